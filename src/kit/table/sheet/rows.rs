//! A table as values: its rows, with their cells by column.

use crate::base::Diagnostic;
use crate::kit::reading::Source;
use crate::kit::table::cell::tidy;
use crate::words::Message;

/// A table that was read.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// The text, for messages.
    pub(crate) source: Source,
    /// Rows that are not empty.
    pub(crate) rows: Vec<Row>,
    /// Whether every row of the file is among them.
    pub(crate) whole: bool,
}

/// A row with its cells by column.
#[derive(Debug)]
pub(crate) struct Row {
    /// Line in the file, from 1; of the first one if the row has several.
    pub(crate) line: u32,
    pub(super) cells: Vec<(&'static str, String)>,
}

impl Row {
    /// The cell of a column, trimmed; empty where the table has no such column.
    pub(crate) fn get(&self, column: &str) -> &str {
        tidy(self.raw(column))
    }

    /// All cells that have a column.
    pub(in crate::kit::table) fn cells(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.cells.iter().map(|(name, text)| (*name, text.as_str()))
    }

    /// The cell with all its blanks.
    pub(crate) fn raw(&self, column: &str) -> &str {
        let cell = self.cells.iter().find(|(name, _)| *name == column);
        cell.map_or("", |(_, text)| text.as_str())
    }
}

impl Sheet {
    /// A fault about a cell, with its line shown.
    pub(crate) fn fault(&self, row: &Row, message: impl Into<Message>) -> Diagnostic {
        self.source.line_fault(row.line, message)
    }

    /// A warning about a cell, with its line shown.
    pub(crate) fn warning(&self, row: &Row, message: impl Into<Message>) -> Diagnostic {
        self.source.line_warning(row.line, message)
    }
}
