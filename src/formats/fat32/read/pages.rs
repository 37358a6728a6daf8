//! FAT entries, read on demand in bounded memory; and a set of visited clusters.

use super::error::Error;
use super::medium::read;
use super::volume::Volume;
use crate::formats::fat32::{index, length};

/// Bytes of a page: an even number of whole entries at every width.
const PAGE_BYTES: u64 = 12_288;
/// Number of pages kept: 16 MiB, the whole FAT of four million clusters. A hostile chain that jumps
/// about in a larger FAT costs one page read per jump, but no more memory.
const PAGES_KEPT: usize = 1_365;

/// The active FAT of a volume.
pub(super) struct Pages<'v, 'a> {
    volume: &'v Volume<'a>,
    /// Cached pages with their numbers; a slot holds the pages with one remainder.
    kept: Vec<Option<(u64, Vec<u8>)>>,
}

impl<'v, 'a> Pages<'v, 'a> {
    pub(super) fn new(volume: &'v Volume<'a>) -> Self {
        Self {
            volume,
            kept: vec![None; PAGES_KEPT],
        }
    }

    /// The entry of a cluster, without the four reserved bits.
    pub(super) fn entry(&mut self, cluster: u32) -> Result<u32, Error> {
        let width = self.volume.bpb.width;
        let in_page = width.entries(PAGE_BYTES);
        let page = u64::from(cluster) / in_page;
        let place = usize::try_from(page).unwrap_or(0) % PAGES_KEPT;
        let kept = match &mut self.kept[place] {
            Some((number, bytes)) if *number == page => bytes,
            other => {
                let bytes = read_page(self.volume, page)?;
                &mut other.insert((page, bytes)).1
            }
        };
        // Decode two entries at once: a pair is the smallest unit with whole bytes at every width.
        let at = u64::from(cluster) % in_page;
        let first = usize::try_from(width.bytes(at - at % 2)).unwrap_or(usize::MAX);
        let last = length(kept.len()).min(width.bytes(at - at % 2 + 2));
        let pair = kept.get(first..usize::try_from(last).unwrap_or(0));
        let (mut found, mut number) = (0, at - at % 2);
        width.decode(pair.unwrap_or_default(), |value| {
            if number == at {
                found = value;
            }
            number += 1;
        });
        Ok(found)
    }
}

/// Reads one page of the active FAT; the last may be shorter.
fn read_page(volume: &Volume<'_>, page: u64) -> Result<Vec<u8>, Error> {
    let start = page * PAGE_BYTES;
    let length = volume
        .fat_length_bytes()
        .saturating_sub(start)
        .min(PAGE_BYTES);
    let mut bytes = vec![0; usize::try_from(length).unwrap_or(0)];
    read(
        volume.storage(),
        volume.active_fat_bytes() + start,
        &mut bytes,
    )?;
    Ok(bytes)
}

/// A bit set of clusters: at most 32 MiB, since FAT32 numbers 2^28 clusters.
pub(super) struct ClusterSet {
    bits: Vec<u64>,
}

impl ClusterSet {
    pub(super) fn new(cluster_count: u32) -> Self {
        Self {
            bits: vec![0; index(cluster_count) / 64 + 1],
        }
    }

    /// Marks a cluster; returns `false` if it was already marked.
    pub(super) fn mark(&mut self, cluster: u32) -> bool {
        let (at, bit) = place(cluster);
        match self.bits.get_mut(at) {
            Some(bits) if *bits & bit == 0 => {
                *bits |= bit;
                true
            }
            _ => false,
        }
    }

    /// Whether a cluster is marked.
    pub(super) fn holds(&self, cluster: u32) -> bool {
        let (at, bit) = place(cluster);
        self.bits.get(at).is_some_and(|bits| bits & bit != 0)
    }

    /// Number of clusters marked.
    pub(super) fn count(&self) -> u32 {
        self.bits.iter().map(|bits| bits.count_ones()).sum()
    }
}

fn place(cluster: u32) -> (usize, u64) {
    let at = index(cluster.saturating_sub(2));
    (at / 64, 1 << (at % 64))
}
