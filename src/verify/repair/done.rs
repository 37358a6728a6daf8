//! A repair's input and result.

use std::path::Path;

use serde::Serialize;

use crate::base::Mode;
use crate::drive::Recipient;
use crate::formats::minisign::PublicKey;
use crate::verify::answer::{RawName, Report};
use crate::words::Message;

/// What to do with unlisted files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extras {
    /// Keep them.
    Keep,
    /// Remove dangerous files, all unlisted files in `data/` and what is left of earlier releases.
    /// Keep files that people added elsewhere, and operating-system files in the root.
    Remove,
}

/// The source and options of a repair.
#[derive(Debug, Clone, Copy)]
pub struct Repair<'a> {
    /// An image set, the folder with `images/`, a drive folder, or a drive's image or ZIP.
    pub from: &'a Path,
    /// The drive's district, in case the drive no longer names it.
    pub district: Option<&'a Recipient>,
    /// The key that source and result must be signed by.
    pub key: Option<&'a PublicKey>,
    /// What to do with unlisted files.
    pub extras: Extras,
    /// Whether to write or only report.
    pub mode: Mode,
}

/// Where the obstacle to repairing a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hindrance {
    /// The source does not have it, or its copy is damaged too.
    Source,
    /// A link or folder is in the place of the file or its folder.
    Tree,
    /// The drive cannot store it: it is full or not writable.
    Drive,
}

/// A file that could not be repaired, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unmended {
    /// The file.
    pub path: RawName,
    /// Where the obstacle is.
    pub hindrance: Hindrance,
    /// The reason, as a sentence.
    pub reason: Message,
}

impl Unmended {
    /// The file `path` and the obstacle.
    pub(super) fn new(path: RawName, hindrance: Hindrance, reason: Message) -> Self {
        Self {
            path,
            hindrance,
            reason,
        }
    }
}

/// A damaged or forged source, so nothing (more) was taken from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BadSource {
    /// The set or drive.
    pub path: RawName,
    /// What is wrong with it.
    pub reason: Message,
}

/// The result of a repair, or of a dry run.
#[derive(Debug, Clone, Serialize)]
pub struct Repaired {
    /// The report from before the repair.
    pub before: Report,
    /// Files written; `bytes 0..512 (tables)` for ranges of an image outside of any file.
    pub rewritten: Vec<RawName>,
    /// Files removed.
    pub removed: Vec<RawName>,
    /// Files that could not be repaired.
    pub unmended: Vec<Unmended>,
    /// Why the source is unusable; `None` if it is usable.
    pub bad_source: Option<BadSource>,
    /// The report after the repair. `None` if nothing was tried, or if another program has a file
    /// locked, so the result is unknown.
    pub after: Option<Report>,
}
