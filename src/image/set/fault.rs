//! Why an `image-set.json` is refused.

use crate::words::{Size, messages, shown_in_english};

messages! {
    /// What is wrong with an `image-set.json`.
    #[derive(Debug, thiserror::Error)]
    #[non_exhaustive]
    pub enum SetFault {
        /// Longer than any valid set.
        TooLong { most: Size } = "image.set-fault:too-long",
        /// Not JSON, or with other fields.
        Json { #[from] source: serde_json::Error } = "image.set-fault:json",
        /// Written by another version of the program.
        Format { found: u64, read: u64 } = "image.set-fault:format",
        /// A field that contradicts another one.
        Contradiction { field: String, reason: &'static str } = "image.set-fault:contradiction",
    }
}

shown_in_english!(SetFault);
