//! A tree of files, however it is kept: what it lists, and how a file of it is read.

use std::io::{self, Read};

use serde::Serialize;

use super::fault::{ViewFault, ViewRemark};
use crate::words::messages;

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
pub(in crate::verify) fn read_first(
    view: &dyn Files,
    file: &FileEntry,
    limit: usize,
) -> io::Result<Vec<u8>> {
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

messages! {
    /// What a thing is that is never opened.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum SpecialKind {
        /// A symbolic link or a junction.
        Link = "verify.special:link",
        /// A named pipe, a socket or a device.
        Device = "verify.special:device",
        /// An entry whose path would lie outside the drive (`../x`, `/x`, `C:\x`).
        Escape = "verify.special:escape",
    }
}
