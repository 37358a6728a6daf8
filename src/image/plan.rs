//! What a base consists of, in order, and what the planners of FAT32 and ZIP are given.
//!
//! Planning computes; nothing here opens a file. A writer only streams the pieces.

use crate::base::Sha256;
use crate::drive::DrivePath;
use crate::formats::fat32::{FatTime, VolumeLabel};

/// A stretch of a base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Bytes known to the plan: tables, directories, headers.
    Bytes(Vec<u8>),
    /// The whole content of a common file.
    File {
        /// Its index in the common files that the plan was made of.
        index: usize,
        /// Its length in bytes.
        length_bytes: u64,
    },
    /// So many zero bytes.
    Zeros(u64),
}

impl Piece {
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
    pieces: Vec<Piece>,
    length_bytes: u64,
}

impl BasePlan {
    /// A plan of no bytes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a piece at the end; empty ones are left out, and zeros join zeros.
    pub fn push(&mut self, piece: Piece) {
        let added = piece.length_bytes();
        self.length_bytes = self.length_bytes.saturating_add(added);
        match (self.pieces.last_mut(), piece) {
            _ if added == 0 => {}
            (Some(Piece::Zeros(before)), Piece::Zeros(more)) => {
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
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }
}

/// A file that is the same on every drive of an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommonFile {
    /// Where it lies on the drive.
    pub path: DrivePath,
    /// Length in bytes.
    pub length_bytes: u64,
    /// Digest of its content.
    pub sha256: Sha256,
    /// CRC-32 of its content, for ZIP.
    pub crc32: u32,
}

/// A place in every tail for one file of the recipient.
///
/// Whoever makes slots promises that ⌈length / 4096⌉ is the same for all recipients, so that the
/// number of clusters is the same at every cluster size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The path with any one recipient, e.g. `DISTRICT-0000.txt`.
    pub path: DrivePath,
    /// Length in bytes of the longest of all recipients' files.
    pub length_bytes: u64,
    /// Leading bytes that are equal in every recipient's file; often empty, long for
    /// `manifest-sha256.txt`.
    pub common_prefix: Vec<u8>,
}

/// What a FAT32 volume is given besides files. Nothing here depends on a district.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volume {
    /// The volume label.
    pub label: VolumeLabel,
    /// Volume serial number and disk signature; not 0, for which Windows writes one of its own.
    pub serial: u32,
    /// Time of every directory entry.
    pub time: FatTime,
    /// Free space to leave between the common data and the tail, in bytes; rounded up to whole
    /// clusters.
    pub free_space_bytes: u64,
}
