//! The text of a tag file: bytes in the declared character encoding, with or without a byte order
//! mark (RFC 8493 §2.3 forbids one in UTF-8, but Windows editors write it).

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::note::{BagNote, BagOddity};
use crate::words::{messages, shown_in_english};

/// The character encoding that `bagit.txt` declares for all other tag files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charset {
    /// One encoding for every file.
    Fixed(&'static Encoding),
    /// `UTF-16`: each file's byte order mark selects the byte order (RFC 2781 §3.3).
    Utf16,
}

impl Charset {
    /// The encoding that we write, and the default of bags that declare none.
    pub const UTF_8: Self = Self::Fixed(UTF_8);

    /// The encoding of this name; `None` if it is unknown.
    pub fn from_label(label: &str) -> Option<Self> {
        let encoding = Encoding::for_label(label.as_bytes())?;
        // The web reads `UTF-16` as little-endian. Bags are written by Java and Python, which write
        // a mark and follow it.
        let says_no_order = !label.trim().to_ascii_lowercase().ends_with("le");
        if encoding == UTF_16LE && says_no_order {
            return Some(Self::Utf16);
        }
        Some(Self::Fixed(encoding))
    }

    /// The encoding's name, for messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fixed(encoding) => encoding.name(),
            Self::Utf16 => "UTF-16",
        }
    }

    /// The encoding to use for these bytes.
    fn of_bytes(self, bytes: &[u8]) -> &'static Encoding {
        match self {
            Self::Fixed(encoding) => encoding,
            Self::Utf16 => match (Encoding::for_bom(bytes), bytes) {
                (Some((found, _)), _) if found == UTF_16LE => UTF_16LE,
                // Tag files begin with an ASCII letter. Without a mark, the position of its zero
                // byte gives the byte order; the other order would yield no line at all.
                (None, [first, 0, ..]) if *first != 0 => UTF_16LE,
                _ => UTF_16BE,
            },
        }
    }
}

messages! {
    /// Why bytes are not text.
    #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
    #[non_exhaustive]
    pub enum TextFault {
        /// Bytes that are invalid in the declared encoding.
        Malformed { encoding: &'static str } = "bagit.text:malformed",
    }
}

shown_in_english!(TextFault);

/// Decodes `bytes` in `charset`, without a byte order mark; a note reports a mark.
///
/// # Errors
/// Fails if the bytes are not text in that encoding. A mark of another encoding does not override
/// the declared one: two programs would read two texts.
pub fn decode(bytes: &[u8], charset: Charset) -> Result<(Cow<'_, str>, Vec<BagNote>), TextFault> {
    let (encoding, bytes, notes) = without_mark(bytes, charset);
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    let text = text.ok_or(TextFault::Malformed {
        encoding: charset.name(),
    })?;
    Ok((text, notes))
}

/// The encoding of `bytes`, the bytes after the mark, and a note if UTF-8 has a mark.
pub(super) fn without_mark(
    bytes: &[u8],
    charset: Charset,
) -> (&'static Encoding, &[u8], Vec<BagNote>) {
    let encoding = charset.of_bytes(bytes);
    match Encoding::for_bom(bytes) {
        Some((found, length)) if found == encoding => {
            let note = (encoding == UTF_8).then(|| BagNote::once(BagOddity::ByteOrderMark, 1));
            (encoding, &bytes[length..], note.into_iter().collect())
        }
        _ => (encoding, bytes, Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_taken_off_and_told() {
        let (text, notes) = decode(b"\xEF\xBB\xBFa", Charset::UTF_8).unwrap();
        assert_eq!((&*text, notes.len()), ("a", 1));
        let little = Charset::from_label("UTF-16LE").unwrap();
        let (text, notes) = decode(b"\xFF\xFEa\0", little).unwrap();
        assert_eq!((&*text, notes.len()), ("a", 0));
        assert!(decode(b"\xFF\xFEa\0", Charset::UTF_8).is_err());
    }

    #[test]
    fn utf_16_goes_by_its_mark_and_without_one_by_the_first_letter() {
        for label in ["UTF-16", "utf-16", " UTF-16 ", "unicode"] {
            let charset = Charset::from_label(label).unwrap();
            assert_eq!(charset, Charset::Utf16, "{label}");
            for bytes in [&b"\xFE\xFF\0a\x0E\x01"[..], b"\xFF\xFEa\0\x01\x0E"] {
                assert_eq!(decode(bytes, charset).unwrap().0, "aก");
            }
            for bytes in [&b"\0a\x0E\x01"[..], b"a\0\x01\x0E"] {
                assert_eq!(decode(bytes, charset).unwrap().0, "aก");
            }
            assert!(decode(b"\xFE\xFF\0", charset).is_err());
        }
        // If the declaration gives the byte order, a mark of the other order does not change it.
        let big = Charset::from_label("UTF-16BE").unwrap();
        assert_ne!(decode(b"\xFF\xFEa\0", big).unwrap().0, "a");
    }
}
