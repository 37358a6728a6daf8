//! The medium that a volume lies on: how it is divided, and reading it.

use super::error::Error;
use crate::base::ReadAt;
use crate::formats::fat32::length;

/// How the medium is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Partitioning {
    /// The volume begins in sector 0.
    None,
    /// By a master boot record, as we write it.
    Mbr,
    /// By a GUID partition table.
    Gpt,
}

/// Where the volume begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) start_bytes: u64,
    pub(super) partitioning: Partitioning,
}

/// Reads and tells where it failed.
pub(super) fn read(storage: &dyn ReadAt, offset_bytes: u64, buf: &mut [u8]) -> Result<(), Error> {
    let length_bytes = length(buf.len());
    storage
        .read_exact_at(offset_bytes, buf)
        .map_err(|source| Error::Read {
            offset_bytes,
            length_bytes,
            source,
        })
}
