//! What a photo or film reveals, and how to remove it.

use std::io;

use crate::formats::content::FileKind;
use crate::formats::content::rewrite::Rewrite;

/// What a file reveals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trace {
    /// Where it was taken.
    Place,
    /// The serial number or owner of the device.
    SerialNumber,
}

/// Where in the file a trace is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TraceStore {
    /// The EXIF block.
    Exif,
    /// The XMP block.
    Xmp,
    /// A tag of the film.
    FilmTag,
    /// A track of measured positions.
    FilmTrack,
    /// A second file, appended to the picture.
    Appended,
}

/// One trace in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlaceTrace {
    /// What it reveals.
    pub trace: Trace,
    /// Where in the file it is.
    pub store: TraceStore,
}

/// How to remove traces from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Removal {
    /// A new file from pieces of the old one.
    Rewrite(Rewrite),
    /// Bytes (offset, content) that replace as many others; nothing in the file moves.
    Patches(Vec<(u64, Vec<u8>)>),
}

/// Why traces cannot be removed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PlaceError {
    /// The source cannot be read.
    #[error("cannot read the file: {0}")]
    Io(#[from] io::Error),
    /// Removal from this format is not supported.
    #[error("place data cannot be taken out of {0}")]
    Format(FileKind),
    /// The file is broken where the traces are.
    #[error("the file is broken")]
    Broken,
    /// The file is over the size limit.
    #[error("the file is too large")]
    TooLarge,
}
