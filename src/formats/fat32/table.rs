//! The file allocation table: one 32-bit entry per cluster, top four bits reserved. Source: FAT
//! specification, "FAT Data Structure".

use super::width::{index, length};

/// The last cluster of a chain, as we write it; readers take anything from 0x0FFFFFF8 on.
pub const END_OF_CHAIN: u32 = 0x0FFF_FFFF;
/// Entry 0: the media byte and ones.
pub(super) const ENTRY_0: u32 = 0x0FFF_FFF8;
/// Entry 1: ones. Bit 27 cleared would mean "not cleanly ejected", bit 26 cleared "read errors".
pub(super) const ENTRY_1: u32 = 0x0FFF_FFFF;

/// An allocation table under construction; all clusters are free at first.
#[derive(Debug, Clone)]
pub struct AllocationTable {
    bytes: Vec<u8>,
}

impl AllocationTable {
    /// Makes a table of `fat_sectors` sectors of 512 bytes.
    pub fn new(fat_sectors: u32) -> Self {
        let mut table = Self {
            bytes: vec![0; index(fat_sectors).saturating_mul(512)],
        };
        table.set(0, ENTRY_0);
        table.set(1, ENTRY_1);
        table
    }

    /// Links the clusters of `chain` in order, and ends the chain.
    pub fn link(&mut self, chain: impl IntoIterator<Item = u32>) {
        let mut before = None;
        for cluster in chain {
            if let Some(before) = before {
                self.set(before, cluster);
            }
            before = Some(cluster);
        }
        if let Some(last) = before {
            self.set(last, END_OF_CHAIN);
        }
    }

    /// The table's bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Writes one entry; ignores a cluster past the table (a layout that is proved to fit has
    /// none).
    fn set(&mut self, cluster: u32, value: u32) {
        debug_assert!(u64::from(cluster) * 4 + 4 <= length(self.bytes.len()));
        let at = index(cluster).saturating_mul(4);
        if let Some(entry) = self.bytes.get_mut(at..at.saturating_add(4)) {
            entry.copy_from_slice(&value.to_le_bytes());
        }
    }
}
