//! Why a volume cannot be read at all.

use std::io;

use super::identify::OtherFormat;
use crate::words::{Message, ToMessage, ToValue, Value, messages, shown_in_english};

/// No FAT volume, or one whose boot sector contradicts itself, or a failing medium.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The medium could not be read.
    Read {
        /// Position from the medium's start.
        offset_bytes: u64,
        /// Bytes wanted.
        length_bytes: u64,
        /// What the system says.
        source: io::Error,
    },
    /// The medium's length could not be found out.
    Length(#[source] io::Error),
    /// Too short to hold anything.
    TooShort {
        /// Length of the medium.
        length_bytes: u64,
    },
    /// Another format, known by name.
    OtherFormat(OtherFormat),
    /// A boot sector's field that no FAT volume can have.
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
    TablesCut {
        /// Length of the medium.
        length_bytes: u64,
        /// Where the volume would end.
        needed_bytes: u64,
    },
}

messages! {
    /// Why a volume cannot be read.
    enum Said {
        Read { offset: u64, length: u64 } = "volume.cannot:read",
        Length = "volume.cannot:length",
        TooShort { length: u64 } = "volume.cannot:too-short",
        OtherFormat { format: OtherFormat } = "volume.cannot:other-format",
        Field { field: &'static str, offset: u64, found: String, expected: &'static str } = "volume.cannot:field",
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
            } => Said::Read {
                offset: *offset_bytes,
                length: *length_bytes,
            },
            Self::Length(_) => Said::Length,
            Self::TooShort { length_bytes } => Said::TooShort {
                length: *length_bytes,
            },
            Self::OtherFormat(format) => Said::OtherFormat { format: *format },
            Self::Field {
                field,
                offset_bytes,
                found,
                expected,
            } => Said::Field {
                field,
                offset: *offset_bytes,
                found: format!("{found:#x}"),
                expected,
            },
            Self::TablesCut {
                length_bytes,
                needed_bytes,
            } => Said::TablesCut {
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
