//! Notes and faults from reading a volume.

/// A trace of use, age or another formatter; file contents are not in doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum VolumeNote {
    /// A boot sector field that readers accept, though we would not write it.
    Unusual {
        /// The specification's name of the field, without its prefix.
        field: &'static str,
        /// Offset in the boot sector.
        offset_bytes: u64,
        /// The value found.
        found: u64,
        /// The usual value.
        expected: &'static str,
    },
    /// Marked as not cleanly ejected (boot sector byte 65, or entry 1 of the FAT).
    Dirty,
    /// Marked by a system that had read errors.
    ReadErrorsSeen,
    /// The copies of the FAT differ.
    FatCopiesDiffer {
        /// Offset of the first differing byte in the second copy, from the medium's start.
        offset_bytes: u64,
        /// Number of differing sectors in all copies.
        sectors: u64,
    },
    /// The flags say that only one copy of the FAT is kept up to date; some systems still use the
    /// first.
    MirroringOff {
        /// The copy that is kept up to date.
        active_fat: u32,
    },
    /// The backup boot sector differs from the boot sector.
    BackupDiffers,
    /// Two readers may see two trees.
    Ambiguous(Ambiguity),
    /// FSInfo is invalid or its count differs from the FAT's.
    FreeCountWrong {
        /// The count in FSInfo; `None` if it has no signature or the count is "unknown".
        told: Option<u32>,
        /// The count in the FAT.
        counted: u32,
    },
    /// Clusters in use that belong to nothing listed.
    LostClusters {
        /// Number of clusters.
        count: u32,
    },
    /// Clusters marked as bad.
    BadClusters {
        /// Number of clusters.
        count: u32,
    },
    /// A chain longer than the file needs.
    ChainTooLong {
        /// The file.
        path: String,
    },
    /// A first cluster number with more bits than FAT12 and FAT16 have.
    HighClusterBits {
        /// The file or folder.
        path: String,
    },
    /// The root directory's label differs from the boot sector's.
    LabelDiffers,
}

/// What readers interpret in two ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Ambiguity {
    /// Both sector count fields are set, to different values.
    TotalSectors,
    /// The cluster count is so close to the bound between two types that readers differ in the
    /// type, the table is too short for the type, or the boot sector names another type.
    Type {
        /// The cluster count.
        clusters: u32,
    },
    /// The backup boot sector describes another volume; a reader may fall back to it.
    Backup,
}

/// An inconsistency: another system may read something else.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// A file's or folder's clusters are not a chain of the right length.
    Chain {
        /// The file or folder; empty for the root.
        path: String,
        /// The fault in the chain.
        fault: ChainFault,
    },
    /// Long-name entries without a file.
    OrphanLongName {
        /// The folder.
        folder: String,
        /// Offset of the first such entry from the medium's start.
        offset_bytes: u64,
    },
    /// Two entries with one name, or with names that differ only in case.
    NameTwice {
        /// The second entry.
        path: String,
    },
    /// A name under which some reader opens one entry is also a name of another.
    NameShared {
        /// The second entry.
        path: String,
        /// The first entry's name.
        other: String,
        /// The shared name, in capitals.
        name: String,
    },
    /// Pieces of a long name that only some readers use as this entry's name.
    TornName {
        /// The file or folder, with the name that we use.
        path: String,
        /// Offset of the first piece from the medium's start.
        offset_bytes: u64,
    },
    /// Entries after a folder's end mark: Linux shows them.
    BehindEnd {
        /// The folder.
        folder: String,
        /// The names of the first entries.
        names: Vec<String>,
        /// The number of entries.
        count: u64,
    },
    /// An entry with the label attribute and attributes that no label has: some readers show it.
    LookAlike {
        /// The path as it would be without the label attribute.
        path: String,
    },
    /// A name that contains `/`, `\`, `:`, NUL or an unpaired surrogate, or is `.` or `..`; the
    /// path has replacement characters there.
    Name {
        /// The file or folder.
        path: String,
        /// Offset of its short entry from the medium's start.
        offset_bytes: u64,
    },
    /// `.` or `..` is missing or points elsewhere.
    Dots {
        /// The folder.
        path: String,
    },
    /// A label outside the root, or a second one.
    Label {
        /// The folder.
        folder: String,
        /// Offset of the entry from the medium's start.
        offset_bytes: u64,
    },
    /// A limit of FAT32 or of this reader was exceeded; the rest was not read.
    Limit {
        /// Where it was exceeded.
        path: String,
        /// The limit.
        limit: Limit,
    },
}

/// A fault in a chain of clusters.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChainFault {
    /// The chain returns to one of its own clusters.
    Loop {
        /// The cluster visited twice.
        cluster: u32,
    },
    /// The chain runs into a cluster of another file.
    Crossed {
        /// The cluster visited twice.
        cluster: u32,
        /// The other file or folder, if known.
        other: Option<String>,
    },
    /// The chain leads to a free, reserved, bad or impossible cluster.
    Broken {
        /// The value found instead of a next cluster.
        value: u32,
    },
    /// The copies of the FAT differ in it: its bytes depend on the reader.
    CopiesDiffer {
        /// The first cluster of the chain after which they differ.
        cluster: u32,
    },
    /// The chain ends before the file does.
    TooShort {
        /// Length of the file in bytes.
        length_bytes: u64,
        /// Number of bytes that the chain holds.
        found_bytes: u64,
    },
    /// The chain lies past the end of the medium: the image was cut.
    Cut {
        /// Number of missing bytes.
        missing_bytes: u64,
    },
}

/// A limit on the work that a hostile medium can cause; each value names its attack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Limit {
    /// Number of files and folders.
    Entries,
    /// Depth of nested folders.
    Depth,
    /// Bytes of one path.
    PathLength,
    /// Bytes of all paths together.
    PathBytes,
    /// Number of extents.
    Extents,
    /// Bytes of one folder.
    FolderLength,
    /// Number of copies of the FAT.
    Fats,
    /// Number of faults and notes reported.
    Findings,
}

impl Limit {
    /// The maximum value.
    pub fn most(self) -> u64 {
        match self {
            // A folder tree that would take days to walk.
            Self::Entries => 1_000_000,
            // Paths that grow with every folder until memory runs out; programs that recurse.
            Self::Depth => 64,
            // Names of 765 bytes on 64 levels, a million times.
            Self::PathLength => 4_096,
            Self::PathBytes => 256 << 20,
            // A table without adjacent clusters: 16 bytes for every cluster.
            Self::Extents => 4_000_000,
            // The specification's limit: 65,536 entries of 32 bytes.
            Self::FolderLength => 65_536 * 32,
            // 255 sparse tables of a gigabyte, each read whole. Formatters write one or two.
            Self::Fats => 4,
            // A million small faults, each reported in full.
            Self::Findings => 10_000,
        }
    }
}
