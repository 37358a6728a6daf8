//! Titles of PDF files: `/Title` of the information dictionary, else XMP.

use std::io::{self, Read, Seek, SeekFrom};

use memchr::memmem;

use super::xmp;
use crate::formats::text::recognise;

/// Largest PDF in which a title is looked for: it is read into memory, which a film with a PDF's
/// first bytes must not fill.
const TITLED_PDF_BYTES_MAX: u64 = 64 << 20;

/// Most bytes of an information dictionary; a crafted one without an end is not walked to the end
/// of the file.
const DICTIONARY_BYTES_MAX: usize = 64 << 10;

/// The title as written.
pub(super) fn title<R: Read + Seek>(source: &mut R) -> io::Result<Option<String>> {
    if source.seek(SeekFrom::End(0))? > TITLED_PDF_BYTES_MAX {
        return Ok(None);
    }
    source.seek(SeekFrom::Start(0))?;
    let mut bytes = Vec::new();
    source
        .by_ref()
        .take(TITLED_PDF_BYTES_MAX)
        .read_to_end(&mut bytes)?;
    // Strings of a locked document are ciphertext.
    if memmem::find(&bytes, b"/Encrypt").is_some() {
        return Ok(None);
    }
    let written = of_information(&bytes).filter(|title| !title.trim().is_empty());
    Ok(written.or_else(|| xmp::title(&bytes)))
}

/// `/Title` of the dictionary that the last trailer names with `/Info`.
fn of_information(bytes: &[u8]) -> Option<String> {
    let at = memmem::rfind(bytes, b"/Info")? + b"/Info".len();
    let reference = bytes.get(at..)?;
    let mut numbers = reference
        .split(u8::is_ascii_whitespace)
        .filter(|word| !word.is_empty());
    let (number, generation) = (number(numbers.next()?)?, number(numbers.next()?)?);
    let head = format!("{number} {generation} obj");
    // The last object of that number is the current one.
    let mut places = memmem::rfind_iter(bytes, head.as_bytes());
    let start = places.find(|at| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        before.is_none_or(|before| !before.is_ascii_digit())
    })?;
    let object = bytes.get(start + head.len()..)?;
    let object = object.get(..DICTIONARY_BYTES_MAX.min(object.len()))?;
    let end = memmem::find(object, b"endobj").unwrap_or(object.len());
    let object = object.get(..end)?;
    let at = memmem::find(object, b"/Title")? + b"/Title".len();
    let value = object.get(at..)?.trim_ascii_start();
    let string = match value.first()? {
        b'(' => literal(value.get(1..)?),
        b'<' => hexadecimal(value.get(1..)?),
        _ => return None,
    };
    decoded(&string)
}

fn number(word: &[u8]) -> Option<u32> {
    std::str::from_utf8(word).ok()?.parse().ok()
}

/// A string in brackets (§7.3.4.2), from behind the first.
fn literal(bytes: &[u8]) -> Vec<u8> {
    let mut string = Vec::new();
    let mut depth = 0_usize;
    let mut bytes = bytes.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' => match bytes.next() {
                Some(b'n') => string.push(b'\n'),
                Some(b'r') => string.push(b'\r'),
                Some(b't') => string.push(b'\t'),
                Some(digit @ b'0'..=b'7') => {
                    let mut value = u32::from(digit - b'0');
                    for _ in 0..2 {
                        if let Some(digit) = bytes.next_if(|byte| (b'0'..=b'7').contains(byte)) {
                            value = value * 8 + u32::from(digit - b'0');
                        }
                    }
                    string.extend(u8::try_from(value & 0xff));
                }
                Some(b'\n') | None => {}
                Some(other) => string.push(other),
            },
            b'(' => {
                depth += 1;
                string.push(byte);
            }
            b')' if depth == 0 => break,
            b')' => {
                depth -= 1;
                string.push(byte);
            }
            _ => string.push(byte),
        }
    }
    string
}

/// A string of hexadecimal digits (§7.3.4.3).
fn hexadecimal(bytes: &[u8]) -> Vec<u8> {
    let digits = bytes.iter().take_while(|byte| **byte != b'>');
    let digits = digits.filter_map(|byte| char::from(*byte).to_digit(16));
    let digits: Vec<u32> = digits.collect();
    let pairs = digits.chunks(2).map(|pair| {
        let (high, low) = (pair.first().copied(), pair.get(1).copied());
        high.unwrap_or(0) * 16 + low.unwrap_or(0)
    });
    pairs.filter_map(|byte| u8::try_from(byte).ok()).collect()
}

/// Text strings are UTF-16 or UTF-8 with a mark, or PDFDocEncoding; old Thai programs write their
/// own code page instead.
fn decoded(string: &[u8]) -> Option<String> {
    let encoding = recognise(string);
    encoding.decode(string).ok()
}
