//! The pieces of a base, and the input of the FAT32 and ZIP planners.
//!
//! Planning opens no file; a writer streams the pieces later.

use crate::base::Sha256;
use crate::drive::DrivePath;
use crate::formats::fat32::{FatTime, VolumeLabel};

/// A piece of a base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BasePiece {
    /// Bytes that the plan holds: tables, directories, headers.
    Bytes(Vec<u8>),
    /// The whole content of a common file.
    File {
        /// Its index in the common files given to the plan.
        index: usize,
        /// Its length in bytes.
        length_bytes: u64,
    },
    /// This number of zero bytes.
    Zeros(u64),
}

impl BasePiece {
    /// Length in bytes.
    pub fn length_bytes(&self) -> u64 {
        match self {
            // A length in memory always fits into 64 bits.
            Self::Bytes(bytes) => u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            Self::File { length_bytes, .. } | Self::Zeros(length_bytes) => *length_bytes,
        }
    }
}

/// The pieces of a base, in the order in which they are written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BasePlan {
    pieces: Vec<BasePiece>,
    length_bytes: u64,
}

impl BasePlan {
    /// An empty plan.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends a piece; skips empty pieces and merges consecutive zeros.
    pub fn push(&mut self, piece: BasePiece) {
        let added = piece.length_bytes();
        self.length_bytes = self.length_bytes.saturating_add(added);
        match (self.pieces.last_mut(), piece) {
            _ if added == 0 => {}
            (Some(BasePiece::Zeros(before)), BasePiece::Zeros(more)) => {
                *before = before.saturating_add(more);
            }
            (_, piece) => self.pieces.push(piece),
        }
    }

    /// Length of the base in bytes.
    pub fn length_bytes(&self) -> u64 {
        self.length_bytes
    }

    /// The pieces, in order.
    pub fn pieces(&self) -> &[BasePiece] {
        &self.pieces
    }
}

/// A file that is the same on every drive of an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommonFile {
    /// Path on the drive.
    pub path: DrivePath,
    /// Length in bytes.
    pub length_bytes: u64,
    /// Digest of its content.
    pub sha256: Sha256,
    /// CRC-32 of its content, for ZIP.
    pub crc32: u32,
}

/// A place in every tail for one of the recipient's files.
///
/// The caller guarantees that ⌈length / 4096⌉ is the same for all recipients, so the number of
/// clusters is the same at every cluster size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TailSlot {
    /// The path for one example recipient, e.g. `DISTRICT-0000.txt`.
    pub path: DrivePath,
    /// Length in bytes of the longest file among all recipients.
    pub length_bytes: u64,
    /// Leading bytes that every recipient's file shares; often empty, long for
    /// `manifest-sha256.txt`.
    pub common_prefix: Vec<u8>,
}

/// Properties of a FAT32 volume besides its files. None depends on the district.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VolumeProperties {
    /// The volume label.
    pub label: VolumeLabel,
    /// Volume serial number and disk signature; not 0, because Windows would replace that.
    pub serial: u32,
    /// Time of every directory entry.
    pub time: FatTime,
    /// Free space to leave between the common data and the tail, in bytes; rounded up to whole
    /// clusters.
    pub free_space_bytes: u64,
}
