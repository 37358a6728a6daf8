//! What is dangerous on a drive: values, and a sentence each.

use std::fmt;

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use super::name::RawName;
use crate::formats::content::{ActiveKind, Disguise};

/// A file that nobody should open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suspicion {
    /// The file.
    pub path: RawName,
    /// What it is.
    #[serde(flatten)]
    pub danger: Danger,
}

impl fmt::Display for Suspicion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.as_raw().is_empty() {
            return self.danger.fmt(f);
        }
        write!(f, "{}: {}", self.path, self.danger)
    }
}

/// Why a file is not to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Danger {
    /// Its name says that it runs, or hides what it is.
    Name {
        /// What it is.
        kind: ActiveKind,
        /// How the name hides it.
        disguise: Option<Disguise>,
    },
    /// Its first bytes are a program's, whatever its name says.
    Content {
        /// What the bytes are, in words: `a Windows program`.
        found: String,
    },
    /// A link that leads somewhere else.
    Link,
    /// An entry that would be unpacked outside the drive.
    Escape,
    /// Some systems take it for another unlisted thing.
    OneName {
        /// The other.
        other: RawName,
    },
    /// Windows opens a device in its place (`CON`, `AUX`).
    Reserved,
    /// It does more than being read, by what it holds.
    Active {
        /// What it does, in words: `the PDF holds JavaScript`.
        found: String,
    },
    /// Nobody can see, or nobody looked, what it holds.
    Closed {
        /// Why, in words.
        reason: String,
    },
    /// A part of the medium that was not looked into; its path is empty.
    Unseen {
        /// A full sentence without its point.
        reason: String,
    },
}

impl Danger {
    /// What to do about it, as an imperative sentence.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Escape => "Do not unpack this zip; ask for a new one.",
            Self::Unseen { .. } => "Open nothing on it, and ask for a new copy.",
            Self::Closed { .. } => {
                "Do not open it unless you know who made it; take it off the drive."
            }
            _ => {
                "Do not open it. Delete it, and have the computers that this drive was in checked \
                 for worms."
            }
        }
    }
}

/// `"what": "name"` with `kind` and `disguise`, `"content"` and `"active"` with `found`, `"link"`,
/// `"escape"`, `"one-name"` with `other`, `"reserved"`, `"closed"` and `"unseen"` with `reason`.
impl Serialize for Danger {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self {
            Self::Name { kind, disguise } => {
                map.serialize_entry("what", "name")?;
                map.serialize_entry("kind", active_name(*kind))?;
                map.serialize_entry("disguise", &disguise.map(disguise_name))?;
            }
            Self::Content { found } => {
                map.serialize_entry("what", "content")?;
                map.serialize_entry("found", found)?;
            }
            Self::Link => map.serialize_entry("what", "link")?,
            Self::Escape => map.serialize_entry("what", "escape")?,
            Self::OneName { other } => {
                map.serialize_entry("what", "one-name")?;
                map.serialize_entry("other", other)?;
            }
            Self::Reserved => map.serialize_entry("what", "reserved")?,
            Self::Active { found } => {
                map.serialize_entry("what", "active")?;
                map.serialize_entry("found", found)?;
            }
            Self::Closed { reason } => {
                map.serialize_entry("what", "closed")?;
                map.serialize_entry("reason", reason)?;
            }
            Self::Unseen { reason } => {
                map.serialize_entry("what", "unseen")?;
                map.serialize_entry("reason", reason)?;
            }
        }
        map.end()
    }
}

impl fmt::Display for Danger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name {
                disguise: Some(Disguise::HiddenFolder),
                ..
            } => f.write_str("it lies in a folder whose name hides it"),
            Self::Name { kind, disguise } => {
                f.write_str(active_words(*kind))?;
                disguise.map_or(Ok(()), |d| write!(f, ", {}", disguise_words(d)))
            }
            Self::Content { found } => write!(f, "its contents are {found}"),
            Self::Link => f.write_str("a link that leads somewhere else"),
            Self::Escape => f.write_str("would be unpacked outside its folder"),
            Self::OneName { other } => write!(f, "some systems take it for {other}"),
            Self::Reserved => f.write_str("Windows opens a device in its place"),
            Self::Active { found } => f.write_str(found),
            Self::Closed { reason } => write!(f, "nobody can see what it holds: {reason}"),
            Self::Unseen { reason } => f.write_str(reason),
        }
    }
}

fn active_words(kind: ActiveKind) -> &'static str {
    match kind {
        ActiveKind::Program => "a program",
        ActiveKind::Script => "a script",
        ActiveKind::Shortcut => "a shortcut",
        ActiveKind::Settings => "changes a computer's settings",
        ActiveKind::Autorun => "makes a computer run something when the drive is put in",
        ActiveKind::Page => "a web page or message that is not the drive's own",
        ActiveKind::Macros => "an Office file that can hold macros or programs",
        ActiveKind::DiskImage => "a disk image, which hides programs from warnings",
        ActiveKind::Disguise => "a name that hides what the file is",
    }
}

fn disguise_words(disguise: Disguise) -> &'static str {
    match disguise {
        Disguise::DoubleEnding => "with two endings, of which the harmless one shows",
        Disguise::DirectionControl => "with letters turned round so that another ending shows",
        Disguise::BlanksBeforeEnding => "with blanks that push its ending out of sight",
        Disguise::HiddenTail => "with points or blanks at its end that Windows leaves out",
        Disguise::NamedAfterFolder => "named after the folder beside it",
        Disguise::HiddenFolder => "in a folder whose name hides it",
    }
}

/// `ActiveKind` in JSON.
fn active_name(kind: ActiveKind) -> &'static str {
    match kind {
        ActiveKind::Program => "program",
        ActiveKind::Script => "script",
        ActiveKind::Shortcut => "shortcut",
        ActiveKind::Settings => "settings",
        ActiveKind::Autorun => "autorun",
        ActiveKind::Page => "page",
        ActiveKind::Macros => "macros",
        ActiveKind::DiskImage => "disk-image",
        ActiveKind::Disguise => "disguise",
    }
}

/// `Disguise` in JSON.
fn disguise_name(disguise: Disguise) -> &'static str {
    match disguise {
        Disguise::DoubleEnding => "double-ending",
        Disguise::DirectionControl => "direction-control",
        Disguise::BlanksBeforeEnding => "blanks-before-ending",
        Disguise::HiddenTail => "hidden-tail",
        Disguise::NamedAfterFolder => "named-after-folder",
        Disguise::HiddenFolder => "hidden-folder",
    }
}
