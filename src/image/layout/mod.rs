//! The layout of a FAT32 image: the clusters of each file and folder.
//!
//! Holds numbers only, the same for every district. Sectors have 512 bytes; clusters are numbered
//! from 2.

mod record;
mod regions;

use serde::{Deserialize, Serialize};

use crate::formats::fat32::Geometry;
use crate::formats::mbr::{PARTITION_START_SECTOR, SECTOR_BYTES};
use regions::{CLUSTER_SIZES, IMAGE_BYTES_MAX, stick_class_gb};

pub(super) use record::Record;
pub use record::{Chain, Run};
pub(super) use regions::Regions;

/// The layout of a FAT32 image. Always valid, also when read from a file: no two chains share a
/// cluster, and each part lies inside the base or the tail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Record", try_from = "Record")]
pub struct Layout(Record);

/// A layout whose numbers contradict each other.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LayoutError {
    /// Sizes that do not follow from cluster size and count.
    #[error("the layout's sizes do not belong together")]
    Sizes,
    /// A chain outside the part of the volume where it must lie.
    #[error("{path:?}: clusters outside their part of the volume")]
    OutOfRange {
        /// The file or directory.
        path: String,
    },
    /// Two chains that share a cluster.
    #[error("{path:?} shares cluster {cluster} with another file or folder")]
    Overlap {
        /// The file or directory.
        path: String,
        /// The cluster.
        cluster: u32,
    },
}

impl Layout {
    /// Bytes of a cluster.
    pub fn cluster_size_bytes(&self) -> u32 {
        self.0.cluster_size_bytes
    }

    /// Data clusters, numbered from 2 to `cluster_count + 1`.
    pub fn cluster_count(&self) -> u32 {
        self.0.cluster_count
    }

    /// Sectors before the first FAT.
    pub fn reserved_sectors(&self) -> u16 {
        self.0.reserved_sectors
    }

    /// Sectors of one of the two FATs.
    pub fn fat_sectors(&self) -> u32 {
        self.0.fat_sectors
    }

    /// Where cluster 2 begins, in bytes from the image's start.
    pub fn data_start_bytes(&self) -> u64 {
        self.0.data_start_bytes
    }

    /// Bytes from the image's start to the end of the head: tables, common directories, and the
    /// slots' common prefixes. A stick that may have been in a PC needs these written again.
    pub fn head_length_bytes(&self) -> u64 {
        self.0.head_length_bytes
    }

    /// First cluster of the tail.
    pub fn first_tail_cluster(&self) -> u32 {
        self.0.first_tail_cluster
    }

    /// Bytes of the base.
    pub fn base_length_bytes(&self) -> u64 {
        self.offset_bytes(self.0.first_tail_cluster)
    }

    /// Bytes of a tail.
    pub fn tail_length_bytes(&self) -> u64 {
        self.0
            .image_length_bytes
            .saturating_sub(self.base_length_bytes())
    }

    /// Bytes of an image, a multiple of 1 MiB.
    pub fn image_length_bytes(&self) -> u64 {
        self.0.image_length_bytes
    }

    /// The smallest class of sticks that holds the image, in GB as printed on them: 4, 8, 16, 32,
    /// 64 …
    pub fn stick_class_gb(&self) -> u32 {
        self.0.stick_class_gb
    }

    /// The root directory first, then the others.
    pub fn directories(&self) -> &[Chain] {
        &self.0.directories
    }

    /// The recipients' files, in the order of the slots.
    pub fn slots(&self) -> &[Chain] {
        &self.0.slots
    }

    /// The common files, in their order.
    pub fn common_files(&self) -> &[Chain] {
        &self.0.common_files
    }

    /// Where `cluster` begins, in bytes from the image's start.
    pub fn offset_bytes(&self, cluster: u32) -> u64 {
        let clusters = u64::from(cluster.saturating_sub(2));
        self.0.data_start_bytes + clusters * u64::from(self.0.cluster_size_bytes)
    }

    /// Sizes of the volume's regions.
    pub fn geometry(&self) -> Geometry {
        let sectors = self.0.image_length_bytes / SECTOR_BYTES;
        let total = sectors.saturating_sub(u64::from(PARTITION_START_SECTOR));
        Geometry {
            cluster_size_bytes: self.0.cluster_size_bytes,
            cluster_count: self.0.cluster_count,
            reserved_sectors: self.0.reserved_sectors,
            fat_sectors: self.0.fat_sectors,
            total_sectors: u32::try_from(total).unwrap_or(u32::MAX),
        }
    }

    /// Every chain: directories, slots, common files.
    pub fn chains(&self) -> impl Iterator<Item = &Chain> {
        self.0
            .directories
            .iter()
            .chain(&self.0.slots)
            .chain(&self.0.common_files)
    }
}

impl From<Layout> for Record {
    fn from(layout: Layout) -> Self {
        layout.0
    }
}

impl TryFrom<Record> for Layout {
    type Error = LayoutError;

    fn try_from(record: Record) -> Result<Self, LayoutError> {
        check_sizes(&record).ok_or(LayoutError::Sizes)?;
        let layout = Self(record);
        let tail = layout.0.first_tail_cluster;
        let end = layout.0.cluster_count.saturating_add(2);
        let mut runs = Vec::new();
        for chain in layout.chains() {
            let in_base = chain.base.is_none_or(|run| lies_in(run, 2, tail));
            let in_tail = chain.tail.is_none_or(|run| lies_in(run, tail, end));
            if !in_base || !in_tail {
                return Err(LayoutError::OutOfRange {
                    path: chain.path.clone(),
                });
            }
            let of_chain = chain.base.into_iter().chain(chain.tail);
            runs.extend(of_chain.map(|run| (run, chain.path.as_str())));
        }
        runs.sort_by_key(|(run, _)| run.first_cluster);
        for pair in runs.windows(2) {
            let ((before, _), (run, path)) = (pair[0], pair[1]);
            if run.first_cluster - before.first_cluster < before.cluster_count {
                let (path, cluster) = (path.to_owned(), run.first_cluster);
                return Err(LayoutError::Overlap { path, cluster });
            }
        }
        Ok(layout)
    }
}

/// Whether a run is not empty and lies in `first..end`.
fn lies_in(run: Run, first: u32, end: u32) -> bool {
    let past = u64::from(run.first_cluster) + u64::from(run.cluster_count);
    run.cluster_count > 0 && run.first_cluster >= first && past <= u64::from(end)
}

/// `None` if a size does not follow from cluster size and count.
fn check_sizes(record: &Record) -> Option<()> {
    CLUSTER_SIZES
        .iter()
        .find(|(size, _)| *size == record.cluster_size_bytes)?;
    let regions = Regions::new(record.cluster_size_bytes, u64::from(record.cluster_count));
    let end = record.cluster_count.checked_add(2)?;
    let fits = regions.cluster_count == u64::from(record.cluster_count)
        && regions.fat_sectors == u64::from(record.fat_sectors)
        && regions.reserved_sectors == u64::from(record.reserved_sectors)
        && regions.data_start_bytes() == record.data_start_bytes
        && regions.image_length_bytes() == record.image_length_bytes
        && regions.image_length_bytes() <= IMAGE_BYTES_MAX
        && (2..=end).contains(&record.first_tail_cluster)
        && stick_class_gb(record.image_length_bytes) == record.stick_class_gb
        && record.head_length_bytes >= record.data_start_bytes
        && record.head_length_bytes <= record.image_length_bytes;
    fits.then_some(())
}

#[cfg(test)]
mod tests;
