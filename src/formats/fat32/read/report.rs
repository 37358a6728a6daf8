//! What reading a volume found besides its files.

/// Something that use, age or another formatter leaves behind; contents are not in doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Note {
    /// A boot sector's field that readers take, though we would not write it.
    Unusual {
        /// The specification's name of the field, without its prefix.
        field: &'static str,
        /// Position within the boot sector.
        offset_bytes: u64,
        /// What stands there.
        found: u64,
        /// What usually stands there.
        expected: &'static str,
    },
    /// Marked as not taken out cleanly (boot sector byte 65, or entry 1 of the FAT).
    Dirty,
    /// Marked by a system that met read errors.
    ReadErrorsSeen,
    /// Copies of the FAT differ.
    FatCopiesDiffer {
        /// First byte that differs, from the medium's start, in the second copy.
        offset_bytes: u64,
        /// Sectors that differ, of all copies.
        sectors: u64,
    },
    /// Only one copy of the FAT is kept, by its flags; some systems go by the first all the same.
    MirroringOff {
        /// The copy that is kept.
        active_fat: u32,
    },
    /// The backup boot sector is not like the boot sector.
    BackupDiffers,
    /// Two readers may see two trees.
    Ambiguous(Ambiguity),
    /// FSInfo is broken or counts otherwise than the FAT.
    FreeCountWrong {
        /// What FSInfo says; `None` where it has no signature or says "unknown".
        told: Option<u32>,
        /// What the FAT says.
        counted: u32,
    },
    /// Clusters in use by nothing that is listed.
    LostClusters {
        /// How many.
        count: u32,
    },
    /// Clusters marked as bad.
    BadClusters {
        /// How many.
        count: u32,
    },
    /// More clusters than a file's length asks for.
    ChainTooLong {
        /// The file.
        path: String,
    },
    /// A first cluster with more bits than FAT12 and FAT16 have.
    HighClusterBits {
        /// The file or folder.
        path: String,
    },
    /// The root directory's label is not the boot sector's.
    LabelDiffers,
    /// More partitions than the one that was read.
    OtherPartitions {
        /// How many.
        count: u64,
    },
    /// The first sector is a volume's and lists partitions as well: two systems could read two
    /// different drives.
    AlsoPartitioned,
}

/// What readers take in two ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Ambiguity {
    /// Both fields for the number of sectors are filled, and not alike.
    TotalSectors,
    /// The count of clusters is so near the bound between two types that readers differ in the
    /// type, the table is too short for the type, or another type's name stands there.
    Type {
        /// The count.
        clusters: u32,
    },
    /// The backup boot sector describes another volume; a reader may fall back to it.
    Backup,
}

/// Something that contradicts itself: what is read may not be what another system reads.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// A file's or folder's clusters do not form a chain of the right length.
    Chain {
        /// The file or folder; empty for the root.
        path: String,
        /// What is wrong.
        fault: ChainFault,
    },
    /// Long-name entries that belong to no file.
    OrphanLongName {
        /// The folder.
        folder: String,
        /// Position of the first such entry from the medium's start.
        offset_bytes: u64,
    },
    /// Two entries of one name, or of names equal but for case.
    NameTwice {
        /// The second of the two.
        path: String,
    },
    /// A name under which some reader opens one entry is also another's.
    NameShared {
        /// The second of the two.
        path: String,
        /// The first one's name.
        other: String,
        /// What both are called, in capitals.
        name: String,
    },
    /// Pieces of a long name that some readers take for this entry's name, and others do not.
    TornName {
        /// The file or folder, by the name that it has here.
        path: String,
        /// Position of the first piece from the medium's start.
        offset_bytes: u64,
    },
    /// Entries behind the end mark of a folder: Linux shows them.
    BehindEnd {
        /// The folder.
        folder: String,
        /// The first of them.
        names: Vec<String>,
        /// How many there are.
        count: u64,
    },
    /// An entry with the mark of a label and marks that no label has: some readers show it.
    LookAlike {
        /// What it would be without the mark.
        path: String,
    },
    /// A name that holds `/`, `\`, `:`, NUL or half a character, or is `.` or `..`; the path has
    /// replacement characters in their place.
    Name {
        /// The file or folder.
        path: String,
        /// Position of its short entry from the medium's start.
        offset_bytes: u64,
    },
    /// `.` or `..` is missing or leads elsewhere.
    Dots {
        /// The folder.
        path: String,
    },
    /// A label outside the root, or a second one.
    Label {
        /// The folder.
        folder: String,
        /// Position of the entry from the medium's start.
        offset_bytes: u64,
    },
    /// More than FAT32 allows, or than anyone honest needs; the rest was not read.
    Limit {
        /// Where it was met.
        path: String,
        /// Which.
        limit: Limit,
    },
}

/// What is wrong with a chain of clusters.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChainFault {
    /// It comes back to a cluster of its own.
    Loop {
        /// The cluster met twice.
        cluster: u32,
    },
    /// It runs into a cluster of another file.
    Crossed {
        /// The cluster met twice.
        cluster: u32,
        /// The other file or folder, where it is known.
        other: Option<String>,
    },
    /// It leads to a free, reserved, bad or impossible cluster.
    Broken {
        /// The number that stands in place of a next cluster.
        value: u32,
    },
    /// The copies of the FAT differ over it: which bytes it has depends on the reader.
    CopiesDiffer {
        /// The first cluster of the chain behind which they differ.
        cluster: u32,
    },
    /// It ends before the file does.
    TooShort {
        /// Bytes of the file.
        length_bytes: u64,
        /// Bytes that the chain holds.
        found_bytes: u64,
    },
    /// It lies behind the end of the medium: the image was cut.
    Cut {
        /// Bytes that are missing.
        missing_bytes: u64,
    },
}

/// A limit on what a hostile medium may make us do; each constant names the attack it stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Limit {
    /// Files and folders in all.
    Entries,
    /// Folders within folders.
    Depth,
    /// Bytes of one path.
    PathLength,
    /// Bytes of all paths.
    PathBytes,
    /// Stretches of clusters in all.
    Extents,
    /// Bytes of one folder.
    FolderLength,
    /// Copies of the FAT.
    Fats,
    /// Faults and notes told.
    Findings,
}

impl Limit {
    /// The number that may not be passed.
    pub fn most(self) -> u64 {
        match self {
            // A tree of folders that would take days to walk.
            Self::Entries => 1_000_000,
            // Paths that grow with every folder until memory ends; programs that recurse.
            Self::Depth => 64,
            // Names of 765 bytes on 64 levels, a million times.
            Self::PathLength => 4_096,
            Self::PathBytes => 256 << 20,
            // A table in which no two neighbours follow one another: 16 bytes for every cluster.
            Self::Extents => 4_000_000,
            // The specification's own: 65,536 entries of 32 bytes.
            Self::FolderLength => 65_536 * 32,
            // 255 tables of a gigabyte of holes, each read whole. Formatters write one or two.
            Self::Fats => 4,
            // A million small lies, each told in full.
            Self::Findings => 10_000,
        }
    }
}
