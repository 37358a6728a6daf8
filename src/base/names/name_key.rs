//! A short stand-in for a name, for tables of a million of them.

use crate::base::Sha256;

/// The first half of a name's SHA-256. Nobody can make two names of one key, so a table of keys
/// tells names apart as a table of names does, and it stays quick whatever names it is given.
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
