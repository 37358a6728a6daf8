//! Finds the FAT volume of a medium: behind an MBR, behind a GPT, or without any table.
//! [`Volume::beside`](super::Volume::beside) reports what else systems show of the medium.

mod beside;
mod tables;

pub use beside::{Beside, PartitionContent};
pub use tables::TableKind;

use super::error::Error;
use super::extent::Extent;
use super::identify::{OtherFormat, VolumeKind, identify};
use super::medium::{Partitioning, VolumeStart, read};
use super::volume::Volume;
use crate::base::ReadAt;
use crate::formats::mbr::SECTOR_BYTES;
use tables::{ListedPartition, PartitionTable, Role, Tables, mbr_entries};

/// FAT32 addressed by CHS and by LBA, and the hidden variants of both.
const TYPES_FAT32: [u8; 4] = [0x0B, 0x0C, 0x1B, 0x1C];

/// Maximum FAT volumes considered as the drive; a hostile table lists thousands.
const CANDIDATES_MAX: usize = 64;
/// Number of bytes of a root directory searched for the drive's marker file (tuning).
const ROOT_BYTES_MAX: u64 = 32 << 10;
/// The short name of `bagit.txt`, which every bag has.
const MARK: &[u8; 11] = b"BAGIT   TXT";

impl<'a> Volume<'a> {
    /// Finds the volume and checks its boot sector.
    ///
    /// Fails for another format, a field that no FAT volume can have, tables past the medium's end,
    /// or a read error.
    pub fn open(storage: &'a dyn ReadAt) -> Result<Self, Error> {
        let storage_length_bytes = storage.length_bytes().map_err(Error::Length)?;
        Self::of(
            storage,
            storage_length_bytes,
            &find(storage, storage_length_bytes)?,
        )
    }
}

/// Finds the volume.
fn find(storage: &dyn ReadAt, length_bytes: u64) -> Result<VolumeStart, Error> {
    let mut sector = [0; 512];
    if length_bytes < SECTOR_BYTES {
        return Err(Error::TooShort { length_bytes });
    }
    read(storage, 0, &mut sector)?;
    let kind = identify(storage, 0, &sector);
    let mut candidates = Candidates::default();
    if kind == VolumeKind::Fat {
        candidates.volumes.push(VolumeStart {
            start_bytes: 0,
            partitioning: Partitioning::None,
        });
    }
    let tables = Tables::read(storage, length_bytes, &sector);
    for table in &tables.tables {
        candidates.gather(storage, table);
    }
    if let Some(found) = candidates.drive(storage, length_bytes) {
        return Ok(found);
    }
    if let Some(error) = candidates.failed {
        return Err(error);
    }
    let holds_volumes = |listed: &ListedPartition| listed.role <= Role::EfiSystem;
    let mut listed = tables.tables.iter().flat_map(|table| &table.listed);
    if listed.any(holds_volumes) {
        let format = candidates.named.unwrap_or(OtherFormat::UnknownPartitions);
        return Err(Error::OtherFormat(format));
    }
    if let Some(needed_bytes) = cut_before(&sector, length_bytes) {
        return Err(Error::TablesCut {
            length_bytes,
            needed_bytes,
        });
    }
    let VolumeKind::Other(format) = kind else {
        return Err(Error::OtherFormat(OtherFormat::Unknown));
    };
    Err(Error::OtherFormat(format))
}

/// Candidates for the drive on a medium.
#[derive(Default)]
struct Candidates {
    /// The FAT volumes, in table order.
    volumes: Vec<VolumeStart>,
    /// The first other named format.
    named: Option<OtherFormat>,
    /// Why a partition could not be read.
    failed: Option<Error>,
}

impl Candidates {
    /// Collects the FAT partitions of a table, EFI system partitions last. Includes tables with
    /// wrong checksums; `beside` reports what systems that ignore such tables show.
    fn gather(&mut self, storage: &dyn ReadAt, table: &PartitionTable) {
        let partitioning = match table.kind {
            TableKind::Mbr => Partitioning::Mbr,
            _ => Partitioning::Gpt,
        };
        let mut listed: Vec<&ListedPartition> = table.listed.iter().collect();
        listed.retain(|listed| listed.role <= Role::EfiSystem);
        listed.sort_by_key(|listed| listed.role);
        for ListedPartition { start_bytes, .. } in listed {
            let start_bytes = *start_bytes;
            let mut known = self.volumes.iter();
            if self.volumes.len() == CANDIDATES_MAX || known.any(|v| v.start_bytes == start_bytes) {
                continue;
            }
            let mut sector = [0; 512];
            match read(storage, start_bytes, &mut sector) {
                Ok(()) => {}
                // A partition past the medium's end: a cut image, or another stick's table.
                Err(Error::Read { source, .. })
                    if source.kind() == std::io::ErrorKind::UnexpectedEof =>
                {
                    continue;
                }
                Err(error) => {
                    self.failed.get_or_insert(error);
                    continue;
                }
            }
            match identify(storage, start_bytes, &sector) {
                VolumeKind::Fat => self.volumes.push(VolumeStart {
                    start_bytes,
                    partitioning,
                }),
                VolumeKind::Other(OtherFormat::Unknown | OtherFormat::Blank) => {}
                VolumeKind::Other(format) => self.named = self.named.or(Some(format)),
            }
        }
    }

    /// Returns the first volume with a bag's marker file, otherwise the first volume. If another
    /// volume hides the drive on some systems, the drive is still checked and the other volume
    /// reported.
    fn drive(&self, storage: &dyn ReadAt, length_bytes: u64) -> Option<VolumeStart> {
        let first = self.volumes.first()?;
        if self.volumes.len() == 1 {
            return Some(*first);
        }
        let is_marked = |found: &&VolumeStart| is_marked(storage, length_bytes, found);
        let marked = self.volumes.iter().find(is_marked);
        Some(*marked.unwrap_or(first))
    }
}

/// Whether the root's first cluster lists `bagit.txt`.
fn is_marked(storage: &dyn ReadAt, length_bytes: u64, found: &VolumeStart) -> bool {
    let Ok(volume) = Volume::of(storage, length_bytes, found) else {
        return false;
    };
    let root = volume.root_region().unwrap_or_else(|| Extent {
        offset_bytes: volume.cluster_offset_bytes(volume.bpb.root_cluster),
        length_bytes: volume.cluster_size_bytes(),
    });
    let (at, wanted) = (root.offset_bytes, root.length_bytes.min(ROOT_BYTES_MAX));
    let mut slots = vec![0; usize::try_from(wanted).unwrap_or(0)];
    read(storage, at, &mut slots).is_ok()
        && slots.chunks_exact(32).any(|slot| slot.starts_with(MARK))
}

/// Returns the end of an MBR's FAT32 partition if the partition begins past the end of the medium
/// (a cut image).
fn cut_before(sector: &[u8; 512], length_bytes: u64) -> Option<u64> {
    mbr_entries(sector)
        .into_iter()
        .filter(|partition| TYPES_FAT32.contains(&partition.kind))
        .filter(|partition| partition.start_bytes() >= length_bytes)
        .map(|partition| partition.start_bytes() + partition.sector_count * SECTOR_BYTES)
        .max()
}
