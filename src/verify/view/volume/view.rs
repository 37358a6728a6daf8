//! The view of a FAT volume.

use std::collections::BTreeSet;
use std::io;

use super::beside::of_beside;
use super::words::{of_fault, of_note};
use crate::base::ReadAt;
use crate::formats::content::{is_system_folder, system_file};
use crate::formats::fat32::{Error as FatError, OtherFormat, Volume, VolumeTree};
use crate::verify::answer::RawName;
use crate::verify::view::fault::{ViewFault, ViewRemark};
use crate::verify::view::files::{FileEntry, Files, ReadWork, ViewFiles};
use crate::words::{Message, ToMessage as _, messages};

/// Attributes of a directory entry (Microsoft FAT specification, "FAT Directory Structure").
const HIDDEN: u8 = 0x02;
const SYSTEM: u8 = 0x04;

/// Most hidden files and folders that are named; a worm hides those in the root (tuning).
const HIDDEN_TOLD: usize = 20;

/// The files of a FAT volume.
pub struct FatVolume<'a> {
    storage: &'a dyn ReadAt,
    tree: VolumeTree,
    listing: ViewFiles,
}

/// The content of a medium.
pub(in crate::verify) enum Medium<'a> {
    /// A FAT volume, perhaps damaged.
    Volume(Box<FatVolume<'a>>),
    /// Another format, known by name or not.
    Other(OtherFormat),
    /// An unreadable FAT volume.
    Broken(ViewFault),
}

impl<'a> FatVolume<'a> {
    /// Opens the volume of a medium and walks its tree.
    ///
    /// # Errors
    /// Fails if the medium is unreadable.
    pub(in crate::verify) fn open(storage: &'a dyn ReadAt) -> io::Result<Medium<'a>> {
        let volume = match Volume::open(storage) {
            Ok(volume) => volume,
            Err(error) => return refused(error),
        };
        let beside = volume.beside();
        let tree = match volume.tree() {
            Ok(tree) => tree,
            Err(error) => return refused(error),
        };
        let mut listing = ViewFiles::default();
        if volume.missing_bytes() > 0 {
            let missing_bytes = volume.missing_bytes();
            listing.faults.push(ViewFault::Cut { missing_bytes });
        }
        let mut told = BTreeSet::new();
        for fault in &tree.faults {
            match of_fault(fault) {
                Ok(fault) => listing.faults.push(fault),
                Err(remark) if told.insert(remark.to_string()) => listing.remarks.push(remark),
                Err(_) => {}
            }
        }
        listing
            .remarks
            .extend(tree.notes.iter().filter_map(of_note));
        for (fault, remark) in beside.iter().map(|beside| of_beside(beside, &tree)) {
            listing.faults.extend(fault);
            listing.remarks.extend(remark);
        }
        for (handle, file) in tree.files.iter().enumerate() {
            listing.files.push(FileEntry {
                path: file.path.clone(),
                exact: !file.path.contains(char::REPLACEMENT_CHARACTER),
                length_bytes: file.length_bytes,
                position: file.extents.first().map_or(0, |extent| extent.offset_bytes),
                handle,
            });
        }
        let folders = tree.directories.iter().map(|folder| folder.path.clone());
        listing
            .folders
            .extend(folders.filter(|path| !path.is_empty()));
        listing.remarks.extend(hidden(&tree));
        listing.sort();
        Ok(Medium::Volume(Box::new(Self {
            storage,
            tree,
            listing,
        })))
    }

    /// The ranges of a file's content, from the medium's start.
    pub(in crate::verify) fn extents(
        &self,
        file: &FileEntry,
    ) -> impl Iterator<Item = std::ops::Range<u64>> {
        let found = self.tree.files.get(file.handle);
        let extents = found.map_or(&[][..], |file| file.extents.as_slice());
        extents.iter().map(|extent| {
            extent.offset_bytes..extent.offset_bytes.saturating_add(extent.length_bytes)
        })
    }
}

/// Remarks on entries with hidden or system attributes that no operating system hides by itself.
/// The contents of a hidden folder are not reported again.
fn hidden(tree: &VolumeTree) -> Vec<ViewRemark> {
    let folders = tree.directories.iter().map(|f| (f.attributes, &f.path));
    let files = tree.files.iter().map(|file| (file.attributes, &file.path));
    let is_hidden = |attributes: u8| attributes & (HIDDEN | SYSTEM) != 0;
    let mut paths: Vec<&String> = folders
        .chain(files)
        .filter(|(attributes, path)| is_hidden(*attributes) && !path.is_empty())
        .map(|(_, path)| path)
        .filter(|path| system_file(path).is_none() && !is_system_folder(path))
        .collect();
    paths.sort();
    let mut told: Vec<&String> = Vec::new();
    for path in paths {
        let is_inside = |above: &&String| {
            let rest = path.strip_prefix(above.as_str());
            rest.is_some_and(|rest| rest.starts_with('/'))
        };
        if !told.iter().any(is_inside) {
            told.push(path);
        }
        if told.len() == HIDDEN_TOLD {
            break;
        }
    }
    let remark = |path: &String| ViewRemark::Hidden {
        path: RawName::new(&**path),
    };
    told.into_iter().map(remark).collect()
}

messages! {
    /// A completely unreadable volume.
    enum UnreadableVolume {
        Unreadable { why: Message } = "volume.unreadable",
    }
}

/// Handles a volume that cannot be opened.
fn refused<'a>(error: FatError) -> io::Result<Medium<'a>> {
    let why = error.message();
    match error {
        FatError::Read { source, .. } | FatError::Length(source)
            if source.kind() != io::ErrorKind::UnexpectedEof =>
        {
            Err(source)
        }
        FatError::OtherFormat(format) => Ok(Medium::Other(format)),
        FatError::TooShort { .. } => Ok(Medium::Other(OtherFormat::Unknown)),
        FatError::TablesCut {
            length_bytes,
            needed_bytes,
        } => Ok(Medium::Broken(ViewFault::Cut {
            missing_bytes: needed_bytes.saturating_sub(length_bytes),
        })),
        FatError::Read { .. } => Ok(Medium::Broken(ViewFault::Cut { missing_bytes: 0 })),
        _ => {
            let reason = UnreadableVolume::Unreadable { why };
            let reason = reason.into();
            Ok(Medium::Broken(ViewFault::Structure { reason }))
        }
    }
}

impl Files for FatVolume<'_> {
    fn listing(&self) -> &ViewFiles {
        &self.listing
    }

    fn read(&self, file: &FileEntry, work: ReadWork<'_>) -> io::Result<()> {
        let found = self.tree.files.get(file.handle);
        let found = found.ok_or(io::ErrorKind::NotFound)?;
        work(&mut found.reader(self.storage))
    }

    fn is_present(&self) -> bool {
        self.storage.read_exact_at(0, &mut [0; 512]).is_ok()
    }
}
