//! Parses the entries of a directory's bytes and assembles names; follows no clusters. Also returns
//! entries that only some readers show. Source: FAT specification, "FAT Directory Structure", "FAT
//! Long Directory Entries".

pub(super) mod code_page;
pub(super) mod long_set;
pub(super) mod short;

use std::collections::{BTreeMap, BTreeSet};

use crate::formats::fat32::entry::{
    ATTRIBUTE_ARCHIVE, ATTRIBUTE_DIRECTORY, ATTRIBUTE_LABEL, DELETED, ENTRY_BYTES,
};
use crate::formats::fat32::name::short::{ShortName, checksum};
use crate::formats::fat32::name::upcase::upper_case;
use crate::formats::fat32::raw::RawEntry;
use long_set::{is_piece, loose, sum_of, whole};

/// Replaces a character that no path may contain.
const REPLACEMENT: char = '\u{fffd}';
/// No system writes these into FAT names, and on Windows a path with them could lead anywhere.
const LEADS_ELSEWHERE: [char; 2] = ['\\', ':'];

/// One item in a directory's bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    /// A file or directory.
    Entry(DirectoryEntry),
    /// `.` or `..`, with its first cluster.
    Dot { dots: usize, first_cluster: u32 },
    /// A volume label.
    Label(Label),
    /// Long entries without a short one, starting at this entry.
    Orphan { at: usize },
    /// Long entries that only some readers use as the name of the next entry; with the name that we
    /// use.
    Torn { at: usize, name: String },
    /// A file or directory after the end mark, where Linux continues to read.
    Behind(DirectoryEntry),
}

/// A file or directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DirectoryEntry {
    /// The index of its short entry in the directory.
    pub(super) at: usize,
    pub(super) name: String,
    /// Whether no file can have this name; characters that a path cannot contain are replaced.
    pub(super) is_odd: bool,
    pub(super) short_name: String,
    pub(super) attributes: u8,
    /// All 32 bits; FAT12 and FAT16 use only the lower 16.
    pub(super) first_cluster: u32,
    pub(super) length_bytes: u32,
    /// The 11 bytes of the short name.
    raw: [u8; 11],
    /// The name from earlier pieces that do not belong to it: their checksum differs, or a deleted
    /// entry separates them.
    loose: Option<String>,
}

/// An entry with the volume label attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// The entry as it would be without the label attribute.
    pub(super) entry: DirectoryEntry,
    pub(super) name: [u8; 11],
}

impl Label {
    /// Whether every reader treats it as a label only.
    pub(super) fn is_plain(&self) -> bool {
        let entry = &self.entry;
        !self.is_look_alike() && entry.first_cluster == 0 && entry.length_bytes == 0
    }

    /// Whether it has attributes that no label has. Some readers test only the label attribute,
    /// others the whole byte, and the latter show this entry as a file or directory.
    pub(super) fn is_look_alike(&self) -> bool {
        let reserved = 0xC0;
        self.entry.attributes & !(ATTRIBUTE_ARCHIVE | reserved) != ATTRIBUTE_LABEL
    }
}

impl DirectoryEntry {
    pub(super) fn is_directory(&self) -> bool {
        self.attributes & ATTRIBUTE_DIRECTORY != 0
    }

    /// All names, in capitals, under which some reader shows or opens it: the long name, also
    /// without trailing dots and spaces (Windows); the short name in each code page; and the name
    /// from pieces that do not belong to it (for readers that ignore checksums or deleted entries).
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

/// State while a directory's bytes are parsed.
#[derive(Default)]
struct DirectoryParser {
    items: Vec<Item>,
    /// Start of the pieces directly before the next entry.
    run: Option<usize>,
    /// Complete names that a deleted entry separates from the next entry, by checksum, since the
    /// last entry. Old devices leave them on deletion, and GRUB remembers them.
    parted: BTreeMap<u8, String>,
    /// Checksums of pieces separated the same way that do not form a complete name; normal use
    /// never leaves these.
    torn_sums: BTreeSet<u8>,
    is_behind_end: bool,
}

/// Parses a directory's bytes: up to the end mark as all readers do, then further as Linux does,
/// which treats the end mark as a free entry.
pub(super) fn parse_directory(bytes: &[u8]) -> Vec<Item> {
    let slots = bytes.as_chunks::<ENTRY_BYTES>().0;
    let mut parser = DirectoryParser::default();
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

impl DirectoryParser {
    /// Reports the pieces so far as orphans.
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
        let RawEntry {
            name: raw,
            attributes,
            ..
        } = *RawEntry::of(slot);
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
            let is_shown = attributes & ATTRIBUTE_LABEL == 0 && dots(&raw).is_none();
            self.items.extend(is_shown.then_some(Item::Behind(entry)));
            return;
        }
        let is_label = attributes & ATTRIBUTE_LABEL != 0;
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

/// The number of dots if the name is `.` or `..`; otherwise `None`.
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
) -> DirectoryEntry {
    let slot = RawEntry::of(slot);
    let raw = slot.name;
    let short_name = short::shown(raw, slot.case);
    let is_cut = long.is_none() && raw.contains(&0);
    let decoded = match long {
        Some(units) => char::decode_utf16(units)
            .map(|c| c.unwrap_or(REPLACEMENT))
            .collect(),
        None => short_name.clone(),
    };
    let name = path_safe(&decoded);
    DirectoryEntry {
        at,
        is_odd: name.contains(REPLACEMENT) || name.contains(LEADS_ELSEWHERE) || is_cut,
        name,
        short_name,
        attributes: slot.attributes,
        first_cluster: slot.first_cluster(),
        length_bytes: slot.length_bytes.get(),
        raw,
        loose,
    }
}

/// Returns the name without characters that would change the meaning of its path, on Windows too.
fn path_safe(name: &str) -> String {
    if matches!(name, "" | "." | "..") {
        return REPLACEMENT.to_string();
    }
    name.replace(['/', '\\', ':', '\0'], &REPLACEMENT.to_string())
}
