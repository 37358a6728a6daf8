//! Long names, assembled from the pieces before a short entry.
//!
//! Readers agree on a name only if its pieces follow the specification exactly. Otherwise Linux,
//! mtools, macOS and Windows tolerate different deviations: in the order, the last-piece flag, the
//! units after a NUL, the type byte. So a set is used only if it is completely valid. Source: FAT
//! specification, "FAT Long Directory Entries".

use crate::formats::fat32::entry::ENTRY_BYTES;
use crate::formats::fat32::name::long::{
    ATTRIBUTE_LONG_NAME, LAST_PIECE, NAME_UNITS_MAX, UNITS_PER_ENTRY,
};
use crate::formats::fat32::name::short::checksum;
use crate::formats::fat32::raw::RawLongEntry;

/// Maximum pieces of a long name: 20 pieces of 13 units hold 255.
const PIECES_MAX: u8 = 20;
/// Fillers of the last piece after the NUL; some devices write more NULs.
const PADDING: [u16; 2] = [0xFFFF, 0];

type EntryBytes = [u8; ENTRY_BYTES];

/// Whether an entry is a piece of a long name. The two highest attribute bits are reserved: some
/// readers ignore them, others reject such an entry.
pub(in crate::formats::fat32::read) fn is_piece(slot: &EntryBytes) -> bool {
    RawLongEntry::of(slot).attributes & 0x3F == ATTRIBUTE_LONG_NAME
}

/// The short-name checksum that a piece carries.
pub(in crate::formats::fat32::read) fn sum_of(piece: &EntryBytes) -> u8 {
    RawLongEntry::of(piece).checksum
}

/// Returns the complete long name of the short entry after these pieces, and the number of pieces
/// it uses, counted from the end. `None` if any reader could see another name.
pub(in crate::formats::fat32::read) fn whole(
    pieces: &[EntryBytes],
    short: &[u8; 11],
) -> Option<(usize, Vec<u16>)> {
    let sum = checksum(short);
    let mut units = Vec::new();
    for (piece, number) in pieces.iter().rev().zip(1..=PIECES_MAX) {
        let piece = RawLongEntry::of(piece);
        let is_plain =
            piece.attributes == ATTRIBUTE_LONG_NAME && piece.kind == 0 && piece.cluster == 0;
        if !is_plain || piece.checksum != sum || piece.number & !LAST_PIECE != number {
            return None;
        }
        units.extend(piece.units());
        if piece.number & LAST_PIECE != 0 {
            return Some((usize::from(number), text(units)?));
        }
    }
    None
}

/// Returns the units before the NUL. Only the last piece may contain a NUL, and only padding may
/// follow it.
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

/// The name seen by a reader that looks only at the pieces' numbers: it ignores checksums, order
/// and anything after a NUL.
pub(in crate::formats::fat32::read) fn loose(pieces: &[EntryBytes]) -> Option<String> {
    let pieces: Vec<&RawLongEntry> = pieces.iter().map(RawLongEntry::of).collect();
    let last = pieces
        .iter()
        .rposition(|piece| piece.number & LAST_PIECE != 0)?;
    let most = usize::from(PIECES_MAX);
    let mut places: Vec<Option<&RawLongEntry>> = vec![None; most];
    for piece in &pieces[last..] {
        let number = usize::from(piece.number & !LAST_PIECE);
        let place = places.get_mut(number.checked_sub(1)?)?;
        *place = Some(piece);
    }
    let count = usize::from(pieces[last].number & !LAST_PIECE);
    let found: Option<Vec<_>> = places.into_iter().take(count).collect();
    let units = found?.into_iter().flat_map(RawLongEntry::units);
    let units: Vec<u16> = units.take_while(|unit| !PADDING.contains(unit)).collect();
    Some(String::from_utf16_lossy(&units))
}
