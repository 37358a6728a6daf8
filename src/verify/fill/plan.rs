//! Decides what to write, what to keep, and what to take away.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use super::error::FillError;
use super::old_drive::OldDrive;
use super::order::{FillSource, Filled, ReadBack};
use crate::bag::{DECLARATION_PATH, INFO_PATH, MANIFEST_PATH, SIGNATURE_PATH, TAG_MANIFEST_PATH};
use crate::base::Work;
use crate::drive::DrivePath;
use crate::drive::layout::{DISTRICT_FOLDER, PAYLOAD_FOLDER, UNFINISHED_PATH};
use crate::formats::bagit::Digest;
use crate::verify::answer::RawName;
use crate::verify::error::Error;
use crate::verify::repair::plan::differing;
use crate::verify::repair::source::RepairSource;
use crate::verify::repair::source::wanted::WantedDigests;
use crate::verify::view::{FileEntry, Files as _, FolderView};
use crate::words::{Size, ToMessage as _};

/// Largest file that Finder copies to FAT32; images refuse larger ones too (format break).
const FILE_BYTES_MAX: u64 = 4_000_000_000;

/// Block size that is assumed if the system does not tell it (tuning).
const BLOCK_BYTES: u64 = 32 << 10;

/// When a file is written. The files that identify and prove a drive come last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum WriteTurn {
    /// The payload that is common to all drives.
    Common,
    /// The district's pages, the start page and the notes in the root.
    District,
    /// The bag's own files except the tag manifest, in the order of [`last_of`].
    Tag(usize),
}

impl WriteTurn {
    fn of(path: &str) -> Self {
        let order = [
            DECLARATION_PATH,
            INFO_PATH,
            MANIFEST_PATH,
            SIGNATURE_PATH,
            TAG_MANIFEST_PATH,
        ];
        match order.iter().position(|name| *name == path) {
            Some(place) => Self::Tag(place),
            None if path.starts_with(DISTRICT_FOLDER) => Self::District,
            None if path.starts_with(PAYLOAD_FOLDER) => Self::Common,
            None => Self::District,
        }
    }
}

/// A file to write.
#[derive(Debug)]
pub(super) struct WriteItem {
    pub(super) turn: WriteTurn,
    pub(super) path: String,
    pub(super) digest: Digest,
    pub(super) length_bytes: u64,
    /// Length of the file that it replaces.
    replaced_bytes: Option<u64>,
}

/// Everything that a fill will do.
#[derive(Debug)]
pub(super) struct FillPlan {
    /// What is written, in this order.
    pub(super) write: Vec<WriteItem>,
    /// Files of the drive before that are taken away.
    pub(super) remove: Vec<String>,
    /// Whether the old files must go before the new ones fit.
    pub(super) is_tight: bool,
    /// Whether the note of an unfinished run is on the stick.
    pub(super) is_unfinished: bool,
    /// The same for the caller.
    pub(super) told: Filled,
}

impl FillPlan {
    /// Whether the stick is as it should be.
    pub(super) fn is_done(&self) -> bool {
        self.write.is_empty() && self.remove.is_empty() && !self.is_unfinished
    }
}

/// A stick to be filled, as it was found.
pub(super) struct FoundStick<'a> {
    pub(super) target: &'a Path,
    pub(super) view: &'a FolderView,
    pub(super) old: OldDrive,
}

/// Which files of the stick are right, by their digests.
struct ComparedStick<'a> {
    present: HashMap<&'a str, &'a FileEntry>,
    right: BTreeSet<String>,
}

impl<'a> ComparedStick<'a> {
    /// Reads every file that may be right: those of another length are not.
    fn new(
        stick: &'a FoundStick<'_>,
        source: &RepairSource<'_>,
        work: &Work,
    ) -> Result<Self, Error> {
        let files = stick.view.listing().files.iter();
        let present: HashMap<&str, &FileEntry> = files
            .filter(|file| file.exact)
            .map(|file| (file.path.as_str(), file))
            .collect();
        let may_be_right = |path: &str| {
            let found = present.get(path);
            let is_length =
                |new: &FileEntry| found.is_some_and(|f| f.length_bytes == new.length_bytes);
            found.is_some() && source.file(path).is_none_or(is_length)
        };
        let wanted = source.wanted.iter();
        let wanted = wanted.filter(|(path, _)| may_be_right(path));
        let own = stick.old.own.iter();
        let own = own.filter(|(path, _)| present.contains_key(path.as_str()));
        let compared: WantedDigests = wanted
            .chain(own)
            .map(|(path, digest)| (path.clone(), *digest))
            .collect();
        let shown = stick.target.to_string_lossy();
        let found = differing(stick.view, &compared, &shown, work)?;
        if let Some(held) = found.held.first() {
            return Err(Error::held_on(&shown, held.as_raw()));
        }
        let right = compared.into_keys();
        let right = right.filter(|path| !found.bad.contains_key(path)).collect();
        Ok(Self { present, right })
    }

    /// The files that are missing or wrong, in the order in which they are written.
    fn to_write(&self, source: &RepairSource<'_>) -> Vec<WriteItem> {
        let wanted = source.wanted.iter();
        let wrong = wanted.filter(|(path, _)| !self.right.contains(*path));
        let mut write: Vec<WriteItem> = wrong
            .map(|(path, digest)| WriteItem {
                turn: WriteTurn::of(path),
                path: path.clone(),
                digest: *digest,
                length_bytes: source.file(path).map_or(0, |file| file.length_bytes),
                replaced_bytes: self.length_bytes(path),
            })
            .collect();
        write.sort_by(|a, b| (a.turn, &a.path).cmp(&(b.turn, &b.path)));
        write
    }

    fn length_bytes(&self, path: &str) -> Option<u64> {
        self.present.get(path).map(|file| file.length_bytes)
    }

    /// The paths of `of` that are on the stick.
    fn present<'p>(&self, of: impl Iterator<Item = &'p String>) -> impl Iterator<Item = String> {
        of.filter(|path| self.present.contains_key(path.as_str()))
            .cloned()
    }
}

/// Plans the fill of `stick` from `source`.
///
/// # Errors
/// Fails if the files do not fit, a name or length is not for FAT32, an update is for another
/// drive, a file is locked, or the medium disappeared.
pub(super) fn plan(
    stick: &FoundStick<'_>,
    source: &RepairSource<'_>,
    from: FillSource<'_>,
    work: &Work,
) -> Result<FillPlan, Error> {
    check_fat(source)?;
    let found = ComparedStick::new(stick, source, work)?;
    let write = found.to_write(source);
    check_has_all(&write, source, from)?;
    let own = found.present(stick.old.own.keys());
    let (mut remove, left): (Vec<String>, Vec<String>) =
        own.partition(|path| found.right.contains(path));
    remove.extend(found.present(stick.old.lists.iter()));
    let kept = source.wanted.keys();
    let kept = kept.filter(|path| found.right.contains(*path));
    let kept: Vec<u64> = kept.filter_map(|path| found.length_bytes(path)).collect();
    let names = |paths: &[String]| paths.iter().map(|path| RawName::new(&**path)).collect();
    let mut plan = FillPlan {
        told: Filled {
            target: RawName::new(stick.target.to_string_lossy()),
            drive: source.identity.clone(),
            before: stick.old.identity.clone(),
            written: write.iter().map(|item| RawName::new(&*item.path)).collect(),
            written_bytes: write.iter().map(|item| item.length_bytes).sum(),
            kept: kept.len(),
            kept_bytes: kept.iter().sum(),
            removed: names(&remove),
            left: names(&left),
            needed_bytes: 0,
            free_bytes: None,
            read_back: ReadBack::of_system(),
            report: None,
        },
        is_unfinished: found.present.contains_key(UNFINISHED_PATH),
        write,
        remove,
        is_tight: false,
    };
    let removed = plan.remove.iter();
    let removed = removed
        .filter_map(|path| found.length_bytes(path))
        .collect();
    check_room(&mut plan, stick, removed)?;
    Ok(plan)
}

/// Checks that FAT32 can hold every file of the source.
fn check_fat(source: &RepairSource<'_>) -> Result<(), FillError> {
    for path in source.wanted.keys() {
        let name = RawName::new(&**path);
        if let Err(fault) = DrivePath::new(&**path) {
            let reason = fault.message();
            return Err(FillError::Name { name, reason });
        }
        let length = source.file(path).map_or(0, |file| file.length_bytes);
        if length > FILE_BYTES_MAX {
            let size = Size(length);
            return Err(FillError::TooLarge { name, size });
        }
    }
    Ok(())
}

/// Checks that the source has every file to write: an update has only what changed.
fn check_has_all(
    write: &[WriteItem],
    source: &RepairSource<'_>,
    from: FillSource<'_>,
) -> Result<(), FillError> {
    let FillSource::Update { file } = from else {
        return Ok(());
    };
    let lacking = write.iter().map(|item| &item.path);
    let mut lacking = lacking.filter(|path| source.file(path).is_none());
    match lacking.next() {
        Some(first) => Err(FillError::NotForThis {
            path: file.to_owned(),
            first: RawName::new(&**first),
            count: lacking.count() + 1,
        }),
        None => Ok(()),
    }
}

/// Compares the room that the files need with what is free, in whole blocks.
fn check_room(
    plan: &mut FillPlan,
    stick: &FoundStick<'_>,
    removed: Vec<u64>,
) -> Result<(), FillError> {
    let state = fs4::statvfs(stick.target).ok();
    let block = state.as_ref().map(fs4::FsStats::allocation_granularity);
    let block = block.filter(|block| *block > 0).unwrap_or(BLOCK_BYTES);
    let blocks = |bytes: u64| bytes.div_ceil(block).saturating_mul(block);
    let known: BTreeSet<&str> = stick.view.listing().folders.iter().map(|f| &**f).collect();
    let mut folders = BTreeSet::new();
    for item in &plan.write {
        let mut path = &*item.path;
        while let Some((folder, _)) = path.rsplit_once('/') {
            folders.insert(folder);
            path = folder;
        }
    }
    let new_folders = folders.difference(&known).count();
    // The note of an unfinished run takes a block too.
    let extra = u64::try_from(new_folders).unwrap_or(0) + 1;
    let new = plan.write.iter().map(|item| blocks(item.length_bytes));
    let new = new.fold(extra.saturating_mul(block), u64::saturating_add);
    let replaced = plan.write.iter().filter_map(|item| item.replaced_bytes);
    let replaced: u64 = replaced.map(blocks).sum();
    let needed = new.saturating_sub(replaced);
    let Some(free) = state.map(|state| state.available_space()) else {
        return Ok(());
    };
    plan.told.needed_bytes = needed;
    plan.told.free_bytes = Some(free);
    plan.is_tight = new > free;
    let with_old = free.saturating_add(removed.into_iter().map(blocks).sum());
    if needed > with_old && !plan.write.is_empty() {
        return Err(FillError::NoRoom {
            path: stick.target.to_owned(),
            needed: Size(needed),
            free: Size(with_old),
        });
    }
    Ok(())
}
