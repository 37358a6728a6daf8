//! The formats of a volume that is not FAT.

use std::fmt;

/// A format that is not FAT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum OtherFormat {
    /// exFAT, as larger sticks come from the shop.
    ExFat,
    /// NTFS.
    Ntfs,
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
    /// Another one, with its article: `a btrfs volume`.
    Named(&'static str),
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
            Self::BitLocker => "a volume encrypted by BitLocker",
            Self::Luks => "a volume encrypted by LUKS",
            Self::Ext => "a Linux volume (ext2, ext3 or ext4)",
            Self::Hfs => "an HFS volume",
            Self::Apfs => "an APFS volume",
            Self::Iso9660 => "an image of a disc (ISO 9660)",
            Self::Named(name) => name,
            Self::UnknownPartitions => "partitions of an unknown format",
            Self::Blank => "an empty medium",
            Self::Unknown => "an unknown format",
        })
    }
}
