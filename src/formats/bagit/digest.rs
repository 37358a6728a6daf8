//! Checksum algorithms that bags use (RFC 8493 §2.4), and digests of any of them.

use std::fmt;

use ct_codecs::{Decoder as _, Hex};
use md5::Md5;
use serde::Serialize;
use sha1::Sha1;
use sha2::{Digest as _, Sha224, Sha384, Sha512};

use crate::base::{Hashing, Sha256};

/// A checksum algorithm, named as in manifest file names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Algorithm {
    /// Broken: detects accidents only.
    Md5,
    /// Broken: detects accidents only.
    Sha1,
    /// Rare.
    Sha224,
    /// The one we write.
    Sha256,
    /// Rare.
    Sha384,
    /// The RFC's preference.
    Sha512,
}

impl Algorithm {
    /// The algorithm of `manifest-<name>.txt`; `None` if it is unknown.
    pub fn from_name(name: &str) -> Option<Self> {
        // Old bags have "sha-256" and capitals (§2.4 normalises names this way).
        match name.to_ascii_lowercase().replace('-', "").as_str() {
            "md5" => Some(Self::Md5),
            "sha1" => Some(Self::Sha1),
            "sha224" => Some(Self::Sha224),
            "sha256" => Some(Self::Sha256),
            "sha384" => Some(Self::Sha384),
            "sha512" => Some(Self::Sha512),
            _ => None,
        }
    }

    /// Length of a digest.
    pub fn length_bytes(self) -> usize {
        match self {
            Self::Md5 => 16,
            Self::Sha1 => 20,
            Self::Sha224 => 28,
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }

    /// Whether making two files with the same digest on purpose is infeasible.
    pub fn resists_attack(self) -> bool {
        !matches!(self, Self::Md5 | Self::Sha1)
    }
}

crate::words::shown_values!(Algorithm);

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Md5 => "md5",
            Self::Sha1 => "sha1",
            Self::Sha224 => "sha224",
            Self::Sha256 => "sha256",
            Self::Sha384 => "sha384",
            Self::Sha512 => "sha512",
        })
    }
}

/// Bytes of the longest digest.
const DIGEST_BYTES_MAX: usize = 64;

/// A digest of any of the algorithms; its length identifies the algorithm.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digest {
    length: u8,
    /// Zero past the length.
    bytes: [u8; DIGEST_BYTES_MAX],
}

impl Digest {
    /// Parses hexadecimal digits of either case; `None` if they are not a digest of `algorithm`.
    pub fn from_hex(text: &str, algorithm: Algorithm) -> Option<Self> {
        let length = algorithm.length_bytes();
        if text.len() != 2 * length {
            return None;
        }
        let mut bytes = [0; DIGEST_BYTES_MAX];
        let digest = Hex::decode(&mut bytes, text, None).ok()?;
        Some(Self::from_bytes(digest))
    }

    /// Makes a digest from these bytes; no algorithm here has more than 64.
    pub(super) fn from_bytes(digest: &[u8]) -> Self {
        let digest = &digest[..digest.len().min(DIGEST_BYTES_MAX)];
        let mut bytes = [0; DIGEST_BYTES_MAX];
        bytes[..digest.len()].copy_from_slice(digest);
        Self {
            length: u8::try_from(digest.len()).unwrap_or(u8::MAX),
            bytes,
        }
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..usize::from(self.length)]
    }
}

impl From<Sha256> for Digest {
    fn from(digest: Sha256) -> Self {
        Self::from_bytes(digest.as_bytes())
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = self.as_bytes().iter();
        bytes.try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

/// A digest in progress, of any algorithm.
#[derive(Clone)]
pub enum Digesting {
    /// MD5 (RFC 1321).
    Md5(Md5),
    /// SHA-1 (FIPS 180-4).
    Sha1(Sha1),
    /// SHA-224 (FIPS 180-4).
    Sha224(Sha224),
    /// SHA-256 (FIPS 180-4).
    Sha256(Hashing),
    /// SHA-384 (FIPS 180-4).
    Sha384(Sha384),
    /// SHA-512 (FIPS 180-4).
    Sha512(Sha512),
}

impl Digesting {
    /// Starts with no bytes.
    pub fn new(algorithm: Algorithm) -> Self {
        match algorithm {
            Algorithm::Md5 => Self::Md5(Md5::new()),
            Algorithm::Sha1 => Self::Sha1(Sha1::new()),
            Algorithm::Sha224 => Self::Sha224(Sha224::new()),
            Algorithm::Sha256 => Self::Sha256(Hashing::new()),
            Algorithm::Sha384 => Self::Sha384(Sha384::new()),
            Algorithm::Sha512 => Self::Sha512(Sha512::new()),
        }
    }

    /// Feeds the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Md5(state) => state.update(bytes),
            Self::Sha1(state) => state.update(bytes),
            Self::Sha224(state) => state.update(bytes),
            Self::Sha256(state) => state.update(bytes),
            Self::Sha384(state) => state.update(bytes),
            Self::Sha512(state) => state.update(bytes),
        }
    }

    /// Returns the digest of all bytes fed.
    pub fn finish(self) -> Digest {
        match self {
            Self::Md5(state) => Digest::from_bytes(&state.finalize()),
            Self::Sha1(state) => Digest::from_bytes(&state.finalize()),
            Self::Sha224(state) => Digest::from_bytes(&state.finalize()),
            Self::Sha256(state) => state.finish().into(),
            Self::Sha384(state) => Digest::from_bytes(&state.finalize()),
            Self::Sha512(state) => Digest::from_bytes(&state.finalize()),
        }
    }
}

impl fmt::Debug for Digesting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Digesting(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_of_abc_are_the_published_vectors() {
        let cases = [
            (Algorithm::Md5, "900150983cd24fb0d6963f7d28e17f72"),
            (Algorithm::Sha1, "a9993e364706816aba3e25717850c26c9cd0d89d"),
            (
                Algorithm::Sha224,
                "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7",
            ),
            (
                Algorithm::Sha384,
                "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed\
                 8086072ba1e7cc2358baeca134c825a7",
            ),
            (
                Algorithm::Sha256,
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            ),
            (
                Algorithm::Sha512,
                "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a\
                 2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
            ),
        ];
        for (algorithm, hex) in cases {
            let mut state = Digesting::new(algorithm);
            state.update(b"a");
            state.update(b"bc");
            let digest = state.finish();
            assert_eq!(digest.to_string(), hex);
            let capital = Digest::from_hex(&hex.to_uppercase(), algorithm);
            assert_eq!(capital, Some(digest));
        }
    }

    #[test]
    fn what_is_no_digest_is_refused() {
        for text in ["", "90", &"+1".repeat(16), &"g".repeat(32), &"ก".repeat(8)] {
            assert_eq!(Digest::from_hex(text, Algorithm::Md5), None, "{text}");
        }
    }
}
