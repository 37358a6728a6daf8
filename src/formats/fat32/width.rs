//! Counts between `usize`, `u32` and `u64` without `as`: exact on every machine with at least
//! 32 and at most 64 bits; elsewhere they saturate, and the next bound check fails.

/// A 32-bit count as an index.
pub(crate) fn index(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// A length in memory as a 64-bit number of bytes.
pub(crate) fn length(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}
