//! Dangers on a drive: values, and one sentence for each.

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use super::damage::AtFile;
use super::name::RawName;
use crate::formats::content::{ActiveKind, Disguise};
use crate::words::{Message, ToMessage, messages, shown_in_english};

/// A file that should not be opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suspicion {
    /// The file.
    pub path: RawName,
    /// Why it is dangerous.
    #[serde(flatten)]
    pub danger: Danger,
}

impl ToMessage for Suspicion {
    fn message(&self) -> Message {
        let what = self.danger.message();
        if self.path.as_raw().is_empty() {
            return what;
        }
        let path = self.path.clone();
        AtFile::Path { path, what }.into()
    }
}

/// Why a file should not be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Danger {
    /// Its name is that of an executable kind, or disguises the file's kind.
    Name {
        /// The kind of file.
        kind: ActiveKind,
        /// How the name hides it.
        disguise: Option<Disguise>,
    },
    /// Its first bytes are those of a program, whatever its name.
    Content {
        /// What the bytes are, in words: `a Windows program`.
        found: Message,
    },
    /// A link to somewhere else.
    Link,
    /// An archive entry that would be unpacked outside the drive.
    Escape,
    /// Its name is the same as another unlisted entry's on some systems.
    OneName {
        /// The other entry.
        other: RawName,
    },
    /// Windows opens a device instead (`CON`, `AUX`).
    Reserved,
    /// Its content is active: it can run something when opened.
    Active {
        /// What it does, in words: `the PDF holds JavaScript`.
        found: Message,
    },
    /// Its content cannot be seen, or was not checked.
    Closed {
        /// Why, in words.
        reason: Message,
    },
    /// A part of the medium that was not checked; its path is empty.
    Unseen {
        /// A full sentence without its full stop.
        reason: Message,
    },
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

messages! {
    /// The sentence of a [`Danger`].
    enum DangerText {
        Name { kind: KindSaid } = "verify.danger:name",
        Disguised { kind: KindSaid, disguise: DisguiseSaid } = "verify.danger:disguised",
        InHiddenFolder = "verify.danger:hidden-folder",
        Content { found: Message } = "verify.danger:content",
        Link = "verify.danger:link",
        Escape = "verify.danger:escape",
        OneName { other: RawName } = "verify.danger:one-name",
        Reserved = "verify.danger:reserved",
        Active { found: Message } = "verify.danger:active",
        Closed { reason: Message } = "verify.danger:closed",
        Unseen { reason: Message } = "verify.danger:unseen",
    }

    /// Kinds of files that run or hide, by name.
    enum KindSaid {
        Program = "verify.kind-of-danger:program",
        Script = "verify.kind-of-danger:script",
        Shortcut = "verify.kind-of-danger:shortcut",
        Settings = "verify.kind-of-danger:settings",
        Autorun = "verify.kind-of-danger:autorun",
        Page = "verify.kind-of-danger:page",
        Macros = "verify.kind-of-danger:macros",
        DiskImage = "verify.kind-of-danger:disk-image",
        Disguise = "verify.kind-of-danger:disguise",
    }

    /// How a name hides the kind of a file.
    enum DisguiseSaid {
        DoubleEnding = "verify.disguise:double-ending",
        DirectionControl = "verify.disguise:direction-control",
        BlanksBeforeEnding = "verify.disguise:blanks-before-ending",
        HiddenTail = "verify.disguise:hidden-tail",
        NamedAfterFolder = "verify.disguise:named-after-folder",
        HiddenFolder = "verify.disguise:hidden-folder",
    }
}

shown_in_english!(Danger, Suspicion);

impl ToMessage for Danger {
    fn message(&self) -> Message {
        let said = match self {
            Self::Name {
                disguise: Some(Disguise::HiddenFolder),
                ..
            } => DangerText::InHiddenFolder,
            Self::Name { kind, disguise } => {
                let kind = KindSaid::from(*kind);
                match disguise.map(DisguiseSaid::from) {
                    Some(disguise) => DangerText::Disguised { kind, disguise },
                    None => DangerText::Name { kind },
                }
            }
            Self::Content { found } => DangerText::Content {
                found: found.clone(),
            },
            Self::Link => DangerText::Link,
            Self::Escape => DangerText::Escape,
            Self::OneName { other } => DangerText::OneName {
                other: other.clone(),
            },
            Self::Reserved => DangerText::Reserved,
            Self::Active { found } => DangerText::Active {
                found: found.clone(),
            },
            Self::Closed { reason } => DangerText::Closed {
                reason: reason.clone(),
            },
            Self::Unseen { reason } => DangerText::Unseen {
                reason: reason.clone(),
            },
        };
        said.into()
    }
}

impl From<ActiveKind> for KindSaid {
    fn from(kind: ActiveKind) -> Self {
        match kind {
            ActiveKind::Program => Self::Program,
            ActiveKind::Script => Self::Script,
            ActiveKind::Shortcut => Self::Shortcut,
            ActiveKind::Settings => Self::Settings,
            ActiveKind::Autorun => Self::Autorun,
            ActiveKind::Page => Self::Page,
            ActiveKind::Macros => Self::Macros,
            ActiveKind::DiskImage => Self::DiskImage,
            ActiveKind::Disguise => Self::Disguise,
        }
    }
}

impl From<Disguise> for DisguiseSaid {
    fn from(disguise: Disguise) -> Self {
        match disguise {
            Disguise::DoubleEnding => Self::DoubleEnding,
            Disguise::DirectionControl => Self::DirectionControl,
            Disguise::BlanksBeforeEnding => Self::BlanksBeforeEnding,
            Disguise::HiddenTail => Self::HiddenTail,
            Disguise::NamedAfterFolder => Self::NamedAfterFolder,
            Disguise::HiddenFolder => Self::HiddenFolder,
        }
    }
}

/// The JSON name of an `ActiveKind`.
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

/// The JSON name of a `Disguise`.
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
