//! Checks that the district table is complete: compares it with the counts in `kit.toml`, and names
//! the districts that differ.
//!
//! The sample kit's list of districts outside Bangkok serves to name a missing one. A table with
//! other codes, or of another country, is only counted.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::{DistrictFinding, NamedRows, OutsideBangkok};
use super::sheet::Sheet;
use crate::base::Diagnostic;
use crate::kit::model::District;

/// The sample kit's list of districts outside Bangkok.
const KNOWN_TABLE: &str = include_str!("../../../manifests/districts.csv");

/// The number of districts outside Bangkok.
const OUTSIDE_BANGKOK: usize = 878;

/// The code of Bangkok, whose districts are of another type (เขต).
const BANGKOK: &str = "10";

/// How many districts are named; the rest is counted.
const NAMED: usize = 5;

/// The counts that `kit.toml` expects.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct ExpectedCounts {
    /// The number of districts.
    pub(crate) districts: Option<usize>,
    /// The number of provinces.
    pub(crate) provinces: Option<usize>,
    /// Line of `districts` in `kit.toml`.
    pub(crate) line: Option<u32>,
}

/// Compares the table with the counts in `kit.toml`.
pub(super) fn check_counts(
    sheet: &Sheet,
    districts: &[District],
    expected: ExpectedCounts,
    faults: &mut Vec<Diagnostic>,
) {
    let (bangkok, others): (Vec<&District>, Vec<&District>) = districts
        .iter()
        .partition(|district| district.code.province().as_str() == BANGKOK);
    let counts_bangkok = expected.districts.is_none_or(|most| most > OUTSIDE_BANGKOK);
    let counted = if counts_bangkok {
        districts.iter().collect()
    } else {
        report_bangkok(sheet, &bangkok, faults);
        others
    };
    let provinces: BTreeSet<&str> = counted.iter().map(|d| d.province.code.as_str()).collect();
    let outside = (!counts_bangkok && !bangkok.is_empty()).then_some(OutsideBangkok::Outside);
    let line = expected.line.map(|line| line.to_string());
    let found = counted.len();
    if let Some(count) = expected.districts.filter(|count| *count != found) {
        let (missing, unknown) = difference(&counted);
        let finding = DistrictFinding::Count {
            found,
            outside,
            expected: count.to_string(),
            line: line.clone(),
            number: found.to_string(),
            missing,
            unknown,
        };
        faults.push(Diagnostic::fault(&sheet.source.file, finding));
    }
    let found = provinces.len();
    if let Some(count) = expected.provinces.filter(|count| *count != found) {
        let finding = DistrictFinding::Provinces {
            found,
            outside,
            expected: count.to_string(),
            line,
            number: found.to_string(),
        };
        faults.push(Diagnostic::fault(&sheet.source.file, finding));
    }
}

/// Reports districts of Bangkok in a table of districts outside it.
fn report_bangkok(sheet: &Sheet, bangkok: &[&District], faults: &mut Vec<Diagnostic>) {
    for district in bangkok {
        let finding = DistrictFinding::Bangkok {
            name: district.name_th.clone(),
            code: district.code.to_string(),
            others: OUTSIDE_BANGKOK,
        };
        let code = district.code.as_str();
        let row = sheet
            .rows
            .iter()
            .find(|row| super::cell::read_code(row.raw("district_code")).code == code);
        faults.push(match row {
            Some(row) => sheet.fault(row, finding),
            None => Diagnostic::fault(&sheet.source.file, finding),
        });
    }
}

/// The districts that are missing and those that are extra, if the table resembles the known one.
fn difference(districts: &[&District]) -> (Option<NamedRows>, Option<NamedRows>) {
    let known = known();
    let found: BTreeSet<&str> = districts.iter().map(|d| short(d.code.as_str())).collect();
    let common = found
        .iter()
        .filter(|code| known.contains_key(**code))
        .count();
    // A small table omits most districts on purpose.
    if common * 10 < known.len() * 9 {
        return (None, None);
    }
    let missing: Vec<String> = known
        .iter()
        .filter(|(code, _)| !found.contains(**code))
        .map(|(code, name)| format!("{code} {name}"))
        .collect();
    let extra: Vec<String> = districts
        .iter()
        .filter(|d| !known.contains_key(short(d.code.as_str())))
        .map(|d| format!("{} {}", d.code, d.name_th))
        .collect();
    (named_rows(&missing), named_rows(&extra))
}

fn named_rows(rows: &[String]) -> Option<NamedRows> {
    let names = rows[..rows.len().min(NAMED)].join(", ");
    match rows.len().saturating_sub(NAMED) {
        _ if rows.is_empty() => None,
        0 => Some(NamedRows::All { names }),
        more => Some(NamedRows::Some { names, more }),
    }
}

/// Codes of four digits, with the Thai names.
fn known() -> BTreeMap<&'static str, &'static str> {
    let rows = KNOWN_TABLE.lines().skip(1);
    let named = rows.filter_map(|row| {
        let (code, rest) = row.split_once(',')?;
        Some((code, rest.split(',').next()?))
    });
    named.collect()
}

/// The first four digits of a code whose other digits are zeros.
fn short(code: &str) -> &str {
    code.strip_suffix("0000")
        .filter(|short| short.len() == 4)
        .unwrap_or(code)
}

#[cfg(test)]
mod tests {
    use super::super::districts::DISTRICTS_FILE;
    use super::*;
    use crate::kit::table::header::Columns;

    fn district(code: &str, name: &str) -> District {
        District {
            code: code.parse().unwrap(),
            name_th: name.to_owned(),
            name_en: "A".to_owned(),
            province: crate::kit::model::Province {
                code: code[..2].parse().unwrap(),
                name_th: "ก".to_owned(),
                name_en: "A".to_owned(),
            },
            region: String::new(),
            postal_code: String::new(),
        }
    }

    #[test]
    fn a_district_of_bangkok_beside_a_missing_one_is_told_with_both_names() {
        let mut districts: Vec<District> = known()
            .into_iter()
            .filter(|(code, _)| *code != "8101")
            .map(|(code, name)| district(code, name))
            .collect();
        districts.push(district("1001", "พระนคร"));
        assert_eq!(districts.len(), OUTSIDE_BANGKOK);
        let mut faults = Vec::new();
        let columns = Columns {
            required: &["district_code"],
            optional: &[],
        };
        let table = b"district_code\n1001\n";
        let sheet = Sheet::parse(DISTRICTS_FILE, table, columns, &mut faults).unwrap();
        let expected = ExpectedCounts {
            districts: Some(OUTSIDE_BANGKOK),
            provinces: Some(76),
            line: None,
        };
        check_counts(&sheet, &districts, expected, &mut faults);
        let told: Vec<(&str, Option<u32>)> =
            faults.iter().map(|f| (f.code, f.place.line)).collect();
        assert_eq!(
            told,
            [("district.bangkok", Some(2)), ("district.count", None)]
        );
        assert!(
            faults[0]
                .in_english()
                .contains("พระนคร (1001) is a district of Bangkok")
        );
        assert!(
            faults[1]
                .in_english()
                .contains("877 districts outside Bangkok")
        );
        assert!(
            faults[1].in_english().contains("missing: 8101 เมืองกระบี่"),
            "{}",
            faults[1].in_english()
        );
        // Districts of Bangkok are valid if the expected count includes them.
        let all = ExpectedCounts {
            districts: Some(928),
            ..expected
        };
        let mut faults = Vec::new();
        check_counts(&sheet, &districts, all, &mut faults);
        assert!(faults.iter().all(|fault| fault.code == "district.count"));
    }

    #[test]
    fn the_known_table_is_that_of_the_districts_outside_bangkok() {
        let known = known();
        assert_eq!(known.len(), OUTSIDE_BANGKOK);
        assert!(
            known
                .keys()
                .all(|code| code.len() == 4 && !code.starts_with(BANGKOK))
        );
        assert_eq!(known["8101"], "เมืองกระบี่");
        assert_eq!(
            (short("81010000"), short("8101"), short("8100")),
            ("8101", "8101", "8100")
        );
    }
}
