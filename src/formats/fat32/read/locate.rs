//! Maps offsets of the medium to what is stored there, to report damage by place.

use std::ops::Range;

use super::extent::Extent;
use super::tree::contents::VolumeTree;
use super::volume::Volume;

/// The owner of a range of the medium.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RangeOwner {
    /// Before the volume: the partition table and the gap after it.
    PartitionTable,
    /// A sector before the first FAT: 0 is the boot sector.
    Reserved {
        /// Sector number in the volume.
        sector: u64,
    },
    /// One copy of the FAT.
    Fat {
        /// Copy number, from 0.
        copy: u32,
    },
    /// Entries of a folder; the root's path is empty.
    Directory {
        /// The folder's path.
        path: String,
    },
    /// A file's bytes.
    File {
        /// The file's path.
        path: String,
        /// Offset in the file of the range's first byte.
        offset_bytes: u64,
    },
    /// After a file's end, in its last cluster.
    Slack {
        /// The file's path.
        path: String,
    },
    /// Clusters that no listed file or folder uses.
    Unused,
    /// After the volume's clusters.
    AfterClusters,
}

/// A range with its owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocatedRange {
    /// Byte range from the medium's start.
    pub range: Range<u64>,
    /// The owner.
    pub place: RangeOwner,
}

/// The owner of an extent, as an index into the tree.
#[derive(Debug, Clone, Copy)]
enum ExtentOwner {
    Directory(usize),
    File { number: usize, offset_bytes: u64 },
    Slack(usize),
}

/// Every extent of a tree, in medium order.
pub struct Map<'t> {
    volume: &'t Volume<'t>,
    tree: &'t VolumeTree,
    stretches: Vec<(Range<u64>, ExtentOwner)>,
}

impl<'t> Map<'t> {
    /// Builds the map from a tree's extents.
    pub fn new(volume: &'t Volume<'_>, tree: &'t VolumeTree) -> Self {
        let mut stretches = Vec::new();
        let range =
            |extent: &Extent| extent.offset_bytes..extent.offset_bytes + extent.length_bytes;
        for (number, directory) in tree.directories.iter().enumerate() {
            let extents = directory.extents.iter();
            stretches.extend(extents.map(|extent| (range(extent), ExtentOwner::Directory(number))));
        }
        let size = volume.cluster_size_bytes();
        for (number, file) in tree.files.iter().enumerate() {
            let mut offset_bytes = 0;
            for extent in &file.extents {
                stretches.push((
                    range(extent),
                    ExtentOwner::File {
                        number,
                        offset_bytes,
                    },
                ));
                offset_bytes += extent.length_bytes;
            }
            if let Some(last) = file.extents.last() {
                let end = last.offset_bytes + last.length_bytes;
                let filled = last.offset_bytes + last.length_bytes.next_multiple_of(size);
                if filled > end {
                    stretches.push((end..filled, ExtentOwner::Slack(number)));
                }
            }
        }
        stretches.sort_by_key(|(range, _)| range.start);
        Self {
            volume,
            tree,
            stretches,
        }
    }

    /// Returns what is stored in a range of the medium, from start to end without gaps.
    pub fn locate(&self, range: Range<u64>) -> Vec<LocatedRange> {
        let mut located: Vec<LocatedRange> = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let (end, place) = self.at(at);
            let end = end.min(range.end).max(at.saturating_add(1));
            located.push(LocatedRange {
                range: at..end,
                place,
            });
            at = end;
        }
        located
    }

    /// Returns the place at a byte, and where that place ends.
    fn at(&self, at: u64) -> (u64, RangeOwner) {
        let volume = self.volume;
        let (start, data) = (volume.start_bytes(), volume.data_start_bytes());
        if at < start {
            return (start, RangeOwner::PartitionTable);
        }
        let fats = volume.fat_start_bytes(0);
        if at < fats {
            let sector_bytes = volume.sectors(1);
            let sector = (at - start) / sector_bytes;
            return (
                start + (sector + 1) * sector_bytes,
                RangeOwner::Reserved { sector },
            );
        }
        if let Some(root) = volume.root_region()
            && (root.offset_bytes..data).contains(&at)
        {
            let path = String::new();
            return (data, RangeOwner::Directory { path });
        }
        if at < data {
            let copy = (at - fats) / volume.fat_length_bytes().max(1);
            let copy = u32::try_from(copy).unwrap_or(u32::MAX);
            return (
                volume.fat_start_bytes(copy.saturating_add(1)),
                RangeOwner::Fat { copy },
            );
        }
        let clusters_end = volume.cluster_offset_bytes(volume.cluster_count().saturating_add(2));
        if at >= clusters_end {
            return (u64::MAX, RangeOwner::AfterClusters);
        }
        self.in_clusters(at, clusters_end)
    }

    fn in_clusters(&self, at: u64, clusters_end: u64) -> (u64, RangeOwner) {
        let next = self
            .stretches
            .partition_point(|(range, _)| range.start <= at);
        let before = next
            .checked_sub(1)
            .and_then(|number| self.stretches.get(number));
        if let Some((range, owner)) = before.filter(|(range, _)| range.contains(&at)) {
            return (range.end, self.place(*owner, at - range.start));
        }
        let end = self
            .stretches
            .get(next)
            .map_or(clusters_end, |(range, _)| range.start);
        (end, RangeOwner::Unused)
    }

    fn place(&self, owner: ExtentOwner, within_bytes: u64) -> RangeOwner {
        match owner {
            ExtentOwner::Directory(number) => RangeOwner::Directory {
                path: self.tree.directories[number].path.clone(),
            },
            ExtentOwner::File {
                number,
                offset_bytes,
            } => RangeOwner::File {
                path: self.tree.files[number].path.clone(),
                offset_bytes: offset_bytes + within_bytes,
            },
            ExtentOwner::Slack(number) => RangeOwner::Slack {
                path: self.tree.files[number].path.clone(),
            },
        }
    }
}
