//! Why files cannot be laid out as FAT32, or a recipient's files do not fit the layout.

use crate::formats::fat32::NoShortName;

/// A fault of the planner's input; every variant names the file or folder.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Longer than Finder copies to FAT32.
    #[error("{path}: {length_bytes} bytes; a file on FAT32 may have 4,000,000,000")]
    FileTooLarge {
        /// The file.
        path: String,
        /// Its length.
        length_bytes: u64,
    },
    /// More entries than a FAT directory holds; a long name takes up to 21.
    #[error("{path}: the folder needs {entries} directory entries; FAT32 holds 65,534")]
    DirectoryTooLarge {
        /// The folder, empty for the root.
        path: String,
        /// Entries needed.
        entries: u64,
    },
    /// More than an MBR's partition or FAT32's cluster numbers can tell.
    #[error("{needed_bytes} bytes of content are more than one FAT32 volume holds (2 TiB)")]
    VolumeTooLarge {
        /// What the content needs.
        needed_bytes: u64,
    },
    /// A path that is listed twice, or twice but for what readers do not keep apart.
    #[error("{path} and {other} are one name to some readers")]
    NameTwice {
        /// The second of the two.
        path: String,
        /// The first.
        other: String,
    },
    /// A name of more than 255 UTF-16 units.
    #[error("{path}: the last name is longer than 255 UTF-16 units")]
    NameTooLong {
        /// The file.
        path: String,
    },
    /// Two names of a folder want one short name.
    #[error("in the folder {folder:?}")]
    ShortName {
        /// The folder, empty for the root.
        folder: String,
        /// The name and the short name.
        source: NoShortName,
    },
    /// A recipient's file beside common ones, elsewhere than in the root.
    #[error("{path}: a district's file must lie in the root or in a folder without common files")]
    SlotBesideCommon {
        /// The slot.
        path: String,
    },
    /// A slot whose common beginning is longer than the slot.
    #[error("{path}: {prefix_bytes} bytes are said to be common, but it has only {length_bytes}")]
    PrefixTooLong {
        /// The slot.
        path: String,
        /// Bytes said to be common.
        prefix_bytes: u64,
        /// Length of the slot.
        length_bytes: u64,
    },
    /// A serial of 0, which is the disk signature as well.
    #[error("the volume serial is 0, which Windows would replace")]
    SerialZero,
    /// Not one file a slot.
    #[error("{found} files for {expected} slots")]
    FileCount {
        /// Number of slots.
        expected: usize,
        /// Number of files given.
        found: usize,
    },
    /// A file in another folder than its slot.
    #[error("{found} does not belong into the folder of the slot {slot}")]
    FileElsewhere {
        /// The slot's path.
        slot: String,
        /// The file's path.
        found: String,
    },
    /// A file that needs more or fewer clusters than the other recipients' files.
    #[error("{path}: {found} clusters, but {expected} with the other recipients")]
    FileClusters {
        /// The file.
        path: String,
        /// Clusters of the slot.
        expected: u32,
        /// Clusters of the file.
        found: u64,
    },
    /// A file that does not begin as the slot's common part says.
    #[error("{path}: its first {prefix_bytes} bytes should be the same with every recipient")]
    FilePrefix {
        /// The file.
        path: String,
        /// Bytes that lie in the base.
        prefix_bytes: u64,
    },
    /// Names so much longer than another recipient's that the folder needs another cluster.
    #[error(
        "{path}: the folder takes {found} clusters in the tail, but {expected} with the others"
    )]
    DirectoryClusters {
        /// The folder, empty for the root.
        path: String,
        /// Clusters planned.
        expected: u32,
        /// Clusters needed.
        found: u64,
    },
}
