//! Why a volume cannot be read at all.

use std::io;

use super::identify::OtherFormat;

/// No FAT volume, or one whose boot sector contradicts itself, or a failing medium.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The medium could not be read.
    #[error("cannot read {length_bytes} bytes at byte {offset_bytes}")]
    Read {
        /// Position from the medium's start.
        offset_bytes: u64,
        /// Bytes wanted.
        length_bytes: u64,
        /// What the system says.
        source: io::Error,
    },
    /// The medium's length could not be found out.
    #[error("cannot find out how long the medium is")]
    Length(#[source] io::Error),
    /// Too short to hold anything.
    #[error("only {length_bytes} bytes, which is less than a sector")]
    TooShort {
        /// Length of the medium.
        length_bytes: u64,
    },
    /// Another format, known by name.
    #[error("this is no FAT volume: {0}")]
    OtherFormat(OtherFormat),
    /// A boot sector's field that no FAT volume can have.
    #[error("boot_sector.{field} at byte {offset_bytes}: found {found:#x}, expected {expected}")]
    Field {
        /// The specification's name of the field, without its prefix.
        field: &'static str,
        /// Position within the boot sector.
        offset_bytes: u64,
        /// What stands there.
        found: u64,
        /// What may stand there.
        expected: &'static str,
    },
    /// The volume begins so late, or ends so early, that its tables are cut off.
    #[error("cut short: the medium ends at byte {length_bytes}, the volume at {needed_bytes}")]
    TablesCut {
        /// Length of the medium.
        length_bytes: u64,
        /// Where the volume would end.
        needed_bytes: u64,
    },
}
