//! What is in the media: digests, first bytes, films, captions, documents, traces of places.
//!
//! Every file is opened once to be hashed and once to be looked into; of films only the index is
//! read. Leaves out what the texts say: whoever renders them checks them.

mod active_words;
mod captions;
mod captions_words;
mod digest;
mod document;
mod file;
mod film;
mod film_words;
mod words;

pub(super) use active_words::PLACE_CODE;
pub(crate) use active_words::active_reason;
pub use digest::Digests;
pub use file::inspect_media;
