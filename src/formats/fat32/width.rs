//! Converts counts between `usize`, `u32` and `u64` without `as`: exact if `usize` has 32 to 64
//! bits; elsewhere the conversions saturate, and the next bound check fails.

/// A 32-bit count as an index.
pub(crate) fn index(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// A length in memory as a 64-bit number of bytes.
pub(crate) fn length(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}
