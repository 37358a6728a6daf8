//! Constants of directory entries that both the reader and the writer use.
//! Source: FAT specification, "FAT Directory Structure".

/// Bytes of one directory entry.
pub const ENTRY_BYTES: usize = 32;
/// Attribute of a volume label.
pub(super) const ATTRIBUTE_LABEL: u8 = 0x08;
/// Attribute of a directory.
pub const ATTRIBUTE_DIRECTORY: u8 = 0x10;
/// Archive attribute: changed since the last backup, as systems set it on new files.
pub const ATTRIBUTE_ARCHIVE: u8 = 0x20;
/// First byte of a deleted entry.
pub(super) const DELETED: u8 = 0xE5;
