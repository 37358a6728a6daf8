//! What can be wrong with a drive or odd about it: values, and a sentence each.

use std::fmt;

use serde::Serialize;

use super::name::RawName;
use crate::base::plural;
use crate::formats::bagit::{Algorithm, DeclarationFault, LineFault, Note as Oddness, Oddity};
use crate::verify::view::SpecialKind;

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

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.as_raw().is_empty() {
            write!(f, "{}", self.defect)
        } else {
            write!(f, "{}: {}", self.path, self.defect)
        }
    }
}

/// How a file differs from what it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "what", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Defect {
    /// Other bytes than the manifest says.
    #[error("its contents differ from what {manifest} says")]
    Differs {
        /// The manifest that says so.
        manifest: RawName,
    },
    /// It could not be read to its end.
    #[error("it cannot be read: {reason}")]
    Unreadable {
        /// What the medium said.
        reason: String,
    },
    /// A link, pipe or device stands where the file should be.
    #[error("it is no plain file")]
    NoFile {
        /// What stands there.
        kind: SpecialKind,
    },
    /// An unlisted file among the payload.
    #[error("it lies inside `data/` and no manifest lists it")]
    Unlisted,
    /// An unlisted thing that some systems take for what a manifest lists.
    #[error(
        "some systems take it for {}: unpacked or copied, one of the two replaces the other",
        listed
    )]
    OneName {
        /// What the drive has under that name.
        listed: RawName,
    },
    /// One manifest lists it and another does not (RFC 8493 §3).
    #[error("{manifest} does not list it")]
    NotListedIn {
        /// The manifest that lacks it.
        manifest: RawName,
    },
    /// A line of a manifest that says nothing, or says it twice.
    #[error("line {line} ({listed}): {reason}")]
    Line {
        /// From 1.
        line: u32,
        /// The path as it stands there.
        listed: RawName,
        /// Why.
        reason: String,
    },
    /// A manifest or tag file that cannot be read as one.
    #[error("{reason}")]
    Form {
        /// Why.
        reason: String,
    },
    /// A file that every bag, or every drive of ours, has.
    #[error("it is missing, so nothing vouches for what it lists")]
    NoManifest,
    /// Octets and files of the payload are not what `bag-info.txt` says.
    #[error("Payload-Oxum says {says}, the listed files are {found}")]
    Oxum {
        /// As it stands there.
        says: RawName,
        /// Octets, point, files.
        found: String,
    },
    /// The tree itself is wrong: see [`ViewFault`](crate::verify::ViewFault).
    #[error("{reason}")]
    Structure {
        /// A short stable name of the kind of fault.
        fault: &'static str,
        /// A sentence.
        reason: String,
    },
    /// The target ends before its contents do.
    #[error("it is cut off: {} at its end", missing_words(*missing_bytes))]
    Cut {
        /// How much; 0 where what is left does not tell.
        missing_bytes: u64,
    },
    /// Bytes of an image differ, outside of any file.
    #[error("bytes of the image differ from its set's")]
    Bytes,
}

fn missing_words(missing_bytes: u64) -> String {
    match missing_bytes {
        0 => "something is missing".to_owned(),
        1 => "1 byte is missing".to_owned(),
        bytes => format!("{bytes} bytes are missing"),
    }
}

impl From<&LineFault> for Defect {
    fn from(fault: &LineFault) -> Self {
        Self::Form {
            reason: fault.to_string(),
        }
    }
}

impl From<&DeclarationFault> for Defect {
    fn from(fault: &DeclarationFault) -> Self {
        Self::Form {
            reason: fault.to_string(),
        }
    }
}

/// What is worth a word and changes no verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "what", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Note {
    /// A manifest or tag file was read leniently.
    #[error("{file} {} (line {}, {} in all)", note.oddity, note.first_line, note.count)]
    Oddity {
        /// Which file.
        file: RawName,
        /// What, where, how often.
        #[serde(flatten)]
        note: Oddness,
    },
    /// A listed name and the name on the drive are equal but for case or composition.
    #[error("{} is called {} on the drive", listed.beside(found), found.beside(listed))]
    NameDiffers {
        /// As a manifest has it.
        listed: RawName,
        /// As it is on the drive.
        found: RawName,
    },
    /// Two names that some systems do not keep apart (RFC 8493 §6.1.1.3).
    #[error("{} and {} are one name for some systems", first.beside(second), second.beside(first))]
    NamesAlike {
        /// One.
        first: RawName,
        /// The other.
        second: RawName,
    },
    /// A manifest of an algorithm that is not known here.
    #[error("{file} is of an algorithm that is not known here and was not checked")]
    UnknownAlgorithm {
        /// Which.
        file: RawName,
    },
    /// The only list of the contents is of an algorithm that is not known here.
    #[error(
        "{file} is the only list of the contents, and its algorithm is not known here: the contents \
         were not checked"
    )]
    ContentsNotChecked {
        /// Which list.
        file: RawName,
    },
    /// More of a kind than is told.
    #[error("{count} more {of} are not shown")]
    More {
        /// Of what, in words: `missing files`.
        of: &'static str,
        /// How many.
        count: usize,
    },
    /// All manifests are of algorithms that do not resist an attack.
    #[error(
        "{algorithm} finds accidents only: whoever wants to can make another file of the same sum"
    )]
    WeakAlgorithm {
        /// Which.
        algorithm: Algorithm,
    },
    /// `fetch.txt`: the bag is to be completed from the network.
    #[error("fetch.txt names {lines} files that are to be fetched from the network; none was")]
    Fetch {
        /// How many.
        lines: usize,
    },
    /// Operating systems' files among the payload.
    #[error(
        "a strict BagIt validator will object to the {files} files that operating systems left in \
         `data/`; `repair --remove-extras` takes them away"
    )]
    SystemFilesInPayload {
        /// How many.
        files: usize,
    },
    /// Operating systems' files that a manifest lists.
    #[error("{}", system_files_words(*files, *missing))]
    SystemFilesListed {
        /// How many.
        files: usize,
        /// How many of them are not there.
        missing: usize,
    },
    /// Oddness of the tree itself.
    #[error("{reason}")]
    Tree {
        /// A sentence.
        reason: String,
    },
    /// Where the drive's root really is.
    #[error("the drive's files are in {folder}: give that folder")]
    TryFolder {
        /// Which.
        folder: RawName,
    },
    /// The target is a file system that is not read.
    #[error("this is {found}")]
    OtherFormat {
        /// With its article: `an exFAT volume`.
        found: String,
    },
    /// Why an image whose files are right is not pristine.
    #[error("{reason}")]
    NotPristine {
        /// A sentence.
        reason: String,
    },
}

fn system_files_words(files: usize, missing: usize) -> String {
    let listed = plural(files, "file");
    let away = match missing {
        0 => String::new(),
        count => format!(" ({count} of them not there any more)"),
    };
    format!(
        "the manifests list {listed}{away} that operating systems write and take away by \
         themselves, so the bag is soon called damaged: make it again without them"
    )
}

impl Note {
    /// That `count` more are not told, unless it is none.
    pub(in crate::verify) fn more(of: &'static str, count: usize) -> Option<Self> {
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
