//! Formats other than FAT.

use crate::words::{Message, ToMessage, ToValue, Value, messages, shown_in_english};

/// A format other than FAT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum OtherFormat {
    /// exFAT, the factory format of larger sticks.
    ExFat,
    /// NTFS.
    Ntfs,
    /// Windows encryption (BitLocker).
    BitLocker,
    /// Linux encryption (LUKS).
    Luks,
    /// ext2, ext3 or ext4.
    Ext,
    /// HFS or HFS+.
    Hfs,
    /// APFS.
    Apfs,
    /// ISO 9660, a disc image.
    Iso9660,
    /// UDF, a disc image.
    Udf,
    /// A member of a RAID.
    Raid,
    /// A volume group of LVM.
    VolumeGroup,
    /// Another format with a known name: `btrfs`.
    Named(&'static str),
    /// Partitions, all of unknown format.
    UnknownPartitions,
    /// Only zeros in the first sector.
    Blank,
    /// An unknown format.
    Unknown,
}

messages! {
    /// The formats with their articles.
    enum OtherFormatText {
        ExFat = "format.exfat",
        Ntfs = "format.ntfs",
        BitLocker = "format.bitlocker",
        Luks = "format.luks",
        Ext = "format.ext",
        Hfs = "format.hfs",
        Apfs = "format.apfs",
        Iso9660 = "format.iso9660",
        Udf = "format.udf",
        Raid = "format.raid",
        VolumeGroup = "format.volume-group",
        Named { name: &'static str } = "format.named",
        UnknownPartitions = "format.partitions",
        Blank = "format.blank",
        Unknown = "format.unknown",
    }
}

impl ToMessage for OtherFormat {
    fn message(&self) -> Message {
        let said = match *self {
            Self::ExFat => OtherFormatText::ExFat,
            Self::Ntfs => OtherFormatText::Ntfs,
            Self::BitLocker => OtherFormatText::BitLocker,
            Self::Luks => OtherFormatText::Luks,
            Self::Ext => OtherFormatText::Ext,
            Self::Hfs => OtherFormatText::Hfs,
            Self::Apfs => OtherFormatText::Apfs,
            Self::Iso9660 => OtherFormatText::Iso9660,
            Self::Udf => OtherFormatText::Udf,
            Self::Raid => OtherFormatText::Raid,
            Self::VolumeGroup => OtherFormatText::VolumeGroup,
            Self::Named(name) => OtherFormatText::Named { name },
            Self::UnknownPartitions => OtherFormatText::UnknownPartitions,
            Self::Blank => OtherFormatText::Blank,
            Self::Unknown => OtherFormatText::Unknown,
        };
        said.message()
    }
}

impl ToValue for OtherFormat {
    fn to_value(&self) -> Value {
        self.message().to_value()
    }
}

shown_in_english!(OtherFormat);
