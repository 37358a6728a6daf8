//! Cells whose letters were lost on the way. The other cells of their rows are checked all the same.

use super::sheet::{Row, Sheet};
use crate::base::Diagnostic;
use crate::formats::text::{Lost, LostKind, Script, lost_in_plain_text};
use crate::kit::reading::{lost_mend, lost_reason};
use crate::words::{Language, Message};

/// Rows that are told one by one; of a table that is garbled from end to end one finding is enough.
const ROWS_TOLD: usize = 20;

/// Tells every row of `sheet` with lost letters, each once.
pub(super) fn tell_lost(sheet: &Sheet, faults: &mut Vec<Diagnostic>) {
    let found: Vec<(&Row, &'static str, String, Lost)> = sheet
        .rows
        .iter()
        .filter_map(|row| {
            let (column, cell, lost) = first_lost(row)?;
            Some((
                row,
                column,
                lost_reason(&format!("`{column}`"), cell, &lost),
                lost,
            ))
        })
        .collect();
    let one = |(row, _, reason, lost): &(&Row, &str, String, Lost)| {
        let fault = sheet.fault(code(lost.kind), row, reason.clone());
        fault.mend(lost_mend(&sheet.source.file, lost.kind))
    };
    if found.len() <= ROWS_TOLD {
        faults.extend(found.iter().map(one));
        return;
    }
    let last = found.last().map_or(0, |(row, ..)| row.line);
    faults.extend(found.first().map(|first| {
        let mut fault = one(first);
        let more = found.len() - 1;
        let first = fault.reason(Language::En);
        let mend = fault.advice(Language::En).unwrap_or_default();
        let reason = format!("{first} (and in {more} more rows, to line {last})");
        fault.message = Message::written(fault.code, reason, mend);
        fault
    }));
}

fn code(kind: LostKind) -> &'static str {
    match kind {
        LostKind::Misread | LostKind::Replaced => "table.garbled",
        _ => "table.lost-letters",
    }
}

/// Whether the letters of a cell were lost.
pub(super) fn is_lost(column: &str, cell: &str) -> bool {
    lost_in_plain_text(cell, script(column)).is_some()
}

fn first_lost(row: &Row) -> Option<(&'static str, &str, Lost)> {
    row.cells().find_map(|(column, cell)| {
        let lost = lost_in_plain_text(cell, script(column))?;
        Some((column, cell, lost))
    })
}

/// Columns of Thai end in `_th`.
fn script(column: &str) -> Script {
    if column.ends_with("_th") {
        Script::Own
    } else {
        Script::Latin
    }
}
