//! Signature files: four lines, of which only the third and the two signatures count.
//!
//! `untrusted comment: …` / base64(`ED` ‖ key id ‖ signature) / `trusted comment: …` /
//! base64(signature over signature ‖ trusted comment).

use ct_codecs::{Base64, Decoder as _, Encoder as _};

use super::key_id::KeyId;
use crate::words::{messages, shown_in_english, shown_values};

/// Bytes of a signature file that are read: minisign's own limits are 1024 and 8192 for the two
/// comments. A longer one is made to fill memory.
pub const SIGNATURE_BYTES_MAX: u64 = 16 << 10;

/// What stands in a signature's place until there is one.
pub const NOT_SIGNED: &str = "untrusted comment: not signed\n";

const UNTRUSTED: &str = "untrusted comment: ";
const TRUSTED: &str = "trusted comment: ";

/// Bytes of a trusted comment (minisign's TRUSTEDCOMMENTMAXBYTES).
const TRUSTED_BYTES_MAX: usize = 8192;

messages! {
    /// Why a signature file proves nothing.
    #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
    #[non_exhaustive]
    pub enum SignatureFault {
        /// Not four lines of the known form; the line counts from 1.
        Form { line: u8, what: LineFault } = "signature.form",
        /// The old kind, over the file itself.
        Legacy = "signature.legacy",
        /// By another key than the one it was held against.
        OtherKey { found: KeyId, expected: KeyId } = "signature.other-key",
        /// The signed bytes are other bytes, or the signature was made up.
        Data = "signature.data",
        /// The trusted comment was changed.
        Comment = "signature.comment",
    }

    /// What is wrong with a line of a signature file.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum LineFault {
        /// Not there.
        Missing = "signature.line:missing",
        /// Behind the last.
        OneTooMany = "signature.line:one-too-many",
        /// Not UTF-8.
        NotText = "signature.line:not-text",
        /// Not a comment of its kind.
        NoComment = "signature.line:no-comment",
        /// Longer than a comment may be.
        TooLong = "signature.line:too-long",
        /// Not base64, or not as long as a signature.
        NoSignature = "signature.line:no-signature",
        /// A signature of a kind that is not known.
        UnknownKind = "signature.line:unknown-kind",
    }
}

shown_in_english!(SignatureFault);
shown_values!(KeyId);

/// A signature as read; what it says may be believed once
/// [`PublicKey::verify`](super::PublicKey::verify) gave it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    pub(super) key_id: KeyId,
    pub(super) data: [u8; 64],
    pub(super) trusted_comment: String,
    pub(super) global: [u8; 64],
}

/// Whether `bytes` are the one line that stands for "not signed yet".
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

    /// Whose the signature says it is.
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
