//! Names on a FAT volume: short names, long names, volume labels, and FAT's upper-casing.

pub(super) mod label;
pub(super) mod long;
pub(super) mod short;
pub(super) mod upcase;
