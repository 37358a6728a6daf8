//! One text file of the kit: its text, and the line of every byte in it.
//!
//! Handles encodings (only UTF-8 is accepted; others are a fault, but are decoded as far as
//! possible, so that the rest is checked too) and line ends LF, CRLF and CR. Does not interpret the
//! text.

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

/// Largest table or manifest read. The largest real one (878 districts, some thousand contacts) is
/// under 1 MiB; a film with a text file's ending must not fill the memory.
pub(in crate::kit) const TEXT_BYTES_MAX: u64 = 4 << 20;

/// Largest page text or captions file read: a guide of a hundred pages in Thai takes 600 KiB, the
/// captions of a day-long film 1 MiB. A parser needs some hundred bytes for each byte.
pub(in crate::kit) const WORDS_BYTES_MAX: u64 = 1 << 20;

/// A text file with its place in the kit.
#[derive(Debug)]
pub(in crate::kit) struct KitSource {
    /// Relative to the kit, with `/`.
    pub(in crate::kit) file: String,
    /// The text without a byte order mark.
    pub(in crate::kit) text: String,
    /// Byte offset of the start of each line.
    starts: Vec<usize>,
}

impl KitSource {
    /// Wraps a text that is already decoded.
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

    /// Reads `file` below `root`. `None` if it does not exist, or is not text (reported).
    ///
    /// # Errors
    /// The I/O error, unless the file does not exist.
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

    /// Decodes the bytes of `file` and reports an encoding other than UTF-8.
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
            // Two programs in turn may each have added a byte order mark.
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

    /// Handles UTF-8 with a few bytes of another encoding, as after a paste from an old file:
    /// reports their line and still reads the rest.
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

    /// The line of a byte offset, from 1.
    pub(in crate::kit) fn line_at(&self, byte: usize) -> u32 {
        let line = self.starts.partition_point(|start| *start <= byte);
        u32::try_from(line).unwrap_or(u32::MAX)
    }

    /// All lines with their numbers, without line ends.
    pub(in crate::kit) fn lines(&self) -> impl Iterator<Item = (u32, &str)> {
        let count = u32::try_from(self.starts.len()).unwrap_or(u32::MAX);
        (1..=count).map(|line| (line, self.line_text(line).1))
    }

    /// The byte offset and text of a line (from 1), without its line end.
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

    /// A fault at the byte range `span`.
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

/// The bytes of a text file. `None` if it does not exist, or is too large for a text (reported).
///
/// # Errors
/// The I/O error.
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

/// The bytes of a text or captions file of the kit. `None` if it is too long or not UTF-8;
/// [`inspect_media`](crate::kit::inspect_media) reports both, and such a kit is not built.
///
/// # Errors
/// The I/O error.
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
        let source = KitSource::new("a", "one\r\ntwo\rthree\nfour");
        let lines: Vec<u32> = ["one", "two", "three", "four"]
            .iter()
            .map(|word| source.line_at(source.text.find(word).unwrap()))
            .collect();
        assert_eq!(lines, [1, 2, 3, 4]);
        assert_eq!(source.line_text(3), (9, "three"));
    }

    #[test]
    fn a_fault_shows_its_line_and_no_more() {
        let source = KitSource::new("a", "x = 1\r\ny = [\r\n2]\r\n");
        let fault = source.fault(11..20, TextFinding::Mixed);
        assert_eq!(fault.place.line, Some(2));
        assert_eq!(fault.snippet, Some(("y = [".to_owned(), 4..5)));
    }

    #[test]
    fn windows_874_is_named_and_still_read() {
        let mut faults = Vec::new();
        let bytes = b"for,name\n81,\xa1\xc3\xd0\xba\xd5\xe8\n";
        let source = KitSource::decode("manifests/c.csv", bytes, &mut faults).unwrap();
        assert!(source.text.contains("กระบี่"));
        assert_eq!(faults[0].code, "text.encoding");
    }
}
