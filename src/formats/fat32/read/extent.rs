//! Where bytes lie on a medium.

/// A stretch of bytes on the medium.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// From the medium's start.
    pub offset_bytes: u64,
    /// Never 0.
    pub length_bytes: u64,
}
