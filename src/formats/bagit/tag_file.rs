//! Tag files of `label: value` lines: `bag-info.txt`, `bagit.txt` (RFC 8493 §2.2.2).

use super::manifest::FAULTS_MAX;
use super::note::{BagNote, BagOddity};

/// Maximum bytes of a tag file: one with a page for each of 878 districts has less; a longer one is
/// an attack on memory (tuning).
pub const TAG_FILE_BYTES_MAX: u64 = 1 << 20;

/// The labels and values of a tag file, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TagFile {
    /// Label and value, each trimmed.
    pub elements: Vec<(String, String)>,
    /// Oddities that were understood.
    pub notes: Vec<BagNote>,
    /// Numbers, from 1, of lines that are neither an element nor a continuation; the first
    /// thousand.
    pub faulty_lines: Vec<u32>,
}

impl TagFile {
    /// The first value of `label`; labels are case-insensitive (§2.2.2).
    pub fn get(&self, label: &str) -> Option<&str> {
        let mut elements = self.elements.iter();
        let found = elements.find(|(found, _)| found.eq_ignore_ascii_case(label));
        found.map(|(_, value)| value.as_str())
    }

    fn fault(&mut self, line: u32) {
        if self.faulty_lines.len() < FAULTS_MAX {
            self.faulty_lines.push(line);
        }
    }

    /// All values of `label`, in order.
    pub fn all<'a>(&'a self, label: &'a str) -> impl Iterator<Item = &'a str> {
        self.elements
            .iter()
            .filter(move |(found, _)| found.eq_ignore_ascii_case(label))
            .map(|(_, value)| value.as_str())
    }
}

/// The lines of `text` with their numbers from 1, ended by LF, CRLF or CR (§2.3). Skips blank
/// lines.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (u32, &str)> {
    // A CR ends a line; the LF after it then ends an empty line, which must not count.
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

/// Reads a tag file. A line that begins with white space continues the value before it.
pub fn parse_tag_file(text: &str) -> TagFile {
    let mut file = TagFile::default();
    for (number, line) in lines(text) {
        if line.starts_with([' ', '\t']) {
            match file.elements.last_mut() {
                Some((_, value)) => {
                    // A value may begin on the line after its label.
                    if !value.is_empty() {
                        value.push(' ');
                    }
                    value.push_str(line.trim());
                }
                None => file.fault(number),
            }
            continue;
        }
        let Some((label, value)) = line.split_once(':') else {
            file.fault(number);
            continue;
        };
        if label.ends_with([' ', '\t']) || !(value.is_empty() || value.starts_with([' ', '\t'])) {
            BagNote::add(&mut file.notes, BagOddity::LooseColon, number);
        }
        let element = (label.trim().to_owned(), value.trim().to_owned());
        file.elements.push(element);
    }
    file
}

/// Returns a tag file of these elements, in order: `label: value`, LF after each line. A line break
/// inside a value becomes a continuation line, so a value cannot forge a label.
pub fn write_tag_file<L: AsRef<str>, V: AsRef<str>>(elements: &[(L, V)]) -> Vec<u8> {
    let mut out = String::new();
    for (label, value) in elements {
        out.push_str(label.as_ref());
        out.push_str(": ");
        let pieces = value.as_ref().split(['\n', '\r']).map(str::trim);
        let pieces: Vec<&str> = pieces.filter(|piece| !piece.is_empty()).collect();
        out.push_str(&pieces.join("\n  "));
        out.push('\n');
    }
    out.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back_in_order() {
        let elements = [("Bag-Count", "1 of 878"), ("External-Identifier", "8101")];
        let bytes = write_tag_file(&elements);
        assert_eq!(bytes, b"Bag-Count: 1 of 878\nExternal-Identifier: 8101\n");
        let read = parse_tag_file(std::str::from_utf8(&bytes).unwrap());
        assert_eq!(read.get("external-identifier"), Some("8101"));
        assert!(read.notes.is_empty() && read.faulty_lines.is_empty());
    }

    #[test]
    fn every_line_end_counts_once() {
        let found: Vec<_> = lines("a\nb\r\nc\rd\n\ne\r\n\r\nf").collect();
        assert_eq!(
            found,
            [(1, "a"), (2, "b"), (3, "c"), (4, "d"), (6, "e"), (8, "f")]
        );
    }

    #[test]
    fn of_faulty_lines_the_first_thousand_are_kept() {
        let read = parse_tag_file(&"x\n".repeat(100_000));
        assert_eq!(read.faulty_lines.len(), FAULTS_MAX);
    }

    #[test]
    fn a_value_cannot_forge_a_label() {
        let bytes = write_tag_file(&[("Contact-Name", "A\r\nSigned-By: nobody")]);
        let read = parse_tag_file(std::str::from_utf8(&bytes).unwrap());
        assert_eq!(read.get("Signed-By"), None);
        assert_eq!(read.get("Contact-Name"), Some("A Signed-By: nobody"));
    }

    #[test]
    fn continued_and_loose_lines_are_read_and_senseless_ones_told() {
        let read = parse_tag_file(" lost\r\nA :b\r\n\tc\r\nnonsense\rD: \r\nE:\n e\n");
        let elements =
            [("A", "b c"), ("D", ""), ("E", "e")].map(|(l, v)| (l.to_owned(), v.to_owned()));
        assert_eq!(read.elements, elements);
        assert_eq!(read.faulty_lines, [1, 4]);
        assert_eq!(read.notes, [BagNote::once(BagOddity::LooseColon, 2)]);
    }
}
