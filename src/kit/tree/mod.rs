//! Walks `media/` and compares it with `media.toml`. Takes the kit's folder and its list of
//! entries; gives the entries whose files exist, and the faults of names and places. Reads at most
//! the first bytes of a file.

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
