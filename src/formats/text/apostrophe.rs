//! Cells that a spreadsheet would calculate.
//!
//! A spreadsheet takes a cell of a CSV that begins with `=`, `+`, `-` or `@` as a formula, which may
//! open programs or send the table away. What we write has an apostrophe before such a text.

use std::borrow::Cow;

/// The text with an apostrophe in front if a spreadsheet would calculate it. Numbers with a sign,
/// such as telephone numbers with `+`, stay as they are.
fn with_apostrophe(text: &str) -> Cow<'_, str> {
    let is_number = |rest: &str| {
        rest.starts_with(|c: char| c.is_ascii_digit())
            && rest
                .chars()
                .all(|c| c.is_ascii_digit() || " .,-".contains(c))
    };
    let is_formula = match text.chars().next() {
        Some('=' | '@' | '\t' | '\r') => true,
        Some('+' | '-') => !is_number(text.get(1..).unwrap_or_default()),
        _ => false,
    };
    if is_formula {
        format!("'{text}").into()
    } else {
        text.into()
    }
}

/// A text as a cell of a CSV (RFC 4180) that no spreadsheet calculates.
pub fn csv_cell(text: &str) -> String {
    let safe = with_apostrophe(text);
    if safe.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe.into_owned()
    }
}

/// The text without the apostrophe that [`csv_cell`] put in front.
pub fn without_apostrophe(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '@', '+', '-', '\t', '\r']) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_a_spreadsheet_would_calculate_has_an_apostrophe_and_loses_it_again() {
        for text in [
            "=1+1",
            "@SUM(A1)",
            "+cmd|' /C calc'!A0",
            "-2+3+cmd",
            "\t=1",
            "- ปิด",
        ] {
            let safe = with_apostrophe(text);
            assert_eq!(safe, format!("'{text}"), "{text}");
            assert_eq!(without_apostrophe(&safe), text);
        }
        assert_eq!(csv_cell("=1,\"2\""), "\"'=1,\"\"2\"\"\"");
        for text in ["+66 75 611 144", "-5", "075", "ก=ข", "", "'quoted'"] {
            assert_eq!(with_apostrophe(text), text);
            assert_eq!(without_apostrophe(text), text);
        }
    }
}
