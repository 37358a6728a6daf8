//! Reads a stream of a compound file by its sector chain.
//!
//! Source: [MS-CFB] §2.2 (header), §2.3 to §2.5 (sector tables), §2.6.1 (directory entries).

use crate::formats::content::bytes::{array, index, le16, le32, slice};

/// Sector numbers are below this; the values from here on are special ([MS-CFB] §2.1).
const FIRST_SPECIAL: u32 = 0xFFFF_FFFA;
/// How many sectors of the sector table the header itself lists.
const IN_HEADER: usize = 109;

/// A compound file with its sector table (FAT).
pub(super) struct Sectors<'b> {
    bytes: &'b [u8],
    /// Bytes of a sector, and of a mini sector.
    size: usize,
    small_size: usize,
    /// Streams shorter than this are in mini sectors.
    cutoff: usize,
    table: Vec<u32>,
}

impl<'b> Sectors<'b> {
    /// Reads the sector table; `None` if the header is invalid.
    pub(super) fn read(bytes: &'b [u8]) -> Option<Self> {
        let shift = |at| {
            le16(bytes, at)
                .map(u32::from)
                .filter(|shift| (6..=16).contains(shift))
        };
        let mut file = Self {
            bytes,
            size: 1_usize.checked_shl(shift(30)?)?,
            small_size: 1_usize.checked_shl(shift(32)?)?,
            cutoff: index(le32(bytes, 56)?)?,
            table: Vec::new(),
        };
        let mut places: Vec<u32> = (0..IN_HEADER)
            .filter_map(|number| le32(bytes, 76 + number * 4))
            .collect();
        let (mut next, mut left) = (le32(bytes, 68)?, bytes.len() / file.size);
        while next < FIRST_SPECIAL && left > 0 {
            let words = words(file.sector(next)?);
            let (last, more) = words.split_last()?;
            places.extend(more);
            (next, left) = (*last, left - 1);
        }
        places.retain(|place| *place < FIRST_SPECIAL);
        places.truncate(bytes.len() / file.size);
        for place in places {
            let words = words(file.sector(place)?);
            file.table.extend(words);
        }
        Some(file)
    }

    fn sector(&self, number: u32) -> Option<&'b [u8]> {
        let at = index(number)?.checked_add(1)?.checked_mul(self.size)?;
        // The last sector may be cut.
        let end = at.checked_add(self.size)?.min(self.bytes.len());
        slice(self.bytes, at, end.checked_sub(at)?)
    }

    /// The bytes of a sector chain, up to the sector that reaches `most` bytes.
    fn chain(&self, first: u32, most: usize) -> Option<Vec<u8>> {
        let (mut next, mut out) = (first, Vec::new());
        while next < FIRST_SPECIAL && out.len() < most {
            if out.len() > self.bytes.len() {
                return None;
            }
            out.extend(self.sector(next)?);
            next = *self.table.get(index(next)?)?;
        }
        Some(out)
    }

    /// The bytes of a stream, by the directory entries of the stream and of the root.
    pub(super) fn stream(&self, entry: &[u8], root: &[u8]) -> Option<Vec<u8>> {
        let (first, length) = (le32(entry, 116)?, index(le32(entry, 120)?)?);
        let mut out = if length < self.cutoff {
            self.small_stream(first, length, root)?
        } else {
            self.chain(first, length)?
        };
        out.truncate(length);
        (out.len() == length).then_some(out)
    }

    fn small_stream(&self, first: u32, length: usize, root: &[u8]) -> Option<Vec<u8>> {
        let all = self.chain(le32(root, 116)?, self.bytes.len())?;
        let table = words(&self.chain(le32(self.bytes, 60)?, self.bytes.len())?);
        let (mut next, mut out) = (first, Vec::new());
        while next < FIRST_SPECIAL && out.len() < length {
            let at = index(next)?.checked_mul(self.small_size)?;
            out.extend(all.get(at..)?.iter().take(self.small_size));
            next = *table.get(index(next)?)?;
        }
        Some(out)
    }
}

fn words(bytes: &[u8]) -> Vec<u32> {
    let words = bytes.chunks_exact(4).filter_map(|word| array(word, 0));
    words.map(u32::from_le_bytes).collect()
}
