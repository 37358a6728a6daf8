//! Reports cells that lost letters in a conversion. The other cells of the row are still checked.

use super::finding::TableFinding;
use super::sheet::rows::{Sheet, SheetRow};
use crate::base::Diagnostic;
use crate::formats::text::{ExpectedScript, Lost, LostKind, lost_in_plain_text};
use crate::kit::reading::{LostLetters, LostWhere, describe_lost};

/// Rows reported one by one; for a table garbled throughout, one finding is enough.
const ROWS_TOLD: usize = 20;

/// Reports each row of `sheet` with lost letters once.
pub(super) fn report_lost_cells(sheet: &Sheet, faults: &mut Vec<Diagnostic>) {
    let found: Vec<(&SheetRow, bool, LostLetters)> = sheet
        .rows
        .iter()
        .filter_map(|row| {
            let (column, cell, lost) = first_lost(row)?;
            let is_garbled = matches!(lost.kind, LostKind::Misread | LostKind::Replaced);
            let what = LostWhere::in_field(column);
            let letters = describe_lost(what, &sheet.source.file, cell, &lost);
            Some((row, is_garbled, letters))
        })
        .collect();
    let Some((first, is_garbled, lost)) = found.first().cloned() else {
        return;
    };
    if found.len() > ROWS_TOLD {
        let more = found.len() - 1;
        let last_line = found.last().map_or(0, |(row, ..)| row.line).to_string();
        let finding = if is_garbled {
            TableFinding::GarbledRows {
                lost,
                more,
                last: last_line,
            }
        } else {
            TableFinding::LostLettersRows {
                lost,
                more,
                last: last_line,
            }
        };
        faults.push(sheet.fault(first, finding));
        return;
    }
    for (row, is_garbled, lost) in found {
        let finding = if is_garbled {
            TableFinding::Garbled { lost }
        } else {
            TableFinding::LostLetters { lost }
        };
        faults.push(sheet.fault(row, finding));
    }
}

/// Whether a cell lost letters.
pub(super) fn is_lost(column: &str, cell: &str) -> bool {
    lost_in_plain_text(cell, script(column)).is_some()
}

fn first_lost(row: &SheetRow) -> Option<(&'static str, &str, Lost)> {
    row.cells().find_map(|(column, cell)| {
        let lost = lost_in_plain_text(cell, script(column))?;
        Some((column, cell, lost))
    })
}

/// The script of a column; columns in Thai end in `_th`.
fn script(column: &str) -> ExpectedScript {
    if column.ends_with("_th") {
        ExpectedScript::Own
    } else {
        ExpectedScript::Latin
    }
}
