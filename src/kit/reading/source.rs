//! One text file of the kit while it is read: its text, and the line of every byte in it.
//!
//! Covers encodings (UTF-8 is read; others are decoded as well as can be, so that the rest is
//! checked too, but are a fault) and line counts with LF, CRLF and CR. Leaves out what the text
//! means.

use std::fs::File;
use std::io::Read as _;
use std::ops::Range;
use std::path::Path;

use super::finding::TextFinding;
use crate::base::{Action, Diagnostic, Severity, read_file};
use crate::formats::text::{Encoding, recognise};
use crate::kit::error::Error;
use crate::kit::model::{Kit, Media};
use crate::words::{Message, Size};

/// Longest table or manifest that is read. The largest real one (878 districts, some thousand
/// contacts) is under 1 MiB; a film given an ending of text must not fill the memory.
pub(in crate::kit) const TEXT_BYTES_MAX: u64 = 4 << 20;

/// Longest text of a page, and longest captions, that are read: a guide of a hundred pages in Thai
/// takes 600 KiB, captions of a film of a day 1 MiB. A parser needs some hundred bytes for each.
pub(in crate::kit) const WORDS_BYTES_MAX: u64 = 1 << 20;

/// A text file with its place in the kit.
#[derive(Debug)]
pub(in crate::kit) struct Source {
    /// Relative to the kit, with `/`.
    pub(in crate::kit) file: String,
    /// The text without a byte order mark.
    pub(in crate::kit) text: String,
    /// Byte at which each line begins.
    starts: Vec<usize>,
}

impl Source {
    /// Takes a text that is already decoded.
    pub(in crate::kit) fn new(file: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let mut starts = vec![0];
        let bytes = text.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            let ends_line = match byte {
                b'\n' => true,
                b'\r' => bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends_line {
                starts.push(at + 1);
            }
        }
        Self {
            file: file.into(),
            text,
            starts,
        }
    }

    /// Reads `file` below `root`. `None`: there is no such file, or it is no text (told).
    ///
    /// # Errors
    /// What the system said, unless it said that there is no such file.
    pub(in crate::kit) fn read(
        root: &Path,
        file: &str,
        faults: &mut Vec<Diagnostic>,
    ) -> Result<Option<Self>, Error> {
        let Some(bytes) = read_small(root, file, faults)? else {
            return Ok(None);
        };
        Ok(Self::decode(file, &bytes, faults))
    }

    /// Decodes the bytes of `file`, telling an encoding other than UTF-8.
    pub(in crate::kit) fn decode(
        file: &str,
        bytes: &[u8],
        faults: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let encoding = recognise(bytes);
        if let Some(source) = Self::mostly_utf8(file, bytes, encoding, faults) {
            return Some(source);
        }
        if !encoding.is_utf8() {
            let finding = TextFinding::wrong_encoding(file, encoding);
            faults.push(Diagnostic::fault(file, finding));
        }
        match encoding.decode(bytes) {
            // Two programs in a row may each have put a mark in front.
            Ok(text) => Some(Self::new(file, text.trim_start_matches('\u{feff}'))),
            Err(error) => {
                if encoding.is_utf8() {
                    let finding = TextFinding::malformed(&error);
                    faults.push(Diagnostic::fault(file, finding));
                }
                None
            }
        }
    }

    /// A text in UTF-8 with a few bytes of another code, as when a cell was pasted from an old file: its
    /// line is told, and the rest is read all the same.
    fn mostly_utf8(
        file: &str,
        bytes: &[u8],
        encoding: Encoding,
        faults: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let one_byte = matches!(
            encoding,
            Encoding::Utf8 { .. } | Encoding::Thai { .. } | Encoding::OtherOneByte
        );
        let good = std::str::from_utf8(bytes).err()?.valid_up_to();
        let text = String::from_utf8_lossy(bytes);
        let broken = text.matches('\u{fffd}').count();
        let letters = text.chars().filter(|c| !c.is_ascii()).count() - broken;
        if !one_byte || letters <= broken {
            return None;
        }
        let source = Self::new(file, text.trim_start_matches('\u{feff}'));
        let before = bytes.get(..good).unwrap_or_default();
        let line = before.split(|byte| *byte == b'\n').count();
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        faults.push(source.line_fault(line, TextFinding::Mixed));
        Some(source)
    }

    /// The line of a byte, from 1.
    pub(in crate::kit) fn line_at(&self, byte: usize) -> u32 {
        let line = self.starts.partition_point(|start| *start <= byte);
        u32::try_from(line).unwrap_or(u32::MAX)
    }

    /// All lines with their numbers, without their endings.
    pub(in crate::kit) fn lines(&self) -> impl Iterator<Item = (u32, &str)> {
        let count = u32::try_from(self.starts.len()).unwrap_or(u32::MAX);
        (1..=count).map(|line| (line, self.line_text(line).1))
    }

    /// The text of a line (from 1), without its ending.
    pub(in crate::kit) fn line_text(&self, line: u32) -> (usize, &str) {
        let index = usize::try_from(line.saturating_sub(1)).unwrap_or(usize::MAX);
        let start = self.starts.get(index).copied().unwrap_or(self.text.len());
        let end = self
            .starts
            .get(index.saturating_add(1))
            .copied()
            .unwrap_or(self.text.len());
        let text = self.text.get(start..end).unwrap_or_default();
        (start, text.trim_end_matches(['\r', '\n']))
    }

    /// A fault at the bytes `span`.
    pub(in crate::kit) fn fault(
        &self,
        span: Range<usize>,
        message: impl Into<Message>,
    ) -> Diagnostic {
        let line = self.line_at(span.start);
        let (start, text) = self.line_text(line);
        let from = span.start.saturating_sub(start).min(text.len());
        let to = span.end.saturating_sub(start).min(text.len()).max(from);
        Diagnostic::fault(&self.file, message)
            .at_line(line)
            .showing(text, from..to)
    }

    /// A fault at a whole line (from 1).
    pub(in crate::kit) fn line_fault(&self, line: u32, message: impl Into<Message>) -> Diagnostic {
        let (_, text) = self.line_text(line);
        Diagnostic::fault(&self.file, message)
            .at_line(line)
            .showing(text, 0..text.len())
    }

    /// A warning at a whole line (from 1).
    pub(in crate::kit) fn line_warning(
        &self,
        line: u32,
        message: impl Into<Message>,
    ) -> Diagnostic {
        Diagnostic {
            severity: Severity::Warning,
            ..self.line_fault(line, message)
        }
    }
}

/// The bytes of a text file. `None`: no such file, or too large for a text (told).
///
/// # Errors
/// What the system said.
pub(in crate::kit) fn read_small(
    root: &Path,
    file: &str,
    faults: &mut Vec<Diagnostic>,
) -> Result<Option<Vec<u8>>, Error> {
    let path = root.join(file);
    let about = match std::fs::metadata(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io(Action::Read, path, error)),
        Ok(about) => about,
    };
    if about.len() > TEXT_BYTES_MAX {
        let size = Size(about.len());
        faults.push(Diagnostic::fault(file, TextFinding::TooLarge { size }));
        return Ok(None);
    }
    Ok(Some(read_file(&path)?))
}

/// The bytes of a text or of captions of the kit. `None`: longer than any is read, or not in UTF-8;
/// [`inspect_media`](crate::kit::inspect_media) tells both, and nothing is built from such a kit.
///
/// # Errors
/// What the system said.
pub fn read_words_file(kit: &Kit, media: &Media) -> Result<Option<Vec<u8>>, Error> {
    let path = kit.media_file(media);
    let failed = |error| Error::io(Action::Read, &path, error);
    let file = File::open(&path).map_err(failed)?;
    let mut bytes = Vec::new();
    let mut most = file.take(WORDS_BYTES_MAX + 1);
    most.read_to_end(&mut bytes).map_err(failed)?;
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let is_read = length <= WORDS_BYTES_MAX && std::str::from_utf8(&bytes).is_ok();
    Ok(is_read.then_some(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_with_every_line_ending() {
        let source = Source::new("a", "one\r\ntwo\rthree\nfour");
        let lines: Vec<u32> = ["one", "two", "three", "four"]
            .iter()
            .map(|word| source.line_at(source.text.find(word).unwrap()))
            .collect();
        assert_eq!(lines, [1, 2, 3, 4]);
        assert_eq!(source.line_text(3), (9, "three"));
    }

    #[test]
    fn a_fault_shows_its_line_and_no_more() {
        let source = Source::new("a", "x = 1\r\ny = [\r\n2]\r\n");
        let fault = source.fault(11..20, TextFinding::Mixed);
        assert_eq!(fault.place.line, Some(2));
        assert_eq!(fault.snippet, Some(("y = [".to_owned(), 4..5)));
    }

    #[test]
    fn windows_874_is_named_and_still_read() {
        let mut faults = Vec::new();
        let bytes = b"for,name\n81,\xa1\xc3\xd0\xba\xd5\xe8\n";
        let source = Source::decode("manifests/c.csv", bytes, &mut faults).unwrap();
        assert!(source.text.contains("กระบี่"));
        assert_eq!(faults[0].code, "text.encoding");
    }
}
