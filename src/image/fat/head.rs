//! Builds the base: master boot record, boot sectors, both FATs, common folders, then the files.

use super::error::Error;
use super::folder::{Rest, dots, in_folder, list, named_children, pad};
use super::place::FREE_AT_END;
use super::tree::{Belongs, FolderTree};
use crate::formats::fat32::{
    AllocationTable, BootSector, FsInfo, ShortNames, index, label_entry, length,
};
use crate::formats::mbr::{self, PARTITION_START_SECTOR, SECTOR_BYTES};
use crate::image::layout::{Chain, Layout, Run};
use crate::image::plan::{BasePiece, BasePlan, CommonFile, TailSlot, VolumeProperties};

/// Where the backup of the boot record begins. A boot record is three sectors: boot sector, FSInfo,
/// and one that ends in 55 AA.
const BACKUP_SECTOR: u64 = 6;

/// The planned base.
pub(super) struct PlannedBase {
    pub(super) plan: BasePlan,
    /// Short names in the root that common entries use.
    pub(super) root_short_names: ShortNames,
}

/// The parts of a base.
pub(super) struct Input<'a> {
    pub(super) volume: &'a VolumeProperties,
    pub(super) tree: &'a FolderTree,
    pub(super) layout: &'a Layout,
    pub(super) common: &'a [CommonFile],
    pub(super) slots: &'a [TailSlot],
}

impl Input<'_> {
    /// Builds the base.
    pub(super) fn base(&self) -> Result<PlannedBase, Error> {
        let mut plan = BasePlan::new();
        plan.push(BasePiece::Bytes(
            mbr::encode(self.volume.serial, self.layout.geometry().total_sectors).to_vec(),
        ));
        plan.push(BasePiece::Zeros(
            (u64::from(PARTITION_START_SECTOR) - 1) * SECTOR_BYTES,
        ));
        self.push_reserved(&mut plan);
        let table = self.table();
        plan.push(BasePiece::Bytes(table.as_bytes().to_vec()));
        plan.push(BasePiece::Bytes(table.as_bytes().to_vec()));
        let (folders, root_short_names) = self.folders()?;
        plan.push(BasePiece::Bytes(folders));
        plan.push(BasePiece::Bytes(self.slot_beginnings()));
        self.push_files(&mut plan);
        let free = self
            .layout
            .base_length_bytes()
            .saturating_sub(plan.length_bytes());
        plan.push(BasePiece::Zeros(free));
        Ok(PlannedBase {
            plan,
            root_short_names,
        })
    }

    fn push_reserved(&self, plan: &mut BasePlan) {
        let record = self.boot_record();
        let gap = BACKUP_SECTOR * SECTOR_BYTES - length(record.len());
        let rest = (u64::from(self.layout.reserved_sectors()) - BACKUP_SECTOR) * SECTOR_BYTES
            - length(record.len());
        plan.push(BasePiece::Bytes(record.clone()));
        plan.push(BasePiece::Zeros(gap));
        plan.push(BasePiece::Bytes(record));
        plan.push(BasePiece::Zeros(rest));
    }

    /// Boot sector, FSInfo, and the third sector.
    fn boot_record(&self) -> Vec<u8> {
        let boot_sector = BootSector {
            geometry: self.layout.geometry(),
            serial: self.volume.serial,
            label: self.volume.label.clone(),
        };
        let mut bytes = boot_sector.encode().to_vec();
        bytes.extend_from_slice(&self.fs_info().encode());
        bytes.resize(3 * 512, 0);
        bytes[3 * 512 - 2..].copy_from_slice(&[0x55, 0xAA]);
        bytes
    }

    fn fs_info(&self) -> FsInfo {
        let used: u32 = self.layout.chains().map(Chain::cluster_count).sum();
        let in_base: u32 = self.layout.chains().map(Chain::base_cluster_count).sum();
        let free_at_end = u32::try_from(FREE_AT_END).unwrap_or(0);
        let gap_start = in_base + 2;
        let next_free = if gap_start < self.layout.first_tail_cluster() {
            gap_start
        } else {
            // No gap: the free clusters are those at the volume's end.
            self.layout.cluster_count() + 2 - free_at_end
        };
        FsInfo {
            free_count: self.layout.cluster_count() - used,
            next_free,
        }
    }

    fn table(&self) -> AllocationTable {
        let mut table = AllocationTable::new(self.layout.fat_sectors());
        for chain in self.layout.chains() {
            table.link(chain.clusters());
        }
        table
    }

    /// The clusters of the common folders, the root first.
    fn folders(&self) -> Result<(Vec<u8>, ShortNames), Error> {
        let mut bytes = Vec::new();
        let mut root_short_names = ShortNames::default();
        for (number, folder) in self.tree.folders.iter().enumerate() {
            if folder.belongs != Belongs::Common {
                continue;
            }
            let start = if number == 0 {
                label_entry(&self.volume.label, self.volume.time).to_vec()
            } else {
                dots(number, folder, self.layout, self.volume.time)
            };
            let mut taken = ShortNames::default();
            let time = self.volume.time;
            let named = named_children(&folder.children, self.layout, self.common, time);
            let listed = list(start, &named, &mut taken).map_err(in_folder(self.tree, number))?;
            let rest = match self.layout.directories()[number].tail {
                Some(_) => Rest::GoesOn,
                None => Rest::EndMark,
            };
            bytes.extend(pad(listed, self.layout.cluster_size_bytes(), rest));
            if number == 0 {
                root_short_names = taken;
            }
        }
        Ok((bytes, root_short_names))
    }

    /// The whole clusters of the slots' common prefixes.
    fn slot_beginnings(&self) -> Vec<u8> {
        let size = index(self.layout.cluster_size_bytes());
        let chains = self.slots.iter().zip(self.layout.slots());
        let beginnings = chains
            .map(|(slot, chain)| &slot.common_prefix[..size * index(chain.base_cluster_count())]);
        beginnings.collect::<Vec<_>>().concat()
    }

    fn push_files(&self, plan: &mut BasePlan) {
        let size = u64::from(self.layout.cluster_size_bytes());
        for (index, (file, chain)) in self
            .common
            .iter()
            .zip(self.layout.common_files())
            .enumerate()
        {
            let length_bytes = file.length_bytes;
            let clusters = chain
                .base
                .map_or(0, |run: Run| u64::from(run.cluster_count));
            plan.push(BasePiece::File {
                index,
                length_bytes,
            });
            plan.push(BasePiece::Zeros(clusters * size - length_bytes));
        }
    }
}
