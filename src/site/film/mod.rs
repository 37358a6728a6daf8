//! Films on the pages, with captions, chapters, descriptions and transcript.
//!
//! Pages contain captions as `data:` URLs, since a browser reads no caption file from `file://`.

mod load;
mod televisions;
mod times;
mod view;

pub(super) use load::KitFilm;
pub(super) use view::FilmView;
