//! `manifests/districts.csv`: the districts, one row each.

use std::collections::BTreeMap;
use std::path::Path;

use super::cell::{is_calculated, read_code, read_words};
use super::count::check_counts;
use super::header::Columns;
use super::name::read_name;
use super::places::Places;
use super::sheet::{FAULTS_MAX, Row, Sheet, too_many};
use crate::base::{Diagnostic, escaped};
use crate::drive::{DistrictCode, ProvinceCode};
use crate::kit::error::Error;
use crate::kit::model::{District, Province};

/// The file, relative to the kit.
pub(crate) const DISTRICTS_FILE: &str = "manifests/districts.csv";

const COLUMNS: Columns = Columns {
    required: &[
        "district_code",
        "district_th",
        "district_en",
        "province_code",
        "province_th",
        "province_en",
    ],
    optional: &["region", "postal_code"],
};

/// What `kit.toml` says about the table.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Expected {
    /// How many districts.
    pub(crate) districts: Option<usize>,
    /// How many provinces.
    pub(crate) provinces: Option<usize>,
    /// Line of `districts` in `kit.toml`.
    pub(crate) line: Option<u32>,
}

/// Reads the table, sorted by code, faulty rows left out, with all codes that it names.
///
/// # Errors
/// What the system said.
pub(crate) fn read_districts(
    root: &Path,
    expected: Expected,
    faults: &mut Vec<Diagnostic>,
) -> Result<(Vec<District>, Places), Error> {
    let Some(sheet) = Sheet::read(root, DISTRICTS_FILE, COLUMNS, faults)? else {
        return Ok((Vec::new(), Places::default()));
    };
    let before = faults.len();
    let mut table = Table {
        sheet: &sheet,
        found: BTreeMap::new(),
        provinces: BTreeMap::new(),
    };
    let digits = usual_length(&sheet);
    for row in &sheet.rows {
        table.take(row, digits, faults);
        if faults.len() - before > FAULTS_MAX {
            faults.push(too_many(DISTRICTS_FILE));
            break;
        }
    }
    table.check_twins(faults);
    let understood = !faults[before..].iter().any(Diagnostic::is_fault);
    let districts: Vec<District> = table.found.into_values().map(|(_, found)| found).collect();
    if sheet.rows.is_empty() {
        let fault = Diagnostic::fault("district.none", DISTRICTS_FILE, "the table has no district");
        faults.push(fault.mend("Write one row a district."));
    } else if sheet.whole && understood {
        // Counts only speak of the table once every row was understood.
        check_counts(&sheet, &districts, expected, faults);
    }
    Ok((districts, Places::of_sheet(&sheet)))
}

/// The number of digits that most codes of the table have.
fn usual_length(sheet: &Sheet) -> Option<usize> {
    let mut lengths: BTreeMap<usize, usize> = BTreeMap::new();
    for row in &sheet.rows {
        let code = read_code(row.raw("district_code")).code;
        if code.parse::<DistrictCode>().is_ok() {
            *lengths.entry(code.len()).or_default() += 1;
        }
    }
    lengths
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map(|(length, _)| length)
}

struct Table<'a> {
    sheet: &'a Sheet,
    found: BTreeMap<DistrictCode, (u32, District)>,
    provinces: BTreeMap<ProvinceCode, (u32, Province)>,
}

impl Table<'_> {
    fn take(&mut self, row: &Row, digits: Option<usize>, faults: &mut Vec<Diagnostic>) {
        let code = self.code(row, digits, faults);
        let name_th = read_name(self.sheet, row, "district_th", faults);
        let name_en = read_name(self.sheet, row, "district_en", faults);
        let province = self.province(row, faults);
        let postal_code = self.postal_code(row, faults);
        let (Some(code), Some(name_th), Some(name_en), Some(province)) =
            (code, name_th, name_en, province)
        else {
            return;
        };
        if code.province() != province.code {
            let reason = format!(
                "the district {code} begins with {}, but its province is {}",
                code.province(),
                province.code
            );
            let fault = self.sheet.fault("district.wrong-province", row, reason);
            faults.push(
                fault.mend("Look both codes up; a district's first two digits are its province."),
            );
            return;
        }
        if let Some((line, first)) = self.found.get(&code) {
            let reason = format!(
                "the code {code} stands here a second time (first in line {line}, {})",
                first.name_th
            );
            let fault = self.sheet.fault("district.twice", row, reason);
            faults.push(fault.mend("Correct one of the two codes, or take the row out."));
            return;
        }
        let district = District {
            code: code.clone(),
            name_th,
            name_en,
            province,
            region: read_words(row.get("region")).0,
            postal_code,
        };
        self.found.insert(code, (row.line, district));
    }

    fn code(
        &self,
        row: &Row,
        digits: Option<usize>,
        faults: &mut Vec<Diagnostic>,
    ) -> Option<DistrictCode> {
        let cell = row.raw("district_code");
        if is_calculated(cell) {
            faults.push(calculated(self.sheet, row, "district_code"));
            return None;
        }
        let read = read_code(cell);
        let Ok(code) = read.code.parse::<DistrictCode>() else {
            let reason = match cell {
                "" => "the row has no district code".to_owned(),
                _ => format!("`{}` is no district code (4 to 8 digits)", escaped(cell)),
            };
            let fault = self.sheet.fault("district.bad-code", row, reason);
            faults
                .push(fault.mend("Write the code of the Department of Provincial Administration."));
            return None;
        };
        tell_oddity(self.sheet, row, (cell, &read.code, read.oddity), faults);
        if let Some(digits) = digits.filter(|digits| *digits != read.code.len()) {
            let reason = format!(
                "the code {code} has {} digits, the others have {digits}",
                read.code.len()
            );
            let fault = self.sheet.fault("district.code-length", row, reason);
            faults
                .push(fault.mend(
                    "All codes of a table have the same number of digits: look this one up.",
                ));
            return None;
        }
        Some(code)
    }

    fn province(&mut self, row: &Row, faults: &mut Vec<Diagnostic>) -> Option<Province> {
        let cell = row.raw("province_code");
        let read = read_code(cell);
        let code = read.code.parse::<ProvinceCode>();
        if let Err(error) = &code {
            let (reason, mend) = if is_calculated(cell) {
                faults.push(calculated(self.sheet, row, "province_code"));
                return None;
            } else {
                (
                    error.to_string(),
                    "Write its two digits, the first two of the district's code.",
                )
            };
            faults.push(
                self.sheet
                    .fault("district.bad-code", row, escaped(&reason))
                    .mend(mend),
            );
        } else {
            tell_oddity(self.sheet, row, (cell, &read.code, read.oddity), faults);
        }
        let name_th = read_name(self.sheet, row, "province_th", faults);
        let name_en = read_name(self.sheet, row, "province_en", faults);
        let province = Province {
            code: code.ok()?,
            name_th: name_th?,
            name_en: name_en?,
        };
        match self.provinces.get(&province.code) {
            None => {
                let entry = (row.line, province.clone());
                self.provinces.insert(province.code.clone(), entry);
            }
            Some((line, first)) if *first != province => {
                let reason = format!(
                    "the province {} is {} / {} here, but {} / {} in line {line}",
                    province.code, province.name_th, province.name_en, first.name_th, first.name_en
                );
                let fault = self.sheet.fault("district.province-names", row, reason);
                faults.push(fault.mend("Write the province the same in all its rows."));
                return None;
            }
            Some(_) => {}
        }
        Some(province)
    }

    fn postal_code(&self, row: &Row, faults: &mut Vec<Diagnostic>) -> String {
        // A few districts have two, one for each half.
        let cell = row.get("postal_code").split_whitespace();
        let codes: Vec<String> = cell.map(|code| read_code(code).code).collect();
        let is_code = |code: &String| code.len() == 5 && code.bytes().all(|b| b.is_ascii_digit());
        if codes.iter().all(is_code) {
            return codes.join(" ");
        }
        let reason = format!(
            "`{}` is no postal code (5 digits); it was left out",
            escaped(row.get("postal_code"))
        );
        let warning = self.sheet.warning("district.postal-code", row, reason);
        faults.push(warning.mend("Write five digits, or leave the cell empty."));
        String::new()
    }

    /// Two provinces of one name, two districts of one name in a province.
    fn check_twins(&self, faults: &mut Vec<Diagnostic>) {
        let mut names: BTreeMap<&str, (&ProvinceCode, u32)> = BTreeMap::new();
        for (code, (line, province)) in &self.provinces {
            if let Some((other, first)) = names.insert(&province.name_th, (code, *line)) {
                let reason = format!(
                    "the province {} has two codes, {other} (line {first}) and {code}",
                    province.name_th
                );
                let fault = self
                    .sheet
                    .source
                    .line_fault("district.province-codes", *line, reason);
                faults.push(fault.mend("Correct the code or the name."));
            }
        }
        let mut names: BTreeMap<(&ProvinceCode, &str), (&DistrictCode, u32)> = BTreeMap::new();
        for (code, (line, district)) in &self.found {
            let key = (&district.province.code, district.name_th.as_str());
            if let Some((other, first)) = names.insert(key, (code, *line)) {
                let reason = format!(
                    "{} has two districts of the name {}: {other} (line {first}) and {code}",
                    district.province.name_th, district.name_th
                );
                let warning = self
                    .sheet
                    .source
                    .line_warning("district.same-name", *line, reason);
                faults.push(warning.mend("Take one of the two out, if it is the same district."));
            }
        }
    }
}

fn calculated(sheet: &Sheet, row: &Row, column: &str) -> Diagnostic {
    let reason = format!(
        "a spreadsheet turned `{column}` into a calculation (`{}`)",
        escaped(row.get(column))
    );
    sheet
        .fault("district.bad-code", row, reason)
        .mend("Format the column as text in the spreadsheet, then type the code again.")
}

/// Tells what a code had to be forgiven.
pub(super) fn tell_oddity(
    sheet: &Sheet,
    row: &Row,
    (cell, code, oddity): (&str, &str, Option<&'static str>),
    faults: &mut Vec<Diagnostic>,
) {
    if let Some(oddity) = oddity {
        let reason = format!(
            "the code `{}` holds {oddity}; it was read as {code}",
            escaped(cell)
        );
        let warning = sheet.warning("table.odd-code", row, reason);
        faults.push(warning.mend(format!("Type it as {code}.")));
    }
}
