//! Files in memory as a view, for tests.

use std::collections::BTreeMap;
use std::io;

use super::files::{FileEntry, Files, ReadWork, Special, SpecialKind, ViewFiles};

/// A tree of files in memory.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    bytes: Vec<Vec<u8>>,
    listing: ViewFiles,
    /// Files that fail to read.
    pub(crate) unreadable: Vec<String>,
    /// Files that another program has locked.
    pub(crate) held: Vec<String>,
    /// Whether the medium is gone.
    pub(crate) is_gone: bool,
}

impl Memory {
    /// A tree of `files`.
    pub(crate) fn new(files: &BTreeMap<String, Vec<u8>>) -> Self {
        let mut memory = Self::default();
        for (path, bytes) in files {
            memory.add(path, bytes.clone());
        }
        memory.listing.sort();
        memory
    }

    /// Adds a file, even if the name already exists.
    pub(crate) fn add(&mut self, path: &str, bytes: Vec<u8>) {
        let mut parents = path;
        while let Some((parent, _)) = parents.rsplit_once('/') {
            self.listing.folders.push(parent.to_owned());
            parents = parent;
        }
        self.listing.files.push(FileEntry {
            path: path.to_owned(),
            exact: true,
            length_bytes: u64::try_from(bytes.len()).unwrap(),
            position: 0,
            handle: self.bytes.len(),
        });
        self.bytes.push(bytes);
        self.listing.sort();
    }

    /// Adds an entry that is neither a file nor a folder.
    pub(crate) fn add_special(&mut self, path: &str, kind: SpecialKind) {
        let path = path.to_owned();
        self.listing.specials.push(Special { path, kind });
    }

    /// The listing, for adding faults.
    pub(crate) fn listing_mut(&mut self) -> &mut ViewFiles {
        &mut self.listing
    }
}

impl Files for Memory {
    fn listing(&self) -> &ViewFiles {
        &self.listing
    }

    fn read(&self, file: &FileEntry, work: ReadWork<'_>) -> io::Result<()> {
        if self.is_gone || self.unreadable.contains(&file.path) {
            return Err(io::Error::other("bad sector"));
        }
        if self.held.contains(&file.path) {
            return Err(io::ErrorKind::ResourceBusy.into());
        }
        work(&mut self.bytes[file.handle].as_slice())
    }

    fn is_present(&self) -> bool {
        !self.is_gone
    }
}
