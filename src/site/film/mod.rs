//! Films with their captions, chapters, descriptions and transcript.
//!
//! Captions stand in the page as `data:` URLs: a browser reads no caption file from `file://`.

mod load;
mod televisions;
mod times;
mod view;

pub(super) use load::Film;
pub(super) use view::FilmView;
