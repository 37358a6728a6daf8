//! What is wrong with a tree of files itself, and what is odd about it.

use crate::verify::answer::RawName;
use crate::words::{Message, messages, shown_in_english};

/// Files that a view lists. More are made to fill the memory of whoever verifies the drive; a
/// real one has some hundreds (tuning).
pub const FILES_MAX: usize = 500_000;

messages! {
    /// What is wrong with the tree itself: the drive is damaged.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum ViewFault {
        /// A folder that cannot be listed, and what the system or the reader said.
        Folder { path: RawName, reason: Message } = "tree.fault:folder",
        /// Two files of one name.
        SameName { path: RawName } = "tree.fault:same-name",
        /// More files than are listed.
        TooManyFiles { most: usize } = "tree.fault:too-many-files",
        /// The file ends before its contents do; 0 where what is left does not tell how much.
        Cut { missing_bytes: u64 } = "tree.fault:cut",
        /// Names in a code page (`windows-874` for Thai) instead of Unicode.
        CodePage { code_page: &'static str } = "tree.fault:code-page",
        /// Anything else that is wrong with a ZIP or a file system.
        Structure { reason: Message } = "tree.fault:structure",
        /// A file that cannot be read by what is known of it: its chain crosses, its compression
        /// is not known, it is locked with a password.
        File { path: RawName, reason: Message } = "tree.fault:file",
    }

    /// What is odd about a tree and does no harm.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum ViewRemark {
        /// All files lie in one folder of a ZIP.
        InFolder { folder: RawName } = "tree.remark:in-folder",
        /// Something that use or another system left in the volume: dirty, errors met.
        Volume { reason: Message } = "tree.remark:volume",
        /// A part of the medium that was not looked into, and that some system shows.
        Unseen { reason: Message } = "tree.remark:unseen",
        /// The attributes of a FAT hide it. On a drive that was in many PCs that is a worm's trace.
        Hidden { path: RawName } = "tree.remark:hidden",
        /// A folder that an operating system made for itself, and lets nobody look into.
        SystemFolder { path: RawName } = "tree.remark:system-folder",
        /// Names are in Unicode without the mark that says so.
        UnmarkedUnicode = "tree.remark:unmarked-unicode",
        /// Paths with `\\` between names.
        BackSlashes = "tree.remark:back-slashes",
    }

    /// What is wrong with a folder or file of a tree.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(in crate::verify) enum EntryFault {
        TooDeep = "tree.entry:too-deep",
    }

    /// What is wrong with a ZIP.
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

    /// How a ZIP as a whole is damaged.
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

    /// In what the list at a ZIP's end and the header before a file differ.
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
