//! The structures of a FAT volume as they are stored, field by field, for the reader and the writer.
//!
//! Every value of every field is possible here; the reader decides which ones it accepts. Numbers
//! are little-endian and unaligned. Source: FAT specification, "Boot Sector and BPB", "FAT32 FSInfo
//! Sector Structure and Backup Boot Sector", "FAT Directory Structure", "FAT Long Directory
//! Entries".

use zerocopy::little_endian::{U16, U32};
use zerocopy::{
    FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned, transmute_mut, transmute_ref,
};

/// The mark at the end of a boot sector.
pub(super) const SECTOR_MARK: [u8; 2] = [0x55, 0xAA];
/// Names of the types, as formatters write them. They prove nothing.
pub(super) const TYPE_NAME_32: [u8; 8] = *b"FAT32   ";
pub(super) const TYPE_NAME_16: [u8; 8] = *b"FAT16   ";
pub(super) const TYPE_NAME_12: [u8; 8] = *b"FAT12   ";

/// A boot sector of 512 bytes. What follows the common fields depends on the type.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub(super) struct RawBootSector {
    pub(super) jump: [u8; 3],
    pub(super) oem_name: [u8; 8],
    pub(super) bpb: RawBpb,
    pub(super) rest: [u8; 474],
    pub(super) mark: [u8; 2],
}

/// The parameter block that all types have in common; offset 11.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned,
)]
#[repr(C)]
pub(super) struct RawBpb {
    pub(super) bytes_per_sector: U16,
    pub(super) sectors_per_cluster: u8,
    pub(super) reserved_sectors: U16,
    pub(super) fats: u8,
    pub(super) root_entries: U16,
    pub(super) total_sectors_16: U16,
    pub(super) media: u8,
    pub(super) fat_sectors_16: U16,
    pub(super) sectors_per_track: U16,
    pub(super) heads: U16,
    pub(super) hidden_sectors: U32,
    pub(super) total_sectors_32: U32,
}

/// What follows the common fields on FAT32; offset 36.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub(super) struct RawFat32 {
    pub(super) fat_sectors_32: U32,
    pub(super) flags: U16,
    pub(super) version: U16,
    pub(super) root_cluster: U32,
    pub(super) fs_info_sector: U16,
    pub(super) backup_sector: U16,
    pub(super) reserved: [u8; 12],
    pub(super) extended: RawExtended,
    pub(super) boot_code: [u8; 420],
}

/// What follows the common fields on FAT12 and FAT16; offset 36.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub(super) struct RawFat16 {
    pub(super) extended: RawExtended,
    pub(super) boot_code: [u8; 448],
}

/// The extended boot record; offset 64 on FAT32, 36 on FAT12 and FAT16.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub(super) struct RawExtended {
    pub(super) drive_number: u8,
    /// Windows keeps the volume's state here.
    pub(super) state: u8,
    pub(super) signature: u8,
    pub(super) serial: U32,
    pub(super) label: [u8; 11],
    pub(super) type_name: [u8; 8],
}

impl RawBootSector {
    /// The fields, whatever the bytes are.
    pub(super) fn of(sector: &[u8; 512]) -> &Self {
        transmute_ref!(sector)
    }

    /// The fields, to be changed in place.
    pub(super) fn of_mut(sector: &mut [u8; 512]) -> &mut Self {
        transmute_mut!(sector)
    }

    /// The fields behind the common ones, read as FAT32's.
    pub(super) fn fat32(&self) -> &RawFat32 {
        transmute_ref!(&self.rest)
    }

    /// The same, to be changed in place.
    pub(super) fn fat32_mut(&mut self) -> &mut RawFat32 {
        transmute_mut!(&mut self.rest)
    }

    /// The fields behind the common ones, read as those of FAT12 and FAT16.
    pub(super) fn fat16(&self) -> &RawFat16 {
        transmute_ref!(&self.rest)
    }
}

/// FSInfo, 512 bytes.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub(super) struct RawFsInfo {
    pub(super) lead: [u8; 4],
    pub(super) reserved: [u8; 480],
    pub(super) structure: [u8; 4],
    pub(super) free_count: U32,
    pub(super) next_free: U32,
    pub(super) reserved_2: [u8; 12],
    pub(super) trail: [u8; 4],
}

impl RawFsInfo {
    pub(super) const LEAD: [u8; 4] = *b"RRaA";
    pub(super) const STRUCTURE: [u8; 4] = *b"rrAa";
    pub(super) const TRAIL: [u8; 4] = [0, 0, 0x55, 0xAA];

    /// Whether all three signatures are there.
    pub(super) fn is_signed(&self) -> bool {
        (self.lead, self.structure, self.trail) == (Self::LEAD, Self::STRUCTURE, Self::TRAIL)
    }
}

/// The directory entry of a file, directory or label.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub(super) struct RawEntry {
    pub(super) name: [u8; 11],
    pub(super) attributes: u8,
    /// Windows' flags for a name or an extension in small letters.
    pub(super) case: u8,
    pub(super) created_hundredths: u8,
    pub(super) created_time: U16,
    pub(super) created_date: U16,
    pub(super) accessed_date: U16,
    pub(super) cluster_high: U16,
    pub(super) modified_time: U16,
    pub(super) modified_date: U16,
    pub(super) cluster_low: U16,
    pub(super) length_bytes: U32,
}

impl RawEntry {
    pub(super) fn of(entry: &[u8; 32]) -> &Self {
        transmute_ref!(entry)
    }

    pub(super) fn first_cluster(&self) -> u32 {
        u32::from(self.cluster_high.get()) << 16 | u32::from(self.cluster_low.get())
    }
}

/// The directory entry of a piece of a long name.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub(super) struct RawLongEntry {
    /// Counts from 1; the last piece, stored first, has a flag.
    pub(super) number: u8,
    pub(super) units_1: [U16; 5],
    pub(super) attributes: u8,
    pub(super) kind: u8,
    pub(super) checksum: u8,
    pub(super) units_2: [U16; 6],
    pub(super) cluster: U16,
    pub(super) units_3: [U16; 2],
}

impl RawLongEntry {
    pub(super) fn of(entry: &[u8; 32]) -> &Self {
        transmute_ref!(entry)
    }

    /// The UTF-16 units, in the order of the name.
    pub(super) fn units(&self) -> impl Iterator<Item = u16> {
        let Self {
            units_1,
            units_2,
            units_3,
            ..
        } = *self;
        let units = units_1.into_iter().chain(units_2).chain(units_3);
        units.map(U16::get)
    }
}

/// `bytes`, followed by zeros.
pub(super) const fn padded<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let mut all = [0; N];
    all.split_at_mut(bytes.len()).0.copy_from_slice(bytes);
    all
}

#[cfg(test)]
mod tests {
    use std::mem::{offset_of, size_of};

    use super::*;

    #[test]
    fn fields_are_where_the_specification_puts_them() {
        assert_eq!(offset_of!(RawBootSector, bpb.fats), 16);
        assert_eq!(offset_of!(RawBootSector, bpb.total_sectors_32), 32);
        assert_eq!(offset_of!(RawBootSector, rest), 36);
        assert_eq!(36 + offset_of!(RawFat32, root_cluster), 44);
        assert_eq!(36 + offset_of!(RawFat32, extended.label), 71);
        assert_eq!(36 + offset_of!(RawFat32, boot_code), 90);
        assert_eq!(36 + offset_of!(RawFat16, extended.type_name), 54);
        assert_eq!(offset_of!(RawFsInfo, free_count), 488);
        assert_eq!(offset_of!(RawEntry, length_bytes), 28);
        assert_eq!(offset_of!(RawLongEntry, units_3), 28);
        assert_eq!((size_of::<RawEntry>(), size_of::<RawLongEntry>()), (32, 32));
    }
}
