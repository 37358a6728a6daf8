//! The blocks that a probe writes: each tells its place, and no stick holds them by chance.

use std::hash::{BuildHasher as _, RandomState};

/// Bytes of a block: what every medium writes at once.
pub(super) const BLOCK_BYTES: u64 = 4096;

/// A block as it was before the probe.
#[derive(Debug)]
pub(super) struct KeptBlock {
    pub(super) at_bytes: u64,
    /// `None` if it could not be read.
    pub(super) bytes: Option<Vec<u8>>,
}

/// The bytes of one probe.
#[derive(Debug)]
pub(super) struct Pattern {
    seed: u64,
}

impl Pattern {
    /// Length of a block.
    pub(super) const LENGTH: usize = 4096;

    /// A pattern that no earlier probe used.
    pub(super) fn random() -> Self {
        // Random by itself; the number is only hashed.
        let seed = RandomState::new().hash_one(BLOCK_BYTES);
        Self { seed }
    }

    /// The block of the place `at_bytes`: the place, then what follows from it and the seed, so
    /// that no stick can compress or guess it.
    pub(super) fn fill(&self, at_bytes: u64, block: &mut [u8]) {
        let mut state = self.seed ^ at_bytes;
        for (number, word) in block.chunks_exact_mut(8).enumerate() {
            // SplitMix64 (Steele, Lea, Flood 2014).
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut mixed = state;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            mixed ^= mixed >> 31;
            let value = if number == 0 { at_bytes } else { mixed };
            word.copy_from_slice(&value.to_le_bytes());
        }
    }

    /// The place that a block belongs to; `None` if it is none of this probe, or damaged.
    pub(super) fn place_of(&self, block: &[u8]) -> Option<u64> {
        let place = u64::from_le_bytes(block.first_chunk().copied()?);
        // Most blocks of a stick end here.
        if place == 0 || !place.is_multiple_of(BLOCK_BYTES) {
            return None;
        }
        let mut expected = [0; Self::LENGTH];
        self.fill(place, &mut expected);
        (*block == expected).then_some(place)
    }
}
