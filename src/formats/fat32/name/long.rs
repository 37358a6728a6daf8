//! Long names: up to 255 UTF-16 units in long entries of 13 units each, before the short entry.
//! Source: FAT specification, "FAT Long Directory Entries".

use std::array;

use zerocopy::little_endian::U16;
use zerocopy::transmute;

use super::short::ShortName;
use crate::formats::fat32::entry::ENTRY_BYTES;
use crate::formats::fat32::raw::RawLongEntry;

/// UTF-16 units in one long entry.
pub(in crate::formats::fat32) const UNITS_PER_ENTRY: usize = 13;
/// Maximum UTF-16 units of a name.
pub(in crate::formats::fat32) const NAME_UNITS_MAX: usize = 255;
/// Attribute byte of a long entry: read-only, hidden, system and label together, a combination that
/// old readers skip.
pub(in crate::formats::fat32) const ATTRIBUTE_LONG_NAME: u8 = 0x0F;
/// Flag in the number of the last piece, which is stored first.
pub(in crate::formats::fat32) const LAST_PIECE: u8 = 0x40;
/// A name of 1 to 255 UTF-16 units. Its characters are not checked here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LongName {
    units: Vec<u16>,
    is_short: bool,
}

impl LongName {
    /// `name` as UTF-16; `None` if it is empty or longer than 255 units.
    pub fn new(name: &str) -> Option<Self> {
        let units: Vec<u16> = name.encode_utf16().collect();
        let is_short =
            ShortName::exact(name).is_some() && !name.chars().any(|c| c.is_ascii_lowercase());
        (1..=NAME_UNITS_MAX)
            .contains(&units.len())
            .then_some(Self { units, is_short })
    }

    /// Number of directory entries for the name, including its short entry.
    pub fn entry_count(&self) -> usize {
        if self.is_short {
            1
        } else {
            self.units.len().div_ceil(UNITS_PER_ENTRY) + 1
        }
    }

    /// Returns the long entries, last piece first, with the checksum of `short`. Empty if the name
    /// is a short name in capitals.
    pub fn entries(&self, short: &ShortName) -> Vec<[u8; ENTRY_BYTES]> {
        if self.is_short {
            return Vec::new();
        }
        let pieces = self.units.chunks(UNITS_PER_ENTRY).zip(1..=u8::MAX);
        let mut entries: Vec<_> = pieces
            .map(|(units, number)| encode(units, number, short.checksum()))
            .collect();
        if let Some(last) = entries.last_mut() {
            last[0] |= LAST_PIECE;
        }
        entries.reverse();
        entries
    }
}

/// Encodes one long entry; NUL and FFFF fill a piece shorter than 13 units.
fn encode(units: &[u16], number: u8, checksum: u8) -> [u8; ENTRY_BYTES] {
    let unit = |at: usize| match units.get(at) {
        Some(unit) => U16::new(*unit),
        None if at == units.len() => U16::ZERO,
        None => U16::MAX_VALUE,
    };
    transmute!(RawLongEntry {
        number,
        units_1: array::from_fn(unit),
        attributes: ATTRIBUTE_LONG_NAME,
        kind: 0,
        checksum,
        units_2: array::from_fn(|at| unit(5 + at)),
        cluster: U16::ZERO,
        units_3: array::from_fn(|at| unit(11 + at)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_come_last_piece_first_and_full_pieces_have_no_padding() {
        for (length, entries) in [(1, 1), (12, 1), (13, 1), (14, 2), (26, 2), (255, 20)] {
            let name = LongName::new(&"ก".repeat(length)).unwrap();
            assert_eq!(name.entry_count(), entries + 1, "{length}");
            let short = ShortName::exact("X").unwrap();
            let numbers: Vec<u8> = name.entries(&short).iter().map(|entry| entry[0]).collect();
            let expected: Vec<u8> = (1..=u8::try_from(entries).unwrap()).rev().collect();
            assert_eq!(numbers[0], expected[0] | LAST_PIECE);
            assert_eq!(numbers[1..], expected[1..]);
        }
    }

    #[test]
    fn a_short_piece_ends_in_nul_and_ones() {
        let entry = LongName::new("abc")
            .unwrap()
            .entries(&ShortName::exact("abc").unwrap())[0];
        assert_eq!(entry[1..11], [b'a', 0, b'b', 0, b'c', 0, 0, 0, 0xFF, 0xFF]);
        assert_eq!(
            (entry[11], entry[12], entry[26], entry[27]),
            (0x0F, 0, 0, 0)
        );
    }

    #[test]
    fn only_capital_short_names_go_without() {
        assert_eq!(LongName::new("README.TXT").unwrap().entry_count(), 1);
        assert_eq!(LongName::new("readme.txt").unwrap().entry_count(), 2);
        assert_eq!(LongName::new(""), None);
        assert_eq!(LongName::new(&"a".repeat(256)), None);
    }
}
