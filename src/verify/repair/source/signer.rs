//! Determines whose signature a drive needs, from every place on it that names a signer.
//!
//! A repair must not change a drive's signer, whatever part of it is damaged. So `bag-info.txt`,
//! the page data and the signature itself are all read. If they contradict each other or name no
//! signer, the caller must decide.

use std::collections::BTreeSet;
use std::path::Path;

use super::RepairSource;
use crate::bag::{INFO_PATH, MANIFEST_PATH, SIGNATURE_PATH, TAG_MANIFEST_PATH, UNSIGNED_BY};
use crate::drive::layout::DISTRICT_SCRIPT;
use crate::formats::bagit::{
    Algorithm, Charset, MANIFEST_BYTES_MAX, ManifestKind, TAG_FILE_BYTES_MAX, parse_manifest,
    parse_tag_file,
};
use crate::formats::content::system_file;
use crate::formats::minisign::{PublicKey, SIGNATURE_BYTES_MAX, Signature};
use crate::verify::answer::{BagKind, RawName, Seal, keys_in};
use crate::verify::error::RepairError;
use crate::verify::repair::words::RepairFinding;
use crate::verify::sets::SetAtHand;
use crate::verify::sets::vouch::Voucher;
use crate::verify::view::{Files, read_first, small_file};

/// The required signer of a repair's source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::verify) enum Bound {
    /// This key.
    Key(PublicKey),
    /// The drive says it is unsigned.
    Nobody,
    /// Nothing on the drive names a signer.
    Unknown,
}

impl Bound {
    /// The key that the caller gives; otherwise the signer that the drive at `path` names.
    ///
    /// # Errors
    /// [`RepairError::SignersContradict`].
    pub(in crate::verify) fn of(
        given: Option<&PublicKey>,
        view: &dyn Files,
        path: &Path,
    ) -> Result<Self, RepairError> {
        if let Some(key) = given {
            return Ok(Self::Key(key.clone()));
        }
        let told = SignerRemark::read(view);
        let contradict = || RepairError::SignersContradict {
            path: path.to_owned(),
        };
        let mut keys = told.keys.iter();
        let first = keys.next().map(|key| key.parse::<PublicKey>());
        if keys.next().is_some() {
            return Err(contradict());
        }
        match first {
            Some(Ok(key)) => {
                let is_signed_so = told
                    .key_ids
                    .iter()
                    .all(|id| *id == key.key_id().to_string());
                if told.says_nobody || !is_signed_so {
                    return Err(contradict());
                }
                Ok(Self::Key(key))
            }
            _ if told.says_nobody && !told.key_ids.is_empty() => Err(contradict()),
            _ if told.says_nobody => Ok(Self::Nobody),
            _ => Ok(Self::Unknown),
        }
    }

    /// The key to check the source with.
    pub(in crate::verify) fn key(&self) -> Option<&PublicKey> {
        match self {
            Self::Key(key) => Some(key),
            Self::Nobody | Self::Unknown => None,
        }
    }

    /// Checks that the drive in `view` at `path` may be repaired from `source`, whose signature was
    /// already checked with [`Bound::key`]. With `may_be_empty`, an empty stick is accepted.
    ///
    /// # Errors
    /// [`RepairError::SignedSource`], [`RepairError::SignerUnknown`].
    pub(in crate::verify) fn admit(
        &self,
        source: &RepairSource<'_>,
        view: &dyn Files,
        (path, may_be_empty): (&Path, bool),
    ) -> Result<(), RepairError> {
        match self {
            Self::Key(_) => Ok(()),
            Self::Nobody => match &source.signature {
                Seal::Right { signer, .. } | Seal::Waits { signer } => {
                    Err(RepairError::SignedSource {
                        signer: RawName::new(signer.to_string()),
                    })
                }
                _ => Ok(()),
            },
            Self::Unknown if source.bag == BagKind::Foreign => Ok(()),
            Self::Unknown if may_be_empty && is_empty(view) => Ok(()),
            Self::Unknown if is_tied_to(view, source) => Ok(()),
            Self::Unknown => Err(RepairError::SignerUnknown {
                path: path.to_owned(),
            }),
        }
    }

    /// Why the bytes of an image must not be taken from a set; `None` if they may. A drive's
    /// signature covers only its files, so the set must be signed too.
    pub(in crate::verify) fn refuses_set(&self, at_hand: &SetAtHand) -> Option<RepairFinding> {
        let named = at_hand.set.signer.as_ref();
        let is_by = |key: &PublicKey| matches!(at_hand.voucher(key), Voucher::Key(_));
        let refusal = match (self, named) {
            (Self::Key(key), _) if is_by(key) => return None,
            (Self::Key(_), _) => RepairFinding::SetOtherSigner,
            (Self::Nobody | Self::Unknown, Some(key)) if is_by(key) => return None,
            (Self::Nobody | Self::Unknown, Some(_)) => RepairFinding::SetNotByNamed,
            (Self::Nobody | Self::Unknown, None) if at_hand.list.is_signed() => {
                RepairFinding::SetNamesNoSigner
            }
            (Self::Nobody | Self::Unknown, None) => return None,
        };
        Some(refusal)
    }
}

/// The signers that a drive names in its various places.
#[derive(Debug, Default)]
struct SignerRemark {
    keys: BTreeSet<String>,
    says_nobody: bool,
    key_ids: BTreeSet<String>,
}

impl SignerRemark {
    fn read(view: &dyn Files) -> Self {
        let mut told = Self::default();
        for info in all_called(view, INFO_PATH, TAG_FILE_BYTES_MAX) {
            let text = String::from_utf8_lossy(&info);
            for signer in parse_tag_file(&text).all("Signed-By") {
                told.take(signer.trim());
            }
        }
        for script in all_called(view, DISTRICT_SCRIPT, TAG_FILE_BYTES_MAX) {
            for key in keys_in(&script) {
                told.take(&key);
            }
            let nobody = format!("\"{UNSIGNED_BY}\"");
            let mut windows = script.windows(nobody.len());
            told.says_nobody |= windows.any(|window| window == nobody.as_bytes());
        }
        for signature in all_called(view, SIGNATURE_PATH, SIGNATURE_BYTES_MAX) {
            // An empty slot or a damaged signature names no key.
            if let Ok(signature) = Signature::parse(&signature) {
                told.key_ids.insert(signature.key_id().to_string());
            }
        }
        told
    }

    /// Takes a word from a signer's place; ignores a damaged one.
    fn take(&mut self, word: &str) {
        if word == UNSIGNED_BY {
            self.says_nobody = true;
        } else if word.parse::<PublicKey>().is_ok() {
            self.keys.insert(word.to_owned());
        }
    }
}

/// The bytes of every file with this name, ignoring ASCII case.
fn all_called(view: &dyn Files, path: &str, limit_bytes: u64) -> Vec<Vec<u8>> {
    let files = view.listing().files.iter();
    let called = files.filter(|file| file.path.eq_ignore_ascii_case(path));
    let limit = usize::try_from(limit_bytes).unwrap_or(usize::MAX);
    // A FAT volume may contain a name a thousand times; three are enough.
    called
        .take(3)
        // Unreadable files are skipped.
        .filter_map(|file| read_first(view, file, limit).ok())
        .collect()
}

/// Whether it contains only operating-system files.
fn is_empty(view: &dyn Files) -> bool {
    let mut files = view.listing().files.iter();
    files.all(|file| system_file(&file.path).is_some())
}

/// Whether a manifest on the drive lists a file that names the signer, with the source's digest.
/// This works even if the listed file is missing.
fn is_tied_to(view: &dyn Files, source: &RepairSource<'_>) -> bool {
    let lists = [
        (TAG_MANIFEST_PATH, ManifestKind::Tag, INFO_PATH),
        (MANIFEST_PATH, ManifestKind::Payload, DISTRICT_SCRIPT),
    ];
    lists.into_iter().any(|(list, kind, path)| {
        let Some(bytes) = small_file(view, list, MANIFEST_BYTES_MAX) else {
            return false;
        };
        let manifest = parse_manifest(&bytes, kind, Algorithm::Sha256, Charset::UTF_8);
        let mut entries = manifest.entries();
        entries.any(|entry| entry.path == path && source.wanted.get(path) == Some(&entry.digest))
    })
}
