//! `manifests/media.toml`: one `[[media]]` entry per file.
//!
//! Reads the entries and checks them against each other. `tree/` checks that the files exist,
//! `inspect/` checks what they contain.

use std::collections::BTreeMap;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fields::Fields;
use super::finding::{KeyTable, MediaFinding, TomlFinding};
use super::media_entry::{EntryReading, read_entry};
use super::syntax::parse;
use crate::base::Diagnostic;
use crate::kit::error::Error;
use crate::kit::model::{Media, MediaDefaults};
use crate::kit::reading::KitSource;

/// The file, relative to the kit.
pub(crate) const MEDIA_FILE: &str = "manifests/media.toml";

/// An entry with a valid path and kind, and its line.
#[derive(Debug, Clone)]
pub(crate) struct MediaEntry {
    /// Its values; faults in it were reported and replaced by neutral values.
    pub(crate) media: Media,
    /// Line of its path.
    pub(crate) line: u32,
}

/// All of `media.toml`.
#[derive(Debug, Default)]
pub(crate) struct ListedMedia {
    /// Valid entries in the file's order, each path once.
    pub(crate) entries: Vec<MediaEntry>,
    /// Every path in the file, valid or not, with its line.
    pub(crate) mentioned: BTreeMap<String, u32>,
    /// Whether the whole file parsed, so that a path not in `mentioned` is really unlisted.
    pub(crate) complete: bool,
}

/// Reads `media.toml` below `root`; a missing file gives a fault and an empty list.
///
/// # Errors
/// The I/O error, if the file cannot be read.
pub(crate) fn read_media(
    root: &Path,
    defaults: &MediaDefaults,
    faults: &mut Vec<Diagnostic>,
) -> Result<ListedMedia, Error> {
    let before = faults.len();
    let Some(source) = KitSource::read(root, MEDIA_FILE, faults)? else {
        if faults.len() == before {
            faults.push(Diagnostic::fault(MEDIA_FILE, MediaFinding::NoList));
        }
        return Ok(ListedMedia::default());
    };
    if let Some(fault) = single_brackets(&source) {
        faults.push(fault);
        return Ok(ListedMedia::default());
    }
    let document = parse(&source, faults);
    let complete = faults[before..]
        .iter()
        .all(|f| f.code != super::TOML_SYNTAX);
    let table = document.get_ref();
    let fields = Fields::new(&source, table, 0..0, KeyTable::file("media.toml"));
    let rows = rows(&source, &fields, faults);
    fields.finish(faults);
    let mut listing = ListedMedia {
        complete,
        ..ListedMedia::default()
    };
    let reading = EntryReading {
        source: &source,
        defaults,
    };
    for (index, (row, span)) in rows.into_iter().enumerate() {
        if faults.len() - before > FAULTS_MAX {
            let finding = MediaFinding::TooManyFaults { most: FAULTS_MAX };
            faults.push(Diagnostic::fault(MEDIA_FILE, finding));
            break;
        }
        take_row(&reading, row, (index + 1, span), &mut listing, faults);
    }
    keep_one_a_line(before, faults);
    Ok(listing)
}

/// Reports `[media]` in place of `[[media]]` once, not as a duplicate key in every entry.
fn single_brackets(source: &KitSource) -> Option<Diagnostic> {
    let mut lines = source.text.lines().enumerate();
    let (index, _) = lines.find(|(_, line)| line.trim() == "[media]")?;
    let more = lines.filter(|(_, line)| line.trim() == "[media]").count();
    let finding = match more {
        0 => TomlFinding::SingleBrackets,
        more => TomlFinding::SingleBracketsMore { more },
    };
    let line = u32::try_from(index + 1).unwrap_or(u32::MAX);
    Some(source.line_fault(line, finding))
}

/// Most entries read; a drive has some hundreds. Each faulty entry takes some kilobytes of
/// messages, so a pasted or crafted list of millions would fill the memory.
const ENTRIES_MAX: usize = 10_000;

type MediaRow<'a, 'i> = (&'a DeTable<'i>, std::ops::Range<usize>);

/// The tables of `[[media]]`.
fn rows<'a, 'i>(
    source: &KitSource,
    fields: &Fields<'a, 'i>,
    faults: &mut Vec<Diagnostic>,
) -> Vec<MediaRow<'a, 'i>> {
    let Some(value) = fields.value("media") else {
        return Vec::new();
    };
    let wrong = |at: &Spanned<DeValue<'_>>| source.fault(at.span(), TomlFinding::NotEntries);
    let DeValue::Array(list) = value.get_ref() else {
        faults.push(wrong(value));
        return Vec::new();
    };
    if let Some(item) = list.get(ENTRIES_MAX) {
        let finding = MediaFinding::TooManyEntries { most: ENTRIES_MAX };
        faults.push(source.fault(item.span(), finding));
    }
    let mut rows = Vec::new();
    for item in list.iter().take(ENTRIES_MAX) {
        match item.get_ref() {
            DeValue::Table(table) => rows.push((table, item.span())),
            _ => faults.push(wrong(item)),
        }
    }
    rows
}

fn take_row(
    reading: &EntryReading<'_>,
    row: &DeTable<'_>,
    (number, span): (usize, std::ops::Range<usize>),
    listing: &mut ListedMedia,
    faults: &mut Vec<Diagnostic>,
) {
    let source = reading.source;
    let path = row.get("path").and_then(|v| v.get_ref().as_str());
    let owner = match path {
        Some(path) => KeyTable::Entry {
            path: crate::base::escaped(path),
        },
        None => KeyTable::EntryNumber {
            number: number.to_string(),
        },
    };
    let line = source.line_at(row.get("path").map_or(span.start, |v| v.span().start));
    let fields = Fields::new(source, row, span, owner);
    let media = read_entry(reading, &fields, faults);
    fields.finish(faults);
    let Some(path) = path else { return };
    if let Some(first) = listing.mentioned.get(path) {
        let finding = MediaFinding::Twice {
            path: crate::base::escaped(path),
            line: first.to_string(),
        };
        faults.push(source.line_fault(line, finding));
        return;
    }
    listing.mentioned.insert(path.to_owned(), line);
    // A path in another notation (reported) still lists its file.
    let plain = path.replace('\\', "/");
    let plain = plain.strip_prefix("media/").unwrap_or(&plain);
    listing.mentioned.entry(plain.to_owned()).or_insert(line);
    if let Some(media) = media {
        listing.entries.push(MediaEntry { media, line });
    }
}

/// Most faults reported for one list: a list of a hundred thousand wrong entries must not fill the
/// memory (tuning).
const FAULTS_MAX: usize = 1000;

/// Drops other findings on a line that is not TOML: they are consequences.
fn keep_one_a_line(before: usize, faults: &mut Vec<Diagnostic>) {
    let broken: Vec<Option<u32>> = faults[before..]
        .iter()
        .filter(|fault| fault.code == super::TOML_SYNTAX)
        .map(|fault| fault.place.line)
        .collect();
    let own = faults.split_off(before);
    let is_echo = |f: &Diagnostic| f.code != super::TOML_SYNTAX && broken.contains(&f.place.line);
    faults.extend(own.into_iter().filter(|fault| !is_echo(fault)));
}

/// The line of each path in `media.toml`, for faults found later. A kit in memory keeps no lines,
/// so this reads the file again; empty if the file is no longer readable.
pub(crate) fn media_lines(root: &Path) -> BTreeMap<String, u32> {
    read_media(root, &MediaDefaults::default(), &mut Vec::new())
        .map(|listing| listing.mentioned)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests;
