//! What is asked of a repair, and what came of it.

use std::path::Path;

use serde::Serialize;

use crate::base::Mode;
use crate::drive::Recipient;
use crate::formats::minisign::PublicKey;
use crate::verify::answer::{RawName, Report};
use crate::words::Message;

/// What becomes of unlisted files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extras {
    /// They stay.
    Keep,
    /// Programs and the like, and whatever lies unlisted inside `data/`, are taken away. Files
    /// that people added outside, and what operating systems keep in the root, stay.
    Remove,
}

/// What to repair, and from what.
#[derive(Debug, Clone, Copy)]
pub struct Repair<'a> {
    /// An image set, the folder with `images/`, a drive folder, or a drive's image or ZIP.
    pub from: &'a Path,
    /// Whose drive it is to be, where it cannot say so any more.
    pub district: Option<&'a Recipient>,
    /// The key that source and result must be signed by.
    pub key: Option<&'a PublicKey>,
    /// Unlisted files.
    pub extras: Extras,
    /// Told or done.
    pub mode: Mode,
}

/// Who stands in the way of mending a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hindrance {
    /// The source does not have it, or its copy is damaged too.
    Source,
    /// A link or a folder stands where the file or its folder should be.
    Tree,
    /// The drive does not take it: it is full, or cannot be written.
    Drive,
}

/// A file that could not be mended, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unmended {
    /// Which.
    pub path: RawName,
    /// Who stands in the way.
    pub hindrance: Hindrance,
    /// Why.
    pub reason: Message,
}

impl Unmended {
    /// The file `path`, and what stands in the way.
    pub(super) fn new(path: RawName, hindrance: Hindrance, reason: Message) -> Self {
        Self {
            path,
            hindrance,
            reason,
        }
    }
}

/// A source that is damaged or forged itself, so that nothing (more) was taken from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BadSource {
    /// The set or drive.
    pub path: RawName,
    /// What is wrong with it.
    pub reason: Message,
}

/// What was done, or would be.
#[derive(Debug, Clone, Serialize)]
pub struct Repaired {
    /// What was found before.
    pub before: Report,
    /// Files written; `bytes 0..512 (tables)` for ranges of an image where no file lies.
    pub rewritten: Vec<RawName>,
    /// Files taken away.
    pub removed: Vec<RawName>,
    /// Files that could not be mended.
    pub unmended: Vec<Unmended>,
    /// Why the source is of no use, where it is not.
    pub bad_source: Option<BadSource>,
    /// What was found afterwards; `None` where nothing was tried, or another program has a file
    /// open, so that it could not be found out.
    pub after: Option<Report>,
}
