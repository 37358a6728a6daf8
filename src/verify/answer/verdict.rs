//! The answer in one word.

use serde::Serialize;

/// The answer, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Bit for bit what the image set says.
    Pristine,
    /// All files are right.
    Intact,
    /// All files are right, and it is another drive than the one that was meant.
    Another,
    /// All files are right, and programs, shortcuts or disguises lie beside them.
    Suspicious,
    /// A bag of others whose only list is of an algorithm that is not known here: neither right
    /// nor wrong.
    NotChecked,
    /// Something differs, is missing, or is listed twice.
    Damaged,
    /// A signature is wrong, missing or somebody else's.
    Forged,
    /// No drive of ours and no bag.
    NotOurs,
}

impl Verdict {
    /// Whether the answer is yes (exit code 0).
    pub fn is_yes(self) -> bool {
        matches!(self, Self::Pristine | Self::Intact)
    }
}
