//! The width of FAT entries.

/// The number of bits of a FAT entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    /// FAT12: two entries in three bytes.
    Twelve,
    /// FAT16.
    Sixteen,
    /// FAT32, with four reserved bits.
    ThirtyTwo,
}

/// From this value on, an entry is not a cluster number: it marks a bad cluster or the end of a
/// chain.
const FIRST_MARK: u32 = 0x0FFF_FFF7;

impl Width {
    /// Number of bytes of a table's first `entries`.
    pub(super) fn bytes(self, entries: u64) -> u64 {
        match self {
            Self::Twelve => (entries * 3).div_ceil(2),
            Self::Sixteen => entries * 2,
            Self::ThirtyTwo => entries * 4,
        }
    }

    /// Number of whole entries in `bytes` of a table.
    pub(super) fn entries(self, bytes: u64) -> u64 {
        match self {
            Self::Twelve => bytes * 2 / 3,
            Self::Sixteen => bytes / 2,
            Self::ThirtyTwo => bytes / 4,
        }
    }

    /// Passes every whole entry of a block to `each`, with marks widened to FAT32's. The block must
    /// begin with an even entry.
    pub(super) fn decode(self, block: &[u8], mut each: impl FnMut(u32)) {
        match self {
            Self::Twelve => {
                for three in block.chunks(3) {
                    let byte = |at: usize| three.get(at).map_or(0, |byte| u32::from(*byte));
                    if three.len() > 1 {
                        each(widened(byte(0) | (byte(1) & 0xF) << 8, 0xFFF));
                    }
                    if three.len() > 2 {
                        each(widened(byte(1) >> 4 | byte(2) << 4, 0xFFF));
                    }
                }
            }
            Self::Sixteen => {
                for two in block.as_chunks::<2>().0 {
                    each(widened(u32::from(u16::from_le_bytes(*two)), 0xFFFF));
                }
            }
            Self::ThirtyTwo => {
                for four in block.as_chunks::<4>().0 {
                    each(u32::from_le_bytes(*four) & 0x0FFF_FFFF);
                }
            }
        }
    }
}

/// Widens a narrow entry to FAT32; its marks begin at F7 as well.
fn widened(value: u32, all: u32) -> u32 {
    let narrow = FIRST_MARK & all;
    if value >= narrow {
        value - narrow + FIRST_MARK
    } else {
        value
    }
}
