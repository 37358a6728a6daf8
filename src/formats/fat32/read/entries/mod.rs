//! The entries of a directory's bytes, names put together; nothing is followed. What only some
//! readers show is given too. Source: FAT specification, "FAT Directory Structure", "FAT Long
//! Directory Entries".

pub(super) mod code_page;
pub(super) mod long_set;
pub(super) mod short;

use std::collections::{BTreeMap, BTreeSet};

use crate::formats::fat32::entry::{
    ATTRIBUTE_ARCHIVE, ATTRIBUTE_DIRECTORY, ATTRIBUTE_LABEL, DELETED, ENTRY_BYTES,
};
use crate::formats::fat32::name::short::{ShortName, checksum};
use crate::formats::fat32::name::upcase::upper_case;
use long_set::{is_piece, loose, sum_of, whole};

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
    Label(Label),
    /// Long entries without a short one, from this entry on.
    Orphan { at: usize },
    /// Long entries that some readers take for the name of the entry that follows, and others do
    /// not; with the name that it has here.
    Torn { at: usize, name: String },
    /// A file or directory behind the end mark, where Linux reads on.
    Behind(Entry),
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
    /// All 32 bits; FAT12 and FAT16 have the lower 16 only.
    pub(super) first_cluster: u32,
    pub(super) length_bytes: u32,
    /// The 11 bytes of the short name.
    raw: [u8; 11],
    /// The name of pieces before it that are not its own: by their sum, or since a deleted entry
    /// parts them from it.
    loose: Option<String>,
}

/// An entry with the mark of a volume label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// What it would be without the mark.
    pub(super) entry: Entry,
    pub(super) name: [u8; 11],
}

impl Label {
    /// Nothing else than a label, to every reader.
    pub(super) fn is_plain(&self) -> bool {
        let entry = &self.entry;
        !self.is_look_alike() && entry.first_cluster == 0 && entry.length_bytes == 0
    }

    /// With marks that no label has: some readers know a label by its mark alone, others by the
    /// whole byte, and show this one as a file or directory.
    pub(super) fn is_look_alike(&self) -> bool {
        let reserved = 0xC0;
        self.entry.attributes & !(ATTRIBUTE_ARCHIVE | reserved) != ATTRIBUTE_LABEL
    }
}

impl Entry {
    pub(super) fn is_directory(&self) -> bool {
        self.attributes & ATTRIBUTE_DIRECTORY != 0
    }

    /// Every name, in capitals, under which some reader shows or opens it: the long one, also
    /// without the points and blanks at its end (Windows), the short one in each code page, and
    /// the one of pieces that are not its own (who does not look at sums or at deleted entries).
    pub(super) fn names(&self) -> BTreeSet<String> {
        let shown = [Some(&self.name), self.loose.as_ref()]
            .into_iter()
            .flatten();
        let trimmed = shown.clone().map(|name| name.trim_end_matches(['.', ' ']));
        let mut names: BTreeSet<String> = trimmed.map(upper_case).collect();
        names.extend(shown.map(|name| upper_case(name)));
        names.extend(short::as_stored(self.raw).map(|name| upper_case(&name)));
        names.remove("");
        names
    }
}

/// A directory's bytes on the way through them.
#[derive(Default)]
struct Parser {
    items: Vec<Item>,
    /// Where the pieces directly before the next entry begin.
    run: Option<usize>,
    /// Whole names since the last entry that a deleted one parts from the next, by their sum: old
    /// devices leave them when they delete, and GRUB keeps them in mind.
    parted: BTreeMap<u8, String>,
    /// Sums of pieces parted likewise that are no whole name: no use leaves those.
    torn_sums: BTreeSet<u8>,
    is_behind_end: bool,
}

/// Reads a directory's bytes: up to the end mark as all readers do, and on from there as Linux
/// does, which takes the end mark for one more free entry.
pub(super) fn parse_directory(bytes: &[u8]) -> Vec<Item> {
    let slots = bytes.as_chunks::<ENTRY_BYTES>().0;
    let mut parser = Parser::default();
    for (at, slot) in slots.iter().enumerate() {
        match slot[0] {
            0 => {
                parser.end_run();
                parser.forget();
                parser.is_behind_end = true;
            }
            DELETED => parser.deleted(slots, at),
            _ if is_piece(slot) => {
                parser.run.get_or_insert(at);
            }
            _ => parser.entry(slots, at),
        }
    }
    parser.end_run();
    parser.items
}

impl Parser {
    /// The pieces before belong to nothing.
    fn end_run(&mut self) {
        if let Some(at) = self.run.take()
            && !self.is_behind_end
        {
            self.items.push(Item::Orphan { at });
        }
    }

    fn forget(&mut self) {
        self.parted.clear();
        self.torn_sums.clear();
    }

    fn deleted(&mut self, slots: &[[u8; ENTRY_BYTES]], at: usize) {
        let pieces = &slots[self.run.unwrap_or(at)..at];
        match (loose(pieces), pieces.last()) {
            (Some(name), Some(last)) => drop(self.parted.insert(sum_of(last), name)),
            _ => self.torn_sums.extend(pieces.iter().map(sum_of)),
        }
        self.end_run();
    }

    fn entry(&mut self, slots: &[[u8; ENTRY_BYTES]], at: usize) {
        let slot = &slots[at];
        let first = self.run.take().unwrap_or(at);
        let pieces = &slots[first..at];
        let mut raw = [0; 11];
        raw.copy_from_slice(&slot[..11]);
        let long = whole(pieces, &raw);
        let sum = checksum(&raw);
        let has_own = pieces.iter().any(|piece| sum_of(piece) == sum);
        let is_torn = long.is_none() && (has_own || self.torn_sums.contains(&sum));
        let taken = long.as_ref().map_or(0, |(count, _)| *count);
        let loose = match long {
            Some(_) => None,
            None => loose(pieces).or_else(|| self.parted.remove(&sum)),
        };
        self.forget();
        let entry = entry(slot, at, long.map(|(_, units)| units), loose);
        if self.is_behind_end {
            let is_shown = slot[11] & ATTRIBUTE_LABEL == 0 && dots(&raw).is_none();
            self.items.extend(is_shown.then_some(Item::Behind(entry)));
            return;
        }
        let is_label = slot[11] & ATTRIBUTE_LABEL != 0;
        let has_no_name = dots(&raw).is_some() && !is_label;
        if is_torn || (has_no_name && taken > 0) {
            let name = entry.name.clone();
            self.items.push(Item::Torn { at: first, name });
        } else if pieces.len() > taken {
            self.items.push(Item::Orphan { at: first });
        }
        let first_cluster = entry.first_cluster;
        self.items.push(match dots(&raw) {
            _ if is_label => Item::Label(Label { entry, name: raw }),
            Some(dots) => Item::Dot {
                dots,
                first_cluster,
            },
            None => Item::Entry(entry),
        });
    }
}

/// How many points a name is, of `.` and `..`.
fn dots(raw: &[u8; 11]) -> Option<usize> {
    if raw == ShortName::DOT.as_bytes() {
        Some(1)
    } else if raw == ShortName::DOT_DOT.as_bytes() {
        Some(2)
    } else {
        None
    }
}

fn entry(
    slot: &[u8; ENTRY_BYTES],
    at: usize,
    long: Option<Vec<u16>>,
    loose: Option<String>,
) -> Entry {
    let word = |at: usize| u16::from_le_bytes([slot[at], slot[at + 1]]);
    let mut raw = [0; 11];
    raw.copy_from_slice(&slot[..11]);
    let short_name = short::shown(raw, slot[12]);
    let is_cut = long.is_none() && raw.contains(&0);
    let decoded = match long {
        Some(units) => char::decode_utf16(units)
            .map(|c| c.unwrap_or(REPLACEMENT))
            .collect(),
        None => short_name.clone(),
    };
    let name = path_safe(&decoded);
    Entry {
        at,
        is_odd: name.contains(REPLACEMENT) || name.contains(LEADS_ELSEWHERE) || is_cut,
        name,
        short_name,
        attributes: slot[11],
        first_cluster: u32::from(word(20)) << 16 | u32::from(word(26)),
        length_bytes: u32::from_le_bytes([slot[28], slot[29], slot[30], slot[31]]),
        raw,
        loose,
    }
}

/// The name without what would give its path another meaning, on Windows too.
fn path_safe(name: &str) -> String {
    if matches!(name, "" | "." | "..") {
        return REPLACEMENT.to_string();
    }
    name.replace(['/', '\\', ':', '\0'], &REPLACEMENT.to_string())
}
