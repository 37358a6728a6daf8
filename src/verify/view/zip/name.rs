//! Names in a ZIP: bytes that should be UTF-8 and were not always.

use encoding_rs::WINDOWS_874;

use crate::base::shown_bytes;
use crate::formats::bagit::{PathFault, check_contained};

/// What a name's bytes turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// With `/` between names.
    pub(super) path: String,
    /// Whether it is a folder's.
    pub(super) is_folder: bool,
    /// How its letters are kept.
    pub(super) letters: Letters,
    /// Whether `\` stood between names.
    pub(super) had_back_slashes: bool,
}

/// How letters are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Letters {
    /// All in ASCII.
    Ascii,
    /// In UTF-8.
    Unicode,
    /// In the code page of a Thai Windows.
    Thai,
    /// In some other code page.
    Other,
}

/// Reads a name.
///
/// # Errors
/// When the entry would be unpacked outside its folder; the path is for showing only.
pub(super) fn read_name(raw: &[u8]) -> Result<Name, (String, PathFault)> {
    let had_back_slashes = raw.contains(&b'\\') && !raw.contains(&b'/');
    let divided: Vec<u8> = raw
        .iter()
        .map(|byte| {
            if had_back_slashes && *byte == b'\\' {
                b'/'
            } else {
                *byte
            }
        })
        .collect();
    let raw = divided.as_slice();
    let (text, letters) = match std::str::from_utf8(raw) {
        Ok(text) if text.is_ascii() => (text.to_owned(), Letters::Ascii),
        Ok(text) => (text.to_owned(), Letters::Unicode),
        Err(_) => match WINDOWS_874.decode_without_bom_handling_and_without_replacement(raw) {
            Some(text) if text.chars().any(|c| ('ก'..='๛').contains(&c)) => {
                (text.into_owned(), Letters::Thai)
            }
            _ => (shown_bytes(raw), Letters::Other),
        },
    };
    let is_folder = text.ends_with('/') || text.ends_with("/.") || text == ".";
    match check_contained(text.trim_end_matches('/')) {
        Ok(()) => Ok(Name {
            path: unpacked(&text),
            is_folder,
            letters,
            had_back_slashes,
        }),
        Err(fault) => Err((text, fault)),
    }
}

/// Where unpackers put it: they make nothing of empty names and of `.`.
fn unpacked(text: &str) -> String {
    let parts = text.split('/').filter(|part| !matches!(*part, "" | "."));
    parts.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_and_escapes_refused() {
        let name = |raw: &[u8]| read_name(raw).unwrap();
        assert_eq!(name("data/คู่มือ.pdf".as_bytes()).letters, Letters::Unicode);
        let thai = name(b"data/\xa4\xd9\xe8\xc1\xd7\xcd.pdf");
        assert_eq!(
            (thai.path.as_str(), thai.letters),
            ("data/คู่มือ.pdf", Letters::Thai)
        );
        assert!(name(b"data/").is_folder);
        assert_eq!(name(b"data\\a").path, "data/a");
        assert_eq!(name(b"./data//a/./b").path, "data/a/b");
        assert!(name(b"./").is_folder && name(b"./").path.is_empty());
        for raw in [
            b"../a".as_slice(),
            b"/a",
            b"a/../../b",
            b"C:\\a",
            b"..\\a",
            b"a\0b",
            b"",
        ] {
            assert!(read_name(raw).is_err(), "{raw:?}");
        }
    }
}
