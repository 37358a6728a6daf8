//! Parses Thai telephone numbers as people type them into the form that `tel:` takes.
//!
//! Accepts hotlines (3 to 5 digits), `02` to `05` and `07` (nine digits), `06`, `08`, `09` (ten),
//! `1800` and six more, a leading `+66`, other countries with `+`; Thai digits, spaces, brackets,
//! hyphens; an extension after the number. Refuses ranges, two numbers in one cell, computed
//! numbers and lost zeros. Never adds a digit: a wrong number costs a caller time that may matter.

pub(in crate::kit) mod fault;

pub(in crate::kit) use fault::PhoneFault;
pub(super) use fault::PhoneLength;

use super::cell::{is_calculated, is_zero_width};
use crate::base::escaped;
use crate::kit::reading::thai_digits_to_ascii;

/// A number that can be dialled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::kit) struct Phone {
    /// Digits, with a leading `+` for other countries.
    pub(in crate::kit) number: String,
    /// The extension after the number.
    pub(in crate::kit) ext: Option<String>,
}

/// Parses a telephone number.
pub(in crate::kit) fn read_phone(cell: &str) -> Result<Phone, PhoneFault> {
    let text = plain(cell);
    if text.is_empty() {
        return Err(PhoneFault::Empty);
    }
    if is_calculated(&text) {
        return Err(PhoneFault::Calculated);
    }
    let (main, ext) = split_extension(&text);
    check_range(main)?;
    check_letters(main)?;
    let number = number_of(main)?;
    let ext = match ext {
        Some(ext) => Some(read_extension(ext)?),
        None => None,
    };
    Ok(Phone { number, ext })
}

/// Parses an extension: digits only.
pub(super) fn read_extension(cell: &str) -> Result<String, PhoneFault> {
    let text = plain(cell);
    if is_calculated(&text) {
        return Err(PhoneFault::Calculated);
    }
    let text = text
        .trim_start_matches(EXTENSION_WORDS)
        .trim_matches([' ', '.', ':']);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if text.contains(['-', '~']) {
        return Err(PhoneFault::Range);
    }
    if text.contains([',', '/', ';']) {
        return Err(PhoneFault::Several);
    }
    if let Some(word) = text.chars().find(|c| !c.is_ascii_digit() && *c != ' ') {
        return Err(PhoneFault::Words {
            letters: escaped(&word.to_string()),
        });
    }
    match digits.len() {
        1..=8 => Ok(digits),
        found => Err(PhoneFault::Length {
            found,
            expected: PhoneLength::Extension,
        }),
    }
}

/// Normalises to ASCII digits, one kind of hyphen and space, lower case; removes zero-width
/// characters.
fn plain(cell: &str) -> String {
    let one = |c: char| match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{ff0b}' => '+',
        '\u{301c}' | '\u{ff5e}' => '~',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    // Phones put directional marks around a copied number.
    let seen = cell.chars().filter(|c| !is_zero_width(*c));
    let text: String = seen.map(one).collect();
    let text = thai_digits_to_ascii(&text).to_lowercase();
    text.trim_matches([' ', '\'', '"']).to_owned()
}

const EXTENSION_WORDS: &[char] = &[
    'ต', '่', 'อ', 'e', 'x', 't', 'n', 's', 'i', 'o', '#', '.', ' ',
];

/// Splits off the extension after `ต่อ`, `ext.`, `x` or `#`.
fn split_extension(text: &str) -> (&str, Option<&str>) {
    let marks = ["ต่อ", "extension", "ext.", "ext", " x", "#"];
    for mark in marks {
        if let Some((main, ext)) = text.split_once(mark)
            && main.contains(|c: char| c.is_ascii_digit())
        {
            return (
                main.trim_end_matches([' ', ',', '(']),
                Some(ext.trim_end_matches(')')),
            );
        }
    }
    (text, None)
}

/// Checks for ranges before hyphens are removed: `075-611144-5` would otherwise become a number
/// with an extra digit, and `1300-5` a number that does not exist.
fn check_range(text: &str) -> Result<(), PhoneFault> {
    if text.contains('~') || text.contains("ถึง") || text.contains(" to ") {
        return Err(PhoneFault::Range);
    }
    if text.contains([',', ';', '/'])
        || text.contains("หรือ")
        || text.contains(" or ")
        || text.contains("และ")
    {
        return Err(PhoneFault::Several);
    }
    let Some((front, last)) = text.rsplit_once('-') else {
        return Ok(());
    };
    let count = |t: &str| t.chars().filter(char::is_ascii_digit).count();
    if (1..=4).contains(&count(last)) && number_of(front).is_ok() {
        return Err(PhoneFault::Range);
    }
    Ok(())
}

fn check_letters(text: &str) -> Result<(), PhoneFault> {
    let allowed = |c: char| c.is_ascii_digit() || " -().+".contains(c);
    let plus_inside = text
        .trim_start_matches(['(', ' '])
        .trim_start_matches('+')
        .contains('+');
    if plus_inside {
        return Err(PhoneFault::Several);
    }
    let odd: String = text.chars().filter(|c| !allowed(*c)).collect();
    if odd.is_empty() {
        Ok(())
    } else {
        Err(PhoneFault::Words {
            letters: escaped(&odd),
        })
    }
}

/// The digits in the form that `tel:` takes.
fn number_of(text: &str) -> Result<String, PhoneFault> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let has_plus = text.trim_start_matches(['(', ' ']).starts_with('+');
    if !has_plus {
        return check_domestic(digits);
    }
    if let Some(rest) = digits.strip_prefix("66") {
        // `+66 (0)75 …`: the zero in brackets is dialled only within Thailand.
        let rest = rest.strip_prefix('0').unwrap_or(rest);
        let home = format!("0{rest}");
        return check_domestic(home);
    }
    // ITU-T E.164: at most 15 digits; no country has fewer than 7 in all.
    match digits.len() {
        7..=15 => Ok(format!("+{digits}")),
        found => Err(PhoneFault::Length {
            found,
            expected: PhoneLength::Abroad,
        }),
    }
}

fn check_domestic(digits: String) -> Result<String, PhoneFault> {
    let found = digits.len();
    let mut first = digits.bytes();
    let expected = match (first.next(), first.next()) {
        (None, _) => return Err(PhoneFault::Empty),
        (Some(b'0'), Some(b'2'..=b'5' | b'7')) => {
            if found == 9 {
                return Ok(digits);
            }
            PhoneLength::Landline
        }
        (Some(b'0'), Some(b'6' | b'8' | b'9')) => {
            if found == 10 {
                return Ok(digits);
            }
            PhoneLength::Mobile
        }
        (Some(b'0'), _) => PhoneLength::Nothing,
        _ if digits.starts_with("1800") && found == 10 => return Ok(digits),
        _ if digits.starts_with("1800") && found > 5 => PhoneLength::FreeCall,
        _ if (3..=5).contains(&found) => return Ok(digits),
        (Some(b'2'..=b'5' | b'7'), _) if found == 8 => return Err(PhoneFault::LostZero),
        (Some(b'6'), Some(b'6')) if found == 10 || found == 11 => return Err(PhoneFault::LostPlus),
        (Some(b'6' | b'8' | b'9'), _) if found == 9 => return Err(PhoneFault::LostZero),
        _ => PhoneLength::Hotline,
    };
    Err(PhoneFault::Length { found, expected })
}

#[cfg(test)]
mod tests;
