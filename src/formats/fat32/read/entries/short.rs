//! Short names as readers show them.

use super::code_page::CodePage;
use crate::formats::fat32::entry::DELETED;

/// Bit in byte 12: show the stem in lower case.
const LOWER_STEM: u8 = 0x08;
/// Bit in byte 12: show the extension in lower case.
const LOWER_EXTENSION: u8 = 0x10;

/// A short name as systems show it: byte 12 gives the case (Windows and Linux set it instead of
/// writing a long name), and non-ASCII bytes use the Thai code page.
pub(in crate::formats::fat32::read) fn shown(raw: [u8; 11], case: u8) -> String {
    let lower_if = |bit: u8, text: String| {
        if case & bit == 0 {
            text
        } else {
            text.to_lowercase()
        }
    };
    let (stem, extension) = parts(raw, CodePage::Thai);
    joined(
        lower_if(LOWER_STEM, stem),
        &lower_if(LOWER_EXTENSION, extension),
    )
}

/// A short name as stored, decoded in every code page that gives a different result.
pub(in crate::formats::fat32::read) fn as_stored(raw: [u8; 11]) -> impl Iterator<Item = String> {
    let pages = if raw.is_ascii() && raw[0] != 0x05 {
        &CodePage::ALL[..1]
    } else {
        &CodePage::ALL[..]
    };
    pages.iter().map(move |page| {
        let (stem, extension) = parts(raw, *page);
        joined(stem, &extension)
    })
}

fn parts(mut raw: [u8; 11], page: CodePage) -> (String, String) {
    // A first byte of E5 would mean "deleted", so 05 is stored for it.
    if raw[0] == 0x05 {
        raw[0] = DELETED;
    }
    // Linux ends stem and extension at a NUL.
    let part = |bytes: &[u8]| {
        let shown = bytes.split(|byte| *byte == 0).next().unwrap_or_default();
        page.decode(shown).trim_end_matches(' ').to_owned()
    };
    (part(&raw[..8]), part(&raw[8..]))
}

fn joined(stem: String, extension: &str) -> String {
    if extension.is_empty() {
        stem
    } else {
        format!("{stem}.{extension}")
    }
}
