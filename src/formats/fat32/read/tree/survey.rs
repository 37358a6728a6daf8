//! The tables as a whole: copies compared, clusters counted, marks read.

use crate::formats::fat32::read::error::Error;
use crate::formats::fat32::read::report::Note;
use crate::formats::fat32::read::volume::{Volume, read};

/// Bytes of a FAT read at once.
const BLOCK_BYTES: u64 = 256 << 10;
/// Copies compared. A boot sector may claim 255, each of a gigabyte of holes.
const COPIES: u32 = 2;
/// Bit of entry 1 that is clear on a volume not taken out cleanly.
const CLEAN: u32 = 1 << 27;
/// Bit of entry 1 that is clear where a system met read errors.
const NO_READ_ERRORS: u32 = 1 << 26;
const BAD_CLUSTER: u32 = 0x0FFF_FFF7;

/// What the tables say.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Clusters that are neither free nor bad.
    pub(super) used: u32,
    free: u32,
    bad: u32,
    entry_1: u32,
    sectors_that_differ: u64,
    first_difference_bytes: Option<u64>,
}

/// Reads the active FAT once, and the others beside it.
pub(super) fn survey(volume: &Volume<'_>, notes: &mut Vec<Note>) -> Result<Survey, Error> {
    let mut survey = Survey::default();
    let entries_bytes = (u64::from(volume.cluster_count()) + 2) * 4;
    let (mut block, mut copy) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < entries_bytes {
        let length = BLOCK_BYTES.min(entries_bytes - at);
        block.resize(usize::try_from(length).unwrap_or(0), 0);
        read(volume.storage(), volume.active_fat_bytes() + at, &mut block)?;
        survey.count(&block, at / 4);
        // Where only one FAT is kept, the others mean nothing.
        let is_mirrored = volume.bpb.active_fat == 0;
        for number in (1..volume.bpb.fats.min(COPIES)).filter(|_| is_mirrored) {
            let start_bytes = volume.fat_start_bytes(number) + at;
            copy.resize(block.len(), 0);
            read(volume.storage(), start_bytes, &mut copy)?;
            survey.compare(&block, &copy, start_bytes);
        }
        at += length;
    }
    survey.tell(volume, notes);
    tell_reserved(volume, &survey, notes)?;
    Ok(survey)
}

impl Survey {
    /// Counts the entries of a block that begins with entry `first`.
    fn count(&mut self, block: &[u8], first: u64) {
        for (number, entry) in (first..).zip(block.as_chunks::<4>().0) {
            let value = u32::from_le_bytes(*entry) & 0x0FFF_FFFF;
            match (number, value) {
                (0, _) => {}
                (1, value) => self.entry_1 = value,
                (_, 0) => self.free += 1,
                (_, BAD_CLUSTER) => self.bad += 1,
                _ => self.used += 1,
            }
        }
    }

    fn compare(&mut self, block: &[u8], copy: &[u8], start_bytes: u64) {
        if block == copy {
            return;
        }
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

    fn tell(&self, volume: &Volume<'_>, notes: &mut Vec<Note>) {
        if self.entry_1 & CLEAN == 0 || volume.bpb.state & 1 != 0 {
            notes.push(Note::Dirty);
        }
        if self.entry_1 & NO_READ_ERRORS == 0 || volume.bpb.state & 2 != 0 {
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

/// FSInfo and the backup boot sector.
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
    if (1..bpb.reserved_sectors).contains(&bpb.backup_sector) {
        let (mut boot, mut backup) = (sector(0)?, sector(bpb.backup_sector)?);
        // A system that dies with the volume mounted leaves its mark in the first only.
        (boot[65], backup[65]) = (0, 0);
        if boot != backup {
            notes.push(Note::BackupDiffers);
        }
    }
    Ok(())
}

/// FSInfo's count of free clusters, where it is one.
fn free_count(sector: &[u8; 512]) -> Option<u32> {
    let is_fs_info = &sector[..4] == b"RRaA"
        && &sector[484..488] == b"rrAa"
        && sector[508..] == [0, 0, 0x55, 0xAA];
    let count = u32::from_le_bytes([sector[488], sector[489], sector[490], sector[491]]);
    (is_fs_info && count != u32::MAX).then_some(count)
}
