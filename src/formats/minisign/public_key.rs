//! Public keys: base64 of `Ed` ‖ key id ‖ Ed25519 key, 56 characters. Either alone on a line, or
//! after an untrusted comment in a `.pub` file.

use std::fmt;
use std::str::FromStr;

use ct_codecs::{Base64, Decoder as _, Encoder as _};
use ed25519_dalek::VerifyingKey;
use serde::{Deserialize, Serialize};

use super::key_id::KeyId;
use super::prehash::Prehash;
use super::signature::{Signature, SignatureFault};
use crate::words::{messages, shown_in_english, shown_values};

/// Characters of a public key.
pub const KEY_CHARACTERS: usize = 56;

messages! {
    /// Why text is not a public key.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
    #[non_exhaustive]
    pub enum KeyFault {
        /// Not 56 characters of base64.
        Form = "sign.key-fault:form",
        /// Base64 of something else, such as a secret key.
        Kind = "sign.key-fault:kind",
        /// Not a point on the curve.
        Point = "sign.key-fault:point",
    }
}

shown_in_english!(KeyFault);
shown_values!(PublicKey);

/// A minisign public key. Read and shown as its 56 characters.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct PublicKey {
    key_id: KeyId,
    /// Boxed: the decompressed curve point is larger than most errors that contain a key.
    key: Box<VerifyingKey>,
}

impl PublicKey {
    pub(super) fn new(key_id: KeyId, key: VerifyingKey) -> Self {
        let key = Box::new(key);
        Self { key_id, key }
    }

    /// Reads a `.pub` file, or a file that contains only the key.
    ///
    /// # Errors
    /// Fails if no line is a key.
    pub fn from_file_text(text: &str) -> Result<Self, KeyFault> {
        let text = text.trim_start_matches('\u{feff}');
        let mut lines = text.lines().map(str::trim).filter(|l| !l.is_empty());
        let first = lines.next().ok_or(KeyFault::Form)?;
        if first.starts_with("untrusted comment:") {
            lines.next().ok_or(KeyFault::Form)?.parse()
        } else {
            first.parse()
        }
    }

    /// The key's identifier.
    pub fn key_id(&self) -> KeyId {
        self.key_id
    }

    /// The text of a `.pub` file, as minisign writes it.
    pub fn to_file_text(&self) -> String {
        let key_id = self.key_id;
        format!("untrusted comment: minisign public key {key_id}\n{self}\n")
    }

    /// Verifies `signature` by this key over the bytes with this prehash. Returns the trusted
    /// comment, which may be trusted only then.
    ///
    /// # Errors
    /// [`SignatureFault::OtherKey`], [`SignatureFault::Data`] or [`SignatureFault::Comment`].
    pub fn verify<'a>(
        &self,
        prehash: &Prehash,
        signature: &'a Signature,
    ) -> Result<&'a str, SignatureFault> {
        if signature.key_id != self.key_id {
            return Err(SignatureFault::OtherKey {
                found: signature.key_id,
                expected: self.key_id,
            });
        }
        let data = ed25519_dalek::Signature::from_bytes(&signature.data);
        self.key
            .verify_strict(prehash.as_bytes(), &data)
            .map_err(|_| SignatureFault::Data)?;
        let global = ed25519_dalek::Signature::from_bytes(&signature.global);
        self.key
            .verify_strict(&signature.globally_signed(), &global)
            .map_err(|_| SignatureFault::Comment)?;
        Ok(&signature.trusted_comment)
    }
}

impl FromStr for PublicKey {
    type Err = KeyFault;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.len() != KEY_CHARACTERS {
            return Err(KeyFault::Form);
        }
        let bytes = Base64::decode_to_vec(text, None).map_err(|_| KeyFault::Form)?;
        let bytes: [u8; 42] = bytes.try_into().map_err(|_| KeyFault::Form)?;
        let (algorithm, rest) = bytes.split_at(2);
        if algorithm != b"Ed" {
            return Err(KeyFault::Kind);
        }
        let (key_id, key) = rest.split_at(8);
        let key_id = KeyId(key_id.try_into().map_err(|_| KeyFault::Form)?);
        let key = key.try_into().map_err(|_| KeyFault::Form)?;
        let key = VerifyingKey::from_bytes(key).map_err(|_| KeyFault::Point)?;
        // Anyone can sign with a weak key.
        if key.is_weak() {
            return Err(KeyFault::Point);
        }
        Ok(Self::new(key_id, key))
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = b"Ed".to_vec();
        bytes.extend_from_slice(&self.key_id.0);
        bytes.extend_from_slice(self.key.as_bytes());
        // Fails only if the length overflows.
        let text = Base64::encode_to_string(bytes).map_err(|_| fmt::Error)?;
        f.write_str(&text)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

impl From<PublicKey> for String {
    fn from(key: PublicKey) -> Self {
        key.to_string()
    }
}

impl TryFrom<String> for PublicKey {
    type Error = KeyFault;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}
