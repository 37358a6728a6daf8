//! What is wrong with a tree of files itself, and what is odd about it.

use crate::verify::answer::RawName;
use serde::Serialize;

/// Files that a view lists. More are made to fill the memory of whoever verifies the drive; a
/// real one has some hundreds (tuning).
pub const FILES_MAX: usize = 500_000;

/// What is wrong with the tree itself: the drive is damaged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "what", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ViewFault {
    /// A folder that cannot be listed.
    #[error("{path}: the folder cannot be read ({reason})")]
    Folder {
        /// Which.
        path: RawName,
        /// What the system or the reader said.
        reason: String,
    },
    /// Two files of one name.
    #[error("{path}: two files have this name, and readers differ in which they show")]
    SameName {
        /// Which.
        path: RawName,
    },
    /// More files than are listed.
    #[error("more than {FILES_MAX} files; the rest was not read")]
    TooManyFiles,
    /// The file ends before its contents do.
    #[error("cut off: {missing_bytes} bytes are missing at the end")]
    Cut {
        /// How much, as far as what is left tells; 0 where it tells nothing.
        missing_bytes: u64,
    },
    /// Names in a code page instead of Unicode.
    #[error("its names are in the code page {code_page}, which only that Windows reads right")]
    CodePage {
        /// `windows-874` for Thai.
        code_page: &'static str,
    },
    /// Anything else that is wrong with a ZIP or a file system, in words.
    #[error("{reason}")]
    Structure {
        /// A full sentence without its point.
        reason: String,
    },
    /// A file that cannot be read by what is known of it: its chain crosses, its compression is
    /// not known, it is locked with a password.
    #[error("{path}: {reason}")]
    File {
        /// Which.
        path: RawName,
        /// Why.
        reason: String,
    },
}

/// What is odd about a tree and does no harm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "what", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ViewRemark {
    /// All files lie in one folder of a ZIP.
    #[error("the drive's files lie in the folder {folder} of the zip")]
    InFolder {
        /// Its name.
        folder: RawName,
    },
    /// A folder's name is used as that of another file system's mark: dirty, error.
    #[error("{reason}")]
    Volume {
        /// A full sentence without its point.
        reason: String,
    },
    /// A part of the medium that was not looked into, and that some system shows.
    #[error("{reason}")]
    Unseen {
        /// A full sentence without its point.
        reason: String,
    },
    /// The attributes of a FAT hide it. On a drive that was in many PCs that is a worm's trace.
    #[error(
        "{path} is hidden, so that Windows does not show it: worms do that; `attrib -h -s` shows it \
         again"
    )]
    Hidden {
        /// The file or folder.
        path: RawName,
    },
    /// A folder that an operating system made for itself, and lets nobody look into.
    #[error("{path} is the operating system's own folder; it lets nobody look into it")]
    SystemFolder {
        /// The folder.
        path: RawName,
    },
    /// Names are in Unicode without the mark that says so.
    #[error("its names are in Unicode without the mark that says so")]
    UnmarkedUnicode,
    /// Paths with `\` between names.
    #[error("its paths have back-slashes between names")]
    BackSlashes,
}
