//! Repairs an image that contains foreign files: writes only our own bytes, and only after the
//! result was checked.
//!
//! Our bytes are the clusters of listed files and their entries in allocation tables and folders.
//! If these were reused (a listed file was deleted, and its clusters taken by another), a repair
//! would lose foreign files, so nothing is written.

use std::io;
use std::ops::Range;

use crate::base::ReadAt;
use crate::formats::fat32::{ENTRY_BYTES, Extent, Fault, Volume};
use crate::image::{Chain, Layout};
use crate::verify::repair::source::wanted::WantedDigests;

/// Sector size of all our images.
const SECTOR_BYTES: u64 = 512;

/// Size of an allocation table entry (FAT32).
const TABLE_ENTRY_BYTES: u64 = 4;

/// First bytes of unused directory entries (Microsoft FAT specification, "FAT Directory
/// Structure").
const END_OF_FOLDER: u8 = 0x00;
const FREE_ENTRY: u8 = 0xE5;

/// The bytes before the allocation tables.
pub(in crate::verify::repair) fn head(layout: &Layout) -> Range<u64> {
    0..tables_start_bytes(layout)
}

fn table_bytes(layout: &Layout) -> u64 {
    u64::from(layout.fat_sectors()) * SECTOR_BYTES
}

fn tables_start_bytes(layout: &Layout) -> u64 {
    let tables = table_bytes(layout).saturating_mul(2);
    layout.data_start_bytes().saturating_sub(tables)
}

/// The byte ranges of the image `right` that belong to listed files and their folders, sorted.
///
/// # Errors
/// Fails if the folders of `right` are unreadable.
pub(in crate::verify::repair) fn ours(
    layout: &Layout,
    right: &dyn ReadAt,
) -> io::Result<Vec<Range<u64>>> {
    let mut ranges = Vec::new();
    let runs = |chain: &Chain| chain.base.into_iter().chain(chain.tail);
    let cluster_bytes = u64::from(layout.cluster_size_bytes());
    for run in layout.chains().flat_map(runs) {
        for copy in 0..2 {
            let table = tables_start_bytes(layout) + copy * table_bytes(layout);
            let start = table + u64::from(run.first_cluster) * TABLE_ENTRY_BYTES;
            ranges.push(start..start + u64::from(run.cluster_count) * TABLE_ENTRY_BYTES);
        }
    }
    for run in layout
        .slots()
        .iter()
        .chain(layout.common_files())
        .flat_map(runs)
    {
        let start = layout.offset_bytes(run.first_cluster);
        ranges.push(start..start + u64::from(run.cluster_count) * cluster_bytes);
    }
    let mut entry = [0; ENTRY_BYTES];
    let entry_bytes = u64::try_from(ENTRY_BYTES).map_err(io::Error::other)?;
    for run in layout.directories().iter().flat_map(runs) {
        let start = layout.offset_bytes(run.first_cluster);
        let end = start + u64::from(run.cluster_count) * cluster_bytes;
        let mut at = start;
        while at < end {
            right.read_exact_at(at, &mut entry)?;
            match entry[0] {
                // Foreign entries are in free entries or after our last one.
                END_OF_FOLDER => break,
                FREE_ENTRY => {}
                _ => ranges.push(at..at + entry_bytes),
            }
            at += entry_bytes;
        }
    }
    ranges.retain(|range| !range.is_empty());
    ranges.sort_by_key(|range| range.start);
    Ok(ranges)
}

/// The intersection of two sorted lists without overlaps.
pub(in crate::verify::repair) fn common_to(
    some: &[Range<u64>],
    others: &[Range<u64>],
) -> Vec<Range<u64>> {
    let (mut a, mut b) = (some.iter().peekable(), others.iter().peekable());
    let mut both = Vec::new();
    while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
        let range = x.start.max(y.start)..x.end.min(y.end);
        if !range.is_empty() {
            both.push(range);
        }
        if x.end <= y.end {
            a.next();
        } else {
            b.next();
        }
    }
    both
}

/// An image with some of its bytes replaced by those of another one of the same length.
pub(in crate::verify::repair) struct PatchedImage<'a> {
    left: &'a dyn ReadAt,
    right: &'a dyn ReadAt,
    /// Sorted, without overlaps.
    ranges: Vec<Range<u64>>,
}

impl<'a> PatchedImage<'a> {
    /// `left` with `ranges` replaced from `right`.
    pub(in crate::verify::repair) fn new(
        left: &'a dyn ReadAt,
        right: &'a dyn ReadAt,
        ranges: Vec<Range<u64>>,
    ) -> Self {
        Self {
            left,
            right,
            ranges,
        }
    }
}

impl ReadAt for PatchedImage<'_> {
    fn read_exact_at(&self, offset_bytes: u64, buf: &mut [u8]) -> io::Result<()> {
        self.left.read_exact_at(offset_bytes, buf)?;
        let length = u64::try_from(buf.len()).map_err(io::Error::other)?;
        let end = offset_bytes.saturating_add(length);
        let from = self
            .ranges
            .partition_point(|range| range.end <= offset_bytes);
        let hit = self.ranges[from..].iter();
        for range in hit.take_while(|range| range.start < end) {
            let start = range.start.max(offset_bytes);
            let within = |at: u64| usize::try_from(at - offset_bytes).map_err(io::Error::other);
            let part = within(start)?..within(range.end.min(end))?;
            self.right.read_exact_at(start, &mut buf[part])?;
        }
        Ok(())
    }

    fn length_bytes(&self) -> io::Result<u64> {
        self.left.length_bytes()
    }
}

/// The unlisted files and folders of a volume.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::verify::repair) struct Strangers {
    /// Files: path, length, extents.
    pub(in crate::verify::repair) files: Vec<(String, u64, Vec<Extent>)>,
    folders: Vec<(String, Vec<Extent>)>,
    faults: Vec<Fault>,
}

impl Strangers {
    /// Those of a volume; `None` if it is unreadable.
    pub(in crate::verify::repair) fn of(
        storage: &dyn ReadAt,
        wanted: &WantedDigests,
    ) -> Option<Self> {
        let tree = Volume::open(storage).ok()?.tree().ok()?;
        let front = |path: &str| format!("{path}/");
        let is_ours = |path: &str| {
            let mut below = wanted.range(front(path)..);
            below
                .next()
                .is_some_and(|(own, _)| own.starts_with(&front(path)))
        };
        let folders = tree.directories.into_iter();
        let files = tree.files.into_iter();
        Some(Self {
            files: files
                .filter(|file| !wanted.contains_key(&file.path))
                .map(|file| (file.path, file.length_bytes, file.extents))
                .collect(),
            folders: folders
                .filter(|folder| !folder.path.is_empty() && !is_ours(&folder.path))
                .map(|folder| (folder.path, folder.extents))
                .collect(),
            faults: tree.faults,
        })
    }

    /// Their paths, sorted.
    pub(in crate::verify::repair) fn names(&self) -> Vec<String> {
        let files = self.files.iter().map(|(path, ..)| path);
        let folders = self.folders.iter().map(|(path, _)| path);
        let mut names: Vec<String> = files.chain(folders).cloned().collect();
        names.sort();
        names
    }

    /// Whether all of them are unchanged in `after`, and `after` has no new faults.
    pub(in crate::verify::repair) fn are_kept_in(&self, after: &Self) -> bool {
        let is_known = |fault: &Fault| self.faults.contains(fault);
        self.files == after.files
            && self.folders == after.folders
            && after.faults.iter().all(is_known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_lists_have_in_common_is_cut_out_in_order() {
        let some = [0..10, 20..30, 40..50];
        assert_eq!(common_to(&some, &[5..25, 45..46]), [5..10, 20..25, 45..46]);
        assert_eq!(common_to(&some, &[10..20, 30..40]), []);
    }

    #[test]
    fn a_patched_image_reads_as_both() {
        let (left, right) = ([b'l'; 20], [b'r'; 20]);
        let (left, right): (&[u8], &[u8]) = (&left, &right);
        let patched = PatchedImage::new(&left, &right, vec![2..4, 6..9, 15..20]);
        let mut buf = [0; 20];
        patched.read_exact_at(0, &mut buf).unwrap();
        assert_eq!(&buf, b"llrrllrrrllllllrrrrr");
        let mut buf = [0; 4];
        patched.read_exact_at(3, &mut buf).unwrap();
        assert_eq!(&buf, b"rllr");
    }
}
