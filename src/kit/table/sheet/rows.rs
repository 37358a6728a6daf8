//! A table as rows of cells by column.

use crate::base::Diagnostic;
use crate::kit::reading::KitSource;
use crate::kit::table::cell::tidy;
use crate::words::Message;

/// A parsed table.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// The text, for messages.
    pub(crate) source: KitSource,
    /// Non-empty rows.
    pub(crate) rows: Vec<SheetRow>,
    /// Whether `rows` has every row of the file.
    pub(crate) whole: bool,
}

/// A row with its cells by column.
#[derive(Debug)]
pub(crate) struct SheetRow {
    /// Line in the file, from 1; the first one if the row spans several.
    pub(crate) line: u32,
    pub(super) cells: Vec<(&'static str, String)>,
}

impl SheetRow {
    /// A row of another source.
    pub(in crate::kit::table) fn new(line: u32, cells: Vec<(&'static str, String)>) -> Self {
        Self { line, cells }
    }

    /// The cell of a column, trimmed; empty if the table has no such column.
    pub(crate) fn get(&self, column: &str) -> &str {
        tidy(self.raw(column))
    }

    /// All cells that belong to a column.
    pub(in crate::kit::table) fn cells(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.cells.iter().map(|(name, text)| (*name, text.as_str()))
    }

    /// The untrimmed cell.
    pub(crate) fn raw(&self, column: &str) -> &str {
        let cell = self.cells.iter().find(|(name, _)| *name == column);
        cell.map_or("", |(_, text)| text.as_str())
    }
}

impl Sheet {
    /// A fault in a row, showing its line.
    pub(crate) fn fault(&self, row: &SheetRow, message: impl Into<Message>) -> Diagnostic {
        self.source.line_fault(row.line, message)
    }

    /// A warning about a row, showing its line.
    pub(crate) fn warning(&self, row: &SheetRow, message: impl Into<Message>) -> Diagnostic {
        self.source.line_warning(row.line, message)
    }
}
