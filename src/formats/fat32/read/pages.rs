//! Entries of the FAT, read on demand in bounded memory; and which clusters were seen.

use super::error::Error;
use super::volume::{Volume, read};
use crate::formats::fat32::index;

/// Bytes of a page.
const PAGE_BYTES: u64 = 4_096;
/// Pages kept: 16 MiB, the whole FAT of four million clusters. A hostile table that jumps about
/// in a larger one costs a read of one page for each jump, and never more memory.
const PAGES_KEPT: usize = 4_096;

/// The active FAT of a volume.
pub(super) struct Pages<'v, 'a> {
    volume: &'v Volume<'a>,
    /// Number of the page in each place, with its bytes; a place holds the pages of one remainder.
    kept: Vec<Option<(u64, Vec<u8>)>>,
}

impl<'v, 'a> Pages<'v, 'a> {
    pub(super) fn new(volume: &'v Volume<'a>) -> Self {
        Self {
            volume,
            kept: vec![None; PAGES_KEPT],
        }
    }

    /// What stands for a cluster of the volume, without the four reserved bits.
    pub(super) fn entry(&mut self, cluster: u32) -> Result<u32, Error> {
        let at = u64::from(cluster) * 4;
        let page = at / PAGE_BYTES;
        let place = usize::try_from(page).unwrap_or(0) % PAGES_KEPT;
        let kept = match &mut self.kept[place] {
            Some((number, bytes)) if *number == page => bytes,
            other => {
                let bytes = read_page(self.volume, page)?;
                &mut other.insert((page, bytes)).1
            }
        };
        let at = usize::try_from(at % PAGE_BYTES).unwrap_or(0);
        let entry = kept.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
        Ok(u32::from_le_bytes(entry.unwrap_or_default()) & 0x0FFF_FFFF)
    }
}

/// One page of the active FAT; the last may be shorter.
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

/// One bit a cluster: at most 32 MiB, since FAT32 numbers 2^28 clusters.
pub(super) struct Seen {
    bits: Vec<u64>,
}

impl Seen {
    pub(super) fn new(cluster_count: u32) -> Self {
        Self {
            bits: vec![0; index(cluster_count) / 64 + 1],
        }
    }

    /// Marks a cluster; false where it was marked before.
    pub(super) fn mark(&mut self, cluster: u32) -> bool {
        let at = index(cluster.saturating_sub(2));
        let bit = 1_u64 << (at % 64);
        match self.bits.get_mut(at / 64) {
            Some(bits) if *bits & bit == 0 => {
                *bits |= bit;
                true
            }
            _ => false,
        }
    }

    /// Number of clusters marked.
    pub(super) fn count(&self) -> u32 {
        self.bits.iter().map(|bits| bits.count_ones()).sum()
    }
}
