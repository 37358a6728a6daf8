//! The entries of a directory's bytes, names put together; nothing is followed.
//! Source: FAT specification, "FAT Directory Structure", "FAT Long Directory Entries".

use encoding_rs::WINDOWS_874;

use crate::formats::fat32::directory::{
    ATTRIBUTE_DIRECTORY, ATTRIBUTE_LABEL, DELETED, ENTRY_BYTES,
};
use crate::formats::fat32::long_name::{
    ATTRIBUTE_LONG_NAME, LAST_PIECE, LONGEST_NAME_UNITS, UNIT_OFFSETS, UNITS_PER_ENTRY,
};
use crate::formats::fat32::short_name::checksum;

/// Pieces of a long name at most: 20 of 13 units hold 255.
const MOST_PIECES: u8 = 20;
/// What stands in a path for a character that no path may hold.
const REPLACEMENT: char = '\u{fffd}';
/// No system writes these into a FAT's name, and a path with them could lead anywhere on Windows.
const LEADS_ELSEWHERE: [char; 2] = ['\\', ':'];

/// Something that a directory's bytes say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    /// A file or directory.
    Entry(Entry),
    /// `.` or `..`, with its cluster.
    Dot { dots: usize, first_cluster: u32 },
    /// A volume label.
    Label { at: usize, name: [u8; 11] },
    /// Long entries without a short one, from this entry on.
    Orphan { at: usize },
    /// Label and directory at once.
    Contradiction { at: usize },
}

/// A file or directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its number in the directory.
    pub(super) at: usize,
    pub(super) name: String,
    /// Whether the name is one that no file can have; for what a path cannot hold, replacement
    /// characters stand in it.
    pub(super) is_odd: bool,
    pub(super) short_name: String,
    pub(super) attributes: u8,
    pub(super) first_cluster: u32,
    pub(super) length_bytes: u32,
}

impl Entry {
    pub(super) fn is_directory(&self) -> bool {
        self.attributes & ATTRIBUTE_DIRECTORY != 0
    }
}

/// A long name of which pieces were met, last piece first.
struct Pieces {
    at: usize,
    /// Number of the piece that must come next; 0 when the short entry must.
    wanted: u8,
    checksum: u8,
    /// The pieces in the order met.
    units: Vec<[u16; UNITS_PER_ENTRY]>,
}

/// Reads a directory's bytes up to the end mark.
pub(super) fn parse_directory(bytes: &[u8]) -> Vec<Item> {
    let mut items = Vec::new();
    let mut pieces: Option<Pieces> = None;
    // Of neighbouring orphans only the first is told.
    let mut after_orphan = false;
    for (at, entry) in bytes.as_chunks::<ENTRY_BYTES>().0.iter().enumerate() {
        match entry[0] {
            0 => break,
            DELETED => {
                items.extend(pieces.take().map(|pieces| Item::Orphan { at: pieces.at }));
                after_orphan = false;
            }
            _ if entry[11] & 0x3F == ATTRIBUTE_LONG_NAME => {
                let (orphan, after) = add_piece(pieces.take(), entry, at);
                pieces = after;
                items.extend(
                    orphan
                        .filter(|_| !after_orphan)
                        .map(|at| Item::Orphan { at }),
                );
                after_orphan = orphan.is_some() && pieces.is_none();
            }
            _ => {
                let name = pieces.as_ref().and_then(|pieces| long_name(pieces, entry));
                let left_over = pieces.take().filter(|_| name.is_none());
                items.extend(left_over.map(|pieces| Item::Orphan { at: pieces.at }));
                items.push(short_item(entry, at, name));
                after_orphan = false;
            }
        }
    }
    items.extend(pieces.map(|pieces| Item::Orphan { at: pieces.at }));
    items
}

/// Adds a long entry; gives the place of pieces that it leaves orphaned, and the pieces so far.
fn add_piece(
    pieces: Option<Pieces>,
    entry: &[u8; ENTRY_BYTES],
    at: usize,
) -> (Option<usize>, Option<Pieces>) {
    let number = entry[0] & !LAST_PIECE;
    let is_last = entry[0] & LAST_PIECE != 0;
    let units = UNIT_OFFSETS.map(|at| u16::from_le_bytes([entry[at], entry[at + 1]]));
    let checksum = entry[13];
    let possible = (1..=MOST_PIECES).contains(&number);
    match pieces {
        Some(mut pieces) if !is_last && number == pieces.wanted && checksum == pieces.checksum => {
            // A wanted number of 0 means that the short entry was due.
            if number == 0 {
                return (Some(pieces.at), None);
            }
            pieces.units.push(units);
            pieces.wanted = number - 1;
            (None, Some(pieces))
        }
        other => {
            let before = other.map(|pieces| pieces.at);
            if is_last && possible {
                let units = vec![units];
                (
                    before,
                    Some(Pieces {
                        at,
                        wanted: number - 1,
                        checksum,
                        units,
                    }),
                )
            } else {
                (before.or(Some(at)), None)
            }
        }
    }
}

/// The units of a whole long name that belongs to the short entry.
fn long_name(pieces: &Pieces, entry: &[u8; ENTRY_BYTES]) -> Option<Vec<u16>> {
    let mut short = [0; 11];
    short.copy_from_slice(&entry[..11]);
    let mut units: Vec<u16> = pieces.units.iter().rev().flatten().copied().collect();
    if let Some(end) = units.iter().position(|unit| *unit == 0) {
        // The NUL may stand in the last piece only.
        if end + UNITS_PER_ENTRY < units.len() {
            return None;
        }
        units.truncate(end);
    }
    let is_whole = pieces.wanted == 0 && pieces.checksum == checksum(&short);
    (is_whole && (1..=LONGEST_NAME_UNITS).contains(&units.len())).then_some(units)
}

fn short_item(entry: &[u8; ENTRY_BYTES], at: usize, long: Option<Vec<u16>>) -> Item {
    let attributes = entry[11];
    let word = |at: usize| u16::from_le_bytes([entry[at], entry[at + 1]]);
    let first_cluster = u32::from(word(20)) << 16 | u32::from(word(26));
    if attributes & ATTRIBUTE_LABEL != 0 {
        if attributes & ATTRIBUTE_DIRECTORY != 0 {
            return Item::Contradiction { at };
        }
        let mut name = [0; 11];
        name.copy_from_slice(&entry[..11]);
        return Item::Label { at, name };
    }
    match &entry[..11] {
        b".          " => {
            return Item::Dot {
                dots: 1,
                first_cluster,
            };
        }
        b"..         " => {
            return Item::Dot {
                dots: 2,
                first_cluster,
            };
        }
        _ => {}
    }
    let short_name = short_name(entry);
    let decoded = match long {
        Some(units) => char::decode_utf16(units)
            .map(|c| c.unwrap_or(REPLACEMENT))
            .collect(),
        None => short_name.clone(),
    };
    let name = path_safe(&decoded);
    Item::Entry(Entry {
        at,
        is_odd: name.contains(REPLACEMENT) || name.contains(LEADS_ELSEWHERE),
        name,
        short_name,
        attributes,
        first_cluster,
        length_bytes: u32::from_le_bytes([entry[28], entry[29], entry[30], entry[31]]),
    })
}

/// The name without what would give its path another meaning.
fn path_safe(name: &str) -> String {
    if matches!(name, "" | "." | "..") {
        return REPLACEMENT.to_string();
    }
    name.replace(['/', '\0'], &REPLACEMENT.to_string())
}

/// The short name as systems show it: the case bits of byte 12 count (Windows and Linux write
/// them in place of a long name), bytes past ASCII are the Thai code page's.
fn short_name(entry: &[u8; ENTRY_BYTES]) -> String {
    const LOWER_STEM: u8 = 0x08;
    const LOWER_EXTENSION: u8 = 0x10;
    let mut bytes = [b' '; 11];
    bytes.copy_from_slice(&entry[..11]);
    // E5 as a first byte would mean "deleted", so 05 stands for it.
    if bytes[0] == 0x05 {
        bytes[0] = DELETED;
    }
    let part = |bytes: &[u8], lower: u8| {
        let (text, _) = WINDOWS_874.decode_without_bom_handling(bytes);
        let text = text.trim_end_matches(' ');
        if entry[12] & lower == 0 {
            text.to_owned()
        } else {
            text.to_lowercase()
        }
    };
    let stem = part(&bytes[..8], LOWER_STEM);
    let extension = part(&bytes[8..], LOWER_EXTENSION);
    if extension.is_empty() {
        stem
    } else {
        format!("{stem}.{extension}")
    }
}
