//! What a file that is called `.csv` really is.
//!
//! Covers the forms in which spreadsheet programs hand over tables, by the first bytes. Leaves
//! out reading the table: that is the kit's.

use super::{Encoding, recognise};

/// The form of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableForm {
    /// Cells divided by commas, in UTF-8: what we read.
    Comma,
    /// Divided by semicolons, as Excel does where the comma is a decimal sign.
    Semicolon,
    /// Divided by tabs.
    Tab,
    /// Divided by vertical bars.
    Bar,
    /// The first line tells Excel the divider (`sep=;`).
    SeparatorLine(char),
    /// A workbook of Excel or another Office Open XML or OpenDocument program.
    Workbook,
    /// A workbook of old Excel.
    OldWorkbook,
    /// A page that spreadsheet programs open as a table.
    Html,
    /// Text, but not in UTF-8; which encoding is told.
    OtherEncoding(Encoding),
    /// No text at all.
    Binary,
}

/// Recognises the form by the file's first bytes.
///
/// The divider is judged by the first line that is not empty, outside quotes: the header.
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
        // `sep=` and a tab loses the tab to trimming.
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

/// Excel before 5.0 wrote its records without a container.
fn is_bare_biff(bytes: &[u8]) -> bool {
    let heads: [&[u8]; 3] = [
        b"\x09\x00\x04\x00",
        b"\x09\x02\x06\x00",
        b"\x09\x04\x06\x00",
    ];
    heads.iter().any(|head| bytes.starts_with(head))
}

/// Commas, semicolons, tabs and bars of a line, those inside quotes left out.
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
