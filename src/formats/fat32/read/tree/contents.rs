//! The result of a walk over a volume: its files, folders, notes and faults.

use std::io::{self, Read};

use crate::base::ReadAt;
use crate::formats::fat32::read::extent::Extent;
use crate::formats::fat32::read::report::{Fault, VolumeNote};

/// A file listed in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FatFile {
    /// Path from the root, with `/`, unescaped: escape it before printing.
    pub path: String,
    /// Length from its directory entry.
    pub length_bytes: u64,
    /// Its byte ranges, in order; they cover less than its length only if a fault says so.
    pub extents: Vec<Extent>,
    /// The attribute byte: read-only 01, hidden 02, system 04, archive 20.
    pub attributes: u8,
    /// The 8.3 name.
    pub short_name: String,
    /// Offset of its short entry from the medium's start.
    pub entry_offset_bytes: u64,
}

/// A folder, the root included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FatDirectory {
    /// Path from the root, with `/`; empty for the root itself.
    pub path: String,
    /// Its clusters, in order.
    pub extents: Vec<Extent>,
    /// The attribute byte; 10 for the root.
    pub attributes: u8,
}

/// The contents of a volume.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VolumeTree {
    /// Files in walk order: a folder's files before those of its subfolders.
    pub files: Vec<FatFile>,
    /// Folders, the root first.
    pub directories: Vec<FatDirectory>,
    /// The volume's label, from the root directory or else the boot sector.
    pub label: Option<String>,
    /// Traces of normal use.
    pub notes: Vec<VolumeNote>,
    /// Inconsistencies. A tree without faults is complete.
    pub faults: Vec<Fault>,
}

/// Reads the bytes of extents, one after another.
pub struct FileReader<'a> {
    storage: &'a dyn ReadAt,
    extents: std::slice::Iter<'a, Extent>,
    /// The rest of the current extent.
    rest: Option<Extent>,
}

impl FatFile {
    /// Reads the file's bytes from `storage`, the medium on which it was found. Ends early if a
    /// fault of the tree says that the file is cut.
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
