//! Cleans cells as spreadsheets write them: invisible blanks, Thai digits, numbers in scientific
//! notation.

use super::finding::CodeOddity;
use crate::base::escaped;
use crate::kit::reading::thai_digits_to_ascii;

/// Trims a cell of whitespace, no-break spaces and byte order marks.
pub(super) fn tidy(cell: &str) -> &str {
    cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

/// Zero-width characters, which come with text copied from web pages and PDFs.
pub(super) fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{fe0e}' | '\u{fe0f}' | '\u{feff}' | '\u{ad}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A code, and what was wrong with its notation.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ReadCode {
    /// ASCII digits, or the text found instead.
    pub(super) code: String,
    /// The character that does not belong in a code.
    pub(super) oddity: Option<CodeOddity>,
}

/// Reads a code; accepts Thai digits, no-break and zero-width spaces.
pub(super) fn read_code(cell: &str) -> ReadCode {
    let seen: String = cell
        .chars()
        .filter(|c| !is_zero_width(*c) && !c.is_whitespace())
        .collect();
    let code = thai_digits_to_ascii(&seen);
    let oddity = if code != seen {
        Some(CodeOddity::ThaiDigits)
    } else if cell.chars().any(is_zero_width) {
        Some(CodeOddity::NoWidth)
    } else if cell.chars().any(|c| c.is_whitespace() && c != ' ') {
        Some(CodeOddity::NoBreakSpace)
    } else if seen.len() != cell.trim().len() {
        Some(CodeOddity::Space)
    } else {
        None
    };
    ReadCode { code, oddity }
}

/// Whether a spreadsheet turned a code into a computed number: `4.41E+11`, `8101.0`.
pub(super) fn is_calculated(text: &str) -> bool {
    let text = text.trim();
    let begins = text.starts_with(|c: char| c.is_ascii_digit());
    let scientific = begins
        && text.split_once(['E', 'e']).is_some_and(|(front, power)| {
            let number = |t: &str| {
                !t.is_empty()
                    && t.chars()
                        .all(|c| c.is_ascii_digit() || c == '.' || c == ',')
            };
            number(front) && number(power.trim_start_matches(['+', '-']))
        });
    scientific
        || (begins
            && text
                .strip_suffix(".0")
                .is_some_and(|t| t.bytes().all(|b| b.is_ascii_digit())))
}

/// Cleans a text for readers: runs of blanks and line breaks become one space, zero-width
/// characters are removed (except the joiners that some scripts of the region need).
pub(super) fn read_words(cell: &str) -> (String, Option<String>) {
    let gone = |c: char| {
        is_zero_width(c) && !matches!(c, '\u{200c}' | '\u{200d}')
            || (c.is_control() && !c.is_whitespace())
    };
    let odd: String = cell.chars().filter(|c| gone(*c)).collect();
    let clean: String = cell.chars().filter(|c| !gone(*c)).collect();
    let words = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    let oddity = (!odd.is_empty()).then(|| escaped(&odd));
    (words, oddity)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_through_what_copying_leaves() {
        let cases = [
            ("8101", "8101", None),
            ("๘๑๐๑", "8101", Some(CodeOddity::ThaiDigits)),
            ("81\u{200b}01", "8101", Some(CodeOddity::NoWidth)),
            ("8101\u{a0}", "8101", Some(CodeOddity::NoBreakSpace)),
            ("81 01", "8101", Some(CodeOddity::Space)),
            (" 8101 ", "8101", None),
            ("abc", "abc", None),
        ];
        for (cell, code, oddity) in cases {
            let read = read_code(cell);
            assert_eq!(
                (read.code.as_str(), read.oddity),
                (code, oddity),
                "{cell:?}"
            );
        }
    }

    #[test]
    fn numbers_that_became_calculations_are_known() {
        for text in ["4.41E+11", "8E+07", "8101.0", "6.6812E10", "1,23E+05"] {
            assert!(is_calculated(text), "{text}");
        }
        for text in ["8101", "E5", "1.5", "191", "", "Ext", "1e"] {
            assert!(!is_calculated(text), "{text}");
        }
    }

    #[test]
    fn words_have_single_blanks() {
        let read = read_words("  สำนัก\u{200b}งาน\n แรงงาน ");
        assert_eq!(
            read,
            ("สำนักงาน แรงงาน".to_owned(), Some("\\u{200b}".to_owned()))
        );
    }
}
