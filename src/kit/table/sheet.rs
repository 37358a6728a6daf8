//! A CSV table (RFC 4180) as rows of named cells, each with its line in the file.
//!
//! Covers the forms that spreadsheet programs hand over: what is no comma-separated UTF-8 is named
//! as what it is, and still read where that is possible, so that the cells are checked in the same
//! run. Leaves out what cells mean.

use std::path::Path;

use super::cell::tidy;
use crate::base::{Diagnostic, escaped, plural};
use crate::formats::text::{TableForm, table_form};
use crate::kit::error::Error;
use crate::kit::source::{Source, read_small};
use crate::kit::spell::{did_you_mean, nearest};

/// Longest cell taken, in bytes. A quote that is never closed swallows the rest of a table; no
/// name, note or number comes near this.
const CELL_LIMIT_BYTES: usize = 4000;

/// The columns of a table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Columns {
    /// Must be there.
    pub(crate) required: &'static [&'static str],
    /// May be there.
    pub(crate) optional: &'static [&'static str],
}

/// A table that was read.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// The text, for messages.
    pub(crate) source: Source,
    /// Rows that are not empty.
    pub(crate) rows: Vec<Row>,
}

/// A row with its cells by column.
#[derive(Debug)]
pub(crate) struct Row {
    /// Line in the file, from 1; of the first one if the row has several.
    pub(crate) line: u32,
    cells: Vec<(&'static str, String)>,
}

impl Row {
    /// The cell of a column, trimmed; empty where the table has no such column.
    pub(crate) fn get(&self, column: &str) -> &str {
        let cell = self.cells.iter().find(|(name, _)| *name == column);
        cell.map_or("", |(_, text)| text.as_str())
    }
}

impl Sheet {
    /// Reads `file` below `root`. `None`: it is missing or unreadable as a table (told).
    ///
    /// # Errors
    /// What the system said.
    pub(crate) fn read(
        root: &Path,
        file: &str,
        columns: Columns,
        faults: &mut Vec<Diagnostic>,
    ) -> Result<Option<Self>, Error> {
        let before = faults.len();
        let Some(bytes) = read_small(root, file, faults)? else {
            if faults.len() == before {
                let header = [columns.required, columns.optional].concat().join(",");
                let fault = Diagnostic::fault("table.missing", file, "the table is missing");
                faults.push(fault.mend(format!(
                    "Make it as CSV (UTF-8) with the first line: {header}"
                )));
            }
            return Ok(None);
        };
        Ok(Self::parse(file, &bytes, columns, faults))
    }

    /// Reads the bytes of `file`.
    pub(crate) fn parse(
        file: &str,
        bytes: &[u8],
        columns: Columns,
        faults: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let form = table_form(bytes);
        if let Some(fault) = wrong_form(file, form) {
            faults.push(fault);
        }
        if matches!(
            form,
            TableForm::Workbook | TableForm::OldWorkbook | TableForm::Html | TableForm::Binary
        ) {
            return None;
        }
        let source = Source::decode(file, bytes, faults)?;
        let (skip, divider) = divider(&source.text, form);
        tell_open_quote(&source, faults);
        tell_garbled(&source, faults);
        let mut records = records(&source, skip, divider);
        if records.is_empty() {
            let header = [columns.required, columns.optional].concat().join(",");
            let fault = Diagnostic::fault("table.empty", file, "the table is empty");
            faults.push(fault.mend(format!("Write the first line: {header}")));
            return None;
        }
        let (line, header) = records.remove(0);
        let names = read_header(&source, line, &header, columns, faults);
        let width = header.len();
        let rows = records
            .into_iter()
            .filter_map(|(line, cells)| {
                let good = check_row(&source, line, &cells, width, faults);
                good.then(|| named(line, &names, cells))
            })
            .collect();
        Some(Self { source, rows })
    }

    /// A fault about a cell, with its line shown.
    pub(crate) fn fault(
        &self,
        code: &'static str,
        row: &Row,
        reason: impl Into<String>,
    ) -> Diagnostic {
        self.source.line_fault(code, row.line, reason)
    }

    /// A warning about a cell, with its line shown.
    pub(crate) fn warning(
        &self,
        code: &'static str,
        row: &Row,
        reason: impl Into<String>,
    ) -> Diagnostic {
        self.source.line_warning(code, row.line, reason)
    }
}

fn wrong_form(file: &str, form: TableForm) -> Option<Diagnostic> {
    const SAVE: &str =
        "In Excel or LibreOffice choose Save As, type \"CSV UTF-8 (Comma delimited)\"";
    let reason = match form {
        // The encoding is told by whoever decodes it.
        TableForm::Comma | TableForm::OtherEncoding(_) => return None,
        TableForm::Semicolon => "the cells are divided by semicolons, not by commas",
        TableForm::Tab => "the cells are divided by tabs, not by commas",
        TableForm::Bar => "the cells are divided by vertical bars, not by commas",
        TableForm::SeparatorLine(_) => {
            "the first line is Excel's `sep=`, not the names of the columns"
        }
        TableForm::Workbook => "the file is a workbook (xlsx or ods) under the ending .csv",
        TableForm::OldWorkbook => "the file is a workbook of old Excel (xls) under the ending .csv",
        TableForm::Html => "the file is a web page under the ending .csv",
        TableForm::Binary => "the file is no table and no text",
    };
    let mend = match form {
        TableForm::SeparatorLine(',') => "Take the line `sep=,` out.".to_owned(),
        TableForm::Semicolon => format!(
            "{SAVE}; if it still has semicolons, set the list separator of Windows to a comma, or use LibreOffice."
        ),
        _ => format!("{SAVE}."),
    };
    Some(Diagnostic::fault("table.form", file, reason).mend(mend))
}

/// How many bytes stand before the header, and what divides cells.
fn divider(text: &str, form: TableForm) -> (usize, u8) {
    let form = match form {
        TableForm::OtherEncoding(_) => table_form(text.as_bytes()),
        other => other,
    };
    match form {
        TableForm::Semicolon => (0, b';'),
        TableForm::Tab => (0, b'\t'),
        TableForm::Bar => (0, b'|'),
        TableForm::SeparatorLine(told) => {
            let at = text.find("sep=").or_else(|| text.find("SEP=")).unwrap_or(0);
            let line = text.get(at..).unwrap_or_default();
            let skip = line.find(['\n', '\r']).map_or(text.len(), |end| at + end);
            (skip, u8::try_from(told).unwrap_or(b','))
        }
        _ => (0, b','),
    }
}

/// A quote that is opened and never closed makes one cell of all that follows.
fn tell_open_quote(source: &Source, faults: &mut Vec<Diagnostic>) {
    let mut opened = None;
    let mut at_cell_start = true;
    for (at, byte) in source.text.bytes().enumerate() {
        match (byte, opened) {
            (b'"', None) if at_cell_start => opened = Some(at),
            // A doubled quote closes and opens again at once.
            (b'"', Some(_)) => opened = None,
            (b'"', None) if at > 0 && source.text.as_bytes()[at - 1] == b'"' => opened = Some(at),
            _ => {}
        }
        at_cell_start = matches!(byte, b',' | b';' | b'\t' | b'|' | b'\n' | b'\r');
    }
    if let Some(at) = opened {
        let reason = "a quote opens here and is never closed, so the rest of the table is one cell";
        let fault = source.fault("table.open-quote", at..at + 1, reason);
        faults.push(fault.mend("Close it, or write a quote inside a cell twice (\"\")."));
    }
}

/// Thai that was read in another code page and saved again: in a Western one `à¸` for every
/// letter, in Windows-874 `เธ` for every letter.
fn tell_garbled(source: &Source, faults: &mut Vec<Diagnostic>) {
    let marks = ["à¸", "à¹", "\u{fffd}"];
    let found = marks.iter().filter_map(|mark| source.text.find(mark)).min();
    let thai = source
        .text
        .chars()
        .filter(|c| ('\u{e00}'..='\u{e7f}').contains(c))
        .count();
    let pairs = source.text.matches("เธ").count() + source.text.matches("เน").count();
    // Each letter became three, two of which are such a pair; real Thai has a few by chance.
    let twice_thai = (pairs >= 4 && pairs * 30 >= thai * 8)
        .then(|| source.text.find("เธ"))
        .flatten();
    if let Some(at) = found.or(twice_thai) {
        let reason = "the Thai here is garbled: a program opened the table in the wrong encoding and saved it";
        let fault = source.fault("table.garbled", at..at, reason);
        let mend = "Take the file as it was before. In Excel open it by Data, From Text/CSV, origin UTF-8, and save it anew.";
        faults.push(fault.mend(mend));
    }
}

/// All records that are not empty, with their lines. The `csv` crate's own line numbers are off
/// by one with CRLF, so they are counted from its byte positions.
fn records(source: &Source, skip: usize, divider: u8) -> Vec<(u32, Vec<String>)> {
    let text = source.text.get(skip..).unwrap_or_default();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(divider)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut out = Vec::new();
    // Reading a text in memory with `flexible` has no error left to give.
    while reader.read_record(&mut record).unwrap_or(false) {
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if cells.iter().all(|cell| tidy(cell).is_empty()) {
            continue;
        }
        let at = record.position().map_or(0, csv::Position::byte);
        let at = usize::try_from(at)
            .unwrap_or(usize::MAX)
            .saturating_add(skip);
        out.push((source.line_at(first_letter(&source.text, at)), cells));
    }
    out
}

/// A record's position may be that of the empty lines before it.
fn first_letter(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + (rest.len() - rest.trim_start_matches(['\r', '\n']).len())
}

/// The known column of each cell, `None` for one that is not known (told).
fn read_header(
    source: &Source,
    line: u32,
    header: &[String],
    columns: Columns,
    faults: &mut Vec<Diagnostic>,
) -> Vec<Option<&'static str>> {
    let known = [columns.required, columns.optional].concat();
    let mut names: Vec<Option<&'static str>> = Vec::new();
    for cell in header {
        let name = tidy(cell).to_lowercase();
        let found = known.iter().find(|column| **column == name).copied();
        if let Some(column) = found
            && names.contains(&found)
        {
            let reason = format!("the column `{column}` stands twice");
            let fault = source.line_fault("table.column-twice", line, reason);
            faults.push(fault.mend("Take one of the two out."));
            names.push(None);
            continue;
        }
        if found.is_none() {
            let near = did_you_mean(nearest(&name, known.iter().copied()));
            let reason = match name.as_str() {
                "" => "a column has no name".to_owned(),
                _ => format!("there is no column `{}`", escaped(&name)),
            };
            let fault = source.line_fault("table.unknown-column", line, reason);
            faults.push(fault.mend(format!("{near}The columns are: {}.", known.join(", "))));
        }
        names.push(found);
    }
    for column in columns.required {
        if !names.contains(&Some(*column)) {
            let reason = format!("the column `{column}` is missing");
            let fault = source.line_fault("table.missing-column", line, reason);
            faults.push(fault.mend("Add it to the first line and fill it in."));
        }
    }
    names
}

fn check_row(
    source: &Source,
    line: u32,
    cells: &[String],
    width: usize,
    faults: &mut Vec<Diagnostic>,
) -> bool {
    if cells.len() != width {
        let reason = format!(
            "the row has {}, the first line {width}",
            plural(cells.len(), "cell")
        );
        let mend = if cells.len() > width {
            "Put a text with a comma in it between quotes (\"…, …\")."
        } else {
            "Give the row as many cells as the first line; empty ones still need their commas."
        };
        faults.push(
            source
                .line_fault("table.row-width", line, reason)
                .mend(mend),
        );
        return false;
    }
    if cells.iter().any(|cell| cell.len() > CELL_LIMIT_BYTES) {
        let reason = format!("a cell of this row is longer than {CELL_LIMIT_BYTES} bytes");
        let fault = source.line_fault("table.long-cell", line, reason);
        faults.push(fault.mend("Look for a quote that is not closed, or shorten the text."));
        return false;
    }
    true
}

fn named(line: u32, names: &[Option<&'static str>], cells: Vec<String>) -> Row {
    let cells = names.iter().zip(cells);
    Row {
        line,
        cells: cells
            .filter_map(|(name, cell)| name.map(|name| (name, tidy(&cell).to_owned())))
            .collect(),
    }
}

#[cfg(test)]
mod tests;
