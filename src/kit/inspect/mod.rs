//! What is in the media: digests, first bytes, films, captions, documents, traces of places.
//!
//! Every file is opened once to be hashed and once to be looked into; of films only the index is
//! read. Leaves out what the texts say: whoever renders them checks them.

mod captions;
mod captions_words;
mod digest;
mod document;
mod file;
mod film;
mod kinds;
mod opened;
mod words;

pub(super) use crate::formats::content::active::words::PLACE_CODE;
pub use digest::Digests;
pub use file::inspect_media;
pub use kinds::refused_kind;
