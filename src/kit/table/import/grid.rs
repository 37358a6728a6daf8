//! A foreign table as rows of values: a workbook's sheet, or text in any usual encoding with any
//! usual divider.

use super::finding::ImportFault;
use super::foreign::{Grid, GridRow};
use super::headings::{Header, find_header};
use crate::base::Diagnostic;
use crate::formats::text::{TableForm, recognise, table_form};
use crate::formats::workbook::{WorksheetCell, read_workbook};
use crate::kit::reading::{KitSource, TextFinding};
use crate::kit::table::form::{divider, wrong_form};
use crate::kit::table::sheet::records;

/// Reads the bytes of `file` and finds the header. `sheet` chooses a sheet of a workbook; without
/// it, the first one with a header is read.
pub(super) fn read_grid(
    file: &str,
    bytes: &[u8],
    sheet: Option<&str>,
) -> Result<(Grid, Header), Vec<Diagnostic>> {
    let form = table_form(bytes);
    if form == TableForm::Workbook {
        return from_workbook(file, bytes, sheet);
    }
    if matches!(
        form,
        TableForm::OldWorkbook | TableForm::Html | TableForm::Binary
    ) && let Some(fault) = wrong_form(file, form)
    {
        return Err(vec![fault]);
    }
    from_text(file, bytes, form)
}

fn from_text(file: &str, bytes: &[u8], form: TableForm) -> Result<(Grid, Header), Vec<Diagnostic>> {
    let text = recognise(bytes).decode(bytes);
    let text =
        text.map_err(|error| vec![Diagnostic::fault(file, TextFinding::malformed(&error))])?;
    let text = text.trim_start_matches('\u{feff}');
    let source = KitSource::new(file, text);
    let (skip, likely) = divider(text, form);
    // A title above the header says nothing about the divider, so the others are tried too.
    for divider in [likely, b',', b';', b'\t', b'|'] {
        let rows = records(&source, skip, divider).into_iter();
        let rows = rows.map(|(line, cells)| GridRow {
            line,
            cells: cells.into_iter().map(WorksheetCell::Text).collect(),
        });
        let grid = Grid {
            rows: rows.collect(),
            sheet: None,
            other_sheets: Vec::new(),
        };
        if let Some(header) = find_header(&grid) {
            return Ok((grid, header));
        }
    }
    Err(vec![Diagnostic::fault(file, ImportFault::NoHeader)])
}

fn from_workbook(
    file: &str,
    bytes: &[u8],
    wanted: Option<&str>,
) -> Result<(Grid, Header), Vec<Diagnostic>> {
    let sheets = read_workbook(bytes).map_err(|fault| vec![Diagnostic::fault(file, fault)])?;
    let names: Vec<String> = sheets
        .iter()
        .filter(|sheet| !sheet.rows.is_empty())
        .map(|sheet| sheet.name.clone())
        .collect();
    if let Some(name) = wanted
        && !sheets.iter().any(|sheet| sheet.name == name)
    {
        let name = name.to_owned();
        let fault = ImportFault::NoSheet { name, names };
        return Err(vec![Diagnostic::fault(file, fault)]);
    }
    for sheet in sheets {
        if wanted.is_some_and(|name| sheet.name != name) {
            continue;
        }
        let rows: Vec<GridRow> = sheet
            .rows
            .into_iter()
            .map(|row| GridRow {
                line: row.number,
                cells: row.cells,
            })
            .collect();
        let other_sheets = names.iter().filter(|name| **name != sheet.name);
        let grid = Grid {
            other_sheets: other_sheets.cloned().collect(),
            sheet: Some(sheet.name),
            rows,
        };
        if let Some(header) = find_header(&grid) {
            return Ok((grid, header));
        }
    }
    Err(vec![Diagnostic::fault(file, ImportFault::NoHeader)])
}
