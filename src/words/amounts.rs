//! Formats numbers, sizes, dates and lists for each language.

use jiff::civil::Date;

use super::language::Language;

/// A size in bytes, as the value of a message: `36 KiB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size(pub u64);

/// Minimum number for grouping digits by three: years and line numbers stay ungrouped.
const GROUPED_FROM: u64 = 10_000;

/// Thai month names, as used in dates.
const THAI_MONTHS: [&str; 12] = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
];

const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Years between the Common Era and the Buddhist Era.
const BUDDHIST_ERA: i16 = 543;

/// A whole number: `878`, `12,000`. Thai offices also use Arabic digits and commas.
pub(super) fn count(number: u64) -> String {
    let digits = number.to_string();
    if number < GROUPED_FROM {
        return digits;
    }
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `36 KiB`, `1.2 GiB`: binary units, up to three significant digits.
pub(super) fn size(bytes: u64, language: Language) -> String {
    let smallest = match language {
        Language::En => "bytes",
        Language::Th => "ไบต์",
    };
    let units = [smallest, "KiB", "MiB", "GiB", "TiB"];
    let mut unit = 0;
    let mut divisor: u64 = 1;
    while bytes / divisor >= 1024 && unit + 1 < units.len() {
        divisor *= 1024;
        unit += 1;
    }
    let (whole, rest) = (bytes / divisor, bytes % divisor);
    let tenths = u128::from(rest) * 10 / u128::from(divisor);
    if unit == 0 || whole >= 100 || tenths == 0 {
        format!("{whole} {}", units[unit])
    } else {
        format!("{whole}.{tenths} {}", units[unit])
    }
}

/// `1 March 2026`, `1 มีนาคม 2569`.
pub(super) fn date(date: Date, language: Language) -> String {
    let month = usize::try_from(date.month() - 1).unwrap_or_default();
    let (months, year) = match language {
        Language::En => (&ENGLISH_MONTHS, date.year()),
        Language::Th => (&THAI_MONTHS, date.year().saturating_add(BUDDHIST_ERA)),
    };
    format!("{} {} {year}", date.day(), months[month])
}

/// `a, b and c`, `ก, ข และ ค`.
pub(super) fn list(parts: &[String], language: Language) -> String {
    let [front @ .., last] = parts else {
        return String::new();
    };
    let and = match language {
        _ if front.is_empty() => "",
        Language::En => " and ",
        // Thai words are not separated by blanks.
        Language::Th if last.starts_with(|c| ('ก'..='๛').contains(&c)) => " และ",
        Language::Th => " และ ",
    };
    format!("{}{and}{last}", front.join(", "))
}

/// `bytes` in English notation.
pub fn human_bytes(bytes: u64) -> String {
    size(bytes, Language::En)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_naturally() {
        let cases = [
            (0, "0 bytes"),
            (1023, "1023 bytes"),
            (1024, "1 KiB"),
            (36 * 1024, "36 KiB"),
            (1_288_490_190, "1.2 GiB"),
            (261 << 20, "261 MiB"),
        ];
        for (bytes, text) in cases {
            assert_eq!(human_bytes(bytes), text);
        }
        assert_eq!(size(5, Language::Th), "5 ไบต์");
    }

    #[test]
    fn long_numbers_are_grouped_and_years_are_not() {
        let cases = [
            (0, "0"),
            (2026, "2026"),
            (12_000, "12,000"),
            (1_234_567, "1,234,567"),
        ];
        for (number, text) in cases {
            assert_eq!(count(number), text);
        }
    }

    #[test]
    fn dates_are_of_the_buddhist_era_in_thai() {
        let day = jiff::civil::date(2026, 3, 1);
        assert_eq!(date(day, Language::En), "1 March 2026");
        assert_eq!(date(day, Language::Th), "1 มีนาคม 2569");
    }

    #[test]
    fn lists_end_with_and() {
        let parts = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
        assert_eq!(list(&parts, Language::En), "a, b and c");
        assert_eq!(list(&parts, Language::Th), "a, b และ c");
        assert_eq!(list(&parts[..1], Language::Th), "a");
        assert_eq!(list(&[], Language::En), "");
        let parts = ["ก".to_owned(), "ข".to_owned()];
        assert_eq!(list(&parts, Language::Th), "ก และข");
    }
}
