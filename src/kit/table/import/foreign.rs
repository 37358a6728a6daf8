//! A foreign table as rows of values.

use crate::formats::workbook::WorksheetCell;

/// A row.
#[derive(Debug)]
pub(super) struct GridRow {
    /// The sheet's row number, or the line of the text.
    pub(super) line: u32,
    pub(super) cells: Vec<WorksheetCell>,
}

/// A table.
#[derive(Debug)]
pub(super) struct Grid {
    pub(super) rows: Vec<GridRow>,
    /// The sheet of a workbook.
    pub(super) sheet: Option<String>,
    /// Other sheets with rows, which are not read.
    pub(super) other_sheets: Vec<String>,
}

/// The text of a value. Whole numbers have no decimal point.
pub(super) fn text_of(cell: &WorksheetCell) -> String {
    match cell {
        WorksheetCell::Empty | WorksheetCell::Failed => String::new(),
        WorksheetCell::Text(text) => text.clone(),
        WorksheetCell::Number(number) if number.fract() == 0.0 => format!("{number:.0}"),
        WorksheetCell::Number(number) => number.to_string(),
        WorksheetCell::Date(date) => date.to_string(),
    }
}
