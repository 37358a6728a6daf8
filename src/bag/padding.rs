//! Pads each district's files so that they take the same number of clusters, whatever the cluster
//! size.
//!
//! The FATs are in the base, so a slot must have the same number of clusters in every district. A
//! file that takes fewer 4 KiB blocks than the longest one is padded with newlines until it just
//! takes as many; every cluster size is a multiple of 4 KiB, so the cluster counts are then equal
//! too.

use std::collections::{BTreeMap, BTreeSet};

use super::error::Error;
use crate::drive::{DriveFile, Recipient};

/// Minimum cluster size of any image in bytes (format break: the tails of a set would not fit).
pub const SLOT_QUANTUM_BYTES: u64 = 4096;

/// The longest text for each slot, by the slot's index in the list of texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlotSizes {
    longest: BTreeMap<usize, Longest>,
}

/// The longest text of its slot.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Longest {
    length_bytes: u64,
    recipient: Recipient,
}

impl SlotSizes {
    /// Takes one recipient's texts into account.
    pub fn measure(&mut self, recipient: &Recipient, texts: &[DriveFile]) {
        for (index, text) in texts.iter().enumerate() {
            let found = Longest {
                length_bytes: length(text),
                recipient: recipient.clone(),
            };
            self.take(index, &found);
        }
    }

    /// Combines two measurements, for recipients measured in parallel.
    #[must_use]
    pub fn merge(mut self, other: &Self) -> Self {
        for (index, found) in &other.longest {
            self.take(*index, found);
        }
        self
    }

    fn take(&mut self, index: usize, found: &Longest) {
        let longest = self.longest.entry(index).or_insert_with(|| found.clone());
        if found.length_bytes > longest.length_bytes {
            longest.clone_from(found);
        }
    }

    /// The recipients with the longest text of any slot.
    pub fn with_the_longest(&self) -> BTreeSet<Recipient> {
        let longest = self.longest.values();
        longest.map(|longest| longest.recipient.clone()).collect()
    }

    /// Length in bytes of the slot at `index`.
    pub fn length_bytes(&self, index: usize) -> u64 {
        let longest = self.longest.get(&index);
        quanta(longest.map_or(0, |longest| longest.length_bytes)) * SLOT_QUANTUM_BYTES
    }

    /// Pads texts to their slots; leaves texts that already take as many blocks.
    ///
    /// # Errors
    /// [`Error::Slot`] for a larger text that was not measured.
    pub fn pad(&self, recipient: &Recipient, texts: &mut [DriveFile]) -> Result<(), Error> {
        for (index, text) in texts.iter_mut().enumerate() {
            let slot = self.length_bytes(index);
            if quanta(length(text)) * SLOT_QUANTUM_BYTES > slot {
                return Err(Error::Slot {
                    recipient: recipient.clone(),
                    path: text.path.clone(),
                    needed: length(text),
                    slot,
                });
            }
            let least = slot - SLOT_QUANTUM_BYTES + 1;
            let line_end: &[u8] = if text.bytes.ends_with(b"\r\n") {
                b"\r\n"
            } else {
                b"\n"
            };
            while length(text) < least {
                text.bytes.extend_from_slice(line_end);
            }
        }
        Ok(())
    }
}

fn length(text: &DriveFile) -> u64 {
    u64::try_from(text.bytes.len()).unwrap_or(u64::MAX)
}

fn quanta(length_bytes: u64) -> u64 {
    length_bytes.div_ceil(SLOT_QUANTUM_BYTES).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drive::DrivePath;

    fn text(length: usize) -> DriveFile {
        DriveFile {
            path: DrivePath::new("data/district/a.txt").unwrap(),
            bytes: vec![b'x'; length],
        }
    }

    #[test]
    fn padding_reaches_the_same_number_of_clusters_at_every_cluster_size() {
        for lengths in [
            [1, 4096],
            [4096, 4097],
            [10, 70_000],
            [8192, 8193],
            [5000, 5001],
        ] {
            let mut sizes = SlotSizes::default();
            for length in lengths {
                sizes.measure(&Recipient::Master, &[text(length)]);
            }
            let padded: Vec<u64> = lengths
                .iter()
                .map(|length| {
                    let mut texts = [text(*length)];
                    sizes.pad(&Recipient::Master, &mut texts).unwrap();
                    super::length(&texts[0])
                })
                .collect();
            for cluster in [4096, 8192, 16384, 32768] {
                assert_eq!(
                    padded[0].div_ceil(cluster),
                    padded[1].div_ceil(cluster),
                    "{lengths:?} at {cluster}"
                );
            }
        }
    }

    #[test]
    fn a_text_that_was_not_measured_and_is_larger_is_an_error() {
        let mut sizes = SlotSizes::default();
        sizes.measure(&Recipient::Master, &[text(10)]);
        let result = sizes.pad(&Recipient::Master, &mut [text(5000)]);
        assert!(matches!(
            result,
            Err(Error::Slot {
                needed: 5000,
                slot: 4096,
                ..
            })
        ));
    }
}
