//! BLAKE2b-512 (RFC 7693) of the signed bytes.

use std::fmt;

use blake2::{Blake2b512, Digest as _};

/// The BLAKE2b-512 of signed bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Prehash([u8; 64]);

impl Prehash {
    /// Hashes `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        let mut state = Prehashing::new();
        state.update(bytes);
        state.finish()
    }

    pub(super) fn as_bytes(&self) -> &[u8; 64] {
        &self.0
    }
}

impl fmt::Debug for Prehash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Prehash(…)")
    }
}

/// A prehash in progress.
#[derive(Clone, Default)]
pub struct Prehashing(Blake2b512);

impl Prehashing {
    /// Starts with no bytes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Feeds the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Consumes the state and returns the prehash.
    pub fn finish(self) -> Prehash {
        Prehash(self.0.finalize().into())
    }
}

impl fmt::Debug for Prehashing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Prehashing(…)")
    }
}
