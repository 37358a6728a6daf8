//! Values of foreign tables in the form of `contacts.csv`.

use jiff::civil::Date;

use super::finding::{ImportFault, ImportRemark};
use super::foreign::text_of;
use crate::base::escaped;
use crate::formats::text::without_apostrophe;
use crate::formats::workbook::WorksheetCell;
use crate::kit::reading::read_date;
use crate::kit::table::cell::tidy;
use crate::kit::table::language_list::read_languages;
use crate::kit::table::phone::{PhoneFault, read_phone};

/// Days of Excel's calendar that can be meant as a date: 2000-01-01 to 2700-12-31. Later ones are
/// years of the Buddhist era.
const EXCEL_DAYS: std::ops::RangeInclusive<i32> = 36_526..=292_557;

/// Day 0 of Excel's calendar. (Its day 60 does not exist; earlier days are not read.)
const EXCEL_DAY_ZERO: Date = Date::constant(1899, 12, 30);

/// The Buddhist era begins 543 years before the common era.
const BUDDHIST_YEARS: i16 = 543;

/// The text of a value; empty for the hyphens that tables have in place of nothing.
pub(super) fn plain_text(cell: &WorksheetCell) -> String {
    let text = text_of(cell);
    let text = tidy(&text);
    let is_nothing = matches!(text, "-" | "–" | "—" | "--");
    if is_nothing {
        String::new()
    } else {
        without_apostrophe(text).to_owned()
    }
}

/// A telephone number. Puts back the first 0 that a spreadsheet takes from a number: no Thai number
/// has eight digits, or nine that begin with 6, 8 or 9.
pub(super) fn phone(text: &str, remarks: &mut Vec<ImportRemark>) -> String {
    if read_phone(text) != Err(PhoneFault::LostZero) {
        return text.to_owned();
    }
    let whole = format!("0{}", text.trim());
    match read_phone(&whole) {
        Ok(read) => {
            remarks.push(ImportRemark::LostZero {
                cell: escaped(text),
                number: read.number,
            });
            whole
        }
        Err(_) => text.to_owned(),
    }
}

/// A date as ISO 8601, from a date cell, a day's number, or any usual way to write a date.
pub(super) fn date(
    cell: &WorksheetCell,
    remarks: &mut Vec<ImportRemark>,
) -> Result<String, ImportFault> {
    let text = plain_text(cell);
    if text.is_empty() {
        return Ok(text);
    }
    let wrong = || ImportFault::NoDate {
        cell: escaped(&text),
    };
    let as_read = |date: Date, remarks: &mut Vec<ImportRemark>| {
        let date = in_common_era(date);
        let cell = escaped(&text);
        remarks.push(ImportRemark::DateRead { cell, date });
        date.to_string()
    };
    if let WorksheetCell::Date(date) = cell {
        return Ok(match in_common_era(*date) {
            same if same == *date => text,
            _ => as_read(*date, remarks),
        });
    }
    if let Ok(days) = text.parse::<i32>() {
        let days = Some(days).filter(|days| EXCEL_DAYS.contains(days));
        let date = days.and_then(|days| {
            let span = jiff::Span::new().try_days(days).ok()?;
            EXCEL_DAY_ZERO.checked_add(span).ok()
        });
        return date.map(|date| as_read(date, remarks)).ok_or_else(wrong);
    }
    match read_date(&text) {
        Ok(date) => Ok(date.to_string()),
        Err(fault) => {
            let date = fault.probably.ok_or_else(wrong)?;
            Ok(as_read(date, remarks))
        }
    }
}

/// The date, if its year is of the Buddhist era, in the common era.
fn in_common_era(date: Date) -> Date {
    let is_buddhist = (2400..=2700).contains(&date.year());
    let year = date.year() - if is_buddhist { BUDDHIST_YEARS } else { 0 };
    // 29 February exists in both years or in neither.
    Date::new(year, date.month(), date.day()).unwrap_or(date)
}

/// Languages by code, also if the table names them.
pub(super) fn languages(text: &str) -> String {
    let (codes, unknown) = read_languages(text);
    let mut words: Vec<String> = codes.iter().map(ToString::to_string).collect();
    for (word, meant) in unknown {
        let code = meant.map_or(word, str::to_owned);
        if !words.contains(&code) {
            words.push(code);
        }
    }
    words.join(" ")
}

/// Whether most letters are Thai, for tables with one column for both languages.
pub(super) fn is_thai(text: &str) -> bool {
    text.chars().any(|c| ('\u{e01}'..='\u{e2e}').contains(&c))
}
