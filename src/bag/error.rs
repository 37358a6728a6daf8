//! What can go wrong when a bag is put together.

use crate::drive::{DrivePath, NameFault, Recipient};
use crate::formats::minisign::{SecretKeyError, TrustedCommentError};

/// A drive's files cannot be put together.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A name that we make ourselves is not allowed on a drive: the district table is odd.
    #[error("the name `{name}` cannot stand on a drive: {source}")]
    Name {
        /// The name.
        name: String,
        /// Why.
        #[source]
        source: NameFault,
    },
    /// One file of the common part is listed twice.
    #[error("{path} is on the drive twice")]
    Twice {
        /// Where.
        path: DrivePath,
    },
    /// A district's file is larger than the slot measured for it.
    #[error("{path} of {recipient} needs {needed} bytes, its slot has {slot}")]
    Slot {
        /// Which drive.
        recipient: Recipient,
        /// Which file.
        path: DrivePath,
        /// Its length.
        needed: u64,
        /// The slot's length.
        slot: u64,
    },
    /// A key was to sign what names another signer.
    #[error("the key is {key}, but the signer named is {named}")]
    OtherSigner {
        /// The public half of the key.
        key: String,
        /// The signer named, or `nobody`.
        named: String,
    },
    /// A drive without tag manifest, or without a place for the signature.
    #[error("the files of {recipient} have nothing that could be signed")]
    NothingToSign {
        /// Which drive.
        recipient: Recipient,
    },
    /// A name that cannot stand in a signature's comment.
    #[error("cannot word the signature's comment: {0}")]
    Comment(#[source] TrustedCommentError),
    /// The signature could not be made.
    #[error("cannot sign: {0}")]
    Sign(#[source] SecretKeyError),
}
