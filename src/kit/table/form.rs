//! Tables that are no CSV of ours: other dividers, workbooks, quotes that stay open.

use crate::base::Diagnostic;
use crate::formats::text::{TableForm, table_form};
use crate::kit::reading::Source;

/// The fault for a form other than commas in UTF-8.
pub(super) fn wrong_form(file: &str, form: TableForm) -> Option<Diagnostic> {
    const SAVE: &str =
        "In Excel or LibreOffice choose Save As, type \"CSV UTF-8 (Comma delimited)\"";
    let reason = match form {
        // The encoding is told by whoever decodes it.
        TableForm::Comma | TableForm::OtherEncoding(_) => return None,
        TableForm::Semicolon => "the cells are divided by semicolons, not by commas",
        TableForm::Tab => "the cells are divided by tabs, not by commas",
        TableForm::Bar => "the cells are divided by vertical bars, not by commas",
        TableForm::SeparatorLine(_) => {
            "the first line is Excel's `sep=`, not the names of the columns"
        }
        TableForm::Workbook => "the file is a workbook (xlsx or ods) under the ending .csv",
        TableForm::OldWorkbook => "the file is a workbook of old Excel (xls) under the ending .csv",
        TableForm::Html => "the file is a web page under the ending .csv",
        TableForm::Binary => "the file is no table and no text",
    };
    let mend = match form {
        TableForm::SeparatorLine(',') => "Take the line `sep=,` out.".to_owned(),
        TableForm::Semicolon => format!(
            "{SAVE}; if it still has semicolons, set the list separator of Windows to a comma, or use LibreOffice."
        ),
        _ => format!("{SAVE}."),
    };
    Some(Diagnostic::fault("table.form", file, reason).mend(mend))
}

/// How many bytes stand before the header, and what divides cells.
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

/// A quote that is opened and never closed makes one cell of all that follows.
pub(super) fn open_quote(source: &Source) -> Option<Diagnostic> {
    let mut opened = None;
    let mut at_cell_start = true;
    for (at, byte) in source.text.bytes().enumerate() {
        match (byte, opened) {
            (b'"', None) if at_cell_start => opened = Some(at),
            // A doubled quote closes and opens again at once.
            (b'"', Some(_)) => opened = None,
            (b'"', None) if at > 0 && source.text.as_bytes()[at - 1] == b'"' => opened = Some(at),
            _ => {}
        }
        at_cell_start = matches!(byte, b',' | b';' | b'\t' | b'|' | b'\n' | b'\r');
    }
    let at = opened?;
    let reason = "a quote opens here and is never closed, so the rest of the table is one cell";
    let fault = source.fault("table.open-quote", at..at + 1, reason);
    Some(fault.mend("Close it, or write a quote inside a cell twice (\"\")."))
}
