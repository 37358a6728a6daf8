//! Ranges of bytes of an image that differ from its set's, and what they hit.

use serde::Serialize;

use super::report::RawName;

/// Ranges that are kept a report; an image of another release differs everywhere, and nobody
/// reads the thousandth (tuning).
pub(in crate::verify) const RANGES_MAX: usize = 1000;

/// A range of bytes that differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DamagedRange {
    /// The first byte, from the image's start.
    pub start_bytes: u64,
    /// The byte behind the last.
    pub end_bytes: u64,
    /// The files that lie there; empty where no file is hit.
    pub files: Vec<RawName>,
}
