//! Excel workbooks (ECMA-376, `.xlsx`) as rows of values.
//!
//! Takes a workbook's bytes; gives the values of its sheets. Formulas count by the value that the
//! program saved with them. The crate `calamine` reads the XML; `parts` first unpacks the archive
//! within limits, because the crate takes counts from the file as they are.

mod fault;
mod parts;
#[cfg(test)]
mod tests;

use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetVisible, Xlsx, XlsxError};
use jiff::civil::Date;

use crate::words::Size;

pub use fault::WorkbookFault;

/// Most rows with a value in all sheets together. Without it, a file of some kilobytes could hold
/// millions.
const SHEET_ROWS_MAX: usize = 20_000;

/// Most columns of a sheet. Excel has 16,384; a cell far to the right would make every row as wide.
const SHEET_COLUMNS_MAX: u32 = 100;

/// Most bytes of text in all cells together. One long text that many cells share would fill the
/// memory.
const SHEET_TEXT_BYTES_MAX: u64 = 64 << 20;

/// Most sheets that are read.
const SHEETS_MAX: usize = 50;

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq)]
pub struct Worksheet {
    /// Its name.
    pub name: String,
    /// Rows that hold a value.
    pub rows: Vec<WorksheetRow>,
}

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct WorksheetRow {
    /// The number that the program shows, from 1.
    pub number: u32,
    /// From the first column to the last one with a value.
    pub cells: Vec<WorksheetCell>,
}

/// The value of a cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum WorksheetCell {
    /// No value.
    #[default]
    Empty,
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// A date, as the program shows it.
    Date(Date),
    /// A formula without a result (`#N/A`).
    Failed,
}

/// Reads all visible sheets of a workbook.
///
/// # Errors
/// A [`WorkbookFault`] if the bytes are not a readable workbook or go over a limit.
pub fn read_workbook(bytes: &[u8]) -> Result<Vec<Worksheet>, WorkbookFault> {
    let plain = parts::unpacked(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(plain)).map_err(|e| unreadable(&e))?;
    let visible = workbook.sheets_metadata().iter();
    let names: Vec<String> = visible
        .filter(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .take(SHEETS_MAX)
        .collect();
    let mut sheets = Vec::new();
    let mut budget = Budget {
        rows: SHEET_ROWS_MAX,
        text: SHEET_TEXT_BYTES_MAX,
    };
    for name in names {
        let mut cells = match workbook.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            // A chart has no cells.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(unreadable(&error)),
        };
        let mut rows = Vec::new();
        while let Some(cell) = cells.next_cell().map_err(|e| unreadable(&e))? {
            let value = value_of(cell.get_value());
            put(&mut rows, cell.get_position(), value, &mut budget)?;
        }
        sheets.push(Worksheet { name, rows });
    }
    Ok(sheets)
}

/// What may still be read of a workbook.
struct Budget {
    rows: usize,
    text: u64,
}

/// Puts a value into its row, the last one or a new one.
fn put(
    rows: &mut Vec<WorksheetRow>,
    (row, column): (u32, u32),
    value: WorksheetCell,
    budget: &mut Budget,
) -> Result<(), WorkbookFault> {
    if value == WorksheetCell::Empty {
        return Ok(());
    }
    if column >= SHEET_COLUMNS_MAX {
        let most = SHEET_COLUMNS_MAX;
        return Err(WorkbookFault::TooWide { most });
    }
    if let WorksheetCell::Text(text) = &value {
        let length = u64::try_from(text.len()).unwrap_or(u64::MAX);
        let left = budget.text.checked_sub(length);
        let most = Size(SHEET_TEXT_BYTES_MAX);
        budget.text = left.ok_or(WorkbookFault::TooMuch { most })?;
    }
    let number = row.saturating_add(1);
    if rows.last().is_none_or(|last| last.number != number) {
        let most = SHEET_ROWS_MAX;
        let left = budget.rows.checked_sub(1);
        budget.rows = left.ok_or(WorkbookFault::TooLong { most })?;
        let cells = Vec::new();
        rows.push(WorksheetRow { number, cells });
    }
    let column = usize::try_from(column).unwrap_or(usize::MAX);
    if let Some(last) = rows.last_mut() {
        if last.cells.len() <= column {
            last.cells.resize(column + 1, WorksheetCell::Empty);
        }
        last.cells[column] = value;
    }
    Ok(())
}

fn value_of(value: &DataRef<'_>) -> WorksheetCell {
    match value {
        DataRef::Empty => WorksheetCell::Empty,
        DataRef::String(text) | DataRef::DurationIso(text) => text_of(text),
        DataRef::SharedString(text) => text_of(text),
        #[allow(
            clippy::cast_precision_loss,
            clippy::as_conversions,
            reason = "Excel stores every number as a floating-point number"
        )]
        DataRef::Int(number) => WorksheetCell::Number(*number as f64),
        DataRef::Float(number) => WorksheetCell::Number(*number),
        DataRef::Bool(yes) => text_of(if *yes { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(time) => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            date_of(year, month, day).unwrap_or(WorksheetCell::Number(time.as_f64()))
        }
        DataRef::DateTimeIso(text) => {
            let date = text.split('T').next().unwrap_or_default();
            date.parse()
                .map_or_else(|_| text_of(text), WorksheetCell::Date)
        }
        DataRef::Error(_) => WorksheetCell::Failed,
    }
}

fn text_of(text: &str) -> WorksheetCell {
    if text.is_empty() {
        WorksheetCell::Empty
    } else {
        WorksheetCell::Text(text.to_owned())
    }
}

fn date_of(year: u16, month: u8, day: u8) -> Option<WorksheetCell> {
    let year = i16::try_from(year).ok()?;
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(year, month, day).ok().map(WorksheetCell::Date)
}

fn unreadable(error: &XlsxError) -> WorkbookFault {
    match error {
        XlsxError::Password => WorkbookFault::Locked,
        error => WorkbookFault::Unreadable {
            reason: error.to_string(),
        },
    }
}
