//! Damage and oddities of a drive: values, and one sentence for each.

use serde::{Serialize, Serializer};

use super::name::RawName;
use crate::formats::bagit::{
    Algorithm, BagNote as Oddness, BagOddity, DeclarationFault, ManifestLineFault,
};
use crate::verify::view::SpecialKind;
use crate::words::{Message, ToMessage, messages, shown_in_english};

/// A difference from a manifest, and where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Damage {
    /// The file; empty for the drive as a whole.
    pub path: RawName,
    /// What is wrong with it.
    #[serde(flatten)]
    pub defect: Defect,
}

impl Damage {
    /// `defect` of the file `path`.
    pub fn new(path: &str, defect: Defect) -> Self {
        Self {
            path: RawName::new(path),
            defect,
        }
    }
}

impl ToMessage for Damage {
    fn message(&self) -> Message {
        let what = self.defect.message();
        if self.path.as_raw().is_empty() {
            return what;
        }
        let path = self.path.clone();
        AtFile::Path { path, what }.into()
    }
}

messages! {
    /// How a file differs from its expected state.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[serde(tag = "what", rename_all = "kebab-case")]
    #[non_exhaustive]
    pub enum Defect {
        /// The content does not match the manifest's digest.
        Differs { manifest: RawName } = "verify.damage:differs",
        /// The file could not be read to its end.
        Unreadable { reason: Message } = "verify.damage:unreadable",
        /// A link, pipe or device is in the file's place.
        NoFile { kind: SpecialKind } = "verify.damage:no-file",
        /// An unlisted file in the payload.
        Unlisted = "verify.damage:unlisted",
        /// An unlisted entry whose name some systems confuse with a listed one.
        OneName { listed: RawName } = "verify.damage:one-name",
        /// One manifest lists it and another does not (RFC 8493 §3).
        NotListedIn { manifest: RawName } = "verify.damage:not-listed-in",
        /// A manifest line that is invalid or repeats a file.
        Line { line: u32, listed: RawName, reason: Message } = "verify.damage:line",
        /// A manifest or tag file that does not parse.
        Form { reason: Message } = "verify.damage:form",
        /// A file is missing that every bag, or every drive of ours, has.
        NoManifest = "verify.damage:no-manifest",
        /// The payload's octet and file counts differ from `bag-info.txt`.
        Oxum { says: RawName, found: String } = "verify.damage:oxum",
        /// The tree itself is wrong: see [`ViewFault`](crate::verify::ViewFault).
        Structure { fault: &'static str, reason: Message } = "verify.damage:structure",
        /// The target is truncated. 0 if the rest does not show by how much.
        Cut { missing_bytes: u64 } = "verify.damage:cut",
        /// The writing of the stick was interrupted; whose drive it was to become, if known.
        Unfinished { district: Option<String> } = "verify.damage:unfinished",
        /// Bytes of an image differ outside of any file.
        Bytes = "verify.damage:bytes",
    }

    /// A defect or danger with its file's path.
    pub(super) enum AtFile {
        Path { path: RawName, what: Message } = "verify.of-file",
    }
}

shown_in_english!(Defect, Damage, Note);

impl From<&ManifestLineFault> for Defect {
    fn from(fault: &ManifestLineFault) -> Self {
        Self::Form {
            reason: fault.message(),
        }
    }
}

impl From<&DeclarationFault> for Defect {
    fn from(fault: &DeclarationFault) -> Self {
        Self::Form {
            reason: fault.message(),
        }
    }
}

messages! {
    /// The kind of entry that a report left out beyond its limit.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum LeftOut {
        /// Damage.
        Damaged = "verify.left-out:damaged",
        /// Missing files.
        Missing = "verify.left-out:missing",
        /// Names that differ in case or composition.
        Names = "verify.left-out:names",
        /// Pairs of similar names.
        Pairs = "verify.left-out:pairs",
        /// Lists that were not checked.
        Lists = "verify.left-out:lists",
    }

    /// Two names, each with what distinguishes it from the other.
    enum TwoNames {
        Differs { listed: String, found: String } = "verify.note:name-differs",
        Alike { first: String, second: String } = "verify.note:names-alike",
    }

    /// The sentence of a [`Note`].
    enum DamageText {
        /// A manifest or tag file was read leniently.
        Oddity { file: RawName, note: Oddness } = "verify.note:oddity",
        /// A manifest with an unknown algorithm.
        UnknownAlgorithm { file: RawName } = "verify.note:unknown-algorithm",
        /// The only manifest of the contents has an unknown algorithm.
        ContentsNotChecked { file: RawName } = "verify.note:contents-not-checked",
        /// More entries of a kind than the report lists.
        More { of: LeftOut, count: usize } = "verify.note:more",
        /// All manifests use algorithms that do not resist an attack.
        WeakAlgorithm { algorithm: Algorithm } = "verify.note:weak-algorithm",
        /// `fetch.txt` lists files to be downloaded.
        Fetch { lines: usize } = "verify.note:fetch",
        /// Operating-system files in the payload.
        SystemFilesInPayload { files: usize } = "verify.note:system-files",
        /// Operating-system files that a manifest lists.
        SystemFilesListed { files: usize, missing: usize } = "verify.note:system-files-listed",
        /// An oddity of the tree itself.
        Tree { reason: Message } = "verify.note:tree",
        /// The folder that is the drive's root.
        Unfinished = "verify.note:unfinished",
        Update = "verify.note:update",
        TryFolder { folder: RawName } = "verify.note:try-folder",
        /// The target has an unsupported file system.
        OtherFormat { found: Message } = "verify.note:other-format",
        /// Why an image whose files are right is not pristine.
        NotPristine { reason: Message } = "verify.note:not-pristine",
    }
}

shown_in_english!(LeftOut);

/// A remark that does not change the verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Note {
    /// A manifest or tag file was read leniently.
    Oddity {
        /// Which file.
        file: RawName,
        /// What, in which line, how often.
        #[serde(flatten)]
        note: Oddness,
    },
    /// A listed name and the name on the drive differ only in case or composition.
    NameDiffers {
        /// As a manifest has it.
        listed: RawName,
        /// As it is on the drive.
        found: RawName,
    },
    /// Two names that some systems do not distinguish (RFC 8493 §6.1.1.3).
    NamesAlike {
        /// One.
        first: RawName,
        /// The other.
        second: RawName,
    },
    /// A manifest with an unknown algorithm.
    UnknownAlgorithm {
        /// Which manifest.
        file: RawName,
    },
    /// The only manifest of the contents has an unknown algorithm.
    ContentsNotChecked {
        /// Which manifest.
        file: RawName,
    },
    /// More entries of a kind than the report lists.
    More {
        /// Which kind.
        #[serde(serialize_with = "code_and_words")]
        of: LeftOut,
        /// How many more.
        count: usize,
    },
    /// All manifests use algorithms that do not resist an attack.
    WeakAlgorithm {
        /// One of the algorithms.
        algorithm: Algorithm,
    },
    /// `fetch.txt` lists files to be downloaded.
    Fetch {
        /// How many lines.
        lines: usize,
    },
    /// Operating-system files in the payload.
    SystemFilesInPayload {
        /// How many.
        files: usize,
    },
    /// Operating-system files that a manifest lists.
    SystemFilesListed {
        /// How many.
        files: usize,
        /// How many of them are missing.
        missing: usize,
    },
    /// An oddity of the tree itself.
    Tree {
        /// A sentence.
        reason: Message,
    },
    /// A run of `fill` did not finish, as its note on the drive says.
    Unfinished,
    /// The ZIP is an update, which has only what a release changed.
    Update,
    /// The folder that is the drive's root.
    TryFolder {
        /// Which folder.
        folder: RawName,
    },
    /// The target has an unsupported file system.
    OtherFormat {
        /// With its article: `an exFAT volume`.
        found: Message,
    },
    /// Why an image whose files are right is not pristine.
    NotPristine {
        /// A sentence.
        reason: Message,
    },
}

impl ToMessage for Note {
    fn message(&self) -> Message {
        match self {
            Self::NameDiffers { listed, found } => {
                let (listed, found) = (listed.beside(found), found.beside(listed));
                TwoNames::Differs { listed, found }.into()
            }
            Self::NamesAlike { first, second } => {
                let (first, second) = (first.beside(second), second.beside(first));
                TwoNames::Alike { first, second }.into()
            }
            Self::Oddity { file, note } => DamageText::Oddity {
                file: file.clone(),
                note: *note,
            }
            .into(),
            Self::UnknownAlgorithm { file } => {
                DamageText::UnknownAlgorithm { file: file.clone() }.into()
            }
            Self::ContentsNotChecked { file } => {
                DamageText::ContentsNotChecked { file: file.clone() }.into()
            }
            Self::More { of, count } => DamageText::More {
                of: *of,
                count: *count,
            }
            .into(),
            Self::WeakAlgorithm { algorithm } => DamageText::WeakAlgorithm {
                algorithm: *algorithm,
            }
            .into(),
            Self::Fetch { lines } => DamageText::Fetch { lines: *lines }.into(),
            Self::SystemFilesInPayload { files } => {
                DamageText::SystemFilesInPayload { files: *files }.into()
            }
            Self::SystemFilesListed { files, missing } => DamageText::SystemFilesListed {
                files: *files,
                missing: *missing,
            }
            .into(),
            Self::Tree { reason } => DamageText::Tree {
                reason: reason.clone(),
            }
            .into(),
            Self::Unfinished => DamageText::Unfinished.into(),
            Self::Update => DamageText::Update.into(),
            Self::TryFolder { folder } => DamageText::TryFolder {
                folder: folder.clone(),
            }
            .into(),
            Self::OtherFormat { found } => DamageText::OtherFormat {
                found: found.clone(),
            }
            .into(),
            Self::NotPristine { reason } => DamageText::NotPristine {
                reason: reason.clone(),
            }
            .into(),
        }
    }
}

impl LeftOut {
    /// Its name in JSON.
    fn code(self) -> &'static str {
        match self {
            Self::Damaged => "damaged",
            Self::Missing => "missing",
            Self::Names => "names",
            Self::Pairs => "pairs",
            Self::Lists => "lists",
        }
    }
}

/// A kind in JSON: its code, the same in every language, and its words in the chosen one.
#[derive(serde::Serialize)]
struct CodeAndWords {
    code: &'static str,
    words: Message,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde gives fields by reference"
)]
fn code_and_words<S: Serializer>(of: &LeftOut, serializer: S) -> Result<S::Ok, S::Error> {
    let (code, words) = (of.code(), of.message());
    CodeAndWords { code, words }.serialize(serializer)
}

impl Note {
    /// A note that `count` more were left out; `None` if `count` is 0.
    pub(in crate::verify) fn more(of: LeftOut, count: usize) -> Option<Self> {
        (count > 0).then_some(Self::More { of, count })
    }

    /// A note for an oddity in a tag file; `None` if the RFC allows it.
    pub(in crate::verify) fn of_oddity(file: &str, note: Oddness) -> Option<Self> {
        let worth_a_word = !note.oddity.is_allowed() && note.oddity != BagOddity::OldVersion;
        worth_a_word.then(|| Self::Oddity {
            file: RawName::new(file),
            note,
        })
    }
}
