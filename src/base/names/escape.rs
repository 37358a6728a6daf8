//! Escapes names from sticks and kits for printing: no control, direction or zero-width character
//! reaches a terminal or hides in a message.

use std::fmt::Write as _;
use std::ops::Range;

/// Returns `text` with every character that is invisible or acts on a terminal written as `\u{…}`.
/// Backslashes stay, because Windows paths contain them.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_unseen(c) {
            // Writing to a String cannot fail.
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// Returns a name of arbitrary bytes for printing: bytes that are not Unicode become `\xE0`.
pub fn shown_bytes(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        for byte in chunk.invalid() {
            // Writing to a String cannot fail.
            let _ = write!(out, "\\x{byte:02X}");
        }
    }
    out
}

/// Returns a line and a byte range in it, [`escaped`], with tabs as four spaces; the range still
/// covers the same letters. A range outside the text becomes the empty one at its end.
pub fn escaped_span(text: &str, range: Range<usize>) -> (String, Range<usize>) {
    let safe = |part: &str| escaped(&part.replace('\t', "    "));
    let (Some(before), Some(within), Some(behind)) = (
        text.get(..range.start),
        text.get(range.clone()),
        text.get(range.end..),
    ) else {
        let whole = safe(text);
        let end = whole.len();
        return (whole, end..end);
    };
    let (before, within, behind) = (safe(before), safe(within), safe(behind));
    let span = before.len()..before.len() + within.len();
    ([before, within, behind].concat(), span)
}

/// The code points of the invisible characters of `text` as `U+200B U+202E`, for messages about
/// names.
pub fn code_points(text: &str) -> String {
    let points: Vec<String> = text
        .chars()
        .filter(|c| is_unseen(*c))
        .map(|c| format!("U+{:04X}", u32::from(c)))
        .collect();
    points.join(" ")
}

/// Control, direction, zero-width and tag characters, and noncharacters: all without a visible
/// form.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_act_on_is_written_out() {
        assert_eq!(
            escaped("a\x1b[31m\u{202e}gpj.exe"),
            "a\\u{1b}[31m\\u{202e}gpj.exe"
        );
        assert_eq!(escaped("คู่มือ พูดคุย.pdf"), "คู่มือ พูดคุย.pdf");
        assert_eq!(code_points("a\u{200b}b\r"), "U+200B U+000D");
    }

    #[test]
    fn names_that_are_no_unicode_are_shown_by_their_bytes() {
        assert_eq!(
            shown_bytes(b"\xe0\xb8\x81 \xa4\xd9.pdf"),
            "ก \\xA4\\xD9.pdf"
        );
    }

    #[test]
    fn a_span_covers_the_same_letters_of_the_escaped_line() {
        let (text, span) = escaped_span("a\t\u{9b}31m,\u{9b}b,c", 8..11);
        assert_eq!(text, "a    \\u{9b}31m,\\u{9b}b,c");
        assert_eq!(&text[span], "\\u{9b}b");
        assert_eq!(escaped_span("ก", 1..9), ("ก".to_owned(), 3..3));
    }
}
