//! Checks names of districts, provinces and contacts.

use super::cell::read_words;
use super::finding::DistrictFinding;
use super::lost::is_lost;
use super::sheet::{Sheet, SheetRow};
use crate::base::Diagnostic;

/// The name of a district or province; `None` if it is missing (reported).
pub(super) fn read_name(
    sheet: &Sheet,
    row: &SheetRow,
    column: &str,
    faults: &mut Vec<Diagnostic>,
) -> Option<String> {
    let (name, oddity) = read_words(row.get(column));
    if is_lost(column, row.get(column)) {
        return Some(name); // Already reported; no other check applies.
    }
    if name.is_empty() {
        let column = column.to_owned();
        faults.push(sheet.fault(row, DistrictFinding::NoName { column }));
        return None;
    }
    if let Some(odd) = oddity {
        let finding = DistrictFinding::Unseen {
            column: column.to_owned(),
            letters: odd,
        };
        faults.push(sheet.warning(row, finding));
    }
    if let Some((mark, plain)) = mark_in_name(&name) {
        let column = column.to_owned();
        let finding = DistrictFinding::Mark {
            column,
            mark,
            plain,
        };
        faults.push(sheet.fault(row, finding));
        return Some(name);
    }
    let thai = name.chars().any(|c| ('\u{e01}'..='\u{e2e}').contains(&c));
    if thai != column.ends_with("_th") {
        let (shown, column) = (name.clone(), column.to_owned());
        let finding = if thai {
            DistrictFinding::Thai {
                name: shown,
                column,
            }
        } else {
            DistrictFinding::NotThai {
                name: shown,
                column,
            }
        };
        faults.push(sheet.warning(row, finding));
    }
    let prefixes = ["อำเภอ", "อ.", "กิ่งอำเภอ", "จังหวัด", "จ."];
    let long = prefixes.iter().find(|p| name.starts_with(**p)).copied();
    let endings = [" District", " Province"];
    let long = long.or_else(|| endings.iter().find(|e| name.ends_with(**e)).copied());
    if let Some(word) = long {
        let finding = DistrictFinding::LongName {
            name: name.clone(),
            word: word.trim().to_owned(),
        };
        faults.push(sheet.warning(row, finding));
    }
    Some(name)
}

/// The footnote mark in a name, such as a star, which every page would show; and the name without
/// it, if that is valid.
pub(super) fn mark_in_name(name: &str) -> Option<(String, Option<String>)> {
    let mark = footnote_mark(name)?;
    let plain = name.replace(mark, "");
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_good = !plain.is_empty() && footnote_mark(&plain).is_none();
    Some((mark.to_owned(), is_good.then_some(plain)))
}

/// Footnote marks: stars, daggers, superscript digits, numbers in square brackets.
fn footnote_mark(name: &str) -> Option<&str> {
    let is_sign = |c: char| {
        matches!(
            c,
            '*' | '＊' | '∗' | '⁎' | '†' | '‡' | '¹' | '²' | '³' | '\u{2070}'..='\u{2079}'
        )
    };
    let sign = name
        .char_indices()
        .find(|(_, c)| is_sign(*c))
        .and_then(|(at, c)| name.get(at..at + c.len_utf8()));
    sign.or_else(|| {
        let at = name.find('[')?;
        let end = at + name.get(at..)?.find(']')?;
        let inner = name.get(at + 1..end)?;
        let is_number = !inner.is_empty() && inner.chars().all(|c| c.is_ascii_digit());
        name.get(at..=end).filter(|_| is_number)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_footnotes_are_found_in_names() {
        for (name, mark) in [
            ("เมืองกระบี่*", "*"),
            ("*เขาพนม", "*"),
            ("Krabi †", "†"),
            ("ลำทับ[12]", "[12]"),
            ("Ao Luek²", "²"),
            ("คลองท่อม＊", "＊"),
        ] {
            assert_eq!(footnote_mark(name), Some(mark), "{name}");
        }
        for name in [
            "Mueang Krabi",
            "พระนครศรีอยุธยา",
            "Centre (24 h)",
            "Help [night]",
            "S.O.S.",
        ] {
            assert_eq!(footnote_mark(name), None, "{name}");
        }
    }
}
