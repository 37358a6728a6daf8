//! Secret keys: reads and makes key files (with the `minisign` crate), and signs (with
//! ed25519-dalek, because the crate's own signatures contain a random number and differ each time).

use std::fmt;

use ct_codecs::{Base64, Decoder as _};
use ed25519_dalek::{Signer as _, SigningKey};
use minisign::{KeyPair, SecretKeyBox};

use super::key_id::KeyId;
use super::prehash::Prehash;
use super::public_key::PublicKey;
use super::signature::Signature;
use crate::base::{Blame, Failure};
use crate::words::{messages, shown_in_english, shown_values};

/// Length of a decoded secret key: two bytes for each of three algorithms, salt, two limits, key
/// id, key, checksum.
const FILE_BYTES: usize = 158;

/// Offsets of the fields used here.
const KDF: std::ops::Range<usize> = 2..4;
const MEMORY: std::ops::Range<usize> = 46..54;
const KEY_ID: std::ops::Range<usize> = 54..62;
const KEY: std::ops::Range<usize> = 62..126;
const CHECKSUM: std::ops::Range<usize> = 126..158;

messages! {
    /// Why a secret key cannot be used or made.
    #[derive(Debug, thiserror::Error)]
    #[non_exhaustive]
    pub enum SecretKeyError {
        /// The file is not a secret key.
        Form = "sign.secret-key-fault:form",
        /// The key is locked and no password was given.
        NeedsPassword = "sign.secret-key-fault:needs-password",
        /// The password is wrong, or the file was changed.
        Locked { source: minisign::PError } = "sign.secret-key-fault:locked",
        /// The file is a key, but damaged.
        Damaged = "sign.secret-key-fault:damaged",
        /// The trusted comment is not one line of printable characters.
        Comment = "sign.secret-key-fault:comment",
        /// No random numbers, or not enough memory for the password.
        Generate { source: minisign::PError } = "sign.secret-key-fault:generate",
        /// Base64 failed.
        Encode { #[from] source: ct_codecs::Error } = "sign.secret-key-fault:encode",
    }
}

shown_in_english!(SecretKeyError);
shown_values!(minisign::PError, ct_codecs::Error);

impl Failure for SecretKeyError {
    fn blame(&self) -> Blame {
        match self {
            Self::Generate { .. } => Blame::Machine,
            Self::Form
            | Self::NeedsPassword
            | Self::Locked { .. }
            | Self::Damaged
            | Self::Comment
            | Self::Encode { .. } => Blame::Kit,
        }
    }
}

/// A parsed secret key file; still locked if it has a password.
pub struct SecretKeyFile {
    text: String,
    bytes: [u8; FILE_BYTES],
}

impl SecretKeyFile {
    /// Reads the text of a `.key` file.
    ///
    /// # Errors
    /// [`SecretKeyError::Form`].
    pub fn parse(text: &str) -> Result<Self, SecretKeyError> {
        let text = text.trim_start_matches('\u{feff}');
        let key = text.lines().nth(1).ok_or(SecretKeyError::Form)?.trim();
        let bytes = Base64::decode_to_vec(key, None).map_err(|_| SecretKeyError::Form)?;
        let bytes: [u8; FILE_BYTES] = bytes.try_into().map_err(|_| SecretKeyError::Form)?;
        if bytes[..2] != *b"Ed" {
            return Err(SecretKeyError::Form);
        }
        // The crate reads the line as is, so strip what an editor may have added.
        let text = format!("untrusted comment: secret key\n{key}\n");
        Ok(Self { text, bytes })
    }

    /// Whether a password locks the key.
    pub fn needs_password(&self) -> bool {
        self.bytes[KDF] != [0, 0]
    }

    /// Memory needed to check the password, in bytes: 32 MiB for our keys, 1 GiB for those of C
    /// minisign, so callers may warn first.
    pub fn password_memory_bytes(&self) -> u64 {
        let mut number = [0; 8];
        number.copy_from_slice(&self.bytes[MEMORY]);
        u64::from_le_bytes(number)
    }

    /// Opens the key.
    ///
    /// # Errors
    /// [`SecretKeyError::NeedsPassword`], [`SecretKeyError::Locked`], [`SecretKeyError::Damaged`].
    pub fn open(self, password: Option<&str>) -> Result<SecretKey, SecretKeyError> {
        let locked = self.needs_password();
        // C minisign leaves the checksum of a key without a password empty, which the crate reports
        // as damage. Only the two halves of the key can be checked then.
        if !locked && self.bytes[CHECKSUM].iter().all(|byte| *byte == 0) {
            return SecretKey::from_file_bytes(&self.bytes);
        }
        let sealed = SecretKeyBox::from_string(&self.text)
            .map_err(|source| SecretKeyError::Locked { source })?;
        let key = match (locked, password) {
            // Without a password the crate would prompt on the terminal.
            (true, None) => return Err(SecretKeyError::NeedsPassword),
            (true, Some(password)) => sealed.into_secret_key(Some(password.to_owned())),
            (false, _) => sealed.into_unencrypted_secret_key(),
        };
        SecretKey::from_file_bytes(
            &key.map_err(|source| SecretKeyError::Locked { source })?
                .to_bytes(),
        )
    }
}

impl fmt::Debug for SecretKeyFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKeyFile(…)")
    }
}

/// An unlocked secret key. Never displayed.
pub struct SecretKey {
    key_id: KeyId,
    key: SigningKey,
}

impl SecretKey {
    fn from_file_bytes(bytes: &[u8]) -> Result<Self, SecretKeyError> {
        let part = |range| bytes.get(range).ok_or(SecretKeyError::Form);
        let key_id = part(KEY_ID)?.try_into().map_err(|_| SecretKeyError::Form)?;
        let key = part(KEY)?.try_into().map_err(|_| SecretKeyError::Form)?;
        let key = SigningKey::from_keypair_bytes(key).map_err(|_| SecretKeyError::Damaged)?;
        Ok(Self {
            key_id: KeyId(key_id),
            key,
        })
    }

    /// The public key that belongs to it.
    pub fn public_key(&self) -> PublicKey {
        PublicKey::new(self.key_id, self.key.verifying_key())
    }

    /// Returns a signature file for the bytes with this prehash. The same key, prehash and comment
    /// give the same text.
    ///
    /// # Errors
    /// [`SecretKeyError::Comment`] if the comment has a line break or control character.
    pub fn sign(&self, prehash: &Prehash, trusted_comment: &str) -> Result<String, SecretKeyError> {
        if trusted_comment.chars().any(char::is_control) {
            return Err(SecretKeyError::Comment);
        }
        let mut signature = Signature {
            key_id: self.key_id,
            data: self.key.sign(prehash.as_bytes()).to_bytes(),
            trusted_comment: trusted_comment.to_owned(),
            global: [0; 64],
        };
        signature.global = self.key.sign(&signature.globally_signed()).to_bytes();
        Ok(signature.to_text()?)
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey({})", self.key_id)
    }
}

/// A new key pair, as the texts of two files.
pub struct NewKey {
    /// The `.key` file, locked if a password was given.
    pub secret_file: String,
    /// The public key.
    pub public_key: PublicKey,
}

impl NewKey {
    /// Makes a key pair from the system's random numbers.
    ///
    /// # Errors
    /// [`SecretKeyError::Generate`].
    pub fn generate(password: Option<&str>) -> Result<Self, SecretKeyError> {
        let pair = match password {
            Some(password) => KeyPair::generate_encrypted_keypair(Some(password.to_owned())),
            None => KeyPair::generate_unencrypted_keypair(),
        };
        let pair = pair.map_err(|source| SecretKeyError::Generate { source })?;
        let note = "minisign secret key of a Drivepress campaign: keep it to yourself";
        let sealed = pair.sk.to_box(Some(note));
        let secret_file = sealed
            .map_err(|source| SecretKeyError::Generate { source })?
            .into_string();
        let public_key = pair.pk.to_base64().parse();
        Ok(Self {
            secret_file,
            public_key: public_key.map_err(|_| SecretKeyError::Damaged)?,
        })
    }
}

impl fmt::Debug for NewKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NewKey({})", self.public_key)
    }
}
