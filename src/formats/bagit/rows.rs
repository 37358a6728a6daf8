//! The lines of a tag file, one at a time: the whole text of a 64 MiB list in an old encoding would
//! take three times that in memory.

use std::ops::ControlFlow;

use encoding_rs::{DecoderResult, UTF_8};
use memchr::memchr2;

use super::note::{BagNote, BagOddity};
use super::text::{Charset, TextFault, without_mark};

/// Maximum bytes of a line: a digest, blanks and a path of `PATH_BYTES_MAX`. A longer line comes
/// from a file without line breaks, an attack on memory (tuning).
pub const LINE_BYTES_MAX: usize = 8192;

/// Bytes of text decoded at once (tuning).
const PIECE_BYTES: usize = 64 << 10;

/// A line that is not blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TagLine<'t> {
    /// From 1.
    pub(super) number: u32,
    /// Without its line ending.
    pub(super) text: &'t str,
    /// Whether the rest of the line was skipped.
    pub(super) is_cut: bool,
}

/// Passes every line of `bytes` to `work` until it breaks; LF, CRLF or CR end a line (RFC 8493
/// §2.3). Returns the oddities.
///
/// # Errors
/// Fails if the bytes are not text in that encoding; earlier lines were already passed on.
pub(super) fn each_row(
    bytes: &[u8],
    charset: Charset,
    work: &mut dyn FnMut(TagLine<'_>) -> ControlFlow<()>,
) -> Result<Vec<BagNote>, TextFault> {
    let (encoding, bytes, mut notes) = without_mark(bytes, charset);
    let fault = || TextFault::Malformed {
        encoding: charset.name(),
    };
    let mut rows = Rows::new(work);
    if encoding == UTF_8 {
        let text = str::from_utf8(bytes).map_err(|_| fault())?;
        let _ = rows.take(text).is_continue() && rows.end().is_continue();
    } else {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let mut piece = String::with_capacity(PIECE_BYTES);
        let mut rest = bytes;
        loop {
            piece.clear();
            let (result, read) =
                decoder.decode_to_string_without_replacement(rest, &mut piece, true);
            rest = &rest[read..];
            if rows.take(&piece).is_break() {
                break;
            }
            match result {
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => return Err(fault()),
                DecoderResult::InputEmpty => {
                    let _ = rows.end();
                    break;
                }
            }
        }
    }
    if rows.has_cr {
        BagNote::add(&mut notes, BagOddity::CarriageReturns, 1);
    }
    Ok(notes)
}

/// Assembles lines that begin in one piece of text and end in another.
struct Rows<'w> {
    work: &'w mut dyn FnMut(TagLine<'_>) -> ControlFlow<()>,
    number: u32,
    /// The start of a line whose end has not been read yet.
    begun: String,
    is_cut: bool,
    after_cr: bool,
    has_cr: bool,
}

impl<'w> Rows<'w> {
    fn new(work: &'w mut dyn FnMut(TagLine<'_>) -> ControlFlow<()>) -> Self {
        Self {
            work,
            number: 0,
            begun: String::new(),
            is_cut: false,
            after_cr: false,
            has_cr: false,
        }
    }

    fn take(&mut self, piece: &str) -> ControlFlow<()> {
        let mut rest = piece;
        while let Some(at) = memchr2(b'\n', b'\r', rest.as_bytes()) {
            let (text, end) = (&rest[..at], rest.as_bytes()[at]);
            rest = &rest[at + 1..];
            // A CR ends a line; the LF after it then ends an empty line, which must not count.
            let of_crlf = self.after_cr && end == b'\n' && text.is_empty();
            self.after_cr = end == b'\r';
            self.has_cr |= self.after_cr;
            if !of_crlf {
                self.end_line(text)?;
            }
        }
        if !rest.is_empty() {
            self.after_cr = false;
            let kept = self.cut(rest, self.begun.len());
            self.begun.push_str(kept);
        }
        ControlFlow::Continue(())
    }

    /// Passes on the last line, which may have no line ending.
    fn end(&mut self) -> ControlFlow<()> {
        if self.begun.is_empty() && !self.is_cut {
            return ControlFlow::Continue(());
        }
        self.end_line("")
    }

    fn end_line(&mut self, text: &str) -> ControlFlow<()> {
        self.number = self.number.saturating_add(1);
        let text = self.cut(text, self.begun.len());
        let number = self.number;
        let is_cut = std::mem::take(&mut self.is_cut);
        let mut hand = |text: &str| {
            if text.trim().is_empty() && !is_cut {
                return ControlFlow::Continue(());
            }
            (self.work)(TagLine {
                number,
                text,
                is_cut,
            })
        };
        if self.begun.is_empty() {
            return hand(text);
        }
        let mut line = std::mem::take(&mut self.begun);
        line.push_str(text);
        let answer = hand(&line);
        line.clear();
        self.begun = line;
        answer
    }

    /// Cuts `text` to the room left in a line that already has `before` bytes.
    fn cut<'t>(&mut self, text: &'t str, before: usize) -> &'t str {
        let room = LINE_BYTES_MAX.saturating_sub(before);
        if text.len() <= room {
            return text;
        }
        self.is_cut = true;
        let ends = (0..=room).rev().find(|end| text.is_char_boundary(*end));
        &text[..ends.unwrap_or(0)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8], charset: Charset) -> Vec<(u32, String, bool)> {
        let mut found = Vec::new();
        let read = each_row(bytes, charset, &mut |row| {
            found.push((row.number, row.text.to_owned(), row.is_cut));
            ControlFlow::Continue(())
        });
        read.unwrap();
        found
    }

    #[test]
    fn every_line_end_counts_once() {
        let text = b"a\nb\r\nc\rd\n\ne\r\n\r\nf";
        let found: Vec<(u32, String)> = rows(text, Charset::UTF_8)
            .into_iter()
            .map(|(number, text, _)| (number, text))
            .collect();
        let expected = [(1, "a"), (2, "b"), (3, "c"), (4, "d"), (6, "e"), (8, "f")];
        assert_eq!(found, expected.map(|(n, t)| (n, t.to_owned())));
    }

    #[test]
    fn lines_that_lie_across_pieces_are_whole_in_every_encoding() {
        let lines: Vec<String> = (0..9000).map(|n| format!("line ก {n}")).collect();
        let text = lines.join("\r\n");
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let (thai, ..) = encoding_rs::WINDOWS_874.encode(&text);
        let thai_name = Charset::from_label("windows-874").unwrap();
        for (bytes, charset) in [
            (text.as_bytes(), Charset::UTF_8),
            (&utf16, Charset::Utf16),
            (&thai, thai_name),
        ] {
            let found = rows(bytes, charset);
            assert_eq!(found.len(), lines.len());
            for ((number, text, is_cut), (expected, line)) in found.iter().zip((1..).zip(&lines)) {
                assert_eq!((*number, text, *is_cut), (expected, line, false));
            }
        }
    }

    #[test]
    fn an_endless_line_is_cut_and_says_so() {
        let text = format!("{}\nb\n{}", "กx".repeat(9000), " ".repeat(9000));
        for piece in [text.clone().into_bytes(), {
            text.encode_utf16().flat_map(u16::to_be_bytes).collect()
        }] {
            let charset = if piece[0] == 0 || piece[1] == 1 {
                Charset::Fixed(encoding_rs::UTF_16BE)
            } else {
                Charset::UTF_8
            };
            let found = rows(&piece, charset);
            let told: Vec<(u32, bool)> = found.iter().map(|(n, _, cut)| (*n, *cut)).collect();
            assert_eq!(told, [(1, true), (2, false), (3, true)]);
            assert!(
                found
                    .iter()
                    .all(|(_, text, _)| text.len() <= LINE_BYTES_MAX)
            );
        }
    }
}
