//! What was found by holding bytes against an image set, beyond damaged files.

use serde::Serialize;

use super::name::RawName;

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

/// A base that is not what `image-set.json` says: every image of that form is damaged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BaseDamage {
    /// `base.img` or `base.zip`.
    pub file: RawName,
    /// Where, to the MiB; empty where that could not be told.
    pub ranges: Vec<DamagedRange>,
}

/// What is wrong with an image set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SetFindings {
    /// Recipients in `image-set.json`.
    pub recipients: usize,
    /// Images (of either form) whose whole SHA-256 was made and is right.
    pub right_images: usize,
    /// Images that are not right, by the names that they have when exported.
    pub wrong_images: Vec<RawName>,
    /// Tails that are missing.
    pub missing_tails: Vec<RawName>,
    /// Files in `stamps/` that no recipient has.
    pub extra_tails: Vec<RawName>,
    /// Recipients whose drives still wait for their signature.
    pub waiting: Vec<RawName>,
    /// Recipients whose drives carry a signature that does not hold.
    pub wrong_signatures: Vec<RawName>,
    /// Bases with damage.
    pub bases: Vec<BaseDamage>,
}
