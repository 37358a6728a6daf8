//! The actual format of a file named `.csv`.
//!
//! Detects, from the first bytes, the formats in which spreadsheet programs export tables. Does not
//! parse the table: the kit does.

use super::{Encoding, recognise};

/// The format of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableForm {
    /// Cells separated by commas, in UTF-8: the format that we read.
    Comma,
    /// Separated by semicolons, as Excel writes where the comma is a decimal separator.
    Semicolon,
    /// Separated by tabs.
    Tab,
    /// Separated by vertical bars.
    Bar,
    /// The first line names the separator for Excel (`sep=;`).
    SeparatorLine(char),
    /// An Office Open XML or OpenDocument workbook, from Excel or another program.
    Workbook,
    /// A workbook of old Excel versions.
    OldWorkbook,
    /// An HTML page that spreadsheet programs open as a table.
    Html,
    /// Text in an encoding other than UTF-8.
    OtherEncoding(Encoding),
    /// Not text.
    Binary,
}

/// Detects the format by the file's first bytes.
///
/// The separator is the one found outside quotes in the first non-empty line, the header.
pub fn table_form(first_bytes: &[u8]) -> TableForm {
    if first_bytes.starts_with(b"PK\x03\x04") {
        return TableForm::Workbook;
    }
    if first_bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") || is_bare_biff(first_bytes) {
        return TableForm::OldWorkbook;
    }
    let encoding = recognise(first_bytes);
    if encoding == Encoding::Binary {
        return TableForm::Binary;
    }
    if !encoding.is_utf8() {
        return TableForm::OtherEncoding(encoding);
    }
    let text = String::from_utf8_lossy(first_bytes);
    let text = text
        .trim_start_matches('\u{feff}')
        .trim_start_matches(['\r', '\n']);
    let header = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let lower = header.trim().to_ascii_lowercase();
    if lower.starts_with('<') {
        return TableForm::Html;
    }
    let told = lower.trim_matches('"').strip_prefix("sep=").map(|rest| {
        // Trimming removes the tab after `sep=`.
        rest.trim_matches('"').chars().next().unwrap_or('\t')
    });
    if let Some(divider) = told {
        return TableForm::SeparatorLine(divider);
    }
    let counts = count_outside_quotes(header);
    let [commas, semicolons, tabs, bars] = counts;
    let most = counts.into_iter().max().unwrap_or(0);
    if most == 0 || commas == most {
        TableForm::Comma
    } else if semicolons == most {
        TableForm::Semicolon
    } else if tabs == most {
        TableForm::Tab
    } else if bars == most && commas == 0 {
        TableForm::Bar
    } else {
        TableForm::Comma
    }
}

/// Excel before 5.0 wrote its records without a container file.
fn is_bare_biff(bytes: &[u8]) -> bool {
    let heads: [&[u8]; 3] = [
        b"\x09\x00\x04\x00",
        b"\x09\x02\x06\x00",
        b"\x09\x04\x06\x00",
    ];
    heads.iter().any(|head| bytes.starts_with(head))
}

/// Counts commas, semicolons, tabs and bars of a line outside quotes.
fn count_outside_quotes(line: &str) -> [usize; 4] {
    let mut counts = [0; 4];
    let mut quoted = false;
    for letter in line.chars() {
        let [commas, semicolons, tabs, bars] = &mut counts;
        match letter {
            '"' => quoted = !quoted,
            _ if quoted => {}
            ',' => *commas += 1,
            ';' => *semicolons += 1,
            '\t' => *tabs += 1,
            '|' => *bars += 1,
            _ => {}
        }
    }
    counts
}
