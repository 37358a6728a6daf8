//! Detects the encoding of a text and decodes it.
//!
//! Covers UTF-8 and UTF-16 with or without a byte order mark, and the one-byte Thai code pages
//! (TIS-620 and Windows-874, Microsoft's superset of it), distinguished from Western ones by Thai
//! spelling. Does not interpret the text (see `webvtt/` and the kit's tables).
//!
//! Source: RFC 3629, RFC 2781, TIS 620-2533, WHATWG Encoding (windows-874).

mod apostrophe;
mod fill_in;
mod lost;
mod newlines;
mod table;
mod words;

pub use apostrophe::{csv_cell, without_apostrophe};
pub use fill_in::fill_in_mark;
pub use lost::{ExpectedScript, Lost, LostKind, lost_in_plain_text, lost_letters};
pub use newlines::{as_written, with_unix_newlines};
pub use table::{TableForm, table_form};
pub use words::{has_words, is_blank};

use encoding_rs::{Encoding as Codec, UTF_16BE, UTF_16LE, WINDOWS_874};

/// The encoding of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Encoding {
    /// UTF-8, ASCII included.
    Utf8 {
        /// Whether it begins with a byte order mark.
        mark: bool,
    },
    /// UTF-16.
    Utf16 {
        /// Whether the high byte comes first.
        big_endian: bool,
        /// Whether it begins with a byte order mark.
        mark: bool,
    },
    /// Thai with one byte per letter.
    Thai {
        /// Whether it has characters of Windows-874 that TIS-620 lacks.
        windows: bool,
    },
    /// One byte per letter, but not Thai: some Western code page.
    OtherOneByte,
    /// Not text.
    Binary,
}

/// Why a text cannot be decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// The bytes are not text.
    #[error("these bytes are no text")]
    Binary,
    /// The code page is Western, but which one is unknown.
    #[error("text in an old code page that is not Thai")]
    UnknownCode,
    /// The bytes are invalid in the detected encoding.
    #[error("bytes that {encoding} does not allow, from line {line} on")]
    Malformed {
        /// The encoding.
        encoding: Encoding,
        /// The first line that cannot be decoded, from 1.
        line: usize,
    },
}

impl std::fmt::Display for Encoding {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::Utf8 { mark: false } => "UTF-8",
            Self::Utf8 { mark: true } => "UTF-8 with a byte order mark",
            Self::Utf16 {
                big_endian: false, ..
            } => "UTF-16 (little-endian)",
            Self::Utf16 {
                big_endian: true, ..
            } => "UTF-16 (big-endian)",
            Self::Thai { windows: true } => "Windows-874",
            Self::Thai { windows: false } => "TIS-620",
            Self::OtherOneByte => "an old code page",
            Self::Binary => "no text",
        })
    }
}

impl Encoding {
    /// Whether browsers and our readers accept the text unchanged.
    pub fn is_utf8(self) -> bool {
        matches!(self, Self::Utf8 { .. })
    }

    /// Decodes the text, without its byte order mark. Line endings stay as they are.
    ///
    /// # Errors
    /// [`TextError::Binary`] and [`TextError::UnknownCode`] if no decoder applies,
    /// [`TextError::Malformed`] if the bytes are invalid in their encoding.
    pub fn decode(self, bytes: &[u8]) -> Result<String, TextError> {
        let (codec, mark): (&'static Codec, usize) = match self {
            Self::Utf8 { mark } => {
                let body = bytes.get(if mark { 3 } else { 0 }..).unwrap_or_default();
                return std::str::from_utf8(body)
                    .map(str::to_owned)
                    .map_err(|error| {
                        let good = body.get(..error.valid_up_to()).unwrap_or_default();
                        let line = good.split(|byte| *byte == b'\n').count();
                        TextError::Malformed {
                            encoding: self,
                            line,
                        }
                    });
            }
            Self::Utf16 { big_endian, mark } => (
                if big_endian { UTF_16BE } else { UTF_16LE },
                if mark { 2 } else { 0 },
            ),
            Self::Thai { .. } => (WINDOWS_874, 0),
            Self::OtherOneByte => return Err(TextError::UnknownCode),
            Self::Binary => return Err(TextError::Binary),
        };
        let (text, malformed) =
            codec.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        if malformed {
            let line = text
                .split('\u{fffd}')
                .next()
                .unwrap_or_default()
                .matches('\n')
                .count()
                + 1;
            return Err(TextError::Malformed {
                encoding: self,
                line,
            });
        }
        Ok(text.into_owned())
    }
}

/// Detects the encoding. `bytes` may be the start of a longer text: a letter cut at the end is not
/// a fault.
pub fn recognise(bytes: &[u8]) -> Encoding {
    if bytes.starts_with(b"\xff\xfe") && !bytes.starts_with(b"\xff\xfe\0\0") {
        return Encoding::Utf16 {
            big_endian: false,
            mark: true,
        };
    }
    if bytes.starts_with(b"\xfe\xff") {
        return Encoding::Utf16 {
            big_endian: true,
            mark: true,
        };
    }
    let mark = bytes.starts_with(b"\xef\xbb\xbf");
    let utf8 = match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && error.valid_up_to() > 0,
    };
    if has_control(bytes) {
        return utf16_without_mark(bytes).unwrap_or(Encoding::Binary);
    }
    if utf8 || mark {
        return Encoding::Utf8 { mark };
    }
    one_byte_code(bytes)
}

/// Whether there are control characters other than white space, form feed and escape.
fn has_control(bytes: &[u8]) -> bool {
    bytes
        .iter()
        .any(|byte| matches!(byte, 0..=8 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f))
}

/// UTF-16 without a byte order mark: nearly every unit is ASCII or Thai, in one of the two orders.
fn utf16_without_mark(bytes: &[u8]) -> Option<Encoding> {
    let (units, _) = bytes.as_chunks::<2>();
    if units.len() < 2 {
        return None;
    }
    let likely = |big_endian: bool| {
        let good = units.iter().filter(|unit| {
            let [first, second] = **unit;
            let (high, low) = if big_endian {
                (first, second)
            } else {
                (second, first)
            };
            match high {
                0 => matches!(low, 9 | 10 | 13 | 0x20..=0x7e | 0xa0..),
                0x0e => matches!(low, 0x01..=0x5b),
                0x20 => matches!(low, 0x0b..=0x6f),
                _ => false,
            }
        });
        good.count() * 20 >= units.len() * 19
    };
    [false, true]
        .into_iter()
        .find(|big_endian| likely(*big_endian))
        .map(|big_endian| Encoding::Utf16 {
            big_endian,
            mark: false,
        })
}

/// Thai letters come in runs, and Thai marks follow consonants. Western non-ASCII letters stay
/// single among ASCII ones.
fn one_byte_code(bytes: &[u8]) -> Encoding {
    let mut thai = 0_usize;
    let mut in_runs = 0_usize;
    let mut misplaced = 0_usize;
    let mut foreign = 0_usize;
    let mut windows = false;
    let mut before = b' ';
    for (at, byte) in bytes.iter().copied().enumerate() {
        let next = bytes.get(at + 1).copied().unwrap_or(b' ');
        match byte {
            0xa1..=0xda | 0xdf..=0xfb => {
                thai += 1;
                in_runs += usize::from(is_thai(before) || is_thai(next));
                misplaced +=
                    usize::from(is_mark(byte) && !(is_consonant(before) || is_mark(before)));
            }
            // Euro, ellipsis, quotes, bullet, dashes, no-break space: Microsoft's additions.
            0x80 | 0x85 | 0x91..=0x97 | 0xa0 => windows = true,
            0x81..=0x9f | 0xdb..=0xde | 0xfc..=0xff => foreign += 1,
            _ => {}
        }
        before = byte;
    }
    let reads_as_thai =
        thai > 0 && foreign == 0 && in_runs * 10 >= thai * 8 && misplaced * 20 <= thai;
    if reads_as_thai {
        Encoding::Thai { windows }
    } else {
        Encoding::OtherOneByte
    }
}

fn is_thai(byte: u8) -> bool {
    matches!(byte, 0xa1..=0xda | 0xdf..=0xfb)
}

fn is_consonant(byte: u8) -> bool {
    matches!(byte, 0xa1..=0xce)
}

/// Vowels above and below, tone marks and other signs placed on a consonant.
fn is_mark(byte: u8) -> bool {
    matches!(byte, 0xd1 | 0xd4..=0xda | 0xe7..=0xee)
}

#[cfg(test)]
mod tests;
