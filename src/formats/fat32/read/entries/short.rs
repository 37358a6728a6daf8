//! Short names as readers show them.

use super::code_page::CodePage;
use crate::formats::fat32::entry::DELETED;

/// Set in byte 12 where the part before the point is to be shown in small letters.
const LOWER_STEM: u8 = 0x08;
/// The same for the part behind it.
const LOWER_EXTENSION: u8 = 0x10;

/// A short name as systems show it: the case bits of byte 12 count (Windows and Linux write them
/// in place of a long name), bytes past ASCII are the Thai code page's.
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

/// A short name as stored, in every code page in which it reads differently.
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
    // E5 as a first byte would mean "deleted", so 05 stands for it.
    if raw[0] == 0x05 {
        raw[0] = DELETED;
    }
    // Linux ends either part at a NUL.
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
