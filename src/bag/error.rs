//! What can go wrong when a bag is put together.

use crate::base::{Blame, Failure};
use crate::drive::{DrivePath, NameFault, Recipient};
use crate::formats::minisign::{SecretKeyError, TrustedCommentError};
use crate::words::{messages, shown_in_english};

messages! {
    /// A drive's files cannot be put together.
    #[derive(Debug, thiserror::Error)]
    #[non_exhaustive]
    pub enum Error {
        /// A name that we make ourselves is not allowed on a drive: the district table is odd.
        Name { name: String, source: NameFault } = "bag.name",
        /// One file of the common part is listed twice.
        Twice { path: DrivePath } = "bag.twice",
        /// A district's file is larger than the slot measured for it.
        Slot { recipient: Recipient, path: DrivePath, needed: u64, slot: u64 } = "bag.slot",
        /// A key was to sign what names another signer, or nobody.
        OtherSigner { key: String, named: String } = "bag.other-signer",
        /// A drive without tag manifest, or without a place for the signature.
        NothingToSign { recipient: Recipient } = "bag.nothing-to-sign",
        /// A name that cannot be written into a signature's comment.
        Comment { source: TrustedCommentError } = "bag.comment",
        /// The signature could not be made.
        Sign { source: SecretKeyError } = "bag.sign",
    }
}

shown_in_english!(Error);

impl Failure for Error {
    fn blame(&self) -> Blame {
        match self {
            Self::Sign { source } => source.blame(),
            Self::Name { .. }
            | Self::Twice { .. }
            | Self::Slot { .. }
            | Self::OtherSigner { .. }
            | Self::NothingToSign { .. }
            | Self::Comment { .. } => Blame::Kit,
        }
    }
}
