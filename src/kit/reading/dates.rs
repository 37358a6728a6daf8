//! Parses dates as people type them: ISO 8601 in the common era is read, other forms are reported
//! with the date that was probably meant.

use jiff::civil::Date;

use super::finding::DateFault;
use crate::base::escaped;

/// Years that must be of the Buddhist era (1857 to 2157 of the common era).
const BUDDHIST_YEARS: std::ops::RangeInclusive<i16> = 2400..=2700;

/// The Buddhist era begins 543 years before the common era.
const BUDDHIST_OFFSET: i16 = 543;

/// A text that is not a usable date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::kit) struct WrongDate {
    /// What is wrong.
    pub(in crate::kit) fault: DateFault,
    /// The date that was probably meant, good enough to check further with.
    pub(in crate::kit) probably: Option<Date>,
}

/// Reads `YYYY-MM-DD`.
pub(in crate::kit) fn read_date(text: &str) -> Result<Date, WrongDate> {
    let digits = thai_digits_to_ascii(text);
    let parts: Vec<&str> = digits.split('-').collect();
    let iso = |part: &str, len| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
    if let [year, month, day] = parts[..]
        && iso(year, 4)
        && iso(month, 2)
        && iso(day, 2)
    {
        let date = from_parts(text, year, month, day)?;
        if digits == text {
            return Ok(date);
        }
        return Err(WrongDate {
            fault: DateFault::ThaiDigits {
                text: escaped(text),
                probably: Some(date.to_string()),
            },
            probably: Some(date),
        });
    }
    Err(other_form(text, &digits))
}

fn from_parts(text: &str, year: &str, month: &str, day: &str) -> Result<Date, WrongDate> {
    let number = |part: &str| part.parse::<i16>().unwrap_or(0);
    let small = |part: &str| part.parse::<i8>().unwrap_or(0);
    let year = number(year);
    let text = escaped(text);
    if BUDDHIST_YEARS.contains(&year) {
        let probably = Date::new(year - BUDDHIST_OFFSET, small(month), small(day)).ok();
        return Err(WrongDate {
            fault: DateFault::Buddhist {
                text,
                probably: probably.map(|date| date.to_string()),
            },
            probably,
        });
    }
    Date::new(year, small(month), small(day)).map_err(|_| WrongDate {
        fault: DateFault::NoSuchDay { text },
        probably: None,
    })
}

/// `1/3/2569`, `1 มี.ค. 2569`, `2026-03-01 00:00`: guesses the date only if it has a single reading
/// in Thailand (day first, or year first).
fn other_form(text: &str, digits: &str) -> WrongDate {
    let probably = guess(text, digits);
    WrongDate {
        fault: DateFault::Form {
            text: escaped(text),
            probably: probably.map(|date| date.to_string()),
        },
        probably,
    }
}

/// The months in Thai and English, by their first letters: long and short forms begin alike.
const MONTHS: [[&str; 3]; 12] = [
    ["มกรา", "ม.ค", "jan"],
    ["กุมภา", "ก.พ", "feb"],
    ["มีนา", "มี.ค", "mar"],
    ["เมษา", "เม.ย", "apr"],
    ["พฤษภา", "พ.ค", "may"],
    ["มิถุนา", "มิ.ย", "jun"],
    ["กรกฎา", "ก.ค", "jul"],
    ["สิงหา", "ส.ค", "aug"],
    ["กันยา", "ก.ย", "sep"],
    ["ตุลา", "ต.ค", "oct"],
    ["พฤศจิกา", "พ.ย", "nov"],
    ["ธันวา", "ธ.ค", "dec"],
];

/// `1 มี.ค. 2569`, `1 มีนาคม พ.ศ. 2569`, `1 March 2026`, `1-Mar-2026`. Two digits of a year behind a
/// Thai month are of the Buddhist era, as Thai offices write it.
fn with_month_name(digits: &str) -> Option<Date> {
    let lower = digits
        .to_lowercase()
        .replace("พ.ศ.", " ")
        .replace("ค.ศ.", " ");
    let lower = lower.trim_start_matches("วันที่").trim();
    let (day, rest) = lower.split_at(lower.find(|c: char| !c.is_ascii_digit())?);
    let rest = rest.trim_start_matches([' ', '-', '/']);
    let (month, is_thai) = MONTHS.iter().zip(1..).find_map(|(names, month)| {
        let name = names.iter().find(|name| rest.starts_with(**name))?;
        Some((month, !name.is_ascii()))
    })?;
    let year = rest.get(rest.find(|c: char| c.is_ascii_digit())?..)?;
    let year: i16 = match (year.len(), is_thai) {
        (2, true) => year.parse::<i16>().ok()? + 2500,
        (4, _) => year.parse().ok()?,
        _ => return None,
    };
    let is_buddhist = BUDDHIST_YEARS.contains(&year);
    let year = year - if is_buddhist { BUDDHIST_OFFSET } else { 0 };
    Date::new(year, month, day.parse().ok()?).ok()
}

fn guess(text: &str, digits: &str) -> Option<Date> {
    if let Some(date) = with_month_name(digits) {
        return Some(date);
    }
    let date_part = digits.split([' ', 'T']).next().unwrap_or_default();
    let parts: Vec<&str> = date_part.split(['/', '-', '.']).collect();
    let all_digits = parts
        .iter()
        .all(|p| !p.is_empty() && p.len() <= 4 && p.bytes().all(|b| b.is_ascii_digit()));
    let [first, second, third] = parts[..] else {
        return None;
    };
    if !all_digits {
        return None;
    }
    let (year, month, day) = match (first.len(), third.len()) {
        (4, 1..=2) => (first, second, third),
        (1..=2, 4) => (third, second, first),
        _ => return None,
    };
    match from_parts(text, year, month, day) {
        Ok(date) => Some(date),
        Err(error) => error.probably,
    }
}

/// Replaces ๐ to ๙ with 0 to 9.
pub(in crate::kit) fn thai_digits_to_ascii(text: &str) -> String {
    let to_ascii = |c: char| match c {
        '๐'..='๙' => char::from_digit(u32::from(c) - u32::from('๐'), 10).unwrap_or(c),
        _ => c,
    };
    text.chars().map(to_ascii).collect()
}

/// Converts a Buddhist-era year before a dot (`2569.1`) to the common era.
pub(in crate::kit) fn common_era_release(text: &str) -> Option<String> {
    let (year, rest) = text.split_once('.')?;
    let year: i16 = year.parse().ok()?;
    BUDDHIST_YEARS
        .contains(&year)
        .then(|| format!("{}.{rest}", year - BUDDHIST_OFFSET))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_dates_are_read() {
        assert_eq!(read_date("2026-03-01").unwrap().to_string(), "2026-03-01");
        assert_eq!(read_date("2399-12-31").unwrap().to_string(), "2399-12-31");
        assert_eq!(read_date("2701-01-01").unwrap().to_string(), "2701-01-01");
    }

    #[test]
    fn other_dates_are_refused_with_what_was_probably_meant() {
        let cases = [
            ("2569-03-01", Some("2026-03-01")),
            ("2400-01-01", Some("1857-01-01")),
            ("2700-12-31", Some("2157-12-31")),
            ("๒๕๖๙-๐๓-๐๑", Some("2026-03-01")),
            ("๒๐๒๖-๐๓-๐๑", Some("2026-03-01")),
            ("1/3/2569", Some("2026-03-01")),
            ("31/12/2026", Some("2026-12-31")),
            ("2026/3/1", Some("2026-03-01")),
            ("2026-03-01 00:00:00", Some("2026-03-01")),
            ("2026-02-30", None),
            ("2568-02-29", None),
            ("1 มี.ค. 2569", Some("2026-03-01")),
            ("๑ มีนาคม พ.ศ. ๒๕๖๙", Some("2026-03-01")),
            ("1 มี.ค. 69", Some("2026-03-01")),
            ("1 March 2026", Some("2026-03-01")),
            ("1-Mar-2026", Some("2026-03-01")),
            ("1-Mar-26", None),
            ("31 ก.พ. 2569", None),
            ("1/3/69", None),
            ("46082", None),
            ("", None),
            ("--", None),
        ];
        for (text, probably) in cases {
            let wrong = read_date(text).unwrap_err();
            let found = wrong.probably.map(|date| date.to_string());
            assert_eq!(found.as_deref(), probably, "{text}");
        }
    }

    #[test]
    fn a_buddhist_release_is_recognised() {
        assert_eq!(common_era_release("2569.2").as_deref(), Some("2026.2"));
        assert_eq!(common_era_release("2026.2"), None);
    }
}
