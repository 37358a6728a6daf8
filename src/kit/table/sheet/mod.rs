//! A CSV table (RFC 4180) as rows of named cells, each with its line in the file.
//!
//! Recognises the forms that spreadsheet programs write: a table that is not comma-separated UTF-8
//! is reported as what it is, and still read if possible, so that the same run checks its cells.
//! Does not interpret cells.

pub(super) mod rows;

use std::path::Path;

pub(crate) use rows::{Sheet, SheetRow};

use super::cell::tidy;
use super::finding::TableFinding;
use super::form::{divider, open_quote, wrong_form};
use super::header::{Columns, read_header};
use super::lost::report_lost_cells;
use crate::base::Diagnostic;
use crate::formats::text::{TableForm, table_form};
use crate::kit::error::Error;
use crate::kit::reading::{KitSource, read_small};

/// Longest cell accepted, in bytes. An unclosed quote takes in the rest of a table; names, notes
/// and numbers are far shorter.
const CELL_BYTES_MAX: usize = 4000;

/// Most rows read: twice ten numbers for every district. Each faulty row takes memory for messages,
/// and a table of millions would fill it.
const ROWS_MAX: usize = 20_000;

/// Most faults reported for one table: a table made only of faults must neither fill the memory nor
/// take forever (tuning).
pub(super) const FAULTS_MAX: usize = 1000;

/// The last fault in the list of a table with too many.
pub(super) fn too_many(file: &str) -> Diagnostic {
    Diagnostic::fault(file, TableFinding::TooMany { most: FAULTS_MAX })
}

impl Sheet {
    /// Rows of another source; messages show no line of text.
    pub(in crate::kit::table) fn of_rows(file: &str, rows: Vec<SheetRow>) -> Self {
        Self {
            source: KitSource::new(file, ""),
            rows,
            whole: true,
        }
    }

    /// Reads `file` below `root`. `None` if it is missing or not a table (reported).
    ///
    /// # Errors
    /// The I/O error.
    pub(crate) fn read(
        root: &Path,
        file: &str,
        columns: Columns,
        faults: &mut Vec<Diagnostic>,
    ) -> Result<Option<Self>, Error> {
        let before = faults.len();
        let Some(bytes) = read_small(root, file, faults)? else {
            if faults.len() == before {
                let header = columns.all().join(",");
                faults.push(Diagnostic::fault(file, TableFinding::Missing { header }));
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
        let source = KitSource::decode(file, bytes, faults)?;
        let (skip, divider) = divider(&source.text, form);
        let open_quote = open_quote(&source);
        let mut whole = open_quote.is_none();
        faults.extend(open_quote);
        let mut records = records(&source, skip, divider);
        if records.len() > ROWS_MAX {
            let (line, _) = records.remove(ROWS_MAX);
            let finding = TableFinding::TooLong { most: ROWS_MAX };
            faults.push(source.line_fault(line, finding));
            whole = false;
        }
        if records.is_empty() {
            let header = columns.all().join(",");
            faults.push(Diagnostic::fault(file, TableFinding::Empty { header }));
            return None;
        }
        let (line, header) = records.remove(0);
        let names = read_header(&source, line, &header, columns, faults)?;
        let mut rows = Vec::new();
        for (line, cells) in records {
            match row_fault(&source, line, &cells, header.len()) {
                None => rows.push(cells_by_column(line, &names, cells)),
                // The row of an unclosed quote is already reported.
                Some(_) if !whole && faults.iter().any(|f| f.place.line == Some(line)) => {}
                Some(fault) => {
                    whole = false;
                    faults.push(fault);
                }
            }
            if faults.len() > FAULTS_MAX {
                faults.push(too_many(file));
                break;
            }
        }
        let sheet = Self {
            source,
            rows,
            whole,
        };
        report_lost_cells(&sheet, faults);
        Some(sheet)
    }
}

/// All non-empty records, with their lines. The `csv` crate's line numbers are off by one with
/// CRLF, so lines are counted from its byte positions.
pub(in crate::kit::table) fn records(
    source: &KitSource,
    skip: usize,
    divider: u8,
) -> Vec<(u32, Vec<String>)> {
    let text = source.text.get(skip..).unwrap_or_default();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(divider)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut out = Vec::new();
    // A reader of memory with `flexible` returns no errors.
    while out.len() <= ROWS_MAX && reader.read_record(&mut record).unwrap_or(false) {
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

/// Skips empty lines: the position of a record may be that of the empty lines before it.
pub(in crate::kit::table) fn first_letter(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + (rest.len() - rest.trim_start_matches(['\r', '\n']).len())
}

fn row_fault(source: &KitSource, line: u32, cells: &[String], width: usize) -> Option<Diagnostic> {
    if cells.len() != width {
        let (found, wanted) = (cells.len(), width);
        let finding = if found > wanted {
            TableFinding::TooWide { found, wanted }
        } else {
            TableFinding::TooNarrow { found, wanted }
        };
        return Some(source.line_fault(line, finding));
    }
    let too_long = cells.iter().any(|cell| cell.len() > CELL_BYTES_MAX);
    too_long.then(|| {
        let most = CELL_BYTES_MAX;
        source.line_fault(line, TableFinding::LongCell { most })
    })
}

fn cells_by_column(line: u32, names: &[Option<&'static str>], cells: Vec<String>) -> SheetRow {
    let cells = names.iter().zip(cells);
    SheetRow {
        line,
        cells: cells
            .filter_map(|(name, cell)| name.map(|name| (name, cell)))
            .collect(),
    }
}

#[cfg(test)]
mod tests;
