//! Which format a volume has, when it is not FAT32: by the names that formats put into their
//! first sectors.

use std::fmt;
use std::io;

use crate::base::ReadAt;

/// A format that is not FAT32.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum OtherFormat {
    /// exFAT, as larger sticks come from the shop.
    ExFat,
    /// NTFS.
    Ntfs,
    /// FAT12 or FAT16.
    SmallFat,
    /// Windows' encryption (BitLocker).
    BitLocker,
    /// Linux' encryption (LUKS).
    Luks,
    /// ext2, ext3 or ext4.
    Ext,
    /// HFS or HFS+.
    Hfs,
    /// APFS.
    Apfs,
    /// ISO 9660, an image of a disc.
    Iso9660,
    /// Partitions, but none of a format known here.
    UnknownPartitions,
    /// Nothing but zeros in the first sector.
    Blank,
    /// None of these.
    Unknown,
}

impl fmt::Display for OtherFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ExFat => "an exFAT volume",
            Self::Ntfs => "an NTFS volume",
            Self::SmallFat => "a FAT12 or FAT16 volume",
            Self::BitLocker => "a volume encrypted by BitLocker",
            Self::Luks => "a volume encrypted by LUKS",
            Self::Ext => "a Linux volume (ext2, ext3 or ext4)",
            Self::Hfs => "an HFS volume",
            Self::Apfs => "an APFS volume",
            Self::Iso9660 => "an image of a disc (ISO 9660)",
            Self::UnknownPartitions => "partitions of an unknown format",
            Self::Blank => "an empty medium",
            Self::Unknown => "an unknown format",
        })
    }
}

/// What a sector says it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A FAT32 volume, perhaps with wrong fields.
    Fat32,
    /// Another format.
    Other(OtherFormat),
}

/// Names at fixed places: bytes from the volume's start, text, format.
const NAMES: [(u64, &[u8], OtherFormat); 11] = [
    (3, b"EXFAT   ", OtherFormat::ExFat),
    (3, b"NTFS    ", OtherFormat::Ntfs),
    (3, b"-FVE-FS-", OtherFormat::BitLocker),
    (0, b"LUKS\xba\xbe", OtherFormat::Luks),
    (54, b"FAT12   ", OtherFormat::SmallFat),
    (54, b"FAT16   ", OtherFormat::SmallFat),
    (32, b"NXSB", OtherFormat::Apfs),
    (1024, b"H+", OtherFormat::Hfs),
    (1024, b"HX", OtherFormat::Hfs),
    (1080, b"\x53\xEF", OtherFormat::Ext),
    (32_769, b"CD001", OtherFormat::Iso9660),
];

/// Names the format of the volume at `start_bytes`, whose first sector is `sector`.
pub(super) fn identify(storage: &dyn ReadAt, start_bytes: u64, sector: &[u8; 512]) -> Kind {
    if is_fat32(sector) {
        return Kind::Fat32;
    }
    for (offset_bytes, name, format) in NAMES {
        if holds(storage, start_bytes.saturating_add(offset_bytes), name) {
            return Kind::Other(format);
        }
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

fn holds(storage: &dyn ReadAt, offset_bytes: u64, name: &[u8]) -> bool {
    let mut found = [0; 8];
    let found = &mut found[..name.len()];
    let read: io::Result<()> = storage.read_exact_at(offset_bytes, found);
    read.is_ok() && found == name
}
