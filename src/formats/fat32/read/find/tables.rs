//! All partition tables that some system follows, with all their entries.

use super::super::identify::is_fat_for_linux;
use crate::base::ReadAt;
use crate::formats::gpt;
use crate::formats::mbr::{self, MbrPartition, SECTOR_BYTES};

/// The table that lists a partition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TableKind {
    /// The master boot record in sector 0.
    Mbr,
    /// The first GUID partition table.
    Gpt,
    /// The backup GUID partition table at the medium's end.
    BackupGpt,
}

/// The purpose of a partition, by its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// A volume for files.
    Volume,
    /// An EFI system partition, which most systems do not show.
    EfiSystem,
    /// Reserved space without a file system.
    Reserved,
    /// Holds further tables, or is a protective GPT entry.
    Container,
}

/// A partition listed in a table, with its position on the medium.
#[derive(Debug, Clone, Copy)]
pub(super) struct ListedPartition {
    pub(super) start_bytes: u64,
    /// 0 if the table is inconsistent.
    pub(super) length_bytes: u64,
    pub(super) role: Role,
    /// The type in the master boot record.
    pub(super) mbr_type: Option<u8>,
}

/// One partition table.
#[derive(Debug)]
pub(super) struct PartitionTable {
    pub(super) kind: TableKind,
    /// Whether its checksums are right; always true for an MBR, which has none.
    pub(super) is_sound: bool,
    pub(super) listed: Vec<ListedPartition>,
}

/// All tables of a medium, in the order in which they are searched for a volume.
#[derive(Debug)]
pub(super) struct Tables {
    pub(super) tables: Vec<PartitionTable>,
    /// Whether all entries of all tables were read.
    pub(super) is_whole: bool,
}

impl Tables {
    /// Reads all tables. A GPT counts only with a protective entry in sector 0: without it no
    /// system looks for the GPT, and repartitioned sticks keep an old one at their end.
    pub(super) fn read(storage: &dyn ReadAt, length_bytes: u64, sector: &[u8; 512]) -> Self {
        let mut all = Self {
            tables: Vec::new(),
            is_whole: true,
        };
        let entries = mbr::parse(sector);
        let protects = |entry: &MbrPartition| entry.kind == mbr::TYPE_GPT_PROTECTIVE;
        if entries.is_some_and(|entries| entries.iter().any(protects)) {
            all.read_gpts(storage, length_bytes);
        }
        all.read_mbr(storage, length_bytes, sector);
        all
    }

    /// Reads the first tables, then their backups. The sector size depends on the medium, so both
    /// sizes are tried.
    fn read_gpts(&mut self, storage: &dyn ReadAt, length_bytes: u64) {
        let mut copies = Vec::new();
        for sector_bytes in [SECTOR_BYTES, 4_096] {
            let last = (length_bytes / sector_bytes).saturating_sub(1) * sector_bytes;
            copies.push((last, sector_bytes));
            let Some(table) = gpt::GptTable::read(storage, sector_bytes, sector_bytes) else {
                continue;
            };
            if table.other_header_bytes != last {
                copies.push((table.other_header_bytes, sector_bytes));
            }
            self.push_gpt(TableKind::Gpt, &table);
        }
        for (at, sector_bytes) in copies {
            if at > sector_bytes
                && let Some(table) = gpt::GptTable::read(storage, at, sector_bytes)
            {
                self.push_gpt(TableKind::BackupGpt, &table);
            }
        }
    }

    fn push_gpt(&mut self, kind: TableKind, table: &gpt::GptTable) {
        self.is_whole &= table.is_whole;
        let listed = table.partitions.iter().map(|partition| ListedPartition {
            start_bytes: partition.start_bytes,
            length_bytes: partition.length_bytes,
            role: match partition.kind {
                gpt::TYPE_EFI_SYSTEM => Role::EfiSystem,
                gpt::TYPE_MICROSOFT_RESERVED | gpt::TYPE_BIOS_BOOT => Role::Reserved,
                _ => Role::Volume,
            },
            mbr_type: None,
        });
        self.tables.push(PartitionTable {
            kind,
            is_sound: table.is_sound,
            listed: listed.collect(),
        });
    }

    /// Reads the master boot record with its logical partitions, if the sector is plausibly one.
    fn read_mbr(&mut self, storage: &dyn ReadAt, length_bytes: u64, sector: &[u8; 512]) {
        let entries = if self.tables.is_empty() || is_fat_for_linux(sector) {
            mbr_entries(sector)
        } else {
            // Beside a GPT, the entries cannot be a volume's boot code.
            entries_in_use(sector)
        };
        let extended: Vec<MbrPartition> = entries
            .iter()
            .filter(|entry| entry.is_extended())
            .copied()
            .collect();
        let logical = mbr::logical(storage, &extended);
        self.is_whole &= logical.is_whole;
        let listed = entries.iter().chain(&logical.partitions);
        let listed = listed.map(|partition| ListedPartition {
            start_bytes: partition.start_bytes(),
            length_bytes: partition.sector_count * SECTOR_BYTES,
            role: match partition.kind {
                mbr::TYPE_GPT_PROTECTIVE => Role::Container,
                _ if partition.is_extended() => Role::Container,
                mbr::TYPE_EFI_SYSTEM => Role::EfiSystem,
                _ => Role::Volume,
            },
            mbr_type: Some(partition.kind),
        });
        let begins_inside =
            |listed: &ListedPartition| listed.start_bytes > 0 && listed.start_bytes < length_bytes;
        self.tables.push(PartitionTable {
            kind: TableKind::Mbr,
            is_sound: true,
            listed: listed.filter(begins_inside).collect(),
        });
    }
}

/// The entries in use in sector 0. Empty if it is not plausibly a partition table: a volume without
/// a table has boot code at this offset, and systems distinguish the two by each entry's first
/// byte.
pub(super) fn mbr_entries(sector: &[u8; 512]) -> Vec<MbrPartition> {
    let is_entry = |entry: MbrPartition| matches!(entry.status, 0 | 0x80);
    match mbr::parse(sector) {
        Some(entries) if entries.into_iter().all(is_entry) => entries_in_use(sector),
        _ => Vec::new(),
    }
}

/// The entries of sector 0 with a nonzero length.
fn entries_in_use(sector: &[u8; 512]) -> Vec<MbrPartition> {
    let entries = mbr::parse(sector).into_iter().flatten();
    entries.filter(|entry| entry.sector_count > 0).collect()
}
