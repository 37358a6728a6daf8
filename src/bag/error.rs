//! Errors in building or signing a bag.

use crate::base::{Blame, Failure};
use crate::drive::{DrivePath, NameFault, Recipient};
use crate::formats::minisign::{SecretKeyError, TrustedCommentError};
use crate::words::{messages, shown_in_english};

messages! {
    /// Why a drive's files could not be built or signed.
    #[derive(Debug, thiserror::Error)]
    #[non_exhaustive]
    pub enum Error {
        /// A name that we generate is not allowed on a drive: the district table is unusual.
        Name { name: String, source: NameFault } = "bag.name",
        /// A common file is listed twice.
        Twice { path: DrivePath } = "bag.twice",
        /// A district's file is larger than its measured slot.
        Slot { recipient: Recipient, path: DrivePath, needed: u64, slot: u64 } = "bag.slot",
        /// The key differs from the named signer, or no signer is named.
        OtherSigner { key: String, named: String } = "bag.other-signer",
        /// A drive without a tag manifest, or without a slot for the signature.
        NothingToSign { recipient: Recipient } = "bag.nothing-to-sign",
        /// A name that a signature's comment cannot contain.
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
