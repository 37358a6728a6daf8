//! The interface to a tree of files, independent of how it is stored: listing and reading.

use std::io::{self, Read};

use serde::Serialize;

use super::fault::{ViewFault, ViewRemark};
use crate::words::messages;

/// A read-only tree of files.
pub trait Files: Sync {
    /// All entries, collected once when the view was created.
    fn listing(&self) -> &ViewFiles;

    /// Opens a file of the listing and passes it to `work`, from its first byte on. (A closure,
    /// since an entry of a ZIP borrows from its own copy of the archive.)
    ///
    /// # Errors
    /// The error of the medium, or of `work`.
    fn read(&self, file: &FileEntry, work: ReadWork<'_>) -> io::Result<()>;

    /// Whether the medium still answers: distinguishes a bad file from a stick that was pulled out.
    fn is_present(&self) -> bool;
}

/// What to do with an open file.
pub type ReadWork<'w> = &'w mut dyn FnMut(&mut dyn Read) -> io::Result<()>;

/// The first bytes of a file, at most `limit`.
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

/// The bytes of a small file in a view; `None` if it is missing, longer than `limit_bytes` or
/// unreadable.
pub(in crate::verify) fn small_file(
    view: &dyn Files,
    path: &str,
    limit_bytes: u64,
) -> Option<Vec<u8>> {
    let mut files = view.listing().files.iter();
    let file = files.find(|file| file.exact && file.path == path)?;
    let limit = usize::try_from(limit_bytes).ok()?;
    let bytes = read_first(view, file, limit.saturating_add(1)).ok()?;
    (bytes.len() <= limit).then_some(bytes)
}

/// The contents of a view.
#[derive(Debug, Default)]
pub struct ViewFiles {
    /// Plain files, sorted by path.
    pub files: Vec<FileEntry>,
    /// Folders, sorted by path.
    pub folders: Vec<String>,
    /// All other entries, which are never opened.
    pub specials: Vec<Special>,
    /// Faults of the tree itself.
    pub faults: Vec<ViewFault>,
    /// Harmless oddities of the tree.
    pub remarks: Vec<ViewRemark>,
}

impl ViewFiles {
    /// Sorts everything by path, so that reports do not depend on directory order.
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
    /// Whether `path` is the exact name. A name that is not Unicode is shown with replacement
    /// characters and matches nothing.
    pub exact: bool,
    /// Its length.
    pub length_bytes: u64,
    /// Its offset on the medium, to read files in that order; the same for all if unknown.
    pub position: u64,
    /// The view's own ID for it.
    pub handle: usize,
}

/// An entry that is neither a file nor a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Special {
    /// From the drive's root, with `/`.
    pub path: String,
    /// What it is.
    pub kind: SpecialKind,
}

messages! {
    /// The kind of an entry that is never opened.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum SpecialKind {
        /// A symbolic link or a junction.
        Link = "verify.special:link",
        /// A named pipe, a socket or a device.
        Device = "verify.special:device",
        /// An entry whose path would be outside the drive (`../x`, `/x`, `C:\x`).
        Escape = "verify.special:escape",
    }
}
