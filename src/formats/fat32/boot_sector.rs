//! The reserved sectors of a volume: boot sector and FSInfo, as they are written.
//! Source: FAT specification, "Boot Sector and BPB", "FAT32 FSInfo Sector Structure and Backup
//! Boot Sector".

use zerocopy::transmute;

use super::name::label::VolumeLabel;
use super::raw::{
    RawBootSector, RawBpb, RawExtended, RawFat32, RawFsInfo, SECTOR_MARK, TYPE_NAME_32, padded,
};
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

impl BootSector {
    /// Returns the 512 bytes.
    pub fn encode(&self) -> [u8; 512] {
        let fat32 = RawFat32 {
            fat_sectors_32: self.geometry.fat_sectors.into(),
            flags: 0.into(),
            version: 0.into(),
            root_cluster: 2.into(),
            fs_info_sector: FS_INFO_SECTOR.into(),
            backup_sector: BACKUP_SECTOR.into(),
            reserved: [0; 12],
            extended: RawExtended {
                drive_number: 0x80,
                state: 0,
                signature: 0x29,
                serial: self.serial.into(),
                label: self.label.to_bytes(),
                type_name: TYPE_NAME_32,
            },
            boot_code: padded(&BOOT_CODE),
        };
        transmute!(RawBootSector {
            // To the boot code.
            jump: [0xEB, 0x58, 0x90],
            oem_name: *b"MSWIN4.1",
            bpb: RawBpb {
                bytes_per_sector: 512.into(),
                sectors_per_cluster: self.geometry.sectors_per_cluster(),
                reserved_sectors: self.geometry.reserved_sectors.into(),
                fats: 2,
                root_entries: 0.into(),
                total_sectors_16: 0.into(),
                media: MEDIA,
                fat_sectors_16: 0.into(),
                sectors_per_track: 63.into(),
                heads: 255.into(),
                hidden_sectors: PARTITION_START_SECTOR.into(),
                total_sectors_32: self.geometry.total_sectors.into(),
            },
            rest: transmute!(fat32),
            mark: SECTOR_MARK,
        })
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

impl FsInfo {
    /// Returns the 512 bytes.
    pub fn encode(self) -> [u8; 512] {
        transmute!(RawFsInfo {
            lead: RawFsInfo::LEAD,
            reserved: [0; 480],
            structure: RawFsInfo::STRUCTURE,
            free_count: self.free_count.into(),
            next_free: self.next_free.into(),
            reserved_2: [0; 12],
            trail: RawFsInfo::TRAIL,
        })
    }
}
