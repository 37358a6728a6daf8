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
        Contradiction { field: String, reason: Contradiction } = "image.set-fault:contradiction",
    }

    /// How a field contradicts another one.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Contradiction {
        /// The base's pieces have another name than ours.
        PiecesName = "image.set-contradiction:pieces-name",
        /// The base has another length than its layout.
        BaseLength = "image.set-contradiction:base-length",
        /// A file is listed twice.
        ListedTwice = "image.set-contradiction:listed-twice",
        /// A file does not lie in the base.
        OutsideBase = "image.set-contradiction:outside-base",
        /// A recipient is listed twice or out of order.
        RecipientOrder = "image.set-contradiction:recipient-order",
        /// A recipient's tails do not fit the bases.
        Tails = "image.set-contradiction:tails",
    }
}

shown_in_english!(SetFault);
