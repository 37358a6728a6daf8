//! What a photo or film gives away, and how that goes out.

use std::io;

use crate::formats::content::Kind;
use crate::formats::content::rewrite::Rewrite;

/// What a file gives away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trace {
    /// Where it was taken.
    Place,
    /// The serial number or owner of the device.
    SerialNumber,
}

/// Where in the file it stands.
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
    /// A second file that is appended to the picture.
    Appended,
}

/// One thing a file gives away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlaceTrace {
    /// What.
    pub trace: Trace,
    /// Where it stands.
    pub store: TraceStore,
}

/// How to take traces out of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Removal {
    /// A new file from pieces of the old one.
    Rewrite(Rewrite),
    /// Bytes to be replaced by as many others: nothing in the file moves.
    Patches(Vec<(u64, Vec<u8>)>),
}

/// Why traces cannot be taken out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PlaceError {
    /// The source cannot be read.
    #[error("cannot read the file: {0}")]
    Io(#[from] io::Error),
    /// Nobody here can take them out of this format.
    #[error("place data cannot be taken out of {0}")]
    Format(Kind),
    /// The file is broken where the traces stand.
    #[error("the file is broken")]
    Broken,
    /// The file is larger than is read.
    #[error("the file is too large")]
    TooLarge,
}
