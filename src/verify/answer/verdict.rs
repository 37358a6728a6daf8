//! The verdict.

use serde::Serialize;

/// The verdicts, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Identical to the image set, bit for bit.
    Pristine,
    /// All files are right.
    Intact,
    /// All files are right, but it is another drive than the requested one.
    Another,
    /// All files are right, but there are also programs, shortcuts or disguises.
    Suspicious,
    /// A foreign bag whose only manifest has an unknown algorithm, so it was not checked.
    NotChecked,
    /// Something differs, is missing, or is listed twice.
    Damaged,
    /// A signature is wrong, missing or by another key.
    Forged,
    /// Neither a drive of ours nor a bag.
    NotOurs,
}

impl Verdict {
    /// Whether the verdict is positive (exit code 0).
    pub fn is_yes(self) -> bool {
        matches!(self, Self::Pristine | Self::Intact)
    }
}
