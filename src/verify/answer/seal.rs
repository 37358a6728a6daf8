//! The signature over the tag manifest: who signed, whether it is valid, whether it was removed.

use serde::Serialize;

use super::identity::DriveIdentity;
use super::name::RawName;
use crate::bag::UNSIGNED_BY;
use crate::formats::minisign::{
    Prehash, PublicKey, Signature, SignatureFault, Subject, TrustedComment, is_not_signed,
};
use crate::words::{Message, ToMessage as _, messages, shown_in_english};

/// The result of checking the signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Seal {
    /// Nothing to check a signature of was found.
    NotLookedFor,
    /// The drive is unsigned and says so.
    Nobody,
    /// A signer is named, but the signature slot still contains `not signed`.
    Waits {
        /// Who is to sign.
        signer: PublicKey,
    },
    /// The signature is valid, and its comment matches the drive.
    Right {
        /// Who signed.
        signer: PublicKey,
        /// Whether the caller gave the key. Otherwise the drive itself named it, which does not
        /// prove who made the drive.
        pinned: bool,
    },
    /// A foreign bag has a signature, but no key was given to check it with.
    NotChecked {
        /// The key ID in the signature.
        key_id: String,
    },
    /// Forged.
    Wrong {
        /// Why.
        #[serde(flatten)]
        problem: SealProblem,
    },
}

messages! {
    /// Why a signature counts as forged.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[serde(tag = "problem", rename_all = "kebab-case")]
    #[non_exhaustive]
    pub enum SealProblem {
        /// A signer is named, but the signature is missing.
        Missing = "verify.seal-problem:missing",
        /// The file is not a signature, has the legacy algorithm, is by another key, or is invalid.
        Signature { reason: Message } = "verify.seal-problem:signature",
        /// The drive names another signer than the given key.
        OtherSigner = "verify.seal-problem:other-signer",
        /// The signature's comment names another drive.
        OtherDrive { comment: RawName } = "verify.seal-problem:other-drive",
        /// A key was given, but this drive is unsigned.
        Unsigned = "verify.seal-problem:unsigned",
        /// The drive says it is unsigned, but has a signature or names a signer in its pages.
        Stripped = "verify.seal-problem:stripped",
        /// `Signed-By` is not a key.
        SignerUnreadable = "verify.seal-problem:signer-unreadable",
        /// The signature of a list of digests is not valid.
        List { list: RawName, reason: Message } = "verify.seal-problem:list",
        /// The signed file is missing.
        NoTagManifest = "verify.seal-problem:no-tag-manifest",
    }
}

shown_in_english!(SealProblem);

/// Everything that judging a seal needs, read once.
#[derive(Debug, Default)]
pub(in crate::verify) struct Evidence {
    /// The signed file: `tagmanifest-sha256.txt`, or `SHA256SUMS` of a set.
    pub(in crate::verify) signed: Option<Vec<u8>>,
    /// Its `.minisig`.
    pub(in crate::verify) signature: Option<Vec<u8>>,
    /// `Signed-By`.
    pub(in crate::verify) signed_by: Option<String>,
    /// Strings in `data/district/district.js` that have the form of a public key.
    pub(in crate::verify) keys_in_pages: Vec<String>,
    /// Whether the bag is one of ours; then the comment must match.
    pub(in crate::verify) is_ours: bool,
    /// What the drive or set says it is.
    pub(in crate::verify) identity: DriveIdentity,
    /// The name of the signed file, for a set; a drive's comment names its district.
    pub(in crate::verify) file: Option<&'static str>,
    /// Whether a missing signature is expected to be added later, as the set's drives say.
    pub(in crate::verify) is_awaited: bool,
}

/// Judges the seal; `pinned` is the key that the caller trusts.
pub(in crate::verify) fn judge_seal(evidence: &Evidence, pinned: Option<&PublicKey>) -> Seal {
    match find(evidence, pinned) {
        Ok(seal) => seal,
        Err(problem) => Seal::Wrong { problem },
    }
}

fn find(evidence: &Evidence, pinned: Option<&PublicKey>) -> Result<Seal, SealProblem> {
    let named = named_signer(evidence)?;
    if let (Some(pinned), Some(named)) = (pinned, &named)
        && pinned != named
    {
        return Err(SealProblem::OtherSigner);
    }
    let is_blank = |bytes: &[u8]| is_not_signed(bytes) || bytes.trim_ascii().is_empty();
    let signature = match evidence.signature.as_deref() {
        Some(bytes) if is_blank(bytes) => match (named, pinned) {
            (Some(signer), _) => return Ok(Seal::Waits { signer }),
            (None, Some(_)) => return Err(SealProblem::Unsigned),
            (None, None) => return Ok(Seal::Nobody),
        },
        Some(bytes) => bytes,
        None => match (named, pinned) {
            (Some(signer), _) if evidence.is_awaited => return Ok(Seal::Waits { signer }),
            (Some(_), _) => return Err(SealProblem::Missing),
            (None, Some(_)) => return Err(SealProblem::Unsigned),
            (None, None) => return Ok(Seal::Nobody),
        },
    };
    let Some(key) = pinned.or(named.as_ref()) else {
        return without_a_key(evidence, signature);
    };
    let signature = Signature::parse(signature)?;
    let signed = evidence.signed.as_deref();
    let signed = signed.ok_or(SealProblem::NoTagManifest)?;
    let comment = key.verify(&Prehash::of(signed), &signature)?;
    // A set's list has the same form as a tag manifest; its signature is not valid for a bag.
    let is_of_a_set = || {
        let comment = comment.parse::<TrustedComment>();
        comment.is_ok_and(|comment| matches!(comment.subject(), Subject::File(_)))
    };
    let fits = if evidence.is_ours {
        is_about(comment, evidence)
    } else {
        !is_of_a_set()
    };
    if !fits {
        let comment = RawName::new(comment);
        return Err(SealProblem::OtherDrive { comment });
    }
    Ok(Seal::Right {
        signer: key.clone(),
        pinned: pinned.is_some(),
    })
}

/// A signature without a known key. On our drives this means that the signer's name was removed,
/// since we sign only drives that name their signer.
fn without_a_key(evidence: &Evidence, signature: &[u8]) -> Result<Seal, SealProblem> {
    if evidence.is_ours {
        return Err(SealProblem::Stripped);
    }
    let signature = Signature::parse(signature)?;
    Ok(Seal::NotChecked {
        key_id: signature.key_id().to_string(),
    })
}

/// The signer that the drive names. The pages contain the key too, which exposes a changed
/// `bag-info.txt`.
fn named_signer(evidence: &Evidence) -> Result<Option<PublicKey>, SealProblem> {
    let pages = || evidence.keys_in_pages.first();
    match evidence.signed_by.as_deref() {
        Some(UNSIGNED_BY) => match pages() {
            Some(_) => Err(SealProblem::Stripped),
            None => Ok(None),
        },
        Some(text) => {
            let named = text.parse().map_err(|_| SealProblem::SignerUnreadable)?;
            if pages().is_some() && !evidence.keys_in_pages.iter().any(|key| key == text) {
                return Err(SealProblem::Stripped);
            }
            Ok(Some(named))
        }
        // Without `Signed-By` only the pages count; text there that is not a key is ignored.
        None => Ok(pages().and_then(|key| key.parse().ok())),
    }
}

impl From<SignatureFault> for SealProblem {
    fn from(fault: SignatureFault) -> Self {
        Self::Signature {
            reason: fault.message(),
        }
    }
}

/// Whether a trusted comment matches the drive or file beside it.
fn is_about(comment: &str, evidence: &Evidence) -> bool {
    let Ok(comment) = comment.parse::<TrustedComment>() else {
        return false;
    };
    let identity = &evidence.identity;
    // A drive without an identity lacks its `bag-info.txt`: damage, not forgery.
    let is = |says: &Option<RawName>, word: &str| says.as_ref().is_none_or(|s| s.as_raw() == word);
    is(&identity.campaign, comment.campaign())
        && is(&identity.edition, comment.edition())
        && is(&identity.release, comment.release())
        && match (comment.subject(), evidence.file) {
            (Subject::District(district), None) => is(&identity.district, district),
            (Subject::File(name), Some(file)) => name == file,
            _ => false,
        }
}

/// Strings in `text` that have the form of a public key: `RW` and 54 more base64 characters.
pub(in crate::verify) fn keys_in(text: &[u8]) -> Vec<String> {
    let is_base64 = |b: &u8| b.is_ascii_alphanumeric() || b"+/=".contains(b);
    text.split(|b| !is_base64(b))
        .filter(|word| word.len() == 56 && word.starts_with(b"RW"))
        .map(|word| String::from_utf8_lossy(word).into_owned())
        .collect()
}
