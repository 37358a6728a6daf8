//! Formats dates for readers: in Thai with the Buddhist era, in English with the common era.

use jiff::civil::Date;

use super::fallback::mark;
use super::{Words, fill};

/// `date` in the words of `language`; marked if the month's name is in another language.
pub(in crate::site) fn long(date: Date, words: &Words, language: &str) -> String {
    let month_key = format!("month.{}", date.month());
    let Some(month) = words.find(language, &month_key) else {
        return date.to_string();
    };
    // Each language has its own era, so the era comes from the language of the month.
    let of = |key: &str| {
        let word = words.find(month.language, key);
        word.filter(|word| word.language == month.language)
            .map(|word| word.text)
    };
    let era: i16 = of("date.era").and_then(|era| era.parse().ok()).unwrap_or(0);
    let values = [
        ("day", date.day().to_string()),
        ("month", month.text.to_owned()),
        ("year", date.year().saturating_add(era).to_string()),
    ];
    let text = fill(of("date.format").unwrap_or("{day} {month} {year}"), &values);
    if month.language == language {
        text
    } else {
        mark(&text, month.language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::words::tests::translation;

    #[test]
    fn thai_dates_are_in_the_buddhist_era() {
        let words = Words::new(&[
            translation("th", "ไทย", &[("month.6", "มิถุนายน"), ("date.era", "543")]),
            translation("en", "English", &[("month.6", "June")]),
        ]);
        let date = jiff::civil::date(2025, 6, 5);
        assert_eq!(long(date, &words, "th"), "5 มิถุนายน 2568");
        assert_eq!(long(date, &words, "en"), "5 June 2025");
        assert_eq!(long(date, &words, "lo"), mark("5 June 2025", "en"));
    }
}
