//! Names on a FAT volume: short, long, the volume's label, and FAT's own upper case.

pub(super) mod label;
pub(super) mod long;
pub(super) mod short;
pub(super) mod upcase;
