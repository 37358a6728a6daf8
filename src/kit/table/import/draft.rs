//! A row of a foreign table in the columns of `contacts.csv`, before it is compared with the kit's.

use std::collections::BTreeMap;

use super::finding::{ImportFault, ImportRemark};
use super::foreign::GridRow;
use super::headings::{LEFT_OUT, kind_named, means_nation};
use super::value;
use crate::drive::ProvinceCode;
use crate::formats::workbook::WorksheetCell;
use crate::kit::find::area::AreaFinder;
use crate::kit::model::Serves;

/// What all rows share.
pub(super) struct DraftReader<'a> {
    pub(super) columns: &'a [Option<&'static str>],
    pub(super) areas: &'a AreaFinder<'a>,
    /// The kind of rows that name none.
    pub(super) kind: Option<&'a str>,
    /// The province of rows that name none.
    pub(super) province: Option<&'a ProvinceCode>,
}

/// A row in the columns of `contacts.csv`.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) line: u32,
    pub(super) serves: Serves,
    /// The cells that the table has a column for, without `for`.
    pub(super) cells: BTreeMap<&'static str, String>,
    pub(super) remarks: Vec<ImportRemark>,
}

impl Draft {
    /// A cell; empty if the table has no such column.
    pub(super) fn get(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

impl DraftReader<'_> {
    /// Reads a row; `None` if it says nothing.
    pub(super) fn read(&self, row: &GridRow) -> Result<Option<Draft>, ImportFault> {
        let named = self.columns.iter().zip(&row.cells);
        let cells: Vec<(&'static str, &WorksheetCell)> = named
            .filter_map(|(column, cell)| column.map(|column| (column, cell)))
            .filter(|(column, _)| *column != LEFT_OUT)
            .collect();
        let failed = cells
            .iter()
            .find(|(_, cell)| **cell == WorksheetCell::Failed);
        if let Some((column, _)) = failed {
            let column = (*column).to_owned();
            return Err(ImportFault::FailedFormula { column });
        }
        if cells
            .iter()
            .all(|(_, cell)| value::plain_text(cell).is_empty())
        {
            return Ok(None);
        }
        let text = |column: &str| {
            let cell = cells.iter().find(|(name, _)| *name == column);
            cell.map_or_else(String::new, |(_, cell)| value::plain_text(cell))
        };
        let serves = self.serves(&text("for"), &text("province"), &text("district"))?;
        let mut remarks = Vec::new();
        let mut draft: BTreeMap<&'static str, String> = BTreeMap::new();
        for &(column, cell) in &cells {
            let Some((column, text)) = in_own_form(column, cell, &mut remarks)? else {
                continue;
            };
            let cell = draft.entry(column).or_default();
            if cell.is_empty() {
                *cell = text;
            }
        }
        if let Some(kind) = self.kind {
            let cell = draft.entry("kind").or_default();
            if cell.is_empty() {
                kind.clone_into(cell);
            }
        }
        Ok(Some(Draft {
            line: row.line,
            serves,
            cells: draft,
            remarks,
        }))
    }

    fn serves(&self, words: &str, province: &str, district: &str) -> Result<Serves, ImportFault> {
        if means_nation(words) || (words.is_empty() && means_nation(province)) {
            return Ok(Serves::Nation);
        }
        if !words.is_empty() {
            let found = self.areas.in_words(words);
            return found.map_err(|fault| ImportFault::Area { fault });
        }
        let province = match (province, self.province) {
            ("", Some(code)) => code.as_str(),
            (province, _) => province,
        };
        if province.is_empty() && district.is_empty() {
            return Err(ImportFault::NoArea);
        }
        let found = self.areas.in_cells(province, district);
        found.map_err(|fault| ImportFault::Area { fault })
    }
}

/// A cell in the form of `contacts.csv`, with its column there; `None` for cells about the area.
fn in_own_form(
    column: &'static str,
    cell: &WorksheetCell,
    remarks: &mut Vec<ImportRemark>,
) -> Result<Option<(&'static str, String)>, ImportFault> {
    let plain = value::plain_text(cell);
    Ok(Some(match column {
        "for" | "province" | "district" => return Ok(None),
        "phone" => (column, value::phone(&plain, remarks)),
        "verified_on" => (column, value::date(cell, remarks)?),
        "languages" => (column, value::languages(&plain)),
        "kind" => {
            let kind = kind_named(&plain).map_or_else(|| as_word(&plain), str::to_owned);
            (column, kind)
        }
        "name" | "hours" | "note" => (of_language(column, &plain), plain),
        _ => (column, plain),
    }))
}

/// The column of a text in a table with one column for both languages.
fn of_language(column: &str, text: &str) -> &'static str {
    match (column, value::is_thai(text)) {
        ("name", true) => "name_th",
        ("name", false) => "name_en",
        ("hours", true) => "hours_th",
        ("hours", false) => "hours_en",
        (_, true) => "note_th",
        (_, false) => "note_en",
    }
}

/// A word as `kind` takes it.
fn as_word(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join("-").to_lowercase()
}
