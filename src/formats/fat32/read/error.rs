//! Errors that make a volume unreadable.

use std::io;

use super::identify::OtherFormat;
use crate::words::{Message, ToMessage, ToValue, Value, messages, shown_in_english};

/// The medium has no FAT volume, its boot sector is inconsistent, or the medium fails.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The medium could not be read.
    Read {
        /// Offset from the medium's start.
        offset_bytes: u64,
        /// Number of bytes requested.
        length_bytes: u64,
        /// The system's error.
        source: io::Error,
    },
    /// The medium's length is unavailable.
    Length(#[source] io::Error),
    /// The medium is too short for any volume.
    TooShort {
        /// Length of the medium.
        length_bytes: u64,
    },
    /// A format other than FAT.
    OtherFormat(OtherFormat),
    /// A boot sector field with a value that no FAT volume can have.
    Field {
        /// The specification's name of the field, without its prefix.
        field: &'static str,
        /// Offset in the boot sector.
        offset_bytes: u64,
        /// The value found.
        found: u64,
        /// The values allowed.
        expected: FieldValues,
    },
    /// The volume begins so late, or the medium ends so early, that its tables are cut off.
    TablesCut {
        /// Length of the medium.
        length_bytes: u64,
        /// Where the volume would end.
        needed_bytes: u64,
    },
}

messages! {
    /// The values that a boot sector field may have.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum FieldValues {
        /// This one alone, as the specification writes it.
        Only { value: &'static str } = "volume.expected:only",
        /// Sizes of a sector: 512, 1024, 2048 or 4096.
        SectorSize = "volume.expected:sector-size",
        /// A power of two.
        PowerOfTwo = "volume.expected:power-of-two",
        /// 1 or more.
        NotZero = "volume.expected:not-zero",
        /// More sectors than the tables fill.
        BeyondTables = "volume.expected:beyond-tables",
        /// The number of one of the volume's FATs.
        FatNumber = "volume.expected:fat-number",
        /// A cluster of the volume.
        Cluster = "volume.expected:cluster",
        /// A multiple of the entries in one sector.
        WholeSectors = "volume.expected:whole-sectors",
        /// Fewer clusters than FAT32 has.
        FewClusters = "volume.expected:few-clusters",
    }
    /// Why a volume cannot be read.
    enum VolumeErrorText {
        Read { offset: u64, length: u64 } = "volume.cannot:read",
        Length = "volume.cannot:length",
        TooShort { length: u64 } = "volume.cannot:too-short",
        OtherFormat { format: OtherFormat } = "volume.cannot:other-format",
        Field { field: &'static str, offset: u64, found: String, expected: FieldValues } = "volume.cannot:field",
        TablesCut { length: u64, needed: u64 } = "volume.cannot:tables-cut",
    }
}

impl ToMessage for Error {
    fn message(&self) -> Message {
        let said = match self {
            Self::Read {
                offset_bytes,
                length_bytes,
                ..
            } => VolumeErrorText::Read {
                offset: *offset_bytes,
                length: *length_bytes,
            },
            Self::Length(_) => VolumeErrorText::Length,
            Self::TooShort { length_bytes } => VolumeErrorText::TooShort {
                length: *length_bytes,
            },
            Self::OtherFormat(format) => VolumeErrorText::OtherFormat { format: *format },
            Self::Field {
                field,
                offset_bytes,
                found,
                expected,
            } => VolumeErrorText::Field {
                field,
                offset: *offset_bytes,
                found: format!("{found:#x}"),
                expected: *expected,
            },
            Self::TablesCut {
                length_bytes,
                needed_bytes,
            } => VolumeErrorText::TablesCut {
                length: *length_bytes,
                needed: *needed_bytes,
            },
        };
        said.message()
    }
}

impl ToValue for Error {
    fn to_value(&self) -> Value {
        self.message().to_value()
    }
}

shown_in_english!(Error);
