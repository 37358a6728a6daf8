//! `manifests/districts.csv`: one district per row.

use std::collections::BTreeMap;
use std::path::Path;

use super::cell::{is_calculated, read_code, read_words};
use super::count::{ExpectedCounts, check_counts};
use super::finding::{CodeOddity, DistrictFinding, TableFinding};
use super::header::Columns;
use super::name::read_name;
use super::places::KnownCodes;
use super::sheet::{FAULTS_MAX, Sheet, SheetRow, too_many};
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

/// Reads the table. Returns its valid rows, sorted by code, and all codes that it names.
///
/// # Errors
/// The I/O error.
pub(crate) fn read_districts(
    root: &Path,
    expected: ExpectedCounts,
    faults: &mut Vec<Diagnostic>,
) -> Result<(Vec<District>, KnownCodes), Error> {
    let Some(sheet) = Sheet::read(root, DISTRICTS_FILE, COLUMNS, faults)? else {
        return Ok((Vec::new(), KnownCodes::default()));
    };
    let before = faults.len();
    let mut table = DistrictTable {
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
        let fault = Diagnostic::fault(DISTRICTS_FILE, DistrictFinding::None);
        faults.push(fault);
    } else if sheet.whole && understood {
        // Compare counts only if every row was read.
        check_counts(&sheet, &districts, expected, faults);
    }
    Ok((districts, KnownCodes::of_sheet(&sheet)))
}

/// The most frequent number of digits of a code.
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

struct DistrictTable<'a> {
    sheet: &'a Sheet,
    found: BTreeMap<DistrictCode, (u32, District)>,
    provinces: BTreeMap<ProvinceCode, (u32, Province)>,
}

impl DistrictTable<'_> {
    fn take(&mut self, row: &SheetRow, digits: Option<usize>, faults: &mut Vec<Diagnostic>) {
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
            let finding = DistrictFinding::WrongProvince {
                district: code.to_string(),
                begins: code.province().to_string(),
                province: province.code.to_string(),
            };
            faults.push(self.sheet.fault(row, finding));
            return;
        }
        if let Some((line, first)) = self.found.get(&code) {
            let finding = DistrictFinding::Twice {
                code: code.to_string(),
                line: line.to_string(),
                name: first.name_th.clone(),
            };
            faults.push(self.sheet.fault(row, finding));
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
        row: &SheetRow,
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
            let finding = match cell {
                "" => DistrictFinding::NoCode,
                _ => DistrictFinding::NotACode {
                    cell: escaped(cell),
                },
            };
            faults.push(self.sheet.fault(row, finding));
            return None;
        };
        report_oddity(self.sheet, row, (cell, &read.code, read.oddity), faults);
        if let Some(digits) = digits.filter(|digits| *digits != read.code.len()) {
            let finding = DistrictFinding::CodeLength {
                code: code.to_string(),
                digits: read.code.len(),
                usual: digits,
            };
            faults.push(self.sheet.fault(row, finding));
            return None;
        }
        Some(code)
    }

    fn province(&mut self, row: &SheetRow, faults: &mut Vec<Diagnostic>) -> Option<Province> {
        let cell = row.raw("province_code");
        let read = read_code(cell);
        let code = read.code.parse::<ProvinceCode>();
        if code.is_err() {
            if is_calculated(cell) {
                faults.push(calculated(self.sheet, row, "province_code"));
                return None;
            }
            let cell = escaped(&read.code);
            let finding = DistrictFinding::NotAProvince { cell };
            faults.push(self.sheet.fault(row, finding));
        } else {
            report_oddity(self.sheet, row, (cell, &read.code, read.oddity), faults);
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
                let finding = DistrictFinding::ProvinceNames {
                    code: province.code.to_string(),
                    thai: province.name_th,
                    english: province.name_en,
                    first_thai: first.name_th.clone(),
                    first_english: first.name_en.clone(),
                    line: line.to_string(),
                };
                faults.push(self.sheet.fault(row, finding));
                return None;
            }
            Some(_) => {}
        }
        Some(province)
    }

    fn postal_code(&self, row: &SheetRow, faults: &mut Vec<Diagnostic>) -> String {
        // A few districts have two postal codes, one for each half.
        let cell = row.get("postal_code").split_whitespace();
        let codes: Vec<String> = cell.map(|code| read_code(code).code).collect();
        let is_code = |code: &String| code.len() == 5 && code.bytes().all(|b| b.is_ascii_digit());
        if codes.iter().all(is_code) {
            return codes.join(" ");
        }
        let cell = escaped(row.get("postal_code"));
        let finding = DistrictFinding::PostalCode { cell };
        faults.push(self.sheet.warning(row, finding));
        String::new()
    }

    /// Reports provinces with the same name, and districts with the same name in one province.
    fn check_twins(&self, faults: &mut Vec<Diagnostic>) {
        let mut names: BTreeMap<&str, (&ProvinceCode, u32)> = BTreeMap::new();
        for (code, (line, province)) in &self.provinces {
            if let Some((other, first)) = names.insert(&province.name_th, (code, *line)) {
                let finding = DistrictFinding::ProvinceCodes {
                    name: province.name_th.clone(),
                    other: other.to_string(),
                    line: first.to_string(),
                    code: code.to_string(),
                };
                faults.push(self.sheet.source.line_fault(*line, finding));
            }
        }
        let mut names: BTreeMap<(&ProvinceCode, &str), (&DistrictCode, u32)> = BTreeMap::new();
        for (code, (line, district)) in &self.found {
            let key = (&district.province.code, district.name_th.as_str());
            if let Some((other, first)) = names.insert(key, (code, *line)) {
                let finding = DistrictFinding::SameName {
                    province: district.province.name_th.clone(),
                    name: district.name_th.clone(),
                    other: other.to_string(),
                    line: first.to_string(),
                    code: code.to_string(),
                };
                faults.push(self.sheet.source.line_warning(*line, finding));
            }
        }
    }
}

fn calculated(sheet: &Sheet, row: &SheetRow, column: &str) -> Diagnostic {
    let finding = DistrictFinding::Calculated {
        column: column.to_owned(),
        cell: escaped(row.get(column)),
    };
    sheet.fault(row, finding)
}

/// Reports what was wrong with the notation of a code.
pub(super) fn report_oddity(
    sheet: &Sheet,
    row: &SheetRow,
    (cell, code, oddity): (&str, &str, Option<CodeOddity>),
    faults: &mut Vec<Diagnostic>,
) {
    if let Some(oddity) = oddity {
        let finding = TableFinding::OddCode {
            cell: escaped(cell),
            oddity,
            code: code.to_owned(),
        };
        faults.push(sheet.warning(row, finding));
    }
}
