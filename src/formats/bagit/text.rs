//! The text of a tag file: bytes in the declared character encoding, a byte order mark or none
//! (RFC 8493 §2.3 forbids one in UTF-8; Windows' editors write it all the same).

use encoding_rs::{Encoding, UTF_8};

use super::note::{Note, Oddity};

/// Why bytes are no text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TextFault {
    /// Bytes that the declared encoding does not have.
    #[error("the file is not text in {encoding}")]
    Malformed {
        /// The declared encoding's name.
        encoding: &'static str,
    },
}

/// The text of `bytes` in `encoding`, without a byte order mark; an oddity tells that one stood
/// there.
///
/// # Errors
/// When the bytes are no text in that encoding. A mark of another encoding does not override the
/// declared one: two programs would read two texts.
pub fn decode(bytes: &[u8], encoding: &'static Encoding) -> Result<(String, Vec<Note>), TextFault> {
    let mut notes = Vec::new();
    let bytes = match Encoding::for_bom(bytes) {
        Some((found, length)) if found == encoding => {
            if encoding == UTF_8 {
                notes.push(Note::once(Oddity::ByteOrderMark, 1));
            }
            &bytes[length..]
        }
        _ => bytes,
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    let text = text.ok_or(TextFault::Malformed {
        encoding: encoding.name(),
    })?;
    Ok((text.into_owned(), notes))
}

/// The lines of `text` with their numbers from 1, whether LF, CRLF or CR ends them (§2.3); empty
/// lines are passed over.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (u32, &str)> {
    // A CR ends a line by itself; the LF behind it then ends an empty one, which must not count.
    let mut number: u32 = 0;
    let mut after_cr = false;
    text.split_inclusive(['\n', '\r']).filter_map(move |line| {
        let of_crlf = after_cr && line == "\n";
        after_cr = line.ends_with('\r');
        if !of_crlf {
            number = number.saturating_add(1);
        }
        let line = line.trim_end_matches(['\n', '\r']);
        (!line.trim().is_empty()).then_some((number, line))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_counts_once() {
        let found: Vec<_> = lines("a\nb\r\nc\rd\n\ne\r\n\r\nf").collect();
        assert_eq!(
            found,
            [(1, "a"), (2, "b"), (3, "c"), (4, "d"), (6, "e"), (8, "f")]
        );
    }

    #[test]
    fn a_mark_is_taken_off_and_told() {
        let (text, notes) = decode(b"\xEF\xBB\xBFa", UTF_8).unwrap();
        assert_eq!((text.as_str(), notes.len()), ("a", 1));
        let utf16 = decode(b"\xFF\xFEa\0", encoding_rs::UTF_16LE).unwrap();
        assert_eq!(utf16, ("a".to_owned(), Vec::new()));
        assert!(decode(b"\xFF\xFEa\0", UTF_8).is_err());
    }
}
