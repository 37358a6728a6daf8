//! The codes in `districts.csv`, to which contacts refer.

use std::collections::BTreeSet;

use super::cell::read_code;
use super::sheet::Sheet;
use crate::kit::model::{District, Serves};

/// Codes of districts and provinces, also from rows left out for another fault, so that contacts do
/// not report the same fault again.
#[derive(Debug, Default)]
pub(crate) struct KnownCodes {
    codes: BTreeSet<String>,
    /// Whether every row of the table was read.
    whole: bool,
}

impl KnownCodes {
    /// The codes of a table.
    pub(super) fn of_sheet(sheet: &Sheet) -> Self {
        let columns = ["district_code", "province_code"];
        let cells = sheet
            .rows
            .iter()
            .flat_map(|row| columns.map(|column| read_code(row.raw(column)).code));
        Self {
            codes: cells.collect(),
            whole: sheet.whole,
        }
    }

    /// The codes of districts read earlier.
    pub(crate) fn of_districts(districts: &[District]) -> Self {
        let codes = districts
            .iter()
            .flat_map(|d| [d.code.to_string(), d.province.code.to_string()]);
        Self {
            codes: codes.collect(),
            whole: true,
        }
    }

    /// Whether the table has the place; true if the table is incomplete, since it is unknown then.
    pub(super) fn has(&self, serves: &Serves) -> bool {
        !self.whole
            || match serves {
                Serves::Nation => true,
                Serves::Province(code) => self.codes.contains(code.as_str()),
                Serves::District(code) => self.codes.contains(code.as_str()),
            }
    }

    /// All codes, sorted.
    pub(super) fn codes(&self) -> impl Iterator<Item = &str> {
        self.codes.iter().map(String::as_str)
    }
}
