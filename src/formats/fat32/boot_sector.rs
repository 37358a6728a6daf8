//! The reserved sectors of a volume: boot sector and FSInfo, as they are written.
//! Source: FAT specification, "Boot Sector and BPB", "FAT32 FSInfo Sector Structure and Backup
//! Boot Sector".

use super::name::label::VolumeLabel;
use crate::formats::mbr::{BOOT_CODE, PARTITION_START_SECTOR};

/// Sizes of the regions of a volume that we write, with 512-byte sectors and two FATs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Geometry {
    /// Cluster size in bytes: 4, 8, 16 or 32 KiB.
    pub cluster_size_bytes: u32,
    /// Number of data clusters; they are numbered from 2 to `cluster_count + 1`.
    pub cluster_count: u32,
    /// Number of sectors before the first FAT.
    pub reserved_sectors: u16,
    /// Number of sectors of one FAT.
    pub fat_sectors: u32,
    /// Number of sectors of the whole volume.
    pub total_sectors: u32,
}

impl Geometry {
    /// Number of sectors per cluster.
    pub fn sectors_per_cluster(&self) -> u8 {
        u8::try_from(self.cluster_size_bytes / 512).unwrap_or(0)
    }
}

/// The fields of a boot sector that differ between our volumes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BootSector {
    /// The volume's regions.
    pub geometry: Geometry,
    /// Volume serial number.
    pub serial: u32,
    /// Label, equal to the one in the root directory's first entry.
    pub label: VolumeLabel,
}

/// Sector of FSInfo within the reserved sectors.
pub(super) const FS_INFO_SECTOR: u16 = 1;
/// Sector of the backup boot sector, as the specification recommends.
pub(super) const BACKUP_SECTOR: u16 = 6;
/// Media descriptor of a fixed disk, which sticks use as well.
const MEDIA: u8 = 0xF8;
/// Target of the jump at the start.
const BOOT_CODE_OFFSET: usize = 0x5A;

impl BootSector {
    /// Returns the 512 bytes.
    pub fn encode(&self) -> [u8; 512] {
        let mut bytes = [0; 512];
        let mut put = |offset_bytes: usize, field: &[u8]| {
            bytes[offset_bytes..offset_bytes + field.len()].copy_from_slice(field);
        };
        put(0, &[0xEB, 0x58, 0x90]);
        put(3, b"MSWIN4.1");
        put(11, &512_u16.to_le_bytes());
        put(13, &[self.geometry.sectors_per_cluster()]);
        put(14, &self.geometry.reserved_sectors.to_le_bytes());
        put(16, &[2]);
        put(21, &[MEDIA]);
        put(24, &63_u16.to_le_bytes());
        put(26, &255_u16.to_le_bytes());
        put(28, &PARTITION_START_SECTOR.to_le_bytes());
        put(32, &self.geometry.total_sectors.to_le_bytes());
        put(36, &self.geometry.fat_sectors.to_le_bytes());
        put(44, &2_u32.to_le_bytes());
        put(48, &FS_INFO_SECTOR.to_le_bytes());
        put(50, &BACKUP_SECTOR.to_le_bytes());
        put(64, &[0x80, 0, 0x29]);
        put(67, &self.serial.to_le_bytes());
        put(71, &self.label.to_bytes());
        put(82, b"FAT32   ");
        put(BOOT_CODE_OFFSET, &BOOT_CODE);
        put(510, &[0x55, 0xAA]);
        bytes
    }
}

/// FSInfo: the volume's count of free clusters. A hint for readers, but exact in what we write:
/// `fsck.vfat` reports a wrong count, and 0 makes mtools report a full disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FsInfo {
    /// Number of free clusters.
    pub free_count: u32,
    /// Where a writer may start to look for a free cluster.
    pub next_free: u32,
}

const LEAD_SIGNATURE: [u8; 4] = *b"RRaA";
const STRUCTURE_SIGNATURE: [u8; 4] = *b"rrAa";
const TRAIL_SIGNATURE: [u8; 4] = [0, 0, 0x55, 0xAA];

impl FsInfo {
    /// Returns the 512 bytes.
    pub fn encode(self) -> [u8; 512] {
        let mut bytes = [0; 512];
        bytes[..4].copy_from_slice(&LEAD_SIGNATURE);
        bytes[484..488].copy_from_slice(&STRUCTURE_SIGNATURE);
        bytes[488..492].copy_from_slice(&self.free_count.to_le_bytes());
        bytes[492..496].copy_from_slice(&self.next_free.to_le_bytes());
        bytes[508..].copy_from_slice(&TRAIL_SIGNATURE);
        bytes
    }
}
