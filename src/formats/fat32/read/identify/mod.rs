//! Identifies the format of a volume that is not FAT, by the names in its first sectors.

mod other_format;
pub(super) mod schemes;
pub(super) mod signs;

use crate::base::{ReadAt, is_all_zeros};
use crate::formats::fat32::raw::{
    RawBootSector, RawBpb, SECTOR_MARK, TYPE_NAME_12, TYPE_NAME_16, TYPE_NAME_32,
};
pub use other_format::OtherFormat;
use signs::first_sign;

/// The kind of volume that a first sector indicates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum VolumeKind {
    /// A FAT volume, possibly with invalid fields.
    Fat,
    /// Another format.
    Other(OtherFormat),
}

/// Identifies the format of the volume at `start_bytes`, whose first sector is `sector`.
pub(super) fn identify(storage: &dyn ReadAt, start_bytes: u64, sector: &[u8; 512]) -> VolumeKind {
    if is_fat32(sector) || is_small_fat(sector) {
        return VolumeKind::Fat;
    }
    if let Some(format) = first_sign(storage, start_bytes) {
        return VolumeKind::Other(format);
    }
    let blank = is_all_zeros(sector);
    VolumeKind::Other(if blank {
        OtherFormat::Blank
    } else {
        OtherFormat::Unknown
    })
}

/// Whether there is a sign of FAT32: its name, or the fields that only FAT32 fills this way. Two
/// signs, so that a damaged boot sector is still recognised.
fn is_fat32(sector: &[u8; 512]) -> bool {
    let boot = RawBootSector::of(sector);
    let fat32 = boot.fat32();
    let sized = has_sizes(&boot.bpb)
        && boot.bpb.root_entries == 0
        && boot.bpb.fat_sectors_16 == 0
        && fat32.fat_sectors_32 != 0
        && boot.mark == SECTOR_MARK;
    fat32.extended.type_name == TYPE_NAME_32 || sized
}

/// Whether the Linux driver accepts a sector as a FAT boot sector. It checks fewer fields than any
/// other reader and does not even check 55 AA.
pub(super) fn is_fat_for_linux(sector: &[u8; 512]) -> bool {
    let boot = RawBootSector::of(sector);
    has_sizes(&boot.bpb)
        && has_regions(&boot.bpb)
        && (boot.bpb.fat_sectors_16 != 0 || boot.fat32().fat_sectors_32 != 0)
}

/// Whether there is a sign of FAT12 or FAT16, for the same reason: their name, or the fields that
/// only they fill. The name does not decide which of the two it is.
fn is_small_fat(sector: &[u8; 512]) -> bool {
    let boot = RawBootSector::of(sector);
    let bpb = &boot.bpb;
    let sized = has_sizes(bpb)
        && has_regions(bpb)
        && bpb.root_entries != 0
        && (bpb.total_sectors_16 != 0 || bpb.total_sectors_32 != 0)
        && bpb.fat_sectors_16 != 0
        && boot.mark == SECTOR_MARK;
    let name = boot.fat16().extended.type_name;
    [TYPE_NAME_12, TYPE_NAME_16].contains(&name) || sized
}

/// Whether sectors and clusters have a possible size.
fn has_sizes(bpb: &RawBpb) -> bool {
    matches!(bpb.bytes_per_sector.get(), 512 | 1024 | 2048 | 4096)
        && bpb.sectors_per_cluster.is_power_of_two()
}

/// Whether there are reserved sectors, FATs and a possible media byte.
fn has_regions(bpb: &RawBpb) -> bool {
    bpb.reserved_sectors != 0 && bpb.fats != 0 && (bpb.media == 0xF0 || bpb.media >= 0xF8)
}
