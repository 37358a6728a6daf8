//! The arithmetic of a volume's regions: cluster size and count, reserved sectors, FATs.
//!
//! Source: Microsoft's FAT specification 1.03, "FAT Type Determination", and the measurements noted
//! at each constant.

use super::record::Record;
use crate::formats::mbr::{PARTITION_START_SECTOR, SECTOR_BYTES};

/// Fewest data clusters: the specification's 65,525, plus the margin of 16 that it advises because
/// readers miscount by up to that (a change breaks the format).
const CLUSTERS_MIN: u64 = 65_541;
/// Most data clusters that FAT32 can number.
const CLUSTERS_MAX: u64 = 0x0FFF_FFF5;
/// Cluster 2 begins at a multiple of this from the image's start: flash is erased in blocks of up
/// to this size (tuning; the reserved sectors have 16 bits, so at most 16 MiB).
const DATA_ALIGNMENT_BYTES: u64 = 4 << 20;
/// Fewest reserved sectors, as formatting tools write.
const RESERVED_SECTORS_MIN: u64 = 32;
/// Images are whole MiB.
pub(super) const MIB: u64 = 1 << 20;
/// Cluster sizes, each with the largest volume that Windows uses it for.
pub(super) const CLUSTER_SIZES: [(u32, u64); 4] = [
    (4096, 8 << 30),
    (8192, 16 << 30),
    (16_384, 32 << 30),
    (32_768, u64::MAX),
];
/// MiB that a stick sold as "8 GB" holds at least.
const MIB_OF_8_GB_STICK: u64 = 7_250;

/// Largest image: the partition's sectors are counted in 32 bits.
pub(super) const IMAGE_BYTES_MAX: u64 = (0xFFFF_FFFF * SECTOR_BYTES) / MIB * MIB;

/// The smallest class of sticks, as printed on them, that holds `image_length_bytes`.
pub(super) fn stick_class_gb(image_length_bytes: u64) -> u32 {
    let mut class: u32 = 4;
    while image_length_bytes > u64::from(class) * MIB_OF_8_GB_STICK * MIB / 8 {
        class = class.saturating_mul(2);
    }
    class
}

/// The regions of a volume, for a cluster size and a minimum number of clusters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::image) struct Regions {
    pub(in crate::image) cluster_size_bytes: u32,
    pub(in crate::image) cluster_count: u64,
    pub(super) reserved_sectors: u64,
    pub(super) fat_sectors: u64,
}

impl Regions {
    /// Rounds up to whole MiB and to the fewest clusters of FAT32.
    pub(in crate::image) fn new(cluster_size_bytes: u32, clusters: u64) -> Self {
        // The upper bound exceeds any volume; it only prevents overflow below.
        let cluster_count = clusters
            .clamp(CLUSTERS_MIN, 1 << 40)
            .next_multiple_of(MIB / u64::from(cluster_size_bytes));
        let fat_sectors = ((cluster_count + 2) * 4).div_ceil(SECTOR_BYTES);
        let least = u64::from(PARTITION_START_SECTOR) + RESERVED_SECTORS_MIN + 2 * fat_sectors;
        let padding = least.next_multiple_of(DATA_ALIGNMENT_BYTES / SECTOR_BYTES) - least;
        let reserved_sectors = RESERVED_SECTORS_MIN + padding;
        Self {
            cluster_size_bytes,
            cluster_count,
            reserved_sectors,
            fat_sectors,
        }
    }

    /// Chooses the smallest cluster size that suits the volume. `needed` gives the clusters for a
    /// size. `None` if no FAT32 volume is large enough.
    pub(in crate::image) fn choose(needed: impl Fn(u32) -> u64) -> Option<Self> {
        let sized = CLUSTER_SIZES
            .iter()
            .map(|(size, most)| (Self::new(*size, needed(*size)), *most));
        let fits = |regions: &Self| {
            regions.image_length_bytes() <= IMAGE_BYTES_MAX && regions.cluster_count <= CLUSTERS_MAX
        };
        sized
            .filter(|(regions, most)| regions.volume_length_bytes() <= *most)
            .map(|(regions, _)| regions)
            .find(fits)
    }

    pub(super) fn data_start_bytes(&self) -> u64 {
        let sectors = self.reserved_sectors + 2 * self.fat_sectors;
        (u64::from(PARTITION_START_SECTOR) + sectors) * SECTOR_BYTES
    }

    pub(super) fn image_length_bytes(&self) -> u64 {
        self.data_start_bytes() + self.cluster_count * u64::from(self.cluster_size_bytes)
    }

    pub(super) fn volume_length_bytes(&self) -> u64 {
        self.image_length_bytes() - u64::from(PARTITION_START_SECTOR) * SECTOR_BYTES
    }

    /// A record with these sizes and no chains. `None` if the numbers are too large for FAT32,
    /// which [`Regions::choose`] never returns.
    pub(in crate::image) fn record(&self) -> Option<Record> {
        Some(Record {
            cluster_size_bytes: self.cluster_size_bytes,
            cluster_count: u32::try_from(self.cluster_count).ok()?,
            reserved_sectors: u16::try_from(self.reserved_sectors).ok()?,
            fat_sectors: u32::try_from(self.fat_sectors).ok()?,
            data_start_bytes: self.data_start_bytes(),
            head_length_bytes: self.data_start_bytes(),
            first_tail_cluster: 2,
            image_length_bytes: self.image_length_bytes(),
            stick_class_gb: stick_class_gb(self.image_length_bytes()),
            directories: Vec::new(),
            slots: Vec::new(),
            common_files: Vec::new(),
        })
    }
}
