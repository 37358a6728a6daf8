//! The tables as a whole: copies compared, clusters counted, marks read.

use crate::formats::fat32::boot_sector::BACKUP_SECTOR;
use crate::formats::fat32::read::bpb::Bpb;
use crate::formats::fat32::read::entry_width::Width;
use crate::formats::fat32::read::error::Error;
use crate::formats::fat32::read::identify::is_fat_for_linux;
use crate::formats::fat32::read::medium::read;
use crate::formats::fat32::read::pages::ClusterSet;
use crate::formats::fat32::read::report::{Ambiguity, Limit, Note};
use crate::formats::fat32::read::volume::Volume;

/// Bytes of a FAT read at once: whole entries of every width.
const BLOCK_BYTES: u64 = 384 << 10;
const BAD_CLUSTER: u32 = 0x0FFF_FFF7;
/// From here on an entry ends its chain; readers tell no difference between these.
const FIRST_END_OF_CHAIN: u32 = 0x0FFF_FFF8;

/// What the tables say.
#[derive(Default)]
pub(super) struct Survey {
    /// Clusters that are neither free nor bad.
    pub(super) used: u32,
    /// Clusters behind which the copies lead to different ones; `None` where there are none.
    pub(super) differing: Option<ClusterSet>,
    free: u32,
    bad: u32,
    entry_1: u32,
    sectors_that_differ: u64,
    first_difference_bytes: Option<u64>,
}

/// Reads the active FAT once, and the others beside it: also where only the active one is kept,
/// since not every system goes by that.
pub(super) fn survey(volume: &Volume<'_>, notes: &mut Vec<Note>) -> Result<Survey, Error> {
    let mut survey = Survey::default();
    let bpb = &volume.bpb;
    let entries_bytes = bpb.width.bytes(u64::from(volume.cluster_count()) + 2);
    let compared = u32::try_from(Limit::Fats.most()).unwrap_or(u32::MAX);
    let (mut block, mut copy) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < entries_bytes {
        let length = BLOCK_BYTES.min(entries_bytes - at);
        block.resize(usize::try_from(length).unwrap_or(0), 0);
        read(volume.storage(), volume.active_fat_bytes() + at, &mut block)?;
        let first = bpb.width.entries(at);
        survey.count(&block, first, bpb);
        for number in (0..bpb.fats.min(compared)).filter(|number| *number != bpb.active_fat) {
            let start_bytes = volume.fat_start_bytes(number) + at;
            copy.resize(block.len(), 0);
            read(volume.storage(), start_bytes, &mut copy)?;
            if block != copy {
                survey.compare_sectors(&block, &copy, start_bytes);
                survey.compare_entries(&block, &copy, first, bpb);
            }
        }
        at += length;
    }
    survey.tell(volume, notes);
    tell_reserved(volume, &survey, notes)?;
    Ok(survey)
}

impl Survey {
    /// Counts the entries of a block that begins with entry `first`.
    fn count(&mut self, block: &[u8], first: u64, bpb: &Bpb) {
        let mut number = first;
        // FAT12 may have half an entry more in its last byte.
        let last = u64::from(bpb.cluster_count) + 1;
        bpb.width.decode(block, |value| {
            match (number, value) {
                (0, _) => {}
                (1, value) => self.entry_1 = value,
                _ if number > last => {}
                (_, 0) => self.free += 1,
                (_, BAD_CLUSTER) => self.bad += 1,
                _ => self.used += 1,
            }
            number += 1;
        });
    }

    fn compare_sectors(&mut self, block: &[u8], copy: &[u8], start_bytes: u64) {
        for (number, (left, right)) in (0..).zip(block.chunks(512).zip(copy.chunks(512))) {
            let differing: Option<u64> = (0..)
                .zip(left.iter().zip(right))
                .find(|(_, (l, r))| l != r)
                .map(|(at, _)| at);
            if let Some(at) = differing {
                self.sectors_that_differ += 1;
                let found: u64 = start_bytes + number * 512 + at;
                self.first_difference_bytes = self.first_difference_bytes.or(Some(found));
            }
        }
    }

    /// Marks the clusters behind which a copy leads elsewhere.
    fn compare_entries(&mut self, block: &[u8], copy: &[u8], first: u64, bpb: &Bpb) {
        let (mut left, mut right) = (Vec::new(), Vec::new());
        let meaning = |value: u32| value.min(FIRST_END_OF_CHAIN);
        bpb.width.decode(block, |value| left.push(meaning(value)));
        bpb.width.decode(copy, |value| right.push(meaning(value)));
        for (number, (left, right)) in (first..).zip(left.iter().zip(&right)) {
            if left != right && number >= 2 {
                let differing = self
                    .differing
                    .get_or_insert_with(|| ClusterSet::new(bpb.cluster_count));
                differing.mark(u32::try_from(number).unwrap_or(u32::MAX));
            }
        }
    }

    fn tell(&self, volume: &Volume<'_>, notes: &mut Vec<Note>) {
        // Bits of entry 1 that are clear on a volume not taken out cleanly, and where a system met
        // read errors. FAT12 has none.
        let (clean, no_read_errors) = match volume.bpb.width {
            Width::ThirtyTwo => (1 << 27, 1 << 26),
            Width::Sixteen => (1 << 15, 1 << 14),
            Width::Twelve => (0, 0),
        };
        let is_clear = |bit: u32| bit != 0 && self.entry_1 & bit == 0;
        if is_clear(clean) || volume.bpb.state & 1 != 0 {
            notes.push(Note::Dirty);
        }
        if is_clear(no_read_errors) || volume.bpb.state & 2 != 0 {
            notes.push(Note::ReadErrorsSeen);
        }
        if let Some(offset_bytes) = self.first_difference_bytes {
            let sectors = self.sectors_that_differ;
            notes.push(Note::FatCopiesDiffer {
                offset_bytes,
                sectors,
            });
        }
        if self.bad > 0 {
            notes.push(Note::BadClusters { count: self.bad });
        }
    }
}

/// FSInfo and the backup boot sector, which FAT32 alone has.
fn tell_reserved(volume: &Volume<'_>, survey: &Survey, notes: &mut Vec<Note>) -> Result<(), Error> {
    let bpb = &volume.bpb;
    let sector = |number: u32| -> Result<[u8; 512], Error> {
        let mut bytes = [0; 512];
        let start_bytes = volume.start_bytes() + volume.sectors(u64::from(number));
        read(volume.storage(), start_bytes, &mut bytes)?;
        Ok(bytes)
    };
    // 0 and FFFF mean that there is none.
    if (1..bpb.reserved_sectors).contains(&bpb.fs_info_sector) {
        let told = free_count(&sector(bpb.fs_info_sector)?);
        if told != Some(survey.free) {
            notes.push(Note::FreeCountWrong {
                told,
                counted: survey.free,
            });
        }
    }
    let mut is_ambiguous = false;
    if (1..bpb.reserved_sectors).contains(&bpb.backup_sector) {
        let (mut boot, mut backup) = (sector(0)?, sector(bpb.backup_sector)?);
        // A system that dies with the volume mounted leaves its mark in the first only.
        (boot[65], backup[65]) = (0, 0);
        if boot != backup {
            notes.push(Note::BackupDiffers);
        }
        is_ambiguous = backup[510..] == [0x55, 0xAA] && geometry(&boot) != geometry(&backup);
    }
    // Windows looks for a backup at its usual place, wherever the volume says that it is.
    let usual = u32::from(BACKUP_SECTOR);
    if usual < bpb.reserved_sectors && usual != bpb.backup_sector {
        let backup = sector(usual)?;
        is_ambiguous |= is_fat_for_linux(&backup) && geometry(&sector(0)?) != geometry(&backup);
    }
    if is_ambiguous {
        notes.push(Note::Ambiguous(Ambiguity::Backup));
    }
    Ok(())
}

/// The fields of a boot sector that say where a volume's files are.
fn geometry(sector: &[u8; 512]) -> [&[u8]; 3] {
    [&sector[11..21], &sector[22..24], &sector[32..48]]
}

/// FSInfo's count of free clusters, where it is one.
fn free_count(sector: &[u8; 512]) -> Option<u32> {
    let is_fs_info = &sector[..4] == b"RRaA"
        && &sector[484..488] == b"rrAa"
        && sector[508..] == [0, 0, 0x55, 0xAA];
    let count = u32::from_le_bytes([sector[488], sector[489], sector[490], sector[491]]);
    (is_fs_info && count != u32::MAX).then_some(count)
}
