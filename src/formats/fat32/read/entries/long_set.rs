//! Long names, put together from the pieces before a short entry.
//!
//! Readers agree on a name only where its pieces are just as the specification wants them. Where
//! they are not, Linux, mtools, macOS and Windows each forgive something else: order, the mark of
//! the last piece, units behind a NUL, the type byte. So a set is whole or it is none.
//! Source: FAT specification, "FAT Long Directory Entries".

use crate::formats::fat32::entry::ENTRY_BYTES;
use crate::formats::fat32::name::long::{
    ATTRIBUTE_LONG_NAME, LAST_PIECE, NAME_UNITS_MAX, UNIT_OFFSETS, UNITS_PER_ENTRY,
};
use crate::formats::fat32::name::short::checksum;

/// Pieces of a long name at most: 20 of 13 units hold 255.
const PIECES_MAX: u8 = 20;
/// What fills the last piece behind the NUL; some devices write more NULs.
const PADDING: [u16; 2] = [0xFFFF, 0];

type Slot = [u8; ENTRY_BYTES];

/// Whether an entry is a piece of a long name. The two highest bits of the attribute are reserved:
/// some readers leave them aside, to others such an entry is none.
pub(in crate::formats::fat32::read) fn is_piece(slot: &Slot) -> bool {
    slot[11] & 0x3F == ATTRIBUTE_LONG_NAME
}

/// The sum that a piece carries.
pub(in crate::formats::fat32::read) fn sum_of(piece: &Slot) -> u8 {
    piece[13]
}

/// The whole long name of the short entry that follows these pieces, and how many of them it takes:
/// the last ones. `None` where any reader could see it otherwise.
pub(in crate::formats::fat32::read) fn whole(
    pieces: &[Slot],
    short: &[u8; 11],
) -> Option<(usize, Vec<u16>)> {
    let sum = checksum(short);
    let mut units = Vec::new();
    for (piece, number) in pieces.iter().rev().zip(1..=PIECES_MAX) {
        let is_plain =
            piece[11] == ATTRIBUTE_LONG_NAME && piece[12] == 0 && piece[26..28] == [0, 0];
        if !is_plain || sum_of(piece) != sum || piece[0] & !LAST_PIECE != number {
            return None;
        }
        units.extend(units_of(piece));
        if piece[0] & LAST_PIECE != 0 {
            return Some((usize::from(number), text(units)?));
        }
    }
    None
}

/// The units before the NUL, which stands in the last piece only, with nothing but padding behind.
fn text(mut units: Vec<u16>) -> Option<Vec<u16>> {
    if let Some(end) = units.iter().position(|unit| *unit == 0) {
        let is_padding = |unit: &u16| PADDING.contains(unit);
        if end + UNITS_PER_ENTRY < units.len() || !units[end..].iter().all(is_padding) {
            return None;
        }
        units.truncate(end);
    }
    let is_possible = (1..=NAME_UNITS_MAX).contains(&units.len()) && !units.contains(&0xFFFF);
    is_possible.then_some(units)
}

/// The name that a reader sees who looks at nothing but the pieces' numbers: not at sums, order or
/// what stands behind a NUL.
pub(in crate::formats::fat32::read) fn loose(pieces: &[Slot]) -> Option<String> {
    let last = pieces
        .iter()
        .rposition(|piece| piece[0] & LAST_PIECE != 0)?;
    let most = usize::from(PIECES_MAX);
    let mut places: Vec<Option<[u16; UNITS_PER_ENTRY]>> = vec![None; most];
    for piece in &pieces[last..] {
        let number = usize::from(piece[0] & !LAST_PIECE);
        let place = places.get_mut(number.checked_sub(1)?)?;
        *place = Some(units_of(piece));
    }
    let count = usize::from(pieces[last][0] & !LAST_PIECE);
    let found: Option<Vec<_>> = places.into_iter().take(count).collect();
    let units = found?.into_iter().flatten();
    let units: Vec<u16> = units.take_while(|unit| !PADDING.contains(unit)).collect();
    Some(String::from_utf16_lossy(&units))
}

fn units_of(piece: &Slot) -> [u16; UNITS_PER_ENTRY] {
    UNIT_OFFSETS.map(|at| u16::from_le_bytes([piece[at], piece[at + 1]]))
}
