//! Signs of danger in rich text (RTF): embedded objects, remote templates, fields that ask other
//! programs. No kit carries RTF, so it has no full reader.
//!
//! Source: Rich Text Format specification 1.9.1, "Objects", "Fields", "Document Formatting".

use std::collections::BTreeSet;

use memchr::memmem::find_iter;

use crate::formats::content::active::part::{ActivePart, PartFindings};

/// Bytes after a control word that are read; an address there is shorter (tuning).
const GROUP_BYTES_MAX: usize = 1024;

/// Searches a whole file for control words.
pub(in crate::formats::content::active) fn look_into_rtf(
    bytes: &[u8],
    findings: &mut PartFindings,
) {
    let behind = |word: &'static str| {
        let whole = move |rest: &&[u8]| !rest.first().is_some_and(u8::is_ascii_alphabetic);
        let ends = find_iter(bytes, word).map(move |at| at + word.len());
        ends.filter_map(|at| bytes.get(at..)).filter(whole)
    };
    for (word, part) in [
        ("\\objdata", ActivePart::HeldObject),
        ("\\objocx", ActivePart::Controls),
        ("\\objautlink", ActivePart::Dde),
        ("\\objlink", ActivePart::Dde),
    ] {
        if behind(word).next().is_some() {
            findings.push(part);
        }
    }
    for passed in letters_for_one(bytes) {
        let text = |group: &[u8]| text_of_group(group, passed);
        for target in behind("\\template").map(text) {
            if is_elsewhere(&target) {
                findings.push(ActivePart::ForeignTemplate(target));
            }
        }
        for field in behind("\\fldinst").map(text) {
            let upper = field.to_ascii_uppercase();
            if upper.starts_with("DDE") {
                findings.push(ActivePart::Dde);
            } else if upper.starts_with("INCLUDE") && is_elsewhere(&field) {
                findings.push(ActivePart::ForeignObject(field));
            }
        }
    }
}

fn is_elsewhere(target: &str) -> bool {
    let plain = target.to_lowercase().replace('\\', "/");
    let starts = ["http:", "https:", "ftp:", "//"];
    starts.iter().any(|start| plain.contains(start))
}

/// How many fallback characters follow a Unicode escape: every value that the file sets (`\\uc`),
/// and the default, 1. Programs that know Unicode skip these characters.
fn letters_for_one(bytes: &[u8]) -> BTreeSet<usize> {
    let said = find_iter(bytes, "\\uc").filter_map(|at| {
        let digit = bytes.get(at + 3).filter(|digit| digit.is_ascii_digit())?;
        Some(usize::from(digit - b'0'))
    });
    said.chain([1]).collect()
}

/// The text up to the end of the group, without control words and braces. Escapes (`\\u104?`,
/// `\\'68`) are resolved, and `passed` fallback characters after each Unicode escape are skipped.
fn text_of_group(bytes: &[u8], passed: usize) -> String {
    let mut rest = bytes.get(..GROUP_BYTES_MAX).unwrap_or(bytes);
    let (mut out, mut depth, mut to_pass) = (String::new(), 0_usize, 0_usize);
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        let letter = match byte {
            b'}' if depth == 0 => break,
            b'}' => {
                depth -= 1;
                None
            }
            b'{' => {
                depth += 1;
                None
            }
            b'\\' => {
                let control = Control::read(after);
                rest = after.get(control.len..).unwrap_or_default();
                if control.is_by_number {
                    out.extend(control.letter);
                    to_pass = passed;
                    continue;
                }
                control.letter
            }
            byte => (byte.is_ascii() && !byte.is_ascii_control()).then(|| char::from(*byte)),
        };
        match letter {
            Some(_) if to_pass > 0 => to_pass -= 1,
            letter => out.extend(letter),
        }
    }
    out.trim().to_owned()
}

/// What follows a backslash.
struct Control {
    /// Its length in bytes.
    len: usize,
    /// The letter that it stands for.
    letter: Option<char>,
    /// Whether it is a Unicode escape.
    is_by_number: bool,
}

impl Control {
    fn read(bytes: &[u8]) -> Self {
        let of = |len, letter| Self {
            len,
            letter,
            is_by_number: false,
        };
        let word = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        if word == 0 {
            return match bytes {
                [b'\'', high, low, ..] => {
                    let digits = [high, low].map(|digit| char::from(*digit).to_digit(16));
                    let code = digits[0].zip(digits[1]).map(|(high, low)| high * 16 + low);
                    of(3, code.and_then(char::from_u32))
                }
                [letter @ (b'\\' | b'{' | b'}'), ..] => of(1, Some(char::from(*letter))),
                _ => of(1, None),
            };
        }
        let behind = bytes.get(word..).unwrap_or_default();
        let sign = usize::from(behind.first() == Some(&b'-'));
        let digits = behind.iter().skip(sign).take_while(|b| b.is_ascii_digit());
        let number = sign + digits.count();
        let number = if number > sign { number } else { 0 };
        // One blank after a control word belongs to it.
        let blank = usize::from(behind.get(number) == Some(&b' '));
        let text = behind
            .get(..number)
            .and_then(|text| str::from_utf8(text).ok());
        let code: Option<i32> = text.and_then(|text| text.parse().ok());
        // Numbers past 32,767 are written as negative numbers.
        let unit = code.map(|code| if code < 0 { code + 0x1_0000 } else { code });
        let letter = unit.and_then(|unit| u32::try_from(unit).ok());
        let is_by_number = bytes.get(..word) == Some(b"u") && number > 0;
        Self {
            len: word + number + blank,
            letter: letter.and_then(char::from_u32).filter(|_| is_by_number),
            is_by_number,
        }
    }
}
