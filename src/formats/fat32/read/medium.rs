//! The medium of a volume: its partitioning, and reads from it.

use super::error::Error;
use crate::base::ReadAt;
use crate::formats::fat32::length;

/// How the medium is partitioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Partitioning {
    /// Not partitioned: the volume begins in sector 0.
    None,
    /// A master boot record, as we write it.
    Mbr,
    /// A GUID partition table.
    Gpt,
}

/// The start of the volume.
#[derive(Debug, Clone, Copy)]
pub(super) struct VolumeStart {
    pub(super) start_bytes: u64,
    pub(super) partitioning: Partitioning,
}

/// Reads bytes; an error gives the offset.
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
