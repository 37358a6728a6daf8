//! The new text of `contacts.csv`: lines that do not change stay as they are, byte for byte.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::{COLUMNS, cell, word_for};
use crate::formats::text::csv_cell;
use crate::kit::model::Contact;
use crate::kit::reading::KitSource;
use crate::kit::table::cell::{read_code, tidy};
use crate::kit::table::contacts::CONTACTS_FILE;
use crate::kit::table::sheet::first_letter;

/// What changes in the table.
#[derive(Debug, Default)]
pub(super) struct Edits {
    /// Changed contacts by line, with the columns that change.
    pub(super) changed: BTreeMap<u32, (Contact, Vec<&'static str>)>,
    /// Lines to remove.
    pub(super) removed: BTreeSet<u32>,
    /// New contacts.
    pub(super) added: Vec<Contact>,
}

impl Edits {
    pub(super) fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.removed.is_empty() && self.added.is_empty()
    }
}

/// A record of the old table.
struct OldRecord<'a> {
    line: u32,
    cells: Vec<String>,
    /// With its line end and the empty lines after it.
    text: &'a str,
}

/// The new table. `old` is the text of the old one, a valid table, or empty.
pub(super) fn rewritten(old: &str, edits: &Edits) -> String {
    let (mark, text) = match old.strip_prefix('\u{feff}') {
        Some(text) => ("\u{feff}", text),
        None => ("", old),
    };
    let source = KitSource::new(CONTACTS_FILE, text);
    let mut records = records(&source).into_iter();
    let head = records.next();
    let old_header = head.as_ref().map_or(&[][..], |record| &record.cells);
    let mut header: Vec<String> = old_header
        .iter()
        .map(|cell| tidy(cell).to_lowercase())
        .collect();
    add_columns(&mut header, edits);
    let table = NewTable {
        is_wider: header.len() > old_header.len(),
        place: header.iter().position(|name| name == "for").unwrap_or(0),
        newline: if text.contains("\r\n") { "\r\n" } else { "\n" },
        header,
        edits,
    };
    let mut out = mark.to_owned();
    match head.filter(|_| !table.is_wider) {
        Some(record) => table.keep(&mut out, record.text),
        None => out.push_str(&table.line(table.header.iter())),
    }
    table.write_rows(&mut out, &records.collect::<Vec<_>>());
    out
}

/// How the new table is written.
struct NewTable<'a> {
    header: Vec<String>,
    /// Whether it has columns that the old one lacks.
    is_wider: bool,
    /// The position of `for`.
    place: usize,
    newline: &'static str,
    edits: &'a Edits,
}

impl NewTable<'_> {
    /// Writes the old rows as far as they stay, and each new contact after the last row for its
    /// area, or at the end.
    fn write_rows(&self, out: &mut String, rows: &[OldRecord<'_>]) {
        let area = |record: &OldRecord<'_>| {
            let cell = record.cells.get(self.place);
            area_of(cell.map_or("", String::as_str))
        };
        let last: BTreeMap<String, u32> = rows.iter().map(|row| (area(row), row.line)).collect();
        let mut added: Vec<&Contact> = self.edits.added.iter().collect();
        for row in rows {
            self.write_row(out, row);
            let here = area(row);
            if last.get(&here) == Some(&row.line) {
                let (now, later): (Vec<&Contact>, Vec<&Contact>) = added
                    .into_iter()
                    .partition(|contact| word_for(&contact.serves) == here);
                out.extend(now.into_iter().map(|contact| self.contact(contact)));
                added = later;
            }
        }
        out.extend(added.into_iter().map(|contact| self.contact(contact)));
    }

    fn write_row(&self, out: &mut String, row: &OldRecord<'_>) {
        if self.edits.removed.contains(&row.line) {
            return;
        }
        let changed = self.edits.changed.get(&row.line);
        if changed.is_none() && !self.is_wider {
            return self.keep(out, row.text);
        }
        let cells = self.header.iter().enumerate().map(|(at, column)| {
            let new = changed.filter(|(_, columns)| columns.iter().any(|name| name == column));
            match new {
                Some((contact, _)) => cell(contact, column),
                None => row.cells.get(at).cloned().unwrap_or_default(),
            }
        });
        out.push_str(&self.line(cells));
    }

    /// Appends a line as it is; the last one of the old file may lack its end.
    fn keep(&self, out: &mut String, text: &str) {
        out.push_str(text);
        if !text.ends_with(['\n', '\r']) {
            out.push_str(self.newline);
        }
    }

    fn contact(&self, contact: &Contact) -> String {
        self.line(self.header.iter().map(|column| cell(contact, column)))
    }

    fn line(&self, cells: impl Iterator<Item = impl AsRef<str>>) -> String {
        let cells: Vec<String> = cells.map(|cell| csv_cell(cell.as_ref())).collect();
        cells.join(",") + self.newline
    }
}

/// Adds the columns that the old table lacks and a changed or new contact has a value for; all
/// columns if there is no old table.
fn add_columns(header: &mut Vec<String>, edits: &Edits) {
    let is_new = header.is_empty();
    let changed = edits.changed.values().map(|(contact, _)| contact);
    let contacts: Vec<&Contact> = changed.chain(&edits.added).collect();
    for column in COLUMNS {
        let has_value = || {
            contacts
                .iter()
                .any(|contact| !cell(contact, column).is_empty())
        };
        if !header.iter().any(|name| name == column) && (is_new || has_value()) {
            header.push(column.to_owned());
        }
    }
}

/// The canonical word of a cell in `for`.
fn area_of(cell: &str) -> String {
    let cell = tidy(cell);
    if cell.eq_ignore_ascii_case("national") {
        "national".to_owned()
    } else {
        read_code(cell).code
    }
}

/// All records with a value, the header first.
fn records(source: &KitSource) -> Vec<OldRecord<'_>> {
    let text = source.text.as_str();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut starts: Vec<(usize, Vec<String>)> = Vec::new();
    while reader.read_record(&mut record).unwrap_or(false) {
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if cells.iter().all(|cell| tidy(cell).is_empty()) {
            continue;
        }
        let at = record.position().map_or(0, csv::Position::byte);
        let at = usize::try_from(at).unwrap_or(usize::MAX);
        starts.push((first_letter(text, at), cells));
    }
    let ends: Vec<usize> = starts.iter().skip(1).map(|(start, _)| *start).collect();
    let ends = ends.into_iter().chain([text.len()]);
    let records = starts.into_iter().zip(ends);
    records
        .map(|((start, cells), end)| OldRecord {
            line: source.line_at(start),
            cells,
            text: text.get(start..end).unwrap_or_default(),
        })
        .collect()
}
