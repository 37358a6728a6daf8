//! Finds the FAT volume of a medium: behind an MBR, behind a GPT, or without any table.

use super::error::Error;
use super::identify::{Kind, OtherFormat, identify};
use super::report::Note;
use super::volume::{Partitioning, read};
use crate::base::ReadAt;
use crate::formats::mbr::{self, Partition, SECTOR_BYTES};

/// Entries of a GPT that are read. Tables have 128; a count in the millions would have us read
/// for ever.
const MOST_GPT_ENTRIES: u32 = 1_024;
/// Bytes of a GPT entry at most; larger ones would only be padding to read.
const LARGEST_GPT_ENTRY: u32 = 4_096;
/// Type of an EFI system partition, as stored: Macs put one before the data.
const GPT_EFI_SYSTEM: [u8; 16] = [
    0x28, 0x73, 0x2A, 0xC1, 0x1F, 0xF8, 0xD2, 0x11, 0xBA, 0x4B, 0x00, 0xA0, 0xC9, 0x3E, 0xC9, 0x3B,
];

/// FAT32 by CHS and by LBA, and both hidden.
const TYPES_FAT32: [u8; 4] = [0x0B, 0x0C, 0x1B, 0x1C];

/// Where the volume begins, and what was noticed on the way.
pub(super) struct Found {
    pub(super) start_bytes: u64,
    pub(super) partitioning: Partitioning,
    pub(super) notes: Vec<Note>,
}

/// A partition that may hold the volume.
struct Candidate {
    start_bytes: u64,
    /// An EFI system partition holds programs for firmware: only read where nothing else is FAT.
    is_efi_system: bool,
}

/// Finds the volume.
pub(super) fn find(storage: &dyn ReadAt, length_bytes: u64) -> Result<Found, Error> {
    let mut sector = [0; 512];
    if length_bytes < SECTOR_BYTES {
        return Err(Error::TooShort { length_bytes });
    }
    read(storage, 0, &mut sector)?;
    let partitions = plausible(&sector, length_bytes);
    let kind = identify(storage, 0, &sector);
    if kind == Kind::Fat {
        let notes = if partitions.is_empty() {
            Vec::new()
        } else {
            vec![Note::AlsoPartitioned]
        };
        return Ok(Found {
            start_bytes: 0,
            partitioning: Partitioning::None,
            notes,
        });
    }
    let is_gpt = partitions
        .iter()
        .any(|partition| partition.kind == mbr::TYPE_GPT_PROTECTIVE);
    let (partitioning, candidates) = if is_gpt {
        (Partitioning::Gpt, gpt(storage)?)
    } else {
        (
            Partitioning::Mbr,
            partitions.iter().map(candidate).collect(),
        )
    };
    if candidates.is_empty() {
        if let Some(needed_bytes) = cut_before(&sector, length_bytes) {
            return Err(Error::TablesCut {
                length_bytes,
                needed_bytes,
            });
        }
        let Kind::Other(format) = kind else {
            return Err(Error::OtherFormat(OtherFormat::Unknown));
        };
        return Err(Error::OtherFormat(format));
    }
    choose(storage, partitioning, candidates)
}

/// The first candidate that is FAT, EFI system partitions last.
fn choose(
    storage: &dyn ReadAt,
    partitioning: Partitioning,
    mut candidates: Vec<Candidate>,
) -> Result<Found, Error> {
    candidates.sort_by_key(|candidate| candidate.is_efi_system);
    let mut named = None;
    for candidate in &candidates {
        let start_bytes = candidate.start_bytes;
        let mut sector = [0; 512];
        match read(storage, start_bytes, &mut sector) {
            Ok(()) => {}
            // A partition past the medium's end: a cut image, or a table of another stick.
            Err(Error::Read { source, .. })
                if source.kind() == std::io::ErrorKind::UnexpectedEof =>
            {
                continue;
            }
            Err(error) => return Err(error),
        }
        match identify(storage, start_bytes, &sector) {
            Kind::Fat => {
                // Systems show no EFI system partition.
                let is_shown =
                    |other: &&Candidate| other.start_bytes != start_bytes && !other.is_efi_system;
                let others = candidates.iter().filter(is_shown).count();
                let count = u64::try_from(others).unwrap_or(u64::MAX);
                let notes = if count > 0 {
                    vec![Note::OtherPartitions { count }]
                } else {
                    Vec::new()
                };
                return Ok(Found {
                    start_bytes,
                    partitioning,
                    notes,
                });
            }
            Kind::Other(OtherFormat::Unknown | OtherFormat::Blank) => {}
            Kind::Other(format) => named = named.or(Some(format)),
        }
    }
    Err(Error::OtherFormat(
        named.unwrap_or(OtherFormat::UnknownPartitions),
    ))
}

/// The partitions of an MBR, none where the sector is not plausibly one: boot code of a volume
/// without a table stands in the same place.
fn plausible(sector: &[u8; 512], length_bytes: u64) -> Vec<Partition> {
    let begins_inside = |partition: &Partition| {
        let start_bytes = u64::from(partition.first_sector) * SECTOR_BYTES;
        start_bytes > 0 && start_bytes < length_bytes
    };
    let partitions = partitions(sector).into_iter();
    partitions.filter(begins_inside).collect()
}

/// What a sector says as an MBR, where no boot code stands in the same place.
fn partitions(sector: &[u8; 512]) -> Vec<Partition> {
    let mut entries = sector[446..510].chunks_exact(16);
    if entries.all(|entry| matches!(entry[0], 0 | 0x80)) {
        mbr::parse(sector).unwrap_or_default()
    } else {
        Vec::new()
    }
}

/// Where the FAT32 partition of an MBR ends whose medium ends before it begins: a cut image.
fn cut_before(sector: &[u8; 512], length_bytes: u64) -> Option<u64> {
    let bytes = |sectors: u32| u64::from(sectors) * SECTOR_BYTES;
    partitions(sector)
        .into_iter()
        .filter(|partition| TYPES_FAT32.contains(&partition.kind) && partition.sector_count > 0)
        .filter(|partition| bytes(partition.first_sector) >= length_bytes)
        .map(|partition| bytes(partition.first_sector) + bytes(partition.sector_count))
        .max()
}

fn candidate(partition: &Partition) -> Candidate {
    Candidate {
        start_bytes: u64::from(partition.first_sector) * SECTOR_BYTES,
        is_efi_system: partition.kind == mbr::TYPE_EFI_SYSTEM,
    }
}

/// The partitions of a GPT. Its checksums are not checked: whoever forges the table forges them
/// too, and the volume's contents are judged by themselves.
fn gpt(storage: &dyn ReadAt) -> Result<Vec<Candidate>, Error> {
    // The header is in sector 1, whose size the medium alone knows.
    for sector_bytes in [512, 4_096] {
        let mut header = [0; 92];
        if read(storage, sector_bytes, &mut header).is_err() || &header[..8] != b"EFI PART" {
            continue;
        }
        let long = |at: usize| {
            u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
        };
        let entries_start = u64_at(&header, 72).checked_mul(sector_bytes);
        let (count, size) = (long(80).min(MOST_GPT_ENTRIES), long(84));
        if !(128..=LARGEST_GPT_ENTRY).contains(&size) {
            return Ok(Vec::new());
        }
        let starts = (0..count).map(|n| entries_start?.checked_add(u64::from(n) * u64::from(size)));
        let mut candidates = Vec::new();
        for start in starts.map_while(|start| start) {
            let mut entry = [0; 48];
            read(storage, start, &mut entry)?;
            if let Some(candidate) = gpt_candidate(&entry, sector_bytes) {
                candidates.push(candidate);
            }
        }
        return Ok(candidates);
    }
    Ok(Vec::new())
}

fn gpt_candidate(entry: &[u8; 48], sector_bytes: u64) -> Option<Candidate> {
    let start_bytes = u64_at(entry, 32).checked_mul(sector_bytes)?;
    let is_used = entry[..16] != [0; 16] && start_bytes > 0;
    let is_efi_system = entry[..16] == GPT_EFI_SYSTEM;
    is_used.then_some(Candidate {
        start_bytes,
        is_efi_system,
    })
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    let field = bytes
        .get(at..at + 8)
        .and_then(|bytes| bytes.try_into().ok());
    u64::from_le_bytes(field.unwrap_or_default())
}
