//! What was found about an image set.

use serde::Serialize;

use super::report::RawName;

/// What is wrong with an image set, beyond damaged files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SetFindings {
    /// Recipients whose images were put together and are right.
    pub right_images: usize,
    /// Recipients whose tails are missing.
    pub missing_tails: Vec<RawName>,
    /// Files in `stamps/` that no recipient has.
    pub extra_tails: Vec<RawName>,
}
