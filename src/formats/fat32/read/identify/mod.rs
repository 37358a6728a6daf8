//! Which format a volume has, when it is not FAT: by the names that formats put into their
//! first sectors.

mod other_format;
pub(super) mod schemes;
pub(super) mod signs;

use crate::base::ReadAt;
pub use other_format::OtherFormat;
use signs::first_sign;

/// What a sector says it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A FAT volume, perhaps with wrong fields.
    Fat,
    /// Another format.
    Other(OtherFormat),
}

/// Names the format of the volume at `start_bytes`, whose first sector is `sector`.
pub(super) fn identify(storage: &dyn ReadAt, start_bytes: u64, sector: &[u8; 512]) -> Kind {
    if is_fat32(sector) || is_small_fat(sector) {
        return Kind::Fat;
    }
    if let Some(format) = first_sign(storage, start_bytes) {
        return Kind::Other(format);
    }
    let blank = sector.iter().all(|byte| *byte == 0);
    Kind::Other(if blank {
        OtherFormat::Blank
    } else {
        OtherFormat::Unknown
    })
}

/// Either sign of FAT32: its name, or the fields that only FAT32 fills so. Two signs, so that a
/// damaged boot sector is still told as one.
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

/// Whether Linux' driver takes a sector for a FAT volume's first. It looks at fewer fields than
/// any other reader, and not even at 55 AA.
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

/// Either sign of FAT12 and FAT16, for the same reason: their name, or the fields that they fill
/// alone. Which of the two it is nobody takes from the name.
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
