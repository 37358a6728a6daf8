//! minisign: public keys, secret keys, signature files (jedisct1.github.io/minisign; source
//! `minisign.h` 0.12).
//!
//! Verifies and makes only prehashed signatures (`ED`: Ed25519 over BLAKE2b-512); the legacy kind
//! (`Ed`) has its own error. Signing is deterministic (RFC 8032), as in C minisign: signing the
//! same set twice gives the same bytes. Files come from sticks and may be hostile.

mod comment;
mod key_id;
mod prehash;
mod public_key;
mod secret_key;
mod signature;

pub use comment::{Subject, TrustedComment, TrustedCommentError};
pub use key_id::KeyId;
pub use prehash::{Prehash, Prehashing};
pub use public_key::{KEY_CHARACTERS, KeyFault, PublicKey};
pub use secret_key::{NewKey, SecretKey, SecretKeyError, SecretKeyFile};
pub use signature::{
    NOT_SIGNED, SIGNATURE_BYTES_MAX, Signature, SignatureFault, TRUSTED_BYTES_MAX, is_not_signed,
};

#[cfg(test)]
mod tests;
