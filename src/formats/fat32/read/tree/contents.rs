//! What a walk over a volume gives: its files, its folders, what is odd or wrong.

use std::io::{self, Read};

use crate::base::ReadAt;
use crate::formats::fat32::read::extent::Extent;
use crate::formats::fat32::read::report::{Fault, Note};

/// A file that a folder lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FatFile {
    /// From the root, with `/`, as it is: escape it before printing.
    pub path: String,
    /// Its length by its entry.
    pub length_bytes: u64,
    /// Where its bytes lie, in order; fewer than its length only where a fault says so.
    pub extents: Vec<Extent>,
    /// The attribute byte: read-only 01, hidden 02, system 04, archive 20.
    pub attributes: u8,
    /// The 8.3 name.
    pub short_name: String,
    /// Where its short entry lies, from the medium's start.
    pub entry_offset_bytes: u64,
}

/// A folder, the root included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FatDirectory {
    /// From the root, with `/`; empty for the root itself.
    pub path: String,
    /// Where its clusters lie, in order.
    pub extents: Vec<Extent>,
    /// The attribute byte; 10 for the root.
    pub attributes: u8,
}

/// What a volume holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    /// Files in the order met: a folder's own before those of the folders in it.
    pub files: Vec<FatFile>,
    /// Folders, the root first.
    pub directories: Vec<FatDirectory>,
    /// The volume's label: the root directory's, else the boot sector's.
    pub label: Option<String>,
    /// What use leaves behind.
    pub notes: Vec<Note>,
    /// What contradicts itself. A tree without faults is complete.
    pub faults: Vec<Fault>,
}

/// Reads the bytes of extents, one after another.
pub struct FileReader<'a> {
    storage: &'a dyn ReadAt,
    extents: std::slice::Iter<'a, Extent>,
    /// What is left of the extent being read.
    rest: Option<Extent>,
}

impl FatFile {
    /// Reads the file's bytes from `storage`, the medium that it was found on. Ends early where a
    /// fault of the tree says that the file is cut short.
    pub fn reader<'a>(&'a self, storage: &'a dyn ReadAt) -> FileReader<'a> {
        FileReader {
            storage,
            extents: self.extents.iter(),
            rest: None,
        }
    }
}

impl Read for FileReader<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let Some(rest) = self.rest.take().or_else(|| self.extents.next().copied()) else {
            return Ok(0);
        };
        let wanted = usize::try_from(rest.length_bytes)
            .unwrap_or(usize::MAX)
            .min(buf.len());
        self.storage
            .read_exact_at(rest.offset_bytes, &mut buf[..wanted])?;
        let done = u64::try_from(wanted).map_err(io::Error::other)?;
        if done < rest.length_bytes {
            self.rest = Some(Extent {
                offset_bytes: rest.offset_bytes + done,
                length_bytes: rest.length_bytes - done,
            });
        }
        Ok(wanted)
    }
}
