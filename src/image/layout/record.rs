//! The stored form of a layout, and the chains of clusters in it.

use serde::{Deserialize, Serialize};

/// A run of consecutive clusters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// Number of its first cluster.
    pub first_cluster: u32,
    /// Number of clusters, at least 1.
    pub cluster_count: u32,
}

impl Run {
    /// The cluster numbers.
    pub fn clusters(self) -> impl Iterator<Item = u32> {
        (0..self.cluster_count).map(move |n| self.first_cluster.saturating_add(n))
    }
}

/// The clusters of a file or directory: first those in the base, then those in the tail. An empty
/// file has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chain {
    /// Path on the drive of one example recipient; empty for the root directory.
    pub path: String,
    /// The part that is the same for all and lies in the base.
    pub base: Option<Run>,
    /// The part that lies in the tail.
    pub tail: Option<Run>,
}

impl Chain {
    /// Number of the first cluster; 0, as in FAT, if the chain is empty.
    pub fn first_cluster(&self) -> u32 {
        self.base.or(self.tail).map_or(0, |run| run.first_cluster)
    }

    /// Clusters in all.
    pub fn cluster_count(&self) -> u32 {
        self.base_cluster_count()
            .saturating_add(self.tail.map_or(0, |run| run.cluster_count))
    }

    /// Number of clusters in the base.
    pub fn base_cluster_count(&self) -> u32 {
        self.base.map_or(0, |run| run.cluster_count)
    }

    /// The cluster numbers, in order.
    pub fn clusters(&self) -> impl Iterator<Item = u32> {
        self.base
            .into_iter()
            .chain(self.tail)
            .flat_map(Run::clusters)
    }
}

/// The stored form of a [`Layout`](super::Layout).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::image) struct Record {
    pub(in crate::image) cluster_size_bytes: u32,
    pub(in crate::image) cluster_count: u32,
    pub(in crate::image) reserved_sectors: u16,
    pub(in crate::image) fat_sectors: u32,
    pub(in crate::image) data_start_bytes: u64,
    pub(in crate::image) head_length_bytes: u64,
    pub(in crate::image) first_tail_cluster: u32,
    pub(in crate::image) image_length_bytes: u64,
    pub(in crate::image) stick_class_gb: u32,
    pub(in crate::image) directories: Vec<Chain>,
    pub(in crate::image) slots: Vec<Chain>,
    pub(in crate::image) common_files: Vec<Chain>,
}
