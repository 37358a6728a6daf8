//! Tables in another form than our CSV: other delimiters, workbooks, unclosed quotes.

use super::finding::TableFinding;
use crate::base::Diagnostic;
use crate::formats::text::{TableForm, table_form};
use crate::kit::reading::KitSource;

/// The fault of a table that is not comma-separated.
pub(super) fn wrong_form(file: &str, form: TableForm) -> Option<Diagnostic> {
    let finding = match form {
        // The decoder reports the encoding.
        TableForm::Comma | TableForm::OtherEncoding(_) => return None,
        TableForm::Semicolon => TableFinding::Semicolons,
        TableForm::Tab => TableFinding::Tabs,
        TableForm::Bar => TableFinding::Bars,
        TableForm::SeparatorLine(',') => TableFinding::SepLineComma,
        TableForm::SeparatorLine(_) => TableFinding::SepLine,
        TableForm::Workbook => TableFinding::Workbook,
        TableForm::OldWorkbook => TableFinding::OldWorkbook,
        TableForm::Html => TableFinding::WebPage,
        TableForm::Binary => TableFinding::NoText,
    };
    Some(Diagnostic::fault(file, finding))
}

/// The byte offset of the header, and the delimiter.
pub(super) fn divider(text: &str, form: TableForm) -> (usize, u8) {
    let form = match form {
        TableForm::OtherEncoding(_) => table_form(text.as_bytes()),
        other => other,
    };
    match form {
        TableForm::Semicolon => (0, b';'),
        TableForm::Tab => (0, b'\t'),
        TableForm::Bar => (0, b'|'),
        TableForm::SeparatorLine(told) => {
            let at = text.find("sep=").or_else(|| text.find("SEP=")).unwrap_or(0);
            let line = text.get(at..).unwrap_or_default();
            let skip = line.find(['\n', '\r']).map_or(text.len(), |end| at + end);
            (skip, u8::try_from(told).unwrap_or(b','))
        }
        _ => (0, b','),
    }
}

/// Finds an unclosed quote, which makes one cell of the rest of the table.
pub(super) fn open_quote(source: &KitSource) -> Option<Diagnostic> {
    let mut opened = None;
    let mut at_cell_start = true;
    for (at, byte) in source.text.bytes().enumerate() {
        match (byte, opened) {
            (b'"', None) if at_cell_start => opened = Some(at),
            // A doubled quote closes and reopens the quoted cell.
            (b'"', Some(_)) => opened = None,
            (b'"', None) if at > 0 && source.text.as_bytes()[at - 1] == b'"' => opened = Some(at),
            _ => {}
        }
        at_cell_start = matches!(byte, b',' | b';' | b'\t' | b'|' | b'\n' | b'\r');
    }
    let at = opened?;
    Some(source.fault(at..at + 1, TableFinding::OpenQuote))
}
