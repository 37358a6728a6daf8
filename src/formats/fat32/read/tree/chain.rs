//! Cluster chains. Every visited cluster is marked, so that no loop is walked twice and files that
//! share a cluster are detected.

use crate::formats::fat32::read::error::Error;
use crate::formats::fat32::read::extent::Extent;
use crate::formats::fat32::read::pages::{ClusterSet, Pages};
use crate::formats::fat32::read::report::{ChainFault, Limit};
use crate::formats::fat32::read::volume::Volume;

/// A FAT entry from this value on ends its chain.
const FIRST_END_OF_CHAIN: u32 = 0x0FFF_FFF8;

/// Why reading stops early.
pub(super) enum Halt {
    Error(Error),
    /// A limit was exceeded; a caller that knows the path fills it in.
    Limit(String, Limit),
}

impl From<Error> for Halt {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

/// Consecutive clusters of a chain.
#[derive(Default)]
pub(super) struct Clusters {
    pub(super) extents: Vec<Extent>,
    pub(super) count: u64,
    pub(super) fault: Option<ChainFault>,
}

/// Follows all chains of a volume; each cluster is walked once.
pub(super) struct Chains<'v, 'a> {
    volume: &'v Volume<'a>,
    pages: Pages<'v, 'a>,
    seen: ClusterSet,
    /// Clusters after which the copies of the FAT differ.
    differing: Option<ClusterSet>,
    extents: u64,
}

impl<'v, 'a> Chains<'v, 'a> {
    pub(super) fn new(volume: &'v Volume<'a>, differing: Option<ClusterSet>) -> Self {
        let seen = ClusterSet::new(volume.cluster_count());
        Self {
            volume,
            pages: Pages::new(volume),
            seen,
            differing,
            extents: 0,
        }
    }

    /// Number of clusters walked so far.
    pub(super) fn walked(&self) -> u32 {
        self.seen.count()
    }

    /// Follows a chain to its end, to an already visited cluster, or to an impossible one.
    pub(super) fn follow(&mut self, first: u32, path: &str) -> Result<Clusters, Halt> {
        let size = self.volume.cluster_size_bytes();
        let last = self.volume.cluster_count().saturating_add(1);
        let mut clusters = Clusters::default();
        let mut differs = None;
        let mut cluster = first;
        loop {
            if !(2..=last).contains(&cluster) {
                clusters.fault = Some(ChainFault::Broken { value: cluster });
                break;
            }
            let offset_bytes = self.volume.cluster_offset_bytes(cluster);
            if !self.seen.mark(cluster) {
                clusters.fault = Some(met_twice(&clusters, cluster, offset_bytes));
                break;
            }
            self.add(
                &mut clusters,
                Extent {
                    offset_bytes,
                    length_bytes: size,
                },
                path,
            )?;
            if self
                .differing
                .as_ref()
                .is_some_and(|set| set.holds(cluster))
            {
                differs = differs.or(Some(cluster));
            }
            match self.pages.entry(cluster)? {
                FIRST_END_OF_CHAIN.. => break,
                next => cluster = next,
            }
        }
        let differs = differs.map(|cluster| ChainFault::CopiesDiffer { cluster });
        clusters.fault = clusters.fault.or(differs);
        Ok(clusters)
    }

    /// Adds a cluster, extending the previous extent if they are adjacent.
    fn add(&mut self, clusters: &mut Clusters, next: Extent, path: &str) -> Result<(), Halt> {
        clusters.count += 1;
        match clusters.extents.last_mut() {
            Some(last) if last.offset_bytes + last.length_bytes == next.offset_bytes => {
                last.length_bytes += next.length_bytes;
            }
            _ => {
                self.extents += 1;
                if self.extents > Limit::Extents.most() {
                    return Err(Halt::Limit(path.to_owned(), Limit::Extents));
                }
                clusters.extents.push(next);
            }
        }
        Ok(())
    }
}

/// The fault for a cluster visited before, by this chain or another.
fn met_twice(clusters: &Clusters, cluster: u32, offset_bytes: u64) -> ChainFault {
    let holds = |extent: &Extent| {
        (extent.offset_bytes..extent.offset_bytes + extent.length_bytes).contains(&offset_bytes)
    };
    if clusters.extents.iter().any(holds) {
        ChainFault::Loop { cluster }
    } else {
        ChainFault::Crossed {
            cluster,
            other: None,
        }
    }
}

/// Cuts extents at the medium's end; returns the number of bytes removed.
pub(super) fn cut(extents: &mut Vec<Extent>, end_bytes: u64) -> u64 {
    let whole: u64 = extents.iter().map(|extent| extent.length_bytes).sum();
    let passes = |extent: &Extent| extent.offset_bytes + extent.length_bytes > end_bytes;
    if let Some(first) = extents.iter().position(passes) {
        extents.truncate(first + 1);
        let last = &mut extents[first];
        last.length_bytes = end_bytes.saturating_sub(last.offset_bytes);
        if last.length_bytes == 0 {
            extents.truncate(first);
        }
    }
    whole
        - extents
            .iter()
            .map(|extent| extent.length_bytes)
            .sum::<u64>()
}

/// Offset on the medium of byte `at` in `extents`.
pub(super) fn offset_in(extents: &[Extent], at: u64) -> u64 {
    let mut left = at;
    for extent in extents {
        if left < extent.length_bytes {
            return extent.offset_bytes + left;
        }
        left -= extent.length_bytes;
    }
    0
}
