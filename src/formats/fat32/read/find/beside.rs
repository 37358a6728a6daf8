//! Finds what systems may show of a medium besides the chosen volume, or instead of it.
//!
//! Examines every entry of every table, because systems follow different ones: Linux accepts an
//! entry of type 0 as a partition, Windows uses the backup of a GPT whose first header is damaged,
//! and old firmware uses the MBR beside a GPT. Only empty partitions are skipped.

use std::collections::BTreeMap;

use super::super::identify::{OtherFormat, VolumeKind, identify, is_fat_for_linux};
use super::super::report::VolumeNote;
use super::super::volume::Volume;
use super::tables::{ListedPartition, PartitionTable, Role, TableKind, Tables};
use crate::base::{ReadAt, is_all_zeros};
use crate::formats::content::system_file;
use crate::formats::fat32::read::identify::schemes::schemes;
use crate::formats::fat32::read::identify::signs::signs_beside_fat;

/// Maximum partitions examined; a hostile table lists thousands.
const PARTITIONS_LOOKED_INTO_MAX: usize = 64;
/// Maximum FAT volumes whose folders are walked for files; each walk may take seconds on a hostile
/// one.
const VOLUMES_WALKED_MAX: usize = 4;
/// Number of bytes at a partition's start that contain every superblock systems look for: if they
/// are zeros, nothing can be mounted.
const EMPTY_BYTES: u64 = 256 << 10;

/// MBR types of partitions in which systems look for further partitions: BSD, Minix, Solaris,
/// UnixWare.
const TYPES_SUBDIVIDED: [u8; 7] = [0x63, 0x81, 0x82, 0xA5, 0xA6, 0xA9, 0xBF];
/// MBR type of Windows dynamic disks, which have their own table at the end of the medium.
const TYPE_DYNAMIC: u8 = 0x42;

/// The content of a partition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PartitionContent {
    /// A FAT volume with files, or an inconsistent one.
    Fat,
    /// A FAT volume with no files except those of operating systems.
    EmptyFat,
    /// Another format.
    Format(OtherFormat),
    /// Bytes of no known format.
    Unknown,
    /// Zeros, or a start past the end of the medium.
    Nothing,
}

/// Something besides the volume that a system shows.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Beside {
    /// A table lists this partition but not the volume: systems that follow the table show another
    /// drive.
    Instead {
        /// The table.
        table: TableKind,
        /// Offset of the partition from the medium's start.
        start_bytes: u64,
        /// Content of the partition.
        content: PartitionContent,
    },
    /// A partition other than the volume's.
    Another {
        /// Offset of the partition from the medium's start.
        start_bytes: u64,
        /// Content of the partition.
        content: PartitionContent,
    },
    /// More partitions than are examined.
    More,
    /// The signature of another format, at its offset in the volume.
    InVolume {
        /// The format.
        format: OtherFormat,
    },
    /// The signature of another format at the start of a partitioned medium.
    OnMedium {
        /// The format.
        format: OtherFormat,
    },
    /// Another kind of partition table.
    Scheme {
        /// Its name with its article: `an Apple partition map`.
        name: &'static str,
    },
    /// The first sector is a volume's boot sector and also lists partitions.
    AlsoPartitioned,
    /// The volume's partition has a type inside which systems look for further partitions.
    Subdivided,
    /// A table with wrong checksums, which some systems ignore.
    TableUnsound {
        /// The table.
        table: TableKind,
    },
    /// The partition ends before its volume does.
    EndsEarly {
        /// Offset of its end from the medium's start.
        end_bytes: u64,
    },
}

impl Volume<'_> {
    /// Finds what systems show besides this volume, or instead of it. Treats unreadable data as
    /// absent.
    pub fn beside(&self) -> Vec<Beside> {
        let storage = self.storage();
        let mut sector = [0; 512];
        if storage.read_exact_at(0, &mut sector).is_err() {
            return Vec::new();
        }
        let tables = Tables::read(storage, self.storage_length_bytes(), &sector);
        let mut look = SearchBeside {
            volume: self,
            known: BTreeMap::new(),
            walked: 0,
            found: Vec::new(),
        };
        look.signs(&sector);
        look.tables(&tables);
        look.found
    }

    /// Finds signatures of other formats in the volume.
    fn other_signs(&self) -> Vec<OtherFormat> {
        let (start, tables_end) = (self.start_bytes(), self.data_start_bytes());
        signs_beside_fat(self.storage(), start, tables_end)
    }
}

/// State of the search for things beside a volume.
struct SearchBeside<'v, 'a> {
    volume: &'v Volume<'a>,
    /// Content of partitions, by start offset.
    known: BTreeMap<u64, PartitionContent>,
    walked: usize,
    found: Vec<Beside>,
}

impl SearchBeside<'_, '_> {
    fn tell(&mut self, beside: Beside) {
        if !self.found.contains(&beside) {
            self.found.push(beside);
        }
    }

    /// Checks for signatures of other formats in the volume and on the whole medium. An old ISO
    /// 9660 descriptor before the first partition counts: Linux desktops show that disc.
    fn signs(&mut self, sector: &[u8; 512]) {
        for format in self.volume.other_signs() {
            self.tell(Beside::InVolume { format });
        }
        let (storage, start) = (self.volume.storage(), self.volume.start_bytes());
        for name in schemes(storage, sector) {
            self.tell(Beside::Scheme { name });
        }
        if start == 0 {
            return;
        }
        for format in signs_beside_fat(storage, 0, start) {
            self.tell(Beside::OnMedium { format });
        }
        if is_fat_for_linux(sector) {
            self.tell(Beside::AlsoPartitioned);
        }
    }

    fn tables(&mut self, tables: &Tables) {
        if !tables.is_whole {
            self.tell(Beside::More);
        }
        let mut end_bytes = u64::MAX;
        for table in &tables.tables {
            if !table.is_sound {
                self.tell(Beside::TableUnsound { table: table.kind });
                // Systems use the backup only if it is valid.
                if table.kind == TableKind::BackupGpt {
                    continue;
                }
            }
            self.table(table);
            let own = |listed: &&ListedPartition| listed.start_bytes == self.volume.start_bytes();
            for listed in table.listed.iter().filter(own) {
                end_bytes = end_bytes.min(listed.start_bytes.saturating_add(listed.length_bytes));
            }
        }
        if end_bytes < self.volume.end_bytes() {
            self.tell(Beside::EndsEarly { end_bytes });
        }
    }

    fn table(&mut self, table: &PartitionTable) {
        let own_start = self.volume.start_bytes();
        if own_start == 0 && table.kind == TableKind::Mbr && !table.listed.is_empty() {
            self.tell(Beside::AlsoPartitioned);
        }
        let lists_own = |listed: &ListedPartition| {
            listed.start_bytes == own_start && listed.role <= Role::EfiSystem
        };
        let lists_the_volume = table.listed.iter().any(lists_own);
        for listed in &table.listed {
            if listed.mbr_type == Some(TYPE_DYNAMIC) {
                let name = "a table of Windows' dynamic disks";
                self.tell(Beside::Scheme { name });
            }
            let start_bytes = listed.start_bytes;
            if start_bytes == own_start {
                let is_subdivided = |kind| TYPES_SUBDIVIDED.contains(&kind);
                if listed.mbr_type.is_some_and(is_subdivided) {
                    self.tell(Beside::Subdivided);
                }
                continue;
            }
            let Some(content) = self.content(listed) else {
                self.tell(Beside::More);
                return;
            };
            let is_volume = listed.role == Role::Volume;
            let beside = Beside::Another {
                start_bytes,
                content,
            };
            match content {
                PartitionContent::EmptyFat
                | PartitionContent::Fat
                | PartitionContent::Format(_)
                    if is_volume && !lists_the_volume =>
                {
                    self.tell(Beside::Instead {
                        table: table.kind,
                        start_bytes,
                        content,
                    });
                }
                PartitionContent::Nothing | PartitionContent::EmptyFat => {}
                // Extended partition records and reserved space are not volumes.
                PartitionContent::Unknown
                    if matches!(listed.role, Role::Reserved | Role::Container) => {}
                _ => self.tell(beside),
            }
        }
    }

    /// Returns a partition's content; `None` once the maximum number was examined.
    fn content(&mut self, listed: &ListedPartition) -> Option<PartitionContent> {
        if let Some(content) = self.known.get(&listed.start_bytes) {
            return Some(*content);
        }
        if self.known.len() == PARTITIONS_LOOKED_INTO_MAX {
            return None;
        }
        let content = self.look_into(listed);
        self.known.insert(listed.start_bytes, content);
        Some(content)
    }

    fn look_into(&mut self, listed: &ListedPartition) -> PartitionContent {
        let storage = self.volume.storage();
        let (start, mut sector) = (listed.start_bytes, [0; 512]);
        if storage.read_exact_at(start, &mut sector).is_err() {
            // Ignore starts past the medium's end; report a failing sector, because nothing else
            // would.
            let is_inside = start < self.volume.storage_length_bytes();
            return if is_inside {
                PartitionContent::Unknown
            } else {
                PartitionContent::Nothing
            };
        }
        match identify(storage, start, &sector) {
            VolumeKind::Fat if self.is_empty_fat(start) => PartitionContent::EmptyFat,
            VolumeKind::Fat => PartitionContent::Fat,
            VolumeKind::Other(OtherFormat::Blank) if is_zeros(storage, listed) => {
                PartitionContent::Nothing
            }
            VolumeKind::Other(OtherFormat::Blank | OtherFormat::Unknown) => {
                PartitionContent::Unknown
            }
            VolumeKind::Other(format) => PartitionContent::Format(format),
        }
    }

    /// Whether our own reader finds no files except systems' own, as in a Mac's EFI system
    /// partition.
    fn is_empty_fat(&mut self, start_bytes: u64) -> bool {
        if self.walked == VOLUMES_WALKED_MAX {
            return false;
        }
        self.walked += 1;
        let Ok(volume) = self.volume.at(start_bytes) else {
            return false;
        };
        let Ok(tree) = volume.tree() else {
            return false;
        };
        let is_the_systems = |path: &String| system_file(path).is_some();
        volume.missing_bytes() == 0
            && volume.other_signs().is_empty()
            && tree.faults.is_empty()
            && !tree
                .notes
                .iter()
                .any(|note| matches!(note, VolumeNote::Ambiguous(_)))
            && tree.files.iter().all(|file| is_the_systems(&file.path))
    }
}

/// Whether a partition begins with zeros.
fn is_zeros(storage: &dyn ReadAt, listed: &ListedPartition) -> bool {
    let mut at = listed.start_bytes;
    let end = at.saturating_add(listed.length_bytes.min(EMPTY_BYTES));
    while at < end {
        let mut bytes = [0; 4096];
        let wanted = usize::try_from(end - at).unwrap_or(4096).min(4096);
        if storage.read_exact_at(at, &mut bytes[..wanted]).is_err() {
            // Too close to the end of the medium to hold a volume.
            return true;
        }
        if !is_all_zeros(&bytes) {
            return false;
        }
        at += 4096;
    }
    true
}
