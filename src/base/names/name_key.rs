//! A short key for a name, for tables with a million names.

use crate::base::Sha256;

/// The first half of a name's SHA-256. Making two names with the same key is infeasible, so keys
/// distinguish names as the names themselves do; the table stays fast whatever names it gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameKey([u8; 16]);

impl NameKey {
    /// The key of a name.
    pub fn of(name: &str) -> Self {
        let digest = Sha256::of(name.as_bytes());
        let mut half = [0; 16];
        half.copy_from_slice(&digest.as_bytes()[..16]);
        Self(half)
    }
}
