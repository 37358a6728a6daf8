//! The GUID partition table: a header and an array of entries, each checked by its CRC-32.
//!
//! A medium has two tables, in its second sector and in its last one. Each is read on its own,
//! because systems differ in which one they use. Source: UEFI specification, "GUID Partition Table
//! (GPT) Disk Layout".

use zerocopy::little_endian::{U32, U64};
use zerocopy::{FromBytes, Immutable, KnownLayout, Unaligned};

use crate::base::ReadAt;

/// Type GUID of an EFI system partition, as stored.
pub const TYPE_EFI_SYSTEM: [u8; 16] = [
    0x28, 0x73, 0x2A, 0xC1, 0x1F, 0xF8, 0xD2, 0x11, 0xBA, 0x4B, 0x00, 0xA0, 0xC9, 0x3E, 0xC9, 0x3B,
];
/// Type GUID of Microsoft's reserved partition, as stored: space without a file system.
pub const TYPE_MICROSOFT_RESERVED: [u8; 16] = [
    0x16, 0xE3, 0xC9, 0xE3, 0x5C, 0x0B, 0xB8, 0x4D, 0x81, 0x7D, 0xF9, 0x2D, 0xF0, 0x02, 0x15, 0xAE,
];
/// Type GUID of a partition that holds GRUB's code, as stored (it spells "Hah!IdontNeedEFI").
pub const TYPE_BIOS_BOOT: [u8; 16] = *b"Hah!IdontNeedEFI";

/// Maximum bytes of partition entries read. Tables have 16 KiB; a hostile count in the millions
/// would keep the reader busy for ever.
const TABLE_BYTES_MAX: u64 = 1 << 20;
/// Maximum partitions kept of one table: a hostile table is full of them.
const PARTITIONS_MAX: usize = 1_024;

const SIGNATURE: [u8; 8] = *b"EFI PART";
/// Where the header holds its own checksum.
const CRC_FIELD: std::ops::Range<usize> = 16..20;
/// Minimum entry size in the specification.
const ENTRY_BYTES: u64 = 128;

/// One partition of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GptPartition {
    /// Type GUID, as stored.
    pub kind: [u8; 16],
    /// Offset from the start of the medium.
    pub start_bytes: u64,
    /// 0 if the entry ends before it begins.
    pub length_bytes: u64,
}

/// A partition table, valid or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GptTable {
    /// Whether both checksums and all fields are right; systems ignore the table otherwise.
    pub is_sound: bool,
    /// Offset of the other table's header that this one gives, from the start of the medium.
    pub other_header_bytes: u64,
    /// The partitions in use, in table order.
    pub partitions: Vec<GptPartition>,
    /// Whether all entries were read.
    pub is_whole: bool,
}

impl GptTable {
    /// Reads the table whose header is at `header_bytes` of a medium with sectors of
    /// `sector_bytes`. `None` if there is no header or it cannot be read.
    pub fn read(storage: &dyn ReadAt, header_bytes: u64, sector_bytes: u64) -> Option<Self> {
        let mut sector = vec![0; usize::try_from(sector_bytes).ok()?];
        storage.read_exact_at(header_bytes, &mut sector).ok()?;
        let header = RawGptHeader::of(&sector)?;
        let entry_bytes = u64::from(header.entry_bytes.get());
        let length_bytes = entry_bytes.checked_mul(u64::from(header.entries.get()))?;
        let start = header.entries_sector.get().saturating_mul(sector_bytes);
        let medium_bytes = storage.length_bytes().ok()?;
        let wanted = length_bytes
            .min(TABLE_BYTES_MAX)
            .min(medium_bytes.saturating_sub(start));
        let mut bytes = vec![0; usize::try_from(wanted).ok()?];
        storage.read_exact_at(start, &mut bytes).ok()?;

        let is_read = wanted == length_bytes && entry_bytes >= ENTRY_BYTES;
        let mut table = Self {
            is_sound: is_read
                && header.is_sound(&sector)
                && header.own_sector.get().checked_mul(sector_bytes) == Some(header_bytes)
                && crc32fast::hash(&bytes) == header.entries_crc.get(),
            other_header_bytes: header.other_sector.get().saturating_mul(sector_bytes),
            partitions: Vec::new(),
            is_whole: length_bytes <= TABLE_BYTES_MAX,
        };
        if entry_bytes >= ENTRY_BYTES {
            let size = usize::try_from(entry_bytes).ok()?;
            for entry in bytes.chunks_exact(size) {
                let Some(partition) = partition(entry, sector_bytes) else {
                    continue;
                };
                if table.partitions.len() == PARTITIONS_MAX {
                    table.is_whole = false;
                    break;
                }
                table.partitions.push(partition);
            }
        }
        Some(table)
    }
}

/// A header as it is stored.
#[derive(Debug, Clone, Copy, FromBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
struct RawGptHeader {
    signature: [u8; 8],
    revision: U32,
    length_bytes: U32,
    crc: U32,
    reserved: U32,
    own_sector: U64,
    other_sector: U64,
    first_usable_sector: U64,
    last_usable_sector: U64,
    disk_guid: [u8; 16],
    entries_sector: U64,
    entries: U32,
    entry_bytes: U32,
    entries_crc: U32,
}

/// The beginning of an entry as it is stored; its attributes and its name follow.
#[derive(Debug, Clone, Copy, FromBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
struct RawGptPartition {
    kind: [u8; 16],
    guid: [u8; 16],
    first_sector: U64,
    last_sector: U64,
}

impl RawGptHeader {
    fn of(sector: &[u8]) -> Option<&Self> {
        let (header, _) = Self::ref_from_prefix(sector).ok()?;
        (header.signature == SIGNATURE).then_some(header)
    }

    /// Whether the header's own checksum is right. The checksum field itself counts as zeros.
    fn is_sound(&self, sector: &[u8]) -> bool {
        let length_bytes = usize::try_from(self.length_bytes.get()).unwrap_or(usize::MAX);
        if !(size_of::<Self>()..=sector.len()).contains(&length_bytes) {
            return false;
        }
        let mut bytes = sector[..length_bytes].to_vec();
        bytes[CRC_FIELD].fill(0);
        crc32fast::hash(&bytes) == self.crc.get()
    }
}

/// Parses an entry; `None` if it is not in use.
fn partition(entry: &[u8], sector_bytes: u64) -> Option<GptPartition> {
    let (entry, _) = RawGptPartition::ref_from_prefix(entry).ok()?;
    let (first, last) = (entry.first_sector.get(), entry.last_sector.get());
    if entry.kind == [0; 16] || first == 0 {
        return None;
    }
    let sectors = last.saturating_add(1).saturating_sub(first);
    Some(GptPartition {
        kind: entry.kind,
        start_bytes: first.checked_mul(sector_bytes)?,
        length_bytes: sectors.saturating_mul(sector_bytes),
    })
}

#[cfg(test)]
#[path = "../../tests/suite/support/gpt.rs"]
pub(crate) mod writer;

#[cfg(test)]
mod tests {
    use super::writer::{Entry, Gpt};
    use super::*;

    const SECTORS: u64 = 128;

    fn medium(sector_bytes: u64) -> Vec<u8> {
        let mut medium = vec![0; usize::try_from(SECTORS * sector_bytes).unwrap()];
        let mut gpt = Gpt::new(sector_bytes, SECTORS);
        gpt.entries.push(Entry::new([7; 16], 40, 59));
        for (at, bytes) in gpt.encode() {
            let at = usize::try_from(at).unwrap();
            medium[at..at + bytes.len()].copy_from_slice(&bytes);
        }
        medium
    }

    #[test]
    fn both_tables_are_read_with_sectors_of_either_size() {
        for sector_bytes in [512, 4096] {
            let medium = medium(sector_bytes);
            let storage = medium.as_slice();
            let first = GptTable::read(&storage, sector_bytes, sector_bytes).unwrap();
            assert!(first.is_sound && first.is_whole);
            let only = GptPartition {
                kind: [7; 16],
                start_bytes: 40 * sector_bytes,
                length_bytes: 20 * sector_bytes,
            };
            assert_eq!(first.partitions, [only]);
            let second = GptTable::read(&storage, first.other_header_bytes, sector_bytes).unwrap();
            assert!(second.is_sound);
            assert_eq!(second.partitions, [only]);
            assert_eq!(second.other_header_bytes, sector_bytes);
        }
    }

    #[test]
    fn any_byte_of_header_or_entries_that_differs_makes_a_table_unsound() {
        let whole = medium(512);
        let header = (512..512 + 92).step_by(4);
        for at in header.chain((1024..1024 + 16_384).step_by(400)) {
            let mut medium = whole.clone();
            medium[at] ^= 0x40;
            let table = GptTable::read(&medium.as_slice(), 512, 512);
            assert!(table.is_none_or(|table| !table.is_sound), "byte {at}");
        }
    }

    #[test]
    fn a_table_of_millions_of_entries_is_read_in_part() {
        let mut medium = medium(512);
        medium.resize(4 << 20, 7);
        medium[512 + 80..512 + 84].fill(0xFF);
        let table = GptTable::read(&medium.as_slice(), 512, 512).unwrap();
        assert!(!table.is_sound && !table.is_whole);
        assert!(table.partitions.len() <= PARTITIONS_MAX);
        medium[512 + 84..512 + 88].fill(0xFF);
        let table = GptTable::read(&medium.as_slice(), 512, 512).unwrap();
        assert!(!table.is_sound && table.partitions.is_empty());
    }
}
