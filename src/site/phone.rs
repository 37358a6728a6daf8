//! Telephone numbers on pages: grouped for reading, and recognised in running text.

use std::collections::BTreeSet;

/// Groups `phone` (digits, or `+` and digits) for reading: `1300`, `0-7561-1234`, `08-1234-5678`.
pub(super) fn display(phone: &str) -> String {
    let (head, tail) = match phone.len() {
        9 if phone.starts_with('0') => phone.split_at(1),
        10 if phone.starts_with('0') => phone.split_at(2),
        _ => return phone.to_owned(),
    };
    let (first, second) = tail.split_at(4);
    format!("{head}-{first}-{second}")
}

/// A piece of running text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum TextPiece<'a> {
    Text(&'a str),
    Number { shown: &'a str, phone: String },
}

/// Splits `text` at its telephone numbers: the `known` ones (hotlines), and complete Thai numbers
/// (0 and eight or nine digits). Skips digits in a longer number, an amount or a section number
/// (`1,300`, `6/191`).
pub(super) fn pieces<'a>(text: &'a str, known: &BTreeSet<String>) -> Vec<TextPiece<'a>> {
    let mut out = Vec::new();
    let mut done = 0;
    let mut at = 0;
    while let Some(found) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + found;
        let end = number_end(text, start);
        let shown = &text[start..end];
        let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
        if stands_alone(text, start, end) && is_phone(shown, &digits, known) {
            if start > done {
                out.push(TextPiece::Text(&text[done..start]));
            }
            out.push(TextPiece::Number {
                shown,
                phone: digits,
            });
            done = end;
        }
        at = end;
    }
    if done < text.len() {
        out.push(TextPiece::Text(&text[done..]));
    }
    out
}

/// The end of the digits from `start` on. In a number that starts with 0, this includes single
/// hyphens and spaces between digits.
fn number_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = start;
    while end < bytes.len() {
        let joins = matches!(bytes[end], b'-' | b' ')
            && bytes[start] == b'0'
            && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !bytes[end].is_ascii_digit() && !joins {
            break;
        }
        end += 1;
    }
    end
}

fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let mut after = text[end..].chars();
    let next = after.next();
    let joined = |c: char| matches!(c, ',' | '.' | '/' | '-' | ':' | '%' | '+');
    let before_joins = before.is_some_and(|c| joined(c) || c.is_ascii_alphanumeric());
    let next_joins = match next {
        Some('%') => true,
        Some(c) if joined(c) => after.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => c.is_ascii_alphanumeric(),
        None => false,
    };
    !before_joins && !next_joins
}

fn is_phone(shown: &str, digits: &str, known: &BTreeSet<String>) -> bool {
    let whole = shown.starts_with('0') && matches!(digits.len(), 9 | 10);
    whole || known.contains(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<String> {
        let known = BTreeSet::from(["191".to_owned(), "1300".to_owned()]);
        let pieces = pieces(text, &known);
        let whole: String = pieces
            .iter()
            .map(|piece| match piece {
                TextPiece::Text(text) => *text,
                TextPiece::Number { shown, .. } => shown,
            })
            .collect();
        assert_eq!(whole, text);
        let phones = pieces.into_iter().filter_map(|piece| match piece {
            TextPiece::Number { phone, .. } => Some(phone),
            TextPiece::Text(_) => None,
        });
        phones.collect()
    }

    #[test]
    fn hotlines_and_whole_numbers_are_found() {
        assert_eq!(numbers("อันตราย โทร 191 สงสัย โทร 1300"), ["191", "1300"]);
        assert_eq!(numbers("โทร1300ได้"), ["1300"]);
        assert_eq!(numbers("Call 191. Or 1300, day and night"), ["191", "1300"]);
        assert_eq!(
            numbers("075-611 234 or 0812345678"),
            ["075611234", "0812345678"]
        );
    }

    #[test]
    fn other_numbers_stay_text() {
        for text in [
            "1,300 people",
            "มาตรา 6/191",
            "13001",
            "2551",
            "191%",
            "0.191",
            "A191",
            "",
        ] {
            assert!(numbers(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn long_numbers_are_written_in_groups() {
        assert_eq!(display("1300"), "1300");
        assert_eq!(display("075611234"), "0-7561-1234");
        assert_eq!(display("0812345678"), "08-1234-5678");
        assert_eq!(display("+66991301300"), "+66991301300");
    }
}
