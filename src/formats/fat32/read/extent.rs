//! Ranges of bytes on a medium.

/// A range of bytes on the medium.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// Offset from the medium's start.
    pub offset_bytes: u64,
    /// Never 0.
    pub length_bytes: u64,
}
