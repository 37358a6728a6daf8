//! [`DrivePath`]: the path of a file on a drive, valid on every system.
//!
//! Checks the rules of FAT32 long names, Windows, BagIt (RFC 8493 §6.1) and our own determinism.
//! Does not check the length of whole paths or clashes between names: `check` sees all names at
//! once and reports those.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use crate::base::is_device_name;
use crate::formats::fat32::upper;
use crate::words::{messages, shown_in_english, shown_values};

/// Maximum UTF-16 units of a FAT long name (Microsoft FAT specification, "FAT Long Directory
/// Entries"); format break.
const NAME_UNITS: usize = 255;

/// A relative path with `/`, each name allowed by FAT32, Windows and BagIt tools.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct DrivePath(String);

messages! {
    /// Why a name is not allowed on a drive.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
    #[non_exhaustive]
    pub enum NameFault {
        /// An empty path or name.
        Empty = "name.fault:empty",
        /// `.`, `..`, a leading `/`.
        Escapes = "name.fault:escapes",
        /// Contains one of `<>:"\|?*`.
        Forbidden { letter: char } = "name.fault:forbidden",
        /// Contains `%`, which many BagIt tools encode wrongly.
        Percent = "name.fault:percent",
        /// Contains a control, zero-width or direction character.
        Unseen { code: CodePoint } = "name.fault:unseen",
        /// Contains a character beyond the Basic Multilingual Plane.
        BeyondBmp { code: CodePoint } = "name.fault:beyond-bmp",
        /// `CON`, `AUX`, `COM1` and so on, with any extension.
        Reserved = "name.fault:reserved",
        /// A dot or space at the end, or a space at the start.
        Edge = "name.fault:edge",
        /// More than 255 UTF-16 units.
        TooLong = "name.fault:too-long",
        /// Looks like a generated short name: `ABCDEF~1.TXT`.
        Generated = "name.fault:generated",
        /// Not in Unicode's composed form (NFC).
        NotNfc = "name.fault:not-nfc",
    }
}

shown_in_english!(NameFault);
shown_values!(CodePoint);

/// A character's code point: `U+202E`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodePoint(pub char);

impl fmt::Display for CodePoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "U+{:04X}", u32::from(self.0))
    }
}

impl DrivePath {
    /// Checks a path.
    ///
    /// # Errors
    /// Returns the first fault of the first faulty name.
    pub fn new(path: impl Into<String>) -> Result<Self, NameFault> {
        let path = path.into();
        if path.is_empty() {
            return Err(NameFault::Empty);
        }
        if path.starts_with('/') {
            return Err(NameFault::Escapes);
        }
        path.split('/').try_for_each(check_name)?;
        Ok(Self(path))
    }

    /// The path as text, with `/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The names of the path, outermost first.
    pub fn names(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.split('/')
    }

    /// The last name.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// The folder's path; `None` at the root.
    pub fn parent(&self) -> Option<&str> {
        self.0.rsplit_once('/').map(|(parent, _)| parent)
    }

    /// This path below `folder`.
    ///
    /// # Errors
    /// As [`DrivePath::new`], for `folder`.
    pub fn below(&self, folder: &str) -> Result<Self, NameFault> {
        Self::new(format!("{folder}/{}", self.0))
    }

    /// The folded path: some reader confuses two paths with equal results (see [`fold`]).
    pub fn folded(&self) -> String {
        fold(&self.0)
    }
}

/// `text` after NFC, FAT's case folding ([`upper`], character by character) and reordering of Thai
/// marks: some reader of the drive treats two names with equal results as one.
pub fn fold(text: &str) -> String {
    // The common case; hostile drives have a million names.
    if text.is_ascii() {
        return text.to_ascii_uppercase();
    }
    // NFC keeps ำ and ํา distinct, but they look the same.
    let composed: String = text
        .nfc()
        .collect::<String>()
        .replace('ำ', "\u{e4d}\u{e32}");
    let mut marks: Vec<char> = Vec::new();
    let mut out = String::with_capacity(composed.len());
    for c in composed.chars() {
        if is_thai_mark(c) {
            marks.push(c);
            continue;
        }
        marks.sort_unstable();
        out.extend(marks.drain(..));
        out.push(upper(c));
    }
    marks.sort_unstable();
    out.extend(marks);
    out
}

fn is_thai_mark(c: char) -> bool {
    matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}')
}

fn check_name(name: &str) -> Result<(), NameFault> {
    if name.is_empty() {
        return Err(NameFault::Empty);
    }
    if name == "." || name == ".." {
        return Err(NameFault::Escapes);
    }
    name.chars().try_for_each(check_character)?;
    if name.ends_with(['.', ' ']) || name.starts_with(' ') {
        return Err(NameFault::Edge);
    }
    if is_device_name(name) {
        return Err(NameFault::Reserved);
    }
    if name.encode_utf16().count() > NAME_UNITS {
        return Err(NameFault::TooLong);
    }
    if is_generated(name) {
        return Err(NameFault::Generated);
    }
    if is_nfc(name) {
        Ok(())
    } else {
        Err(NameFault::NotNfc)
    }
}

fn check_character(c: char) -> Result<(), NameFault> {
    match c {
        '%' => Err(NameFault::Percent),
        '<' | '>' | ':' | '"' | '\\' | '|' | '?' | '*' => Err(NameFault::Forbidden { letter: c }),
        c if c.is_control() || crate::base::escaped(c.encode_utf8(&mut [0; 4])).len() > 4 => {
            Err(NameFault::Unseen { code: CodePoint(c) })
        }
        // Systems do not agree on glyphs for private-use characters and noncharacters.
        '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{fffe}' | '\u{ffff}' => {
            Err(NameFault::Unseen { code: CodePoint(c) })
        }
        c if u32::from(c) > 0xFFFF => Err(NameFault::BeyondBmp { code: CodePoint(c) }),
        _ => Ok(()),
    }
}

/// Whether an 8.3 stem ends in `~` and digits, like a generated short name.
fn is_generated(name: &str) -> bool {
    let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
    let Some((front, digits)) = stem.rsplit_once('~') else {
        return false;
    };
    !front.is_empty()
        && stem.chars().count() <= 8
        && ending.chars().count() <= 3
        && !ending.contains('.')
        && !digits.is_empty()
        && digits.chars().all(|c| c.is_ascii_digit())
}

impl fmt::Display for DrivePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for DrivePath {
    type Err = NameFault;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::new(text)
    }
}

impl From<DrivePath> for String {
    fn from(path: DrivePath) -> Self {
        path.0
    }
}

impl TryFrom<String> for DrivePath {
    type Error = NameFault;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::new(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_every_system_holds_are_taken() {
        let names = [
            "a",
            "data/video/film.mp4",
            "คู่มือ พูดคุย.pdf",
            "ဗီဒီယို.vtt",
            ".hidden",
            "a~1b.txt",
        ];
        for name in names {
            assert!(DrivePath::new(name).is_ok(), "{name}");
        }
        assert!(DrivePath::new("ก".repeat(255)).is_ok());
    }

    #[test]
    fn names_that_some_system_refuses_are_refused_with_the_reason() {
        use NameFault::{BeyondBmp, Edge, Empty, Escapes, Forbidden, Generated, NotNfc, Percent};
        let unseen = |c| NameFault::Unseen { code: CodePoint(c) };
        let cases = [
            ("", Empty),
            ("a//b", Empty),
            ("/a", Escapes),
            ("a/../b", Escapes),
            ("a\\b", Forbidden { letter: '\\' }),
            ("a:b", Forbidden { letter: ':' }),
            ("50%.txt", Percent),
            ("a\r", unseen('\r')),
            ("a\u{200b}b", unseen('\u{200b}')),
            ("a\u{202e}b", unseen('\u{202e}')),
            (
                "😀.png",
                BeyondBmp {
                    code: CodePoint('😀'),
                },
            ),
            ("con.txt", NameFault::Reserved),
            ("Lpt1", NameFault::Reserved),
            ("a.", Edge),
            ("a ", Edge),
            ("abcdef~1.txt", Generated),
            ("e\u{301}.txt", NotNfc),
        ];
        for (name, fault) in cases {
            assert_eq!(DrivePath::new(name), Err(fault), "{name:?}");
        }
        assert_eq!(DrivePath::new("ก".repeat(256)), Err(NameFault::TooLong));
    }

    #[test]
    fn names_that_look_alike_fold_alike() {
        assert_eq!(fold("ทำ.TXT"), fold("ทํา.txt"));
        assert_eq!(fold("น้ำ"), fold("นํ้า"));
        assert_eq!(fold("É"), fold("e\u{301}"));
        assert_ne!(fold("ค่า"), fold("ค้า"));
    }

    #[test]
    fn names_that_fat_keeps_apart_stay_two() {
        assert_ne!(fold("kıt"), fold("KIT"));
        assert_ne!(fold("ſet"), fold("SET"));
        assert_eq!(fold("ᾳ"), fold("ᾼ"));
    }
}
