//! What can go wrong when a bag is put together.

use crate::kit::{DrivePath, NameFault, Recipient};

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
}
