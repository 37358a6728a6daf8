//! [`Volume`]: a FAT volume with a checked boot sector.

use super::bpb::{Bpb, parse_bpb};
use super::error::Error;
use super::extent::Extent;
use super::medium::{Partitioning, VolumeStart, read};
use super::report::VolumeNote;
use crate::base::ReadAt;

/// A FAT volume on a medium; only its boot sector has been read.
pub struct Volume<'a> {
    storage: &'a dyn ReadAt,
    storage_length_bytes: u64,
    start_bytes: u64,
    partitioning: Partitioning,
    pub(super) bpb: Bpb,
    pub(super) notes: Vec<VolumeNote>,
}

impl<'a> Volume<'a> {
    /// Another volume of the same medium, at this offset.
    pub(super) fn at(&self, start_bytes: u64) -> Result<Self, Error> {
        let found = VolumeStart {
            start_bytes,
            partitioning: self.partitioning,
        };
        Self::of(self.storage, self.storage_length_bytes, &found)
    }

    /// Opens the volume at a place that was found.
    pub(super) fn of(
        storage: &'a dyn ReadAt,
        storage_length_bytes: u64,
        found: &VolumeStart,
    ) -> Result<Self, Error> {
        let mut sector = [0; 512];
        read(storage, found.start_bytes, &mut sector)?;
        let (bpb, notes) = parse_bpb(&sector)?;
        let volume = Self {
            storage,
            storage_length_bytes,
            start_bytes: found.start_bytes,
            partitioning: found.partitioning,
            bpb,
            notes,
        };
        if volume.data_start_bytes() > storage_length_bytes {
            return Err(Error::TablesCut {
                length_bytes: storage_length_bytes,
                needed_bytes: volume.end_bytes(),
            });
        }
        Ok(volume)
    }

    /// How the medium is partitioned.
    pub fn partitioning(&self) -> Partitioning {
        self.partitioning
    }

    /// Offset of the volume from the medium's start, in bytes.
    pub fn start_bytes(&self) -> u64 {
        self.start_bytes
    }

    /// End of the volume by its own fields, in bytes from the medium's start.
    pub fn end_bytes(&self) -> u64 {
        self.start_bytes
            .saturating_add(self.sectors(u64::from(self.bpb.total_sectors)))
    }

    /// Number of bytes of the volume past the medium's end: more than 0 means that it was cut.
    pub fn missing_bytes(&self) -> u64 {
        self.end_bytes().saturating_sub(self.storage_length_bytes)
    }

    /// Cluster size in bytes.
    pub fn cluster_size_bytes(&self) -> u64 {
        self.sectors(u64::from(self.bpb.sectors_per_cluster))
    }

    /// Number of data clusters, numbered from 2 to `cluster_count + 1`.
    pub fn cluster_count(&self) -> u32 {
        self.bpb.cluster_count
    }

    /// Offset of cluster 2 from the medium's start, in bytes.
    pub fn data_start_bytes(&self) -> u64 {
        let sectors = self.bpb.sectors_before_data();
        self.start_bytes.saturating_add(self.sectors(sectors))
    }

    /// The root directory's own region between the tables and the clusters; `None` on FAT32, whose
    /// root is a chain.
    pub(super) fn root_region(&self) -> Option<Extent> {
        let length_bytes = self.sectors(self.bpb.root_sectors());
        (length_bytes > 0).then(|| Extent {
            offset_bytes: self.data_start_bytes().saturating_sub(length_bytes),
            length_bytes,
        })
    }

    /// Offset of `cluster` from the medium's start, in bytes.
    pub fn cluster_offset_bytes(&self, cluster: u32) -> u64 {
        let clusters = u64::from(cluster.saturating_sub(2));
        self.data_start_bytes()
            .saturating_add(clusters * self.cluster_size_bytes())
    }

    /// The medium.
    pub fn storage(&self) -> &'a dyn ReadAt {
        self.storage
    }

    pub(super) fn storage_length_bytes(&self) -> u64 {
        self.storage_length_bytes
    }

    /// Offset of FAT `number` from the medium's start, in bytes.
    pub(super) fn fat_start_bytes(&self, number: u32) -> u64 {
        let before = u64::from(number) * u64::from(self.bpb.fat_sectors);
        let sectors = u64::from(self.bpb.reserved_sectors) + before;
        self.start_bytes.saturating_add(self.sectors(sectors))
    }

    pub(super) fn active_fat_bytes(&self) -> u64 {
        self.fat_start_bytes(self.bpb.active_fat)
    }

    pub(super) fn fat_length_bytes(&self) -> u64 {
        self.sectors(u64::from(self.bpb.fat_sectors))
    }

    /// Converts sectors to bytes: at most 2^40 sectors of 4,096 bytes, which fits 64 bits.
    pub(super) fn sectors(&self, count: u64) -> u64 {
        count.saturating_mul(u64::from(self.bpb.bytes_per_sector))
    }
}
