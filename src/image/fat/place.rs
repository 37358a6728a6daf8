//! Assigns clusters to every folder and file.
//!
//! The base holds the root's common entries, common folders and the slots' common prefixes (these
//! form the head), then common files in their order and free space. The tail holds the recipient's
//! entries of the root, folders, files in the order of the slots, and two free clusters, because
//! libfsfat cannot reach a volume's last two.

use super::error::Error;
use super::tree::{Belongs, FolderTree, PlannedFolder, long_name};
use crate::formats::fat32::{ENTRY_BYTES, length};
use crate::image::layout::{Chain, Layout, Record, Regions, Run};
use crate::image::plan::{CommonFile, TailSlot};

/// Free clusters at the volume's end (a change breaks the format).
pub(super) const FREE_AT_END: u64 = 2;
/// Most entries of a directory, besides `.` and `..`: 2 MiB of 32 bytes each.
const ENTRIES_MAX: u64 = 65_534;

/// Clusters that something takes in the base and in the tail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Need {
    base: u64,
    tail: u64,
}

/// Clusters that everything takes at one cluster size.
struct Needs {
    folders: Vec<Need>,
    slots: Vec<Need>,
    common: Vec<Need>,
}

/// Numbers of directory entries in a folder: common ones, and the recipient's.
#[derive(Debug, Clone, Copy)]
struct Entries {
    common: u64,
    recipient: u64,
}

/// Lays everything out.
pub(super) fn place(
    tree: &FolderTree,
    common: &[CommonFile],
    slots: &[TailSlot],
    free_space_bytes: u64,
) -> Result<Layout, Error> {
    let entries = count_entries(tree, slots)?;
    let needs_at = |size: u32| Needs::new(u64::from(size), tree, &entries, common, slots);
    let clusters_at = |size: u32| {
        needs_at(size)
            .total()
            .saturating_add(free_space_bytes.div_ceil(u64::from(size)))
    };
    let too_large = || Error::VolumeTooLarge {
        needed_bytes: clusters_at(32_768).saturating_mul(32_768),
    };
    let regions = Regions::choose(clusters_at).ok_or_else(too_large)?;
    let record = regions.record().ok_or_else(too_large)?;
    let needs = needs_at(regions.cluster_size_bytes);
    let record = fill(record, &needs, tree, common, slots).ok_or_else(too_large)?;
    // fill() makes no overlaps; the conversion checks that anyway, because it is cheap.
    Layout::try_from(record).map_err(|_| too_large())
}

/// Counts the entries of each folder and checks the limits.
fn count_entries(tree: &FolderTree, slots: &[TailSlot]) -> Result<Vec<Entries>, Error> {
    let count = |(number, folder): (usize, &PlannedFolder)| {
        // The root has the volume label, every other folder `.` and `..`.
        let mut common = if number == 0 { 1 } else { 2 };
        for child in &folder.children {
            common += length(child.name.entry_count());
        }
        let mut recipient = 0;
        for slot in &folder.slots {
            let path = &slots[*slot].path;
            recipient += length(long_name(path.as_str(), path.name())?.entry_count());
        }
        let entries = common + recipient;
        if entries > ENTRIES_MAX {
            return Err(Error::DirectoryTooLarge {
                path: folder.path.clone(),
                entries,
            });
        }
        Ok(Entries { common, recipient })
    };
    tree.folders.iter().enumerate().map(count).collect()
}

impl Needs {
    fn new(
        size: u64,
        tree: &FolderTree,
        entries: &[Entries],
        common: &[CommonFile],
        slots: &[TailSlot],
    ) -> Self {
        let clusters = |entries: u64| (entries * length(ENTRY_BYTES)).div_ceil(size);
        let folders = tree.folders.iter().zip(entries).enumerate();
        let folders = folders.map(|(number, (folder, entries))| match folder.belongs {
            _ if number == 0 => Need {
                base: clusters(entries.common),
                tail: clusters(entries.recipient),
            },
            Belongs::Common => Need {
                base: clusters(entries.common),
                tail: 0,
            },
            Belongs::Recipient => Need {
                base: 0,
                tail: clusters(entries.common + entries.recipient),
            },
        });
        let slots = slots.iter().map(|slot| {
            let base = length(slot.common_prefix.len()) / size;
            Need {
                base,
                tail: slot.length_bytes.div_ceil(size) - base,
            }
        });
        let common = common.iter().map(|file| Need {
            base: file.length_bytes.div_ceil(size),
            tail: 0,
        });
        Self {
            folders: folders.collect(),
            slots: slots.collect(),
            common: common.collect(),
        }
    }

    fn all(&self) -> impl Iterator<Item = &Need> {
        self.folders.iter().chain(&self.slots).chain(&self.common)
    }

    fn tail(&self) -> u64 {
        self.all().map(|need| need.tail).sum::<u64>() + FREE_AT_END
    }

    fn total(&self) -> u64 {
        self.all()
            .map(|need| need.base)
            .sum::<u64>()
            .saturating_add(self.tail())
    }
}

/// Hands out consecutive clusters.
struct Next(u32);

impl Next {
    /// Gives the next `count` clusters to `place`; `None` if a number exceeds 32 bits.
    fn take(&mut self, count: u64, place: &mut Option<Run>) -> Option<()> {
        let (first_cluster, cluster_count) = (self.0, u32::try_from(count).ok()?);
        self.0 = first_cluster.checked_add(cluster_count)?;
        *place = (cluster_count > 0).then_some(Run {
            first_cluster,
            cluster_count,
        });
        Some(())
    }
}

fn fill(
    mut record: Record,
    needs: &Needs,
    tree: &FolderTree,
    common: &[CommonFile],
    slots: &[TailSlot],
) -> Option<Record> {
    let chain = |path: &str| Chain {
        path: path.to_owned(),
        base: None,
        tail: None,
    };
    record.directories = tree
        .folders
        .iter()
        .map(|folder| chain(&folder.path))
        .collect();
    record.slots = slots.iter().map(|slot| chain(slot.path.as_str())).collect();
    record.common_files = common
        .iter()
        .map(|file| chain(file.path.as_str()))
        .collect();

    let mut next = Next(2);
    let head = record.directories.iter_mut().chain(&mut record.slots);
    for (chain, need) in head.zip(needs.folders.iter().chain(&needs.slots)) {
        next.take(need.base, &mut chain.base)?;
    }
    let head_clusters = u64::from(next.0 - 2);
    record.head_length_bytes += head_clusters * u64::from(record.cluster_size_bytes);
    for (chain, need) in record.common_files.iter_mut().zip(&needs.common) {
        next.take(need.base, &mut chain.base)?;
    }
    let tail_clusters = u32::try_from(needs.tail()).ok()?;
    record.first_tail_cluster = record
        .cluster_count
        .checked_add(2)?
        .checked_sub(tail_clusters)?;
    next = Next(record.first_tail_cluster);
    let tail = record.directories.iter_mut().chain(&mut record.slots);
    for (chain, need) in tail.zip(needs.folders.iter().chain(&needs.slots)) {
        next.take(need.tail, &mut chain.tail)?;
    }
    Some(record)
}
