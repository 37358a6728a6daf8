//! The folder tree of a drive, with common entries and slots.

use std::collections::BTreeMap;

use super::error::Error;
use crate::drive::{DriveFile, DrivePath, fold};
use crate::formats::fat32::{LongName, length};
use crate::image::plan::{CommonFile, TailSlot};

/// Finder refuses larger files on FAT32, although the format allows 4 GiB − 1 (product limit).
const FILE_BYTES_MAX: u64 = 4_000_000_000;

/// The index of the folder or file that an entry points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EntryTarget {
    Folder(usize),
    Common(usize),
}

/// An entry that is the same for all recipients.
#[derive(Debug, Clone)]
pub(super) struct CommonEntry {
    pub(super) text: String,
    pub(super) name: LongName,
    pub(super) target: EntryTarget,
}

impl CommonEntry {
    fn new(path: &str, target: EntryTarget) -> Result<Self, Error> {
        let text = path.rsplit('/').next().unwrap_or(path);
        Ok(Self {
            text: text.to_owned(),
            name: long_name(path, text)?,
            target,
        })
    }
}

/// Whether a folder is common or the recipient's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Belongs {
    /// Holds common files, directly or below; its clusters lie in the base.
    Common,
    /// Holds only recipients' files; its clusters lie in the tail.
    Recipient,
}

/// A folder; the root is number 0.
#[derive(Debug, Clone)]
pub(super) struct PlannedFolder {
    pub(super) path: String,
    pub(super) parent: usize,
    pub(super) belongs: Belongs,
    /// Common files and folders, in order. Includes the recipient's folders, because their names
    /// are the same for all.
    pub(super) children: Vec<CommonEntry>,
    /// Slots directly in this folder, in order.
    pub(super) slots: Vec<usize>,
}

/// All folders of a drive.
#[derive(Debug, Clone)]
pub(super) struct FolderTree {
    pub(super) folders: Vec<PlannedFolder>,
    by_path: BTreeMap<String, usize>,
    /// Original paths by case-folded path; slots have the path of one recipient.
    seen: BTreeMap<String, (String, Belongs)>,
}

impl FolderTree {
    /// Sorts files into folders, in the order given.
    pub(super) fn new(common: &[CommonFile], slots: &[TailSlot]) -> Result<Self, Error> {
        let root = PlannedFolder {
            path: String::new(),
            parent: 0,
            belongs: Belongs::Common,
            children: Vec::new(),
            slots: Vec::new(),
        };
        let by_path = BTreeMap::from([(String::new(), 0)]);
        let mut tree = Self {
            folders: vec![root],
            by_path,
            seen: BTreeMap::new(),
        };
        for (number, file) in common.iter().enumerate() {
            check_length(&file.path, file.length_bytes)?;
            let folder = tree.folder(file.path.parent(), Belongs::Common)?;
            tree.see(file.path.as_str(), Belongs::Common)?;
            let child = CommonEntry::new(file.path.as_str(), EntryTarget::Common(number))?;
            tree.folders[folder].children.push(child);
        }
        for (number, slot) in slots.iter().enumerate() {
            check_slot(slot)?;
            let folder = tree.folder(slot.path.parent(), Belongs::Recipient)?;
            if folder != 0 && tree.folders[folder].belongs == Belongs::Common {
                return Err(Error::SlotBesideCommon {
                    path: slot.path.to_string(),
                });
            }
            tree.see(slot.path.as_str(), Belongs::Recipient)?;
            tree.folders[folder].slots.push(number);
        }
        Ok(tree)
    }

    /// The number of the folder at `path`; adds it and its ancestors if missing.
    fn folder(&mut self, path: Option<&str>, belongs: Belongs) -> Result<usize, Error> {
        let mut at = 0;
        let mut so_far = String::new();
        for name in path.into_iter().flat_map(|path| path.split('/')) {
            if !so_far.is_empty() {
                so_far.push('/');
            }
            so_far.push_str(name);
            at = match self.by_path.get(&so_far) {
                Some(number) => *number,
                None => self.new_folder(at, &so_far, belongs)?,
            };
        }
        Ok(at)
    }

    fn new_folder(&mut self, parent: usize, path: &str, belongs: Belongs) -> Result<usize, Error> {
        let number = self.folders.len();
        // The recipient's folders have the same names for all, so their names count as common.
        self.see(path, Belongs::Common)?;
        self.folders[parent]
            .children
            .push(CommonEntry::new(path, EntryTarget::Folder(number))?);
        self.folders.push(PlannedFolder {
            path: path.to_owned(),
            parent,
            belongs,
            children: Vec::new(),
            slots: Vec::new(),
        });
        self.by_path.insert(path.to_owned(), number);
        Ok(number)
    }

    /// Records a path. Fails if any reader would take it for an earlier one.
    fn see(&mut self, path: &str, whose: Belongs) -> Result<(), Error> {
        match self.seen.insert(fold(path), (path.to_owned(), whose)) {
            None => Ok(()),
            Some((other, _)) => Err(Error::NameTwice {
                path: path.to_owned(),
                other,
            }),
        }
    }

    /// Fails if a recipient's names clash with common ones or with each other. The slots gave the
    /// names of one recipient only.
    pub(super) fn check_names(&self, files: &[DriveFile]) -> Result<(), Error> {
        let mut of_recipient: BTreeMap<String, String> = BTreeMap::new();
        for file in files {
            let path = file.path.to_string();
            let folded = file.path.folded();
            if let Some((other, Belongs::Common)) = self.seen.get(&folded) {
                return Err(Error::NameTwice {
                    path,
                    other: other.clone(),
                });
            }
            if let Some(other) = of_recipient.insert(folded, path.clone()) {
                return Err(Error::NameTwice { path, other });
            }
        }
        Ok(())
    }
}

/// `name`, the last component of `path`, as a FAT long name.
pub(super) fn long_name(path: &str, name: &str) -> Result<LongName, Error> {
    LongName::new(name).ok_or_else(|| Error::NameTooLong {
        path: path.to_owned(),
    })
}

fn check_length(path: &DrivePath, length_bytes: u64) -> Result<(), Error> {
    if length_bytes <= FILE_BYTES_MAX {
        return Ok(());
    }
    Err(Error::FileTooLarge {
        path: path.to_string(),
        length_bytes,
    })
}

fn check_slot(slot: &TailSlot) -> Result<(), Error> {
    check_length(&slot.path, slot.length_bytes)?;
    let prefix_bytes = length(slot.common_prefix.len());
    if prefix_bytes <= slot.length_bytes {
        return Ok(());
    }
    let (path, length_bytes) = (slot.path.to_string(), slot.length_bytes);
    Err(Error::PrefixTooLong {
        path,
        prefix_bytes,
        length_bytes,
    })
}
