//! Faults and oddities of a file tree itself.

use crate::verify::answer::RawName;
use crate::words::{Message, messages, shown_in_english};

/// Most files that a view lists. A drive with more was crafted to fill the memory; a real one has
/// some hundreds (tuning).
pub const FILES_MAX: usize = 500_000;

messages! {
    /// A fault of the tree itself: the drive is damaged.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum ViewFault {
        /// A folder that cannot be listed, with the error.
        Folder { path: RawName, reason: Message } = "tree.fault:folder",
        /// Two files with the same name.
        SameName { path: RawName } = "tree.fault:same-name",
        /// More files than a view lists.
        TooManyFiles { most: usize } = "tree.fault:too-many-files",
        /// The file is truncated; 0 if the rest does not show by how much.
        Cut { missing_bytes: u64 } = "tree.fault:cut",
        /// Names in a code page (`windows-874` for Thai) instead of Unicode.
        CodePage { code_page: &'static str } = "tree.fault:code-page",
        /// Any other fault of a ZIP or file system.
        Structure { reason: Message } = "tree.fault:structure",
        /// A file that is unreadable because of its metadata: its cluster chain crosses another,
        /// its compression method is unknown, or it is encrypted.
        File { path: RawName, reason: Message } = "tree.fault:file",
    }

    /// A harmless oddity of a tree.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum ViewRemark {
        /// All files are in one folder of a ZIP.
        InFolder { folder: RawName } = "tree.remark:in-folder",
        /// A trace of use or of another system in the volume, such as a dirty flag or read errors.
        Volume { reason: Message } = "tree.remark:volume",
        /// A part of the medium that was not checked, but that some systems show.
        Unseen { reason: Message } = "tree.remark:unseen",
        /// Hidden by FAT attributes, which on a drive that was in many PCs is a sign of a worm.
        Hidden { path: RawName } = "tree.remark:hidden",
        /// A folder that an operating system created for itself and that cannot be listed.
        SystemFolder { path: RawName } = "tree.remark:system-folder",
        /// Names are in UTF-8 without the UTF-8 flag.
        UnmarkedUnicode = "tree.remark:unmarked-unicode",
        /// Paths with `\\` between names.
        BackSlashes = "tree.remark:back-slashes",
    }

    /// A fault of a folder or file in a tree.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(in crate::verify) enum EntryFault {
        TooDeep = "tree.entry:too-deep",
    }

    /// A fault of a ZIP.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(in crate::verify) enum ZipFault {
        Damaged { what: ZipDamage } = "zip.damaged",
        Locked = "zip.locked",
        Method { name: &'static str, method: u16 } = "zip.method",
        NoDirectory = "zip.no-directory",
        TooLong = "zip.too-long",
        TooShort = "zip.too-short",
        Checksum = "zip.checksum",
        BytesBehind = "zip.bytes-behind",
    }

    /// The kind of damage to a ZIP as a whole.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(in crate::verify) enum ZipDamage {
        LargeDirectory = "zip.damage:large-directory",
        MoreFaults { count: usize } = "zip.damage:more-faults",
        ManyFolders = "zip.damage:many-folders",
        DataBefore { bytes: u64 } = "zip.damage:data-before",
        DataBehind = "zip.damage:data-behind",
        BeforeFirst = "zip.damage:before-first",
        TwoWideEnds = "zip.damage:two-wide-ends",
        ListLength = "zip.damage:list-length",
        Bomb = "zip.damage:bomb",
        TwoLists = "zip.damage:two-lists",
        ListElsewhere = "zip.damage:list-elsewhere",
        EndsDiffer = "zip.damage:ends-differ",
        OnePiece = "zip.damage:one-piece",
        SharedBytes = "zip.damage:shared-bytes",
        Unlisted = "zip.damage:unlisted",
        FileInside { name: RawName } = "zip.damage:file-inside",
        HeaderDiffers { name: RawName, what: HeaderField } = "zip.damage:header-differs",
    }

    /// A field in which the central directory and a local header differ.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(in crate::verify) enum HeaderField {
        Folder = "zip.field:folder",
        Name = "zip.field:name",
        UnicodeName = "zip.field:unicode-name",
        Method = "zip.field:method",
        Flags = "zip.field:flags",
        Time = "zip.field:time",
        Checksum = "zip.field:checksum",
        Length = "zip.field:length",
        Doubled = "zip.field:doubled",
        Begin = "zip.field:begin",
        End = "zip.field:end",
    }
}

shown_in_english!(ViewFault, ViewRemark);
