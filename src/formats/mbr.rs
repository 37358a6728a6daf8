//! Writes the master boot record of a stick with one FAT32 partition, and reads any MBR partition
//! table, including the logical partitions inside extended ones.
//!
//! Source: the classical PC layout (boot code, disk signature at 440, four entries at 446,
//! 55 AA at 510), as UEFI 2.x describes it under "Legacy Master Boot Record".

use std::collections::BTreeSet;

use zerocopy::little_endian::{U16, U32};
use zerocopy::{FromBytes, FromZeros as _, Immutable, IntoBytes, KnownLayout, Unaligned};
use zerocopy::{transmute, transmute_ref};

use crate::base::ReadAt;

/// Sector size that partition tables count in.
pub const SECTOR_BYTES: u64 = 512;

/// First sector of our one partition: 1 MiB, the alignment that partitioners use today (format
/// break).
pub const PARTITION_START_SECTOR: u32 = 2048;

/// FAT32 addressed by sector number (LBA); 0x0B is FAT32 addressed by CHS.
const TYPE_FAT32_LBA: u8 = 0x0C;

/// An EFI system partition.
pub const TYPE_EFI_SYSTEM: u8 = 0xEF;

/// Protective entry: the real table is a GPT.
pub const TYPE_GPT_PROTECTIVE: u8 = 0xEE;

/// Boot code: pass control to the next boot device (`int 18h`); if that returns, halt for ever. The
/// processor would execute zeros as instructions.
pub const BOOT_CODE: [u8; 5] = [0xCD, 0x18, 0xF4, 0xEB, 0xFD];

/// Maximum records of extended partitions read: a hostile chain could cover the whole medium or
/// loop.
const RECORDS_MAX: usize = 256;

const MARK: [u8; 2] = [0x55, 0xAA];
/// Types of partitions that hold a chain of further tables.
const TYPES_EXTENDED: [u8; 3] = [0x05, 0x0F, 0x85];

/// One entry of the partition table, without the CHS fields, which have no use today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MbrPartition {
    /// 0x80 if bootable, else 0; any other value means that this is not a partition table.
    pub status: u8,
    /// Partition type. Linux also accepts type 0 with a length as a partition.
    pub kind: u8,
    /// First sector, of 512 bytes, from the start of the medium.
    pub first_sector: u64,
    /// Number of sectors of 512 bytes; 0 in an entry that is not in use.
    pub sector_count: u64,
}

impl MbrPartition {
    /// Whether the partition holds further tables instead of a volume.
    pub fn is_extended(&self) -> bool {
        TYPES_EXTENDED.contains(&self.kind)
    }

    /// Offset from the start of the medium.
    pub fn start_bytes(&self) -> u64 {
        self.first_sector.saturating_mul(SECTOR_BYTES)
    }
}

/// A master boot record as it is stored; the record of an extended partition is alike.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
struct RawMbr {
    boot_code: [u8; 440],
    disk_signature: U32,
    reserved: U16,
    entries: [RawMbrPartition; 4],
    mark: [u8; 2],
}

/// An entry of the table as it is stored.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
struct RawMbrPartition {
    status: u8,
    first_chs: [u8; 3],
    kind: u8,
    last_chs: [u8; 3],
    first_sector: U32,
    sector_count: U32,
}

/// The 512 bytes of a master boot record with one FAT32 partition of `sector_count` sectors
/// from [`PARTITION_START_SECTOR`].
pub fn encode(disk_signature: u32, sector_count: u32) -> [u8; 512] {
    let last = u64::from(PARTITION_START_SECTOR) + u64::from(sector_count).saturating_sub(1);
    let mut boot_code = [0; 440];
    boot_code[..BOOT_CODE.len()].copy_from_slice(&BOOT_CODE);
    let mut entries = [RawMbrPartition::new_zeroed(); 4];
    entries[0] = RawMbrPartition {
        status: 0,
        first_chs: chs(u64::from(PARTITION_START_SECTOR)),
        kind: TYPE_FAT32_LBA,
        last_chs: chs(last),
        first_sector: PARTITION_START_SECTOR.into(),
        sector_count: sector_count.into(),
    };
    transmute!(RawMbr {
        boot_code,
        disk_signature: disk_signature.into(),
        reserved: U16::ZERO,
        entries,
        mark: MARK,
    })
}

/// Returns the four entries of a sector, empty ones included. `None` if it does not end in 55 AA.
pub fn parse(sector: &[u8; 512]) -> Option<[MbrPartition; 4]> {
    let mbr: &RawMbr = transmute_ref!(sector);
    let entries = mbr.entries.map(|entry| MbrPartition {
        status: entry.status,
        kind: entry.kind,
        first_sector: u64::from(entry.first_sector.get()),
        sector_count: u64::from(entry.sector_count.get()),
    });
    (mbr.mark == MARK).then_some(entries)
}

/// The partitions inside extended ones.
#[derive(Debug, Default)]
pub struct Logical {
    /// In the order of the chain.
    pub partitions: Vec<MbrPartition>,
    /// Whether the chain was read to its end.
    pub is_whole: bool,
}

/// Follows the chains of extended partitions. Each record gives partitions relative to itself, and
/// the next record relative to the start of the outermost extended partition.
pub fn logical(storage: &dyn ReadAt, extended: &[MbrPartition]) -> Logical {
    let mut found = Logical {
        partitions: Vec::new(),
        is_whole: true,
    };
    let mut pending: Vec<(u64, u64)> = extended
        .iter()
        .map(|partition| (partition.first_sector, partition.first_sector))
        .collect();
    let mut seen = BTreeSet::new();
    while let Some((outermost, record)) = pending.pop() {
        if !seen.insert(record) {
            continue;
        }
        if seen.len() > RECORDS_MAX {
            found.is_whole = false;
            break;
        }
        let mut sector = [0; 512];
        let at = record.saturating_mul(SECTOR_BYTES);
        if storage.read_exact_at(at, &mut sector).is_err() {
            continue;
        }
        for mut entry in parse(&sector).into_iter().flatten() {
            if entry.sector_count == 0 {
                continue;
            }
            if entry.is_extended() {
                pending.push((outermost, outermost.saturating_add(entry.first_sector)));
            } else {
                entry.first_sector = record.saturating_add(entry.first_sector);
                found.partitions.push(entry);
            }
        }
    }
    found
}

/// Cylinder, head and sector of `sector` on a disk with 255 heads and 63 sectors per track (old
/// firmware guesses this geometry from the values). Past cylinder 1023: the usual FE FF FF.
fn chs(sector: u64) -> [u8; 3] {
    const BEYOND: [u8; 3] = [0xFE, 0xFF, 0xFF];
    let cylinder = sector / (255 * 63);
    if cylinder > 1023 {
        return BEYOND;
    }
    let byte = |number: u64| u8::try_from(number).unwrap_or(0xFF);
    let head = sector / 63 % 255;
    let sector_in_track = sector % 63 + 1;
    [
        byte(head),
        byte(sector_in_track | cylinder >> 8 << 6),
        byte(cylinder & 0xFF),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sector_2048_is_head_32_sector_33() {
        assert_eq!(chs(2048), [0x20, 0x21, 0x00]);
    }

    #[test]
    fn cylinder_1023_is_told_and_1024_is_not() {
        let last = 1024 * 255 * 63 - 1;
        assert_eq!(chs(last), [0xFE, 0xFF, 0xFF]);
        assert_eq!(chs(last - 62), [0xFE, 0xC1, 0xFF]);
        assert_eq!(chs(last + 1), [0xFE, 0xFF, 0xFF]);
    }

    #[test]
    fn an_encoded_table_reads_back() {
        let bytes = encode(0x1234_5678, 532_480);
        let empty = MbrPartition {
            status: 0,
            kind: 0,
            first_sector: 0,
            sector_count: 0,
        };
        let only = MbrPartition {
            kind: 0x0C,
            first_sector: 2048,
            sector_count: 532_480,
            ..empty
        };
        assert_eq!(parse(&bytes), Some([only, empty, empty, empty]));
        assert_eq!(parse(&[0; 512]), None);
    }

    /// A record with these entries: type, first sector, number of sectors.
    fn record(entries: &[(u8, u32, u32)]) -> [u8; 512] {
        let mut sector = [0; 512];
        for (number, (kind, first, count)) in entries.iter().enumerate() {
            let at = 446 + number * 16;
            sector[at + 4] = *kind;
            sector[at + 8..at + 12].copy_from_slice(&first.to_le_bytes());
            sector[at + 12..at + 16].copy_from_slice(&count.to_le_bytes());
        }
        sector[510..].copy_from_slice(&MARK);
        sector
    }

    fn extended(first_sector: u64) -> MbrPartition {
        MbrPartition {
            status: 0,
            kind: 0x0F,
            first_sector,
            sector_count: 1000,
        }
    }

    #[test]
    fn logical_partitions_are_found_along_the_chain_and_a_circle_ends() {
        let mut medium = vec![0; 64 * 512];
        let mut put = |sector: usize, entries: &[(u8, u32, u32)]| {
            medium[sector * 512..(sector + 1) * 512].copy_from_slice(&record(entries));
        };
        put(10, &[(0x0C, 2, 5), (0x05, 10, 9)]);
        // The second partition is relative to its own record, the link to the first record.
        put(20, &[(0x00, 3, 4), (0x05, 0, 9), (0x85, 1, 1)]);
        let found = logical(&medium.as_slice(), &[extended(10)]);
        let starts: Vec<u64> = found.partitions.iter().map(|p| p.first_sector).collect();
        assert_eq!(starts, [12, 23]);
        assert!(found.is_whole);
    }

    #[test]
    fn a_chain_over_the_whole_medium_is_read_in_part() {
        let mut medium = Vec::new();
        for number in 1..1000 {
            medium.extend(record(&[(0x0C, 1, 1), (0x05, number, 1)]));
        }
        let found = logical(&medium.as_slice(), &[extended(0)]);
        assert_eq!(found.partitions.len(), RECORDS_MAX);
        assert!(!found.is_whole);
    }
}
