//! SHA-256 (FIPS 180-4) and CRC-32, as types of their own, distinct from text.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use ct_codecs::{Decoder as _, Encoder as _, Hex};
use serde::{Deserialize, Serialize};
use sha2::Digest as _;
use sha2::digest::common::hazmat::SerializableState as _;

/// A SHA-256 digest, 32 bytes. Displayed and parsed as 64 hexadecimal digits (written in lower
/// case).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Sha256([u8; 32]);

/// Text that is not 64 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a SHA-256 digest (64 hexadecimal digits)")]
pub struct ParseDigestError;

impl Sha256 {
    /// The digest of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(sha2::Sha256::digest(bytes).into())
    }

    /// The 32 bytes, most significant first.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl From<[u8; 32]> for Sha256 {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

crate::words::shown_values!(Sha256);

impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&to_hex(&self.0))
    }
}

impl fmt::Debug for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sha256({self})")
    }
}

impl FromStr for Sha256 {
    type Err = ParseDigestError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bytes = from_hex(text)?;
        Ok(Self(bytes.try_into().map_err(|_| ParseDigestError)?))
    }
}

impl From<Sha256> for String {
    fn from(digest: Sha256) -> Self {
        digest.to_string()
    }
}

impl TryFrom<String> for Sha256 {
    type Error = ParseDigestError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

/// Hexadecimal digits in lower case.
fn to_hex(bytes: &[u8]) -> String {
    // Fails only if the length of the text overflows.
    Hex::encode_to_string(bytes).unwrap_or_default()
}

/// Hexadecimal digits of either case.
fn from_hex(text: &str) -> Result<Vec<u8>, ParseDigestError> {
    Hex::decode_to_vec(text, None).map_err(|_| ParseDigestError)
}

/// A SHA-256 in progress. Cloning it makes 878 whole-image digests as cheap as one: the state after
/// the base is cloned and fed with each tail.
#[derive(Clone, Default)]
pub struct Hashing(sha2::Sha256);

impl Hashing {
    /// Starts with no bytes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Feeds the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Consumes the state and returns the digest: a digest exists only once all bytes were fed.
    pub fn finish(self) -> Sha256 {
        Sha256(self.0.finalize().into())
    }

    /// The state in the format of the `sha2` crate (see [`HashState`]).
    pub fn state(&self) -> HashState {
        HashState(to_hex(&self.0.serialize()))
    }

    /// Resumes from a stored state that was fed `fed_bytes`.
    ///
    /// # Errors
    /// Fails if the text is not a state that this version of the `sha2` crate wrote, or if its
    /// count differs from `fed_bytes`: with a forged count the crate's multiplication would
    /// overflow 64 bits.
    pub fn from_state(state: &HashState, fed_bytes: u64) -> Result<Self, ParseDigestError> {
        let bytes = from_hex(&state.0)?;
        let blocks = bytes
            .get(BLOCK_COUNT)
            .and_then(|count| count.try_into().ok());
        if blocks.map(u64::from_le_bytes) != Some(fed_bytes / BLOCK_BYTES) {
            return Err(ParseDigestError);
        }
        let bytes = bytes.as_slice().try_into().map_err(|_| ParseDigestError)?;
        sha2::Sha256::deserialize(bytes)
            .map(Self)
            .map_err(|_| ParseDigestError)
    }
}

impl fmt::Debug for Hashing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hashing(…)")
    }
}

/// The inner state of a SHA-256 in hexadecimal, in the `sha2` crate's own format. A caller that
/// stores it must also store [`HashState::FORM`], and check one digest after loading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HashState(String);

/// Offset of the little-endian count of whole blocks in a state, after eight words.
const BLOCK_COUNT: Range<usize> = 32..40;

/// Length of SHA-256's block (FIPS 180-4, §1).
const BLOCK_BYTES: u64 = 64;

impl HashState {
    /// Identifies the format of the bytes; changes with the major version of the `sha2` crate
    /// (format break: an older set must be stamped again).
    pub const FORM: &'static str = "sha2-0.11";
}

/// A CRC-32 (ISO-HDLC, as ZIP uses it) in progress.
#[derive(Clone, Debug, Default)]
pub struct Crc32(crc32fast::Hasher);

impl Crc32 {
    /// Starts with no bytes.
    pub fn new() -> Self {
        Self::default()
    }

    /// The checksum of `bytes`.
    pub fn of(bytes: &[u8]) -> u32 {
        crc32fast::hash(bytes)
    }

    /// Feeds the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Returns the checksum of all bytes fed.
    pub fn finish(self) -> u32 {
        self.0.finalize()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digest_of_nothing_is_the_published_vector() {
        let hex = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(Sha256::of(b"").to_string(), hex);
        assert_eq!(hex.to_uppercase().parse(), Ok(Sha256::of(b"")));
    }

    #[test]
    fn text_that_is_no_digest_is_refused() {
        for text in ["", "e3", &"g".repeat(64), &"a".repeat(63), &"ก".repeat(64)] {
            assert_eq!(text.parse::<Sha256>(), Err(ParseDigestError), "{text}");
        }
    }

    #[test]
    fn a_stored_state_goes_on_where_it_stopped() {
        let mut hashing = Hashing::new();
        hashing.update(&[7; 1000]);
        let mut again = Hashing::from_state(&hashing.state(), 1000).unwrap();
        again.update(b"tail");
        hashing.update(b"tail");
        assert_eq!(again.finish(), hashing.finish());
    }

    #[test]
    fn a_state_of_another_length_is_refused_before_it_is_used() {
        let HashState(mut text) = Hashing::new().state();
        assert!(Hashing::from_state(&HashState(text.clone()), 64).is_err());
        let count = 2 * BLOCK_COUNT.start..2 * BLOCK_COUNT.end;
        text.replace_range(count, &"f".repeat(16));
        assert!(Hashing::from_state(&HashState(text), 0).is_err());
    }
}
