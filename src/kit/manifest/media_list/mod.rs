//! `manifests/media.toml`: one `[[media]]` entry a file.
//!
//! Reads and checks the entries among themselves. Whether the files are there is `tree/`'s
//! question, what is in them `inspect/`'s.

use std::collections::BTreeMap;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fields::Fields;
use super::media_entry::read_entry;
use super::syntax::parse;
use crate::base::Diagnostic;
use crate::kit::error::Error;
use crate::kit::model::Media;
use crate::kit::reading::Source;

/// The file, relative to the kit.
pub(crate) const MEDIA_FILE: &str = "manifests/media.toml";

/// An entry whose path and kind are good, with its place.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// What it says; what is wrong in it was told and left neutral.
    pub(crate) media: Media,
    /// Line of its path.
    pub(crate) line: u32,
}

/// All of `media.toml`.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    /// Good entries, in the file's order, each path once.
    pub(crate) entries: Vec<Entry>,
    /// Every path that is written there, good or not, with its line.
    pub(crate) mentioned: BTreeMap<String, u32>,
    /// Whether the whole file was understood, so that a path not mentioned is truly not listed.
    pub(crate) complete: bool,
}

/// Reads `media.toml` below `root`; a missing file is a fault and an empty list.
///
/// # Errors
/// What the system said.
pub(crate) fn read_media(root: &Path, faults: &mut Vec<Diagnostic>) -> Result<Listing, Error> {
    let before = faults.len();
    let Some(source) = Source::read(root, MEDIA_FILE, faults)? else {
        if faults.len() == before {
            let fault =
                Diagnostic::fault("media.no-list", MEDIA_FILE, "the list of media is missing");
            faults
                .push(fault.mend(
                    "drivepress media add media/video media/print media/captions media/text",
                ));
        }
        return Ok(Listing::default());
    };
    if let Some(fault) = single_brackets(&source) {
        faults.push(fault);
        return Ok(Listing::default());
    }
    let document = parse(&source, faults);
    let complete = faults[before..]
        .iter()
        .all(|f| f.code != super::TOML_SYNTAX);
    let table = document.get_ref();
    let fields = Fields::new(&source, table, 0..0, "media.toml");
    let rows = rows(&source, &fields, faults);
    fields.finish(faults);
    let mut listing = Listing {
        complete,
        ..Listing::default()
    };
    for (index, (row, span)) in rows.into_iter().enumerate() {
        if faults.len() - before > FAULTS_MAX {
            let reason = format!("more than {FAULTS_MAX} faults; what follows was not read");
            faults.push(
                Diagnostic::fault("media.too-many", MEDIA_FILE, reason)
                    .mend("Mend these first, or write the list anew: drivepress media add media"),
            );
            break;
        }
        take_row(&source, row, (index + 1, span), &mut listing, faults);
    }
    keep_one_a_line(before, faults);
    Ok(listing)
}

/// `[media]` for `[[media]]`: told once, not as a repeated key in every entry.
fn single_brackets(source: &Source) -> Option<Diagnostic> {
    let mut lines = source.text.lines().enumerate();
    let (index, _) = lines.find(|(_, line)| line.trim() == "[media]")?;
    let more = lines.filter(|(_, line)| line.trim() == "[media]").count();
    let reason = match more {
        0 => "`[media]` begins no entry".to_owned(),
        more => format!("`[media]` begins no entry (here and {more} times below)"),
    };
    let line = u32::try_from(index + 1).unwrap_or(u32::MAX);
    let fault = source.line_fault(super::TOML_SYNTAX, line, reason);
    Some(fault.mend("Begin each entry with a line `[[media]]`, in double brackets."))
}

/// Entries that are read: a drive has some hundreds. Each faulty one costs some kilobytes of words,
/// and a pasted or crafted list of millions would fill the memory with them.
const MOST_ENTRIES: usize = 10_000;

type Row<'a, 'i> = (&'a DeTable<'i>, std::ops::Range<usize>);

/// The tables of `[[media]]`.
fn rows<'a, 'i>(
    source: &Source,
    fields: &Fields<'a, 'i>,
    faults: &mut Vec<Diagnostic>,
) -> Vec<Row<'a, 'i>> {
    let Some(value) = fields.value("media") else {
        return Vec::new();
    };
    let wrong = |at: &Spanned<DeValue<'_>>| {
        let reason = "`media` is not a list of entries";
        let fault = source.fault("toml.wrong-type", at.span(), reason);
        fault.mend("Begin each entry with a line `[[media]]`, in double brackets.")
    };
    let DeValue::Array(list) = value.get_ref() else {
        faults.push(wrong(value));
        return Vec::new();
    };
    if let Some(item) = list.get(MOST_ENTRIES) {
        let reason = format!("more than {MOST_ENTRIES} entries; the rest was not read");
        let fault = source.fault("media.too-many", item.span(), reason);
        faults.push(fault.mend("Leave out what does not belong on a drive."));
    }
    let mut rows = Vec::new();
    for item in list.iter().take(MOST_ENTRIES) {
        match item.get_ref() {
            DeValue::Table(table) => rows.push((table, item.span())),
            _ => faults.push(wrong(item)),
        }
    }
    rows
}

fn take_row(
    source: &Source,
    row: &DeTable<'_>,
    (number, span): (usize, std::ops::Range<usize>),
    listing: &mut Listing,
    faults: &mut Vec<Diagnostic>,
) {
    let path = row.get("path").and_then(|v| v.get_ref().as_str());
    let what = match path {
        Some(path) => format!("the entry of `{}`", crate::base::escaped(path)),
        None => format!("the [[media]] entry number {number}"),
    };
    let line = source.line_at(row.get("path").map_or(span.start, |v| v.span().start));
    let fields = Fields::new(source, row, span, &what);
    let media = read_entry(source, &fields, faults);
    fields.finish(faults);
    let Some(path) = path else { return };
    if let Some(first) = listing.mentioned.get(path) {
        let reason = format!(
            "`{}` stands here a second time (first in line {first})",
            crate::base::escaped(path)
        );
        faults.push(
            source
                .line_fault("media.twice", line, reason)
                .mend("Keep one of the two entries."),
        );
        return;
    }
    listing.mentioned.insert(path.to_owned(), line);
    // A path that is only written otherwise (told) still lists its file.
    let plain = path.replace('\\', "/");
    let plain = plain.strip_prefix("media/").unwrap_or(&plain);
    listing.mentioned.entry(plain.to_owned()).or_insert(line);
    if let Some(media) = media {
        listing.entries.push(Entry { media, line });
    }
}

/// Faults that are told of one list: nobody reads more, and a list of a hundred thousand wrong
/// entries must not fill the memory (tuning).
const FAULTS_MAX: usize = 1000;

/// On a line that is no TOML, what else seems wrong there is its echo.
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

/// The line of each path of `media.toml`, for faults found later. A kit in memory keeps no lines,
/// so the file is read again; where it cannot be read any more, there are none.
pub(crate) fn media_lines(root: &Path) -> BTreeMap<String, u32> {
    read_media(root, &mut Vec::new())
        .map(|listing| listing.mentioned)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests;
