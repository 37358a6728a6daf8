//! Scans the tables as a whole: compares copies, counts clusters, reads marks.

use zerocopy::little_endian::{U16, U32};
use zerocopy::transmute_ref;

use crate::formats::fat32::boot_sector::BACKUP_SECTOR;
use crate::formats::fat32::raw::{RawBootSector, RawBpb, RawFsInfo, SECTOR_MARK};
use crate::formats::fat32::read::bpb::Bpb;
use crate::formats::fat32::read::entry_width::Width;
use crate::formats::fat32::read::error::Error;
use crate::formats::fat32::read::identify::is_fat_for_linux;
use crate::formats::fat32::read::medium::read;
use crate::formats::fat32::read::pages::ClusterSet;
use crate::formats::fat32::read::report::{Ambiguity, Limit, VolumeNote};
use crate::formats::fat32::read::volume::Volume;

/// Bytes of a FAT read at once: whole entries at every width.
const BLOCK_BYTES: u64 = 384 << 10;
const BAD_CLUSTER: u32 = 0x0FFF_FFF7;
/// An entry from this value on ends its chain; readers treat all such values alike.
const FIRST_END_OF_CHAIN: u32 = 0x0FFF_FFF8;

/// The result of scanning the tables.
#[derive(Default)]
pub(super) struct Survey {
    /// Clusters that are neither free nor bad.
    pub(super) used: u32,
    /// Clusters after which the copies differ; `None` if there are none.
    pub(super) differing: Option<ClusterSet>,
    free: u32,
    bad: u32,
    entry_1: u32,
    sectors_that_differ: u64,
    first_difference_bytes: Option<u64>,
}

/// Reads the active FAT once and compares the other copies. Compares them even if the flags say
/// that only one is kept up to date, because some systems ignore the flags.
pub(super) fn survey(volume: &Volume<'_>, notes: &mut Vec<VolumeNote>) -> Result<Survey, Error> {
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
    report_reserved(volume, &survey, notes)?;
    Ok(survey)
}

impl Survey {
    /// Counts the entries of a block whose first entry is `first`.
    fn count(&mut self, block: &[u8], first: u64, bpb: &Bpb) {
        let mut number = first;
        // FAT12 may have an extra half entry in its last byte.
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

    /// Marks the clusters whose entry differs in a copy.
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

    fn tell(&self, volume: &Volume<'_>, notes: &mut Vec<VolumeNote>) {
        // Bits of entry 1: cleared if the volume was not cleanly ejected, and if a system had read
        // errors. FAT12 has none.
        let (clean, no_read_errors) = match volume.bpb.width {
            Width::ThirtyTwo => (1 << 27, 1 << 26),
            Width::Sixteen => (1 << 15, 1 << 14),
            Width::Twelve => (0, 0),
        };
        let is_clear = |bit: u32| bit != 0 && self.entry_1 & bit == 0;
        if is_clear(clean) || volume.bpb.state & 1 != 0 {
            notes.push(VolumeNote::Dirty);
        }
        if is_clear(no_read_errors) || volume.bpb.state & 2 != 0 {
            notes.push(VolumeNote::ReadErrorsSeen);
        }
        if let Some(offset_bytes) = self.first_difference_bytes {
            let sectors = self.sectors_that_differ;
            notes.push(VolumeNote::FatCopiesDiffer {
                offset_bytes,
                sectors,
            });
        }
        if self.bad > 0 {
            notes.push(VolumeNote::BadClusters { count: self.bad });
        }
    }
}

/// Checks FSInfo and the backup boot sector, which only FAT32 has.
fn report_reserved(
    volume: &Volume<'_>,
    survey: &Survey,
    notes: &mut Vec<VolumeNote>,
) -> Result<(), Error> {
    let bpb = &volume.bpb;
    let sector = |number: u32| -> Result<[u8; 512], Error> {
        let mut bytes = [0; 512];
        let start_bytes = volume.start_bytes() + volume.sectors(u64::from(number));
        read(volume.storage(), start_bytes, &mut bytes)?;
        Ok(bytes)
    };
    // 0 and FFFF mean that there is no FSInfo.
    if (1..bpb.reserved_sectors).contains(&bpb.fs_info_sector) {
        let told = free_count(&sector(bpb.fs_info_sector)?);
        if told != Some(survey.free) {
            notes.push(VolumeNote::FreeCountWrong {
                told,
                counted: survey.free,
            });
        }
    }
    let mut is_ambiguous = false;
    if (1..bpb.reserved_sectors).contains(&bpb.backup_sector) {
        let (mut boot, mut backup) = (sector(0)?, sector(bpb.backup_sector)?);
        // A system that crashes with the volume mounted leaves its mark only in the first.
        for boot_sector in [&mut boot, &mut backup] {
            RawBootSector::of_mut(boot_sector)
                .fat32_mut()
                .extended
                .state = 0;
        }
        if boot != backup {
            notes.push(VolumeNote::BackupDiffers);
        }
        let is_marked = RawBootSector::of(&backup).mark == SECTOR_MARK;
        is_ambiguous = is_marked && geometry(&boot) != geometry(&backup);
    }
    // Windows looks for a backup in the usual sector, whatever the volume says.
    let usual = u32::from(BACKUP_SECTOR);
    if usual < bpb.reserved_sectors && usual != bpb.backup_sector {
        let backup = sector(usual)?;
        is_ambiguous |= is_fat_for_linux(&backup) && geometry(&sector(0)?) != geometry(&backup);
    }
    if is_ambiguous {
        notes.push(VolumeNote::Ambiguous(Ambiguity::Backup));
    }
    Ok(())
}

/// The boot sector fields that determine where files are.
fn geometry(sector: &[u8; 512]) -> (RawBpb, [U32; 2], [U16; 2]) {
    let boot = RawBootSector::of(sector);
    let fat32 = boot.fat32();
    let bpb = RawBpb {
        media: 0,
        sectors_per_track: U16::ZERO,
        heads: U16::ZERO,
        hidden_sectors: U32::ZERO,
        ..boot.bpb
    };
    let regions = [fat32.fat_sectors_32, fat32.root_cluster];
    (bpb, regions, [fat32.flags, fat32.version])
}

/// FSInfo's free cluster count; `None` if it is not a valid count.
fn free_count(sector: &[u8; 512]) -> Option<u32> {
    let fs_info: &RawFsInfo = transmute_ref!(sector);
    let count = fs_info.free_count.get();
    (fs_info.is_signed() && count != u32::MAX).then_some(count)
}
