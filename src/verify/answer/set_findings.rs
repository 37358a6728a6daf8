//! What comparing bytes with an image set found, beyond damaged files.

use serde::Serialize;

use super::name::RawName;

/// Most ranges in one report. An image of another release differs everywhere, and a longer list is
/// useless (tuning).
pub(in crate::verify) const RANGES_MAX: usize = 1000;

/// A range of bytes that differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DamagedRange {
    /// The first byte, from the image's start.
    pub start_bytes: u64,
    /// The byte after the last.
    pub end_bytes: u64,
    /// The files in this range; empty if it hits no file.
    pub files: Vec<RawName>,
}

/// A base that does not match `image-set.json`: every image of that form is damaged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BaseDamage {
    /// `base.img` or `base.zip`.
    pub file: RawName,
    /// Where, to the MiB; empty if unknown.
    pub ranges: Vec<DamagedRange>,
}

/// What is wrong with an image set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SetFindings {
    /// The number of recipients in `image-set.json`.
    pub recipients: usize,
    /// The number of images (of either form) whose whole SHA-256 was computed and is right.
    pub right_images: usize,
    /// Damaged images, by the names that they get when exported.
    pub wrong_images: Vec<RawName>,
    /// Tails that are missing.
    pub missing_tails: Vec<RawName>,
    /// Files in `stamps/` that belong to no recipient.
    pub extra_tails: Vec<RawName>,
    /// Recipients whose drives still wait for their signatures.
    pub waiting: Vec<RawName>,
    /// Recipients whose drives have an invalid signature.
    pub wrong_signatures: Vec<RawName>,
    /// Damaged bases.
    pub bases: Vec<BaseDamage>,
}
