//! Names in a ZIP: should be UTF-8, but are not always.

use encoding_rs::WINDOWS_874;

use crate::base::shown_bytes;
use crate::formats::bagit::{PathFault, check_contained};

/// A parsed name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct EntryName {
    /// With `/` as separator.
    pub(super) path: String,
    /// Whether it names a folder.
    pub(super) is_folder: bool,
    /// Its encoding.
    pub(super) letters: Letters,
    /// Whether `\` was the separator.
    pub(super) had_back_slashes: bool,
}

/// The encoding of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Letters {
    /// ASCII only.
    Ascii,
    /// UTF-8.
    Unicode,
    /// The Thai Windows code page.
    Thai,
    /// Another code page.
    Other,
}

/// Parses a name.
///
/// # Errors
/// Fails if the entry would be unpacked outside its folder; the returned path is only for display.
pub(super) fn read_name(raw: &[u8]) -> Result<EntryName, (String, PathFault)> {
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
        Ok(()) => Ok(EntryName {
            path: unpacked(&text),
            is_folder,
            letters,
            had_back_slashes,
        }),
        Err(fault) => Err((text, fault)),
    }
}

/// The path that unpackers create: they skip empty names and `.`.
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
