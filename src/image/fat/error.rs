//! Why files cannot be laid out as FAT32, or a recipient's files do not fit the layout.

use crate::formats::fat32::NoShortName;
use crate::words::{messages, shown_in_english, shown_values};

messages! {
    /// A fault of the planner's input; every variant names the file or folder.
    #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
    #[non_exhaustive]
    pub enum Error {
        /// A file longer than Finder copies to FAT32.
        FileTooLarge { path: String, length_bytes: u64 } = "image.fat:file-too-large",
        /// More entries than a FAT directory holds; one file with a long name takes up to 21.
        DirectoryTooLarge { path: String, entries: u64 } = "image.fat:directory-too-large",
        /// A volume too large for an MBR partition or for FAT32's cluster numbers.
        VolumeTooLarge { needed_bytes: u64 } = "image.fat:volume-too-large",
        /// A path listed twice, or two paths that readers do not distinguish.
        NameTwice { path: String, other: String } = "image.fat:name-twice",
        /// A name of more than 255 UTF-16 units.
        NameTooLong { path: String } = "image.fat:name-too-long",
        /// Two names in a folder need the same short name.
        ShortName { folder: String, source: NoShortName } = "image.fat:short-name",
        /// A recipient's file in a folder with common files, other than the root.
        SlotBesideCommon { path: String } = "image.fat:slot-beside-common",
        /// A slot whose common prefix is longer than the slot.
        PrefixTooLong { path: String, prefix_bytes: u64, length_bytes: u64 } = "image.fat:prefix-too-long",
        /// A serial of 0; it also serves as the disk signature, where 0 is not allowed.
        SerialZero = "image.fat:serial-zero",
        /// The number of files differs from the number of slots.
        FileCount { expected: usize, found: usize } = "image.fat:file-count",
        /// A file in another folder than its slot.
        FileElsewhere { slot: String, found: String } = "image.fat:file-elsewhere",
        /// A file that needs more or fewer clusters than the other recipients' files.
        FileClusters { path: String, expected: u32, found: u64 } = "image.fat:file-clusters",
        /// A file that does not begin with the slot's common prefix.
        FilePrefix { path: String, prefix_bytes: u64 } = "image.fat:file-prefix",
        /// A recipient's names are so much longer than the others' that the folder needs another
        /// cluster.
        DirectoryClusters { path: String, expected: u32, found: u64 } = "image.fat:directory-clusters",
    }
}

shown_in_english!(Error);
shown_values!(NoShortName);
