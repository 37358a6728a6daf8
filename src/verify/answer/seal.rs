//! The signature over the tag manifest: who signed, whether it fits, whether it was taken away.

use serde::Serialize;

use super::identity::Identity;
use super::name::RawName;
use crate::bag::UNSIGNED_BY;
use crate::formats::minisign::{
    Prehash, PublicKey, Signature, SignatureFault, Subject, TrustedComment, is_not_signed,
};
use crate::words::{Message, ToMessage as _, messages, shown_in_english};

/// What the signature says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Seal {
    /// Nothing that could be signed was found.
    NotLookedFor,
    /// Nobody signed, and the drive says so.
    Nobody,
    /// A signer is named and the slot still says `not signed`.
    Waits {
        /// Who is to sign.
        signer: PublicKey,
    },
    /// The signature fits, and its comment fits the drive.
    Right {
        /// Whose it is.
        signer: PublicKey,
        /// Whether the caller named the key; else the drive itself did, which proves nothing
        /// about who made it.
        pinned: bool,
    },
    /// A foreign bag carries a signature, and no key was given to check it with.
    NotChecked {
        /// Whose it says it is.
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
    /// Why a signature is held for forged.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[serde(tag = "problem", rename_all = "kebab-case")]
    #[non_exhaustive]
    pub enum SealProblem {
        /// A signer is named and there is no signature.
        Missing = "verify.seal-problem:missing",
        /// The file is no signature, a legacy one, by another key, or does not fit.
        Signature { reason: Message } = "verify.seal-problem:signature",
        /// The drive names another signer than the key that was given.
        OtherSigner = "verify.seal-problem:other-signer",
        /// The signature's comment is about another drive.
        OtherDrive { comment: RawName } = "verify.seal-problem:other-drive",
        /// A key was given, and nobody signed this drive.
        Unsigned = "verify.seal-problem:unsigned",
        /// A signature, or a signer in the pages, on a drive that says that nobody signed it.
        Stripped = "verify.seal-problem:stripped",
        /// `Signed-By` is no key.
        SignerUnreadable = "verify.seal-problem:signer-unreadable",
        /// The signature beside a list of digests does not hold.
        List { list: RawName, reason: Message } = "verify.seal-problem:list",
        /// What a signature could be over is missing.
        NoTagManifest = "verify.seal-problem:no-tag-manifest",
    }
}

shown_in_english!(SealProblem);

/// What a seal is judged by; all of it read once.
#[derive(Debug, Default)]
pub(in crate::verify) struct Evidence {
    /// What is signed: `tagmanifest-sha256.txt`, or the `SHA256SUMS` of a set.
    pub(in crate::verify) signed: Option<Vec<u8>>,
    /// Its `.minisig`.
    pub(in crate::verify) signature: Option<Vec<u8>>,
    /// `Signed-By`.
    pub(in crate::verify) signed_by: Option<String>,
    /// What `data/district/district.js` has of the form of a public key.
    pub(in crate::verify) keys_in_pages: Vec<String>,
    /// Whether it is one of ours: then the comment must fit.
    pub(in crate::verify) is_ours: bool,
    /// What the drive or set says it is.
    pub(in crate::verify) identity: Identity,
    /// The name of the signed file, for a set; a drive's comment names its district.
    pub(in crate::verify) file: Option<&'static str>,
    /// Whether a missing signature is still to come: the drives of a set say so.
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
    // The list of a set has the form of a tag manifest: its signature vouches for no bag.
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

/// A signature that no key can be found for: on a drive of ours a trace of one that was taken
/// away, since we sign only what names its signer.
fn without_a_key(evidence: &Evidence, signature: &[u8]) -> Result<Seal, SealProblem> {
    if evidence.is_ours {
        return Err(SealProblem::Stripped);
    }
    let signature = Signature::parse(signature)?;
    Ok(Seal::NotChecked {
        key_id: signature.key_id().to_string(),
    })
}

/// The signer that the drive names. The pages carry the key too: a drive whose `bag-info.txt`
/// was made to say otherwise is found out by them.
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
        // Without the line the pages speak alone; what is no key there is somebody's text.
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

/// Whether a trusted comment is about the drive or file that it lies beside.
fn is_about(comment: &str, evidence: &Evidence) -> bool {
    let Ok(comment) = comment.parse::<TrustedComment>() else {
        return false;
    };
    let identity = &evidence.identity;
    // A drive that does not say who it is lacks its `bag-info.txt`: damage, not forgery.
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

/// What in `text` has the form of a public key: `RW` and 54 more letters of base64.
pub(in crate::verify) fn keys_in(text: &[u8]) -> Vec<String> {
    let is_base64 = |b: &u8| b.is_ascii_alphanumeric() || b"+/=".contains(b);
    text.split(|b| !is_base64(b))
        .filter(|word| word.len() == 56 && word.starts_with(b"RW"))
        .map(|word| String::from_utf8_lossy(word).into_owned())
        .collect()
}
