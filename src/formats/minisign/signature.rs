//! Signature files: four lines; the text of the untrusted comment is ignored.
//!
//! `untrusted comment: …` / base64(`ED` ‖ key id ‖ signature) / `trusted comment: …` /
//! base64(signature over signature ‖ trusted comment).

use ct_codecs::{Base64, Decoder as _, Encoder as _};

use super::key_id::KeyId;
use crate::words::{messages, shown_in_english, shown_values};

/// Maximum bytes of a signature file: minisign's own limits are 1024 and 8192 for the two comments.
/// A longer file is an attack on memory.
pub const SIGNATURE_BYTES_MAX: u64 = 16 << 10;

/// Placeholder for a signature that is still to be made.
pub const NOT_SIGNED: &str = "untrusted comment: not signed\n";

const UNTRUSTED: &str = "untrusted comment: ";
const TRUSTED: &str = "trusted comment: ";

/// Maximum bytes of a trusted comment (minisign's TRUSTEDCOMMENTMAXBYTES).
pub const TRUSTED_BYTES_MAX: usize = 8192;

messages! {
    /// Why a signature file is invalid.
    #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
    #[non_exhaustive]
    pub enum SignatureFault {
        /// Not four lines of the known form; lines count from 1.
        Form { line: u8, what: LineFault } = "signature.form",
        /// The legacy kind, over the file itself.
        Legacy = "signature.legacy",
        /// Made by a key other than the expected one.
        OtherKey { found: KeyId, expected: KeyId } = "signature.other-key",
        /// The signed bytes differ, or the signature is forged.
        Data = "signature.data",
        /// The trusted comment was changed.
        Comment = "signature.comment",
    }

    /// What is wrong with a line of a signature file.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum LineFault {
        /// Missing.
        Missing = "signature.line:missing",
        /// After the last line.
        OneTooMany = "signature.line:one-too-many",
        /// Not UTF-8.
        NotText = "signature.line:not-text",
        /// Not a comment of the expected kind.
        NoComment = "signature.line:no-comment",
        /// Longer than the comment's limit.
        TooLong = "signature.line:too-long",
        /// Not base64, or not the length of a signature.
        NoSignature = "signature.line:no-signature",
        /// A signature of an unknown kind.
        UnknownKind = "signature.line:unknown-kind",
    }
}

shown_in_english!(SignatureFault);
shown_values!(KeyId);

/// A parsed signature. Trust its contents only after
/// [`PublicKey::verify`](super::PublicKey::verify) returned them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    pub(super) key_id: KeyId,
    pub(super) data: [u8; 64],
    pub(super) trusted_comment: String,
    pub(super) global: [u8; 64],
}

/// Whether `bytes` are the placeholder line for "not signed yet".
pub fn is_not_signed(bytes: &[u8]) -> bool {
    let line = bytes.trim_ascii_end();
    line == NOT_SIGNED.as_bytes().trim_ascii_end()
}

impl Signature {
    /// Reads a signature file.
    ///
    /// # Errors
    /// [`SignatureFault::Form`] or [`SignatureFault::Legacy`].
    pub fn parse(bytes: &[u8]) -> Result<Self, SignatureFault> {
        let form = |line, what| SignatureFault::Form { line, what };
        let text = std::str::from_utf8(bytes).map_err(|_| form(1, LineFault::NotText))?;
        let mut lines = text.lines();
        let mut next = |line| lines.next().ok_or(form(line, LineFault::Missing));
        if !next(1)?.starts_with(UNTRUSTED) {
            return Err(form(1, LineFault::NoComment));
        }
        let data = Base64::decode_to_vec(next(2)?.trim_end(), None);
        let data = data.map_err(|_| form(2, LineFault::NoSignature))?;
        let trusted = next(3)?
            .strip_prefix(TRUSTED)
            .ok_or(form(3, LineFault::NoComment))?;
        if trusted.len() > TRUSTED_BYTES_MAX {
            return Err(form(3, LineFault::TooLong));
        }
        let global = Base64::decode_to_vec(next(4)?.trim_end(), None);
        let global = global.map_err(|_| form(4, LineFault::NoSignature))?;
        let global = global
            .try_into()
            .map_err(|_| form(4, LineFault::NoSignature))?;
        if lines.any(|line| !line.trim().is_empty()) {
            return Err(form(5, LineFault::OneTooMany));
        }
        let data: [u8; 74] = data
            .try_into()
            .map_err(|_| form(2, LineFault::NoSignature))?;
        match &data[..2] {
            b"ED" => {}
            b"Ed" => return Err(SignatureFault::Legacy),
            _ => return Err(form(2, LineFault::UnknownKind)),
        }
        let (key_id, signature) = data[2..].split_at(8);
        Ok(Self {
            key_id: KeyId(
                key_id
                    .try_into()
                    .map_err(|_| form(2, LineFault::NoSignature))?,
            ),
            data: signature
                .try_into()
                .map_err(|_| form(2, LineFault::NoSignature))?,
            trusted_comment: trusted.to_owned(),
            global,
        })
    }

    /// The identifier of the key that the signature claims.
    pub fn key_id(&self) -> KeyId {
        self.key_id
    }

    /// What the second signature covers: the first one and the trusted comment.
    pub(super) fn globally_signed(&self) -> Vec<u8> {
        [&self.data, self.trusted_comment.as_bytes()].concat()
    }

    /// The text of the signature file.
    pub(super) fn to_text(&self) -> Result<String, ct_codecs::Error> {
        let data = [b"ED".as_slice(), &self.key_id.0, &self.data].concat();
        let (key_id, comment) = (self.key_id, &self.trusted_comment);
        let data = Base64::encode_to_string(data)?;
        let global = Base64::encode_to_string(self.global)?;
        let note = format!("check with the campaign's minisign key {key_id}");
        Ok(format!(
            "{UNTRUSTED}{note}\n{data}\n{TRUSTED}{comment}\n{global}\n"
        ))
    }
}
