//! Inspects the contents of media: digests, first bytes, films, captions, documents, location
//! traces.
//!
//! Takes a kit; gives findings. Reads every file once to hash it and once to inspect it; of films
//! only the index. Texts are checked by `site`, which renders them.

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
pub(super) use kinds::CONVERTED_ENDINGS;
pub use kinds::{Conversion, refused_kind, unlistable_kind};
