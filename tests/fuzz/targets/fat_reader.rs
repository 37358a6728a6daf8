//! FAT on a medium that anybody may have written.
//!
//! Input: a medium, plain or sparse (below), since the smallest FAT32 volume has 32 MiB.
//!
//! What must hold: no panic, no endless chain, memory bounded by the medium; every extent lies on
//! the medium and no two of a file overlap; a file gives as many bytes as its entry says unless a
//! fault says otherwise; the map covers a range without gaps; two walks find the same, and two looks at what lies
//! beside the volume; two entries
//! of a folder that share a name, short or long and in any case, are told.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read as _};

use drivepress::base::ReadAt;
use drivepress::formats::fat32::{Fault, Map, Volume, VolumeTree, upper_case};

/// First bytes of a sparse medium: then its length in sectors (u32), the number of runs (u16),
/// each run's first sector (u32) and count (u16), then the runs' bytes. All little-endian; what no
/// run holds is zero.
const SPARSE: &[u8; 4] = b"SPRS";
const SECTOR: u64 = 512;
/// Longest medium: a table of 8 MiB, which is still walked in milliseconds.
const MOST_SECTORS: u32 = 2 << 20;
/// Bytes read of each file.
const READ_BYTES: u64 = 4096;

struct Sparse<'a> {
    length_bytes: u64,
    /// First byte on the medium, and the bytes.
    runs: Vec<(u64, &'a [u8])>,
}

fn split<'a>(data: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (front, rest) = data.split_at_checked(length)?;
    *data = rest;
    Some(front)
}

fn number(data: &mut &[u8], length: usize) -> Option<u32> {
    let bytes = split(data, length)?;
    Some(
        bytes
            .iter()
            .rev()
            .fold(0, |sum, byte| sum << 8 | u32::from(*byte)),
    )
}

impl<'a> Sparse<'a> {
    fn read(mut data: &'a [u8]) -> Option<Self> {
        if split(&mut data, 4)? != SPARSE {
            return None;
        }
        let sectors = number(&mut data, 4)?.min(MOST_SECTORS);
        let count = number(&mut data, 2)?;
        let mut heads = Vec::new();
        for _ in 0..count {
            heads.push((number(&mut data, 4)?, number(&mut data, 2)?));
        }
        let mut runs = Vec::new();
        for (first, count) in heads {
            let length = usize::try_from(u64::from(count) * SECTOR).ok()?;
            let length = length.min(data.len());
            let bytes = split(&mut data, length)?;
            runs.push((u64::from(first) * SECTOR, bytes));
        }
        let length_bytes = u64::from(sectors) * SECTOR;
        Some(Self { length_bytes, runs })
    }
}

impl ReadAt for Sparse<'_> {
    fn read_exact_at(&self, offset_bytes: u64, buf: &mut [u8]) -> io::Result<()> {
        let length = u64::try_from(buf.len()).map_err(io::Error::other)?;
        let end = offset_bytes.checked_add(length);
        if end.is_none_or(|end| end > self.length_bytes) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        buf.fill(0);
        for (start, bytes) in &self.runs {
            let skip_run = usize::try_from(offset_bytes.saturating_sub(*start));
            let skip_buf = usize::try_from(start.saturating_sub(offset_bytes));
            let (Ok(skip_run), Ok(skip_buf)) = (skip_run, skip_buf) else {
                continue;
            };
            let run = bytes.get(skip_run..).unwrap_or_default();
            let into = buf.get_mut(skip_buf..).unwrap_or_default();
            for (old, new) in into.iter_mut().zip(run) {
                *old = *new;
            }
        }
        Ok(())
    }

    fn length_bytes(&self) -> io::Result<u64> {
        Ok(self.length_bytes)
    }
}

pub(crate) fn run(data: &[u8]) {
    match Sparse::read(data) {
        Some(sparse) => check(&sparse),
        None => check(&data),
    }
}

fn check(storage: &dyn ReadAt) {
    let length_bytes = storage.length_bytes().unwrap();
    let Ok(volume) = Volume::open(storage) else {
        return;
    };
    assert!(volume.data_start_bytes() <= length_bytes);
    assert!(volume.cluster_size_bytes() >= SECTOR);
    assert_eq!(volume.beside(), volume.beside(), "two looks differ");
    let tree = volume.tree().unwrap();
    assert_eq!(tree, volume.tree().unwrap(), "two walks differ");
    check_extents(&tree, length_bytes);
    check_files(&tree, storage);
    check_names(&tree);
    let map = Map::new(&volume, &tree);
    let ends = [
        0,
        volume.data_start_bytes(),
        length_bytes.saturating_sub(SECTOR),
    ];
    for start in ends {
        let range = start..start.saturating_add(1 << 16);
        let mut at = range.start;
        for located in map.locate(range.clone()) {
            assert!(located.range.start == at && located.range.end > at);
            at = located.range.end;
        }
        assert_eq!(at, range.end);
    }
}

fn check_extents(tree: &VolumeTree, length_bytes: u64) {
    let files = tree.files.iter().map(|file| &file.extents);
    let folders = tree.directories.iter().map(|folder| &folder.extents);
    let mut starts = BTreeSet::new();
    for extent in files.chain(folders).flatten() {
        assert!(extent.length_bytes > 0);
        let end = extent.offset_bytes.checked_add(extent.length_bytes);
        assert!(end.is_some_and(|end| end <= length_bytes));
        // Each cluster belongs to one chain: whoever meets it second is told as crossed.
        assert!(starts.insert(extent.offset_bytes));
    }
}

fn check_names(tree: &VolumeTree) {
    let is_told = |fault: &Fault| {
        matches!(
            fault,
            Fault::NameTwice { .. } | Fault::NameShared { .. } | Fault::Limit { .. }
        )
    };
    if tree.faults.iter().any(is_told) {
        return;
    }
    let split = |path: &str| match path.rsplit_once('/') {
        Some((folder, name)) => (folder.to_owned(), upper_case(name)),
        None => (String::new(), upper_case(path)),
    };
    let mut owners = BTreeMap::new();
    let folders = tree.directories.iter().map(|folder| split(&folder.path));
    let folders = folders.filter(|(_, name)| !name.is_empty());
    for (owner, name) in (0..).zip(folders) {
        assert_eq!(owners.insert(name, owner), None, "two folders of one name");
    }
    for (owner, file) in (tree.directories.len()..).zip(&tree.files) {
        let (folder, name) = split(&file.path);
        let short = upper_case(&file.short_name);
        for name in BTreeSet::from([name, short]) {
            let name = (folder.clone(), name);
            assert_eq!(owners.insert(name, owner), None, "{}", file.path);
        }
    }
}

fn check_files(tree: &VolumeTree, storage: &dyn ReadAt) {
    let has_fault = |path: &str| {
        let is_of = |fault: &Fault| matches!(fault, Fault::Chain { path: of, .. } if of == path);
        tree.faults.iter().any(is_of)
    };
    for file in tree.files.iter().take(64) {
        let held: u64 = file.extents.iter().map(|extent| extent.length_bytes).sum();
        assert!(held <= file.length_bytes);
        assert!(
            held == file.length_bytes || has_fault(&file.path),
            "{}",
            file.path
        );
        let mut read = Vec::new();
        let reader = file.reader(storage);
        reader.take(READ_BYTES).read_to_end(&mut read).unwrap();
        assert_eq!(u64::try_from(read.len()).unwrap(), held.min(READ_BYTES));
    }
}
