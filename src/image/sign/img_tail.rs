//! A recipient's files in the tail of a disk image, read and replaced without the base.
//!
//! Source: Microsoft's FAT specification 1.03, "FAT Directory Structure". Directories are not
//! walked: the layout tells each file's first cluster, and its one entry is found by that.

use std::ops::Range;

use crate::formats::fat32::{ATTRIBUTE_ARCHIVE, ENTRY_BYTES, index};
use crate::image::layout::{Chain, Layout};

/// First byte of a deleted entry.
const DELETED: u8 = 0xE5;
/// Where in an entry the file's length stands.
const LENGTH: Range<usize> = 28..32;

/// The tail of a disk image.
#[derive(Debug)]
pub(super) struct ImgTail<'a> {
    layout: &'a Layout,
    bytes: Vec<u8>,
}

impl<'a> ImgTail<'a> {
    /// `bytes` have the length that `layout` tells.
    pub(super) fn new(layout: &'a Layout, bytes: Vec<u8>) -> Self {
        Self { layout, bytes }
    }

    /// The whole tail.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The file in a slot, whose beginning is that of `common`: as much of that lies in the base
    /// as the layout says. `None` where no entry tells its length, or it does not fit.
    pub(super) fn file(&self, slot: &Chain, common: &[u8]) -> Option<Vec<u8>> {
        let entry = self.entry(slot)?;
        let length = self.bytes.get(entry)?.get(LENGTH)?.try_into().ok()?;
        let length = index(u32::from_le_bytes(length));
        let in_base = index(slot.base_cluster_count())
            .checked_mul(index(self.layout.cluster_size_bytes()))?;
        let mut bytes = common.get(..in_base)?.to_vec();
        let place = self.place(slot)?;
        let in_tail = length.checked_sub(in_base)?;
        bytes.extend_from_slice(self.bytes.get(place)?.get(..in_tail)?);
        Some(bytes)
    }

    /// Puts `file` into a slot that lies in the tail as a whole. `None` where it does not fit.
    pub(super) fn replace(&mut self, slot: &Chain, file: &[u8]) -> Option<()> {
        if slot.base.is_some() || file.is_empty() {
            return None;
        }
        let entry = self.entry(slot)?;
        let place = self.place(slot)?;
        let slot = self.bytes.get_mut(place)?;
        let (own, rest) = slot.split_at_mut_checked(file.len())?;
        own.copy_from_slice(file);
        rest.fill(0);
        let length = u32::try_from(file.len()).ok()?.to_le_bytes();
        self.bytes.get_mut(entry)?[LENGTH].copy_from_slice(&length);
        Some(())
    }

    /// Where a chain's clusters of the tail lie.
    fn place(&self, chain: &Chain) -> Option<Range<usize>> {
        let run = chain.tail?;
        let start = self.layout.offset_bytes(run.first_cluster);
        let start = start.checked_sub(self.layout.base_length_bytes())?;
        let length = u64::from(run.cluster_count) * u64::from(self.layout.cluster_size_bytes());
        let start = usize::try_from(start).ok()?;
        Some(start..start.checked_add(usize::try_from(length).ok()?)?)
    }

    /// Where the entry of the file in a slot lies; `None` where there is none or more than one.
    fn entry(&self, slot: &Chain) -> Option<Range<usize>> {
        let [low_0, low_1, high_0, high_1] = slot.first_cluster().to_le_bytes();
        let is_it = |entry: &[u8]| {
            entry[0] != DELETED
                && entry[11] == ATTRIBUTE_ARCHIVE
                && entry[20..22] == [high_0, high_1]
                && entry[26..28] == [low_0, low_1]
        };
        let mut found = Vec::new();
        for directory in self.layout.directories() {
            let Some(place) = self.place(directory) else {
                continue;
            };
            let start = place.start;
            let entries = self.bytes.get(place)?.chunks_exact(ENTRY_BYTES);
            // A first byte of 0 ends a directory.
            let entries = entries.take_while(|entry| entry[0] != 0).enumerate();
            let places = entries.filter(|(_, entry)| is_it(entry));
            found.extend(places.map(|(number, _)| start + number * ENTRY_BYTES));
        }
        match found.as_slice() {
            [at] => Some(*at..at + ENTRY_BYTES),
            _ => None,
        }
    }
}
