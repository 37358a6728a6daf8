//! What can be wrong with a drive or odd about it: values, and a sentence each.

use serde::{Serialize, Serializer};

use super::name::RawName;
use crate::formats::bagit::{Algorithm, DeclarationFault, LineFault, Note as Oddness, Oddity};
use crate::verify::view::SpecialKind;
use crate::words::{Message, ToMessage, messages, shown_in_english};

/// Something that differs from a manifest, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Damage {
    /// The file; empty where the whole drive is meant.
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
        OfFile::Path { path, what }.into()
    }
}

messages! {
    /// How a file differs from what it should be.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[serde(tag = "what", rename_all = "kebab-case")]
    #[non_exhaustive]
    pub enum Defect {
        /// Other bytes than the manifest says.
        Differs { manifest: RawName } = "verify.damage:differs",
        /// It could not be read to its end.
        Unreadable { reason: Message } = "verify.damage:unreadable",
        /// A link, pipe or device stands where the file should be.
        NoFile { kind: SpecialKind } = "verify.damage:no-file",
        /// An unlisted file among the payload.
        Unlisted = "verify.damage:unlisted",
        /// An unlisted thing that some systems take for what a manifest lists.
        OneName { listed: RawName } = "verify.damage:one-name",
        /// One manifest lists it and another does not (RFC 8493 §3).
        NotListedIn { manifest: RawName } = "verify.damage:not-listed-in",
        /// A line of a manifest that says nothing, or says it twice.
        Line { line: u32, listed: RawName, reason: Message } = "verify.damage:line",
        /// A manifest or tag file that cannot be read as one.
        Form { reason: Message } = "verify.damage:form",
        /// A file that every bag, or every drive of ours, has.
        NoManifest = "verify.damage:no-manifest",
        /// Octets and files of the payload are not what `bag-info.txt` says.
        Oxum { says: RawName, found: String } = "verify.damage:oxum",
        /// The tree itself is wrong: see [`ViewFault`](crate::verify::ViewFault).
        Structure { fault: &'static str, reason: Message } = "verify.damage:structure",
        /// The target ends before its contents do. 0 where what is left does not tell how much.
        Cut { missing_bytes: u64 } = "verify.damage:cut",
        /// Bytes of an image differ, outside of any file.
        Bytes = "verify.damage:bytes",
    }

    /// What is said of one file.
    pub(super) enum OfFile {
        Path { path: RawName, what: Message } = "verify.of-file",
    }
}

shown_in_english!(Defect, Damage, Note);

impl From<&LineFault> for Defect {
    fn from(fault: &LineFault) -> Self {
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
    /// Of what there is more than is told.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum LeftOut {
        /// Damage.
        Damaged = "verify.left-out:damaged",
        /// Missing files.
        Missing = "verify.left-out:missing",
        /// Names that differ in case or composition.
        Names = "verify.left-out:names",
        /// Pairs of names alike.
        Pairs = "verify.left-out:pairs",
        /// Lists that were not checked.
        Lists = "verify.left-out:lists",
    }

    /// Two names, each with what tells it from the other.
    enum TwoNames {
        Differs { listed: String, found: String } = "verify.note:name-differs",
        Alike { first: String, second: String } = "verify.note:names-alike",
    }

    /// What is worth a word of one thing and changes no verdict.
    enum Said {
        /// A manifest or tag file was read leniently.
        Oddity { file: RawName, note: Oddness } = "verify.note:oddity",
        /// A manifest of an algorithm that is not known here.
        UnknownAlgorithm { file: RawName } = "verify.note:unknown-algorithm",
        /// The only list of the contents is of an algorithm that is not known here.
        ContentsNotChecked { file: RawName } = "verify.note:contents-not-checked",
        /// More of a kind than is told.
        More { of: LeftOut, count: usize } = "verify.note:more",
        /// All manifests are of algorithms that do not resist an attack.
        WeakAlgorithm { algorithm: Algorithm } = "verify.note:weak-algorithm",
        /// `fetch.txt`: the bag is to be completed from the network.
        Fetch { lines: usize } = "verify.note:fetch",
        /// Operating systems' files among the payload.
        SystemFilesInPayload { files: usize } = "verify.note:system-files",
        /// Operating systems' files that a manifest lists.
        SystemFilesListed { files: usize, missing: usize } = "verify.note:system-files-listed",
        /// Oddness of the tree itself.
        Tree { reason: Message } = "verify.note:tree",
        /// Where the drive's root really is.
        TryFolder { folder: RawName } = "verify.note:try-folder",
        /// The target is a file system that is not read.
        OtherFormat { found: Message } = "verify.note:other-format",
        /// Why an image whose files are right is not pristine.
        NotPristine { reason: Message } = "verify.note:not-pristine",
    }
}

shown_in_english!(LeftOut);

/// What is worth a word and changes no verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Note {
    /// A manifest or tag file was read leniently.
    Oddity {
        /// Which file.
        file: RawName,
        /// What, where, how often.
        #[serde(flatten)]
        note: Oddness,
    },
    /// A listed name and the name on the drive are equal but for case or composition.
    NameDiffers {
        /// As a manifest has it.
        listed: RawName,
        /// As it is on the drive.
        found: RawName,
    },
    /// Two names that some systems do not keep apart (RFC 8493 §6.1.1.3).
    NamesAlike {
        /// One.
        first: RawName,
        /// The other.
        second: RawName,
    },
    /// A manifest of an algorithm that is not known here.
    UnknownAlgorithm {
        /// Which.
        file: RawName,
    },
    /// The only list of the contents is of an algorithm that is not known here.
    ContentsNotChecked {
        /// Which list.
        file: RawName,
    },
    /// More of a kind than is told.
    More {
        /// Of what; in words, `missing files`.
        #[serde(serialize_with = "in_english")]
        of: LeftOut,
        /// How many.
        count: usize,
    },
    /// All manifests are of algorithms that do not resist an attack.
    WeakAlgorithm {
        /// Which.
        algorithm: Algorithm,
    },
    /// `fetch.txt`: the bag is to be completed from the network.
    Fetch {
        /// How many.
        lines: usize,
    },
    /// Operating systems' files among the payload.
    SystemFilesInPayload {
        /// How many.
        files: usize,
    },
    /// Operating systems' files that a manifest lists.
    SystemFilesListed {
        /// How many.
        files: usize,
        /// How many of them are not there.
        missing: usize,
    },
    /// Oddness of the tree itself.
    Tree {
        /// A sentence.
        reason: Message,
    },
    /// Where the drive's root really is.
    TryFolder {
        /// Which.
        folder: RawName,
    },
    /// The target is a file system that is not read.
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
            Self::Oddity { file, note } => Said::Oddity {
                file: file.clone(),
                note: *note,
            }
            .into(),
            Self::UnknownAlgorithm { file } => Said::UnknownAlgorithm { file: file.clone() }.into(),
            Self::ContentsNotChecked { file } => {
                Said::ContentsNotChecked { file: file.clone() }.into()
            }
            Self::More { of, count } => Said::More {
                of: *of,
                count: *count,
            }
            .into(),
            Self::WeakAlgorithm { algorithm } => Said::WeakAlgorithm {
                algorithm: *algorithm,
            }
            .into(),
            Self::Fetch { lines } => Said::Fetch { lines: *lines }.into(),
            Self::SystemFilesInPayload { files } => {
                Said::SystemFilesInPayload { files: *files }.into()
            }
            Self::SystemFilesListed { files, missing } => Said::SystemFilesListed {
                files: *files,
                missing: *missing,
            }
            .into(),
            Self::Tree { reason } => Said::Tree {
                reason: reason.clone(),
            }
            .into(),
            Self::TryFolder { folder } => Said::TryFolder {
                folder: folder.clone(),
            }
            .into(),
            Self::OtherFormat { found } => Said::OtherFormat {
                found: found.clone(),
            }
            .into(),
            Self::NotPristine { reason } => Said::NotPristine {
                reason: reason.clone(),
            }
            .into(),
        }
    }
}

/// JSON names what was left out in English whatever the language.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde gives fields by reference"
)]
fn in_english<S: Serializer>(of: &LeftOut, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(of)
}

impl Note {
    /// That `count` more are not told, unless it is none.
    pub(in crate::verify) fn more(of: LeftOut, count: usize) -> Option<Self> {
        (count > 0).then_some(Self::More { of, count })
    }

    /// A note of the readers of tag files, unless the RFC allows what they met.
    pub(in crate::verify) fn of_oddity(file: &str, note: Oddness) -> Option<Self> {
        let worth_a_word = !note.oddity.is_allowed() && note.oddity != Oddity::OldVersion;
        worth_a_word.then(|| Self::Oddity {
            file: RawName::new(file),
            note,
        })
    }
}
