//! The header row of a table: maps its cells to columns.

use super::cell::tidy;
use super::finding::TableFinding;
use crate::base::{Diagnostic, escaped};
use crate::kit::reading::{KitSource, nearest};

/// The columns of a table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Columns {
    /// Required columns.
    pub(crate) required: &'static [&'static str],
    /// Optional columns.
    pub(crate) optional: &'static [&'static str],
}

impl Columns {
    /// All columns, required ones first.
    pub(super) fn all(self) -> Vec<&'static str> {
        [self.required, self.optional].concat()
    }
}

/// Maps each cell of the header row to its column, `None` if unknown (reported). A misspelled
/// column is reported and read as the column that was meant. Returns `None` if a required column is
/// missing (reported), since no row can be read then.
pub(super) fn read_header(
    source: &KitSource,
    line: u32,
    header: &[String],
    columns: Columns,
    faults: &mut Vec<Diagnostic>,
) -> Option<Vec<Option<&'static str>>> {
    let known = columns.all();
    let cells: Vec<String> = header
        .iter()
        .map(|cell| tidy(cell).to_lowercase())
        .collect();
    let mut names: Vec<Option<&'static str>> = Vec::new();
    for name in &cells {
        let found = known.iter().find(|column| *column == name).copied();
        if let Some(column) = found
            && names.contains(&found)
        {
            let column = (*column).to_owned();
            faults.push(source.line_fault(line, TableFinding::ColumnTwice { column }));
            names.push(None);
            continue;
        }
        let free = known
            .iter()
            .filter(|column| !cells.iter().any(|cell| cell == *column));
        let meant = match found {
            Some(_) => None,
            None => nearest(name, free.copied()).filter(|near| !names.contains(&Some(*near))),
        };
        if found.is_none() {
            faults.push(unknown(source, line, name, meant, &known));
        }
        names.push(found.or(meant));
    }
    let mut complete = true;
    for column in columns.required {
        if !names.contains(&Some(*column)) {
            complete = false;
            let column = (*column).to_owned();
            faults.push(source.line_fault(line, TableFinding::MissingColumn { column }));
        }
    }
    complete.then_some(names)
}

fn unknown(
    source: &KitSource,
    line: u32,
    name: &str,
    meant: Option<&str>,
    known: &[&str],
) -> Diagnostic {
    let known = known.join(", ");
    let finding = match name {
        "" => TableFinding::NamelessColumn { known },
        _ => TableFinding::UnknownColumn {
            name: escaped(name),
            near: meant.map(str::to_owned),
            known,
        },
    };
    source.line_fault(line, finding)
}
