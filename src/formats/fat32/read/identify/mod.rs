//! Identifies the format of a volume that is not FAT, by the names in its first sectors.

mod other_format;
pub(super) mod schemes;
pub(super) mod signs;

use crate::base::ReadAt;
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
    let blank = sector.iter().all(|byte| *byte == 0);
    VolumeKind::Other(if blank {
        OtherFormat::Blank
    } else {
        OtherFormat::Unknown
    })
}

/// Whether there is a sign of FAT32: its name, or the fields that only FAT32 fills this way. Two
/// signs, so that a damaged boot sector is still recognised.
fn is_fat32(sector: &[u8; 512]) -> bool {
    let word = |at: usize| u16::from_le_bytes([sector[at], sector[at + 1]]);
    let named = &sector[82..90] == b"FAT32   ";
    let sized = matches!(word(11), 512 | 1024 | 2048 | 4096)
        && sector[13].is_power_of_two()
        && word(17) == 0
        && word(22) == 0
        && (word(36) != 0 || word(38) != 0)
        && sector[510..] == [0x55, 0xAA];
    named || sized
}

/// Whether the Linux driver accepts a sector as a FAT boot sector. It checks fewer fields than any
/// other reader and does not even check 55 AA.
pub(super) fn is_fat_for_linux(sector: &[u8; 512]) -> bool {
    let word = |at: usize| u16::from_le_bytes([sector[at], sector[at + 1]]);
    let media = sector[21];
    matches!(word(11), 512 | 1024 | 2048 | 4096)
        && sector[13].is_power_of_two()
        && word(14) != 0
        && sector[16] != 0
        && (media == 0xF0 || media >= 0xF8)
        && (word(22) != 0 || word(36) != 0 || word(38) != 0)
}

/// Whether there is a sign of FAT12 or FAT16, for the same reason: their name, or the fields that
/// only they fill. The name does not decide which of the two it is.
fn is_small_fat(sector: &[u8; 512]) -> bool {
    let word = |at: usize| u16::from_le_bytes([sector[at], sector[at + 1]]);
    let named = matches!(&sector[54..62], b"FAT12   " | b"FAT16   ");
    let has_sectors = word(19) != 0 || word(32) != 0 || word(34) != 0;
    let media = sector[21];
    let sized = matches!(word(11), 512 | 1024 | 2048 | 4096)
        && sector[13].is_power_of_two()
        && word(14) != 0
        && sector[16] != 0
        && word(17) != 0
        && has_sectors
        && (media == 0xF0 || media >= 0xF8)
        && word(22) != 0
        && sector[510..] == [0x55, 0xAA];
    named || sized
}
