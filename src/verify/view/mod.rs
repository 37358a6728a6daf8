//! The files of a drive, however they are kept: in a folder, a ZIP, a FAT volume, in memory.
//!
//! A view lists everything there is, also what no drive should have (links, devices, two files of
//! one name, chains that cross), and opens plain files for reading. It never follows a link.

pub(super) mod folder;
pub(super) mod hash;
#[cfg(test)]
pub(super) mod memory;
pub(super) mod volume;
pub(super) mod zip;

use std::io::{self, Read};

use serde::Serialize;

use super::answer::report::RawName;

/// Files that a view lists. More are made to fill the memory of whoever verifies the drive; a
/// real one has some hundreds (tuning).
pub const FILES_MAX: usize = 500_000;

/// A tree of files that can be listed and read, never written.
pub trait Files: Sync {
    /// Everything there is, found out once when the view was made.
    fn listing(&self) -> &Listing;

    /// Opens a file of the listing and hands it to `work`, from its first byte on. (A closure,
    /// since an entry of a ZIP borrows from its own copy of the archive.)
    ///
    /// # Errors
    /// What the medium said, or `work`.
    fn read(&self, file: &FileEntry, work: ReadWork<'_>) -> io::Result<()>;

    /// Whether the medium still answers: tells a bad file from a stick that was pulled out.
    fn is_present(&self) -> bool;
}

/// What is done with an open file.
pub type ReadWork<'w> = &'w mut dyn FnMut(&mut dyn Read) -> io::Result<()>;

/// The first bytes of a file, `limit` at most.
pub(super) fn read_first(view: &dyn Files, file: &FileEntry, limit: usize) -> io::Result<Vec<u8>> {
    let mut first = Vec::new();
    let limit = u64::try_from(limit).unwrap_or(u64::MAX);
    view.read(file, &mut |reader| {
        reader.take(limit).read_to_end(&mut first)?;
        Ok(())
    })?;
    Ok(first)
}

/// What a view found.
#[derive(Debug, Default)]
pub struct Listing {
    /// Plain files, sorted by path.
    pub files: Vec<FileEntry>,
    /// Folders, sorted by path.
    pub folders: Vec<String>,
    /// What is neither: never opened.
    pub specials: Vec<Special>,
    /// What is wrong with the tree itself.
    pub faults: Vec<ViewFault>,
    /// What is odd about it and does no harm.
    pub remarks: Vec<ViewRemark>,
}

impl Listing {
    /// Sorts everything by path, so that reports do not depend on the order of a directory.
    pub fn sort(&mut self) {
        self.files
            .sort_by(|a, b| (&a.path, a.handle).cmp(&(&b.path, b.handle)));
        self.folders.sort();
        self.folders.dedup();
        self.specials.sort_by(|a, b| a.path.cmp(&b.path));
    }
}

/// A plain file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEntry {
    /// From the drive's root, with `/`.
    pub path: String,
    /// Whether `path` is the very name: a name that is no Unicode is shown with replacement
    /// characters and matches nothing.
    pub exact: bool,
    /// Its length.
    pub length_bytes: u64,
    /// Where it lies on the medium, for reading in that order; equal where nobody knows.
    pub position: u64,
    /// The view's own number of it.
    pub handle: usize,
}

/// A thing in the tree that is neither a file nor a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Special {
    /// From the drive's root, with `/`.
    pub path: String,
    /// What it is.
    pub kind: SpecialKind,
}

/// What a thing is that is never opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpecialKind {
    /// A symbolic link or a junction.
    Link,
    /// A named pipe, a socket or a device.
    Device,
    /// An entry whose path would lie outside the drive (`../x`, `/x`, `C:\x`).
    Escape,
}

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
