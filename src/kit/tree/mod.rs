//! The tree of `media/`: which files lie there, under which names, and whether that agrees with
//! `media.toml`. Opens no file beyond its first bytes.

mod agree;
mod captions;
mod clash;
mod finding;
mod language;
mod leftovers;
mod name;
mod televisions;
mod text_set;
mod walk;

pub(super) use agree::agree;
pub use captions::name::{CaptionsName, CaptionsNameFault, CaptionsPurpose};
pub(super) use walk::walk_media;
