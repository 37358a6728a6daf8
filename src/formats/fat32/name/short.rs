//! Short (8.3) names: detects long names that are already short, and generates short names for the
//! others. Source: FAT specification, "FAT Directory Structure" (legal characters) and "FAT Long
//! Directory Entries" (basis name, numeric tail). Systems differ in the generated names; ours are
//! deterministic.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A name of at most eight characters and an extension of at most three, as its 11 stored bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ShortName([u8; 11]);

/// Characters, besides capital letters and digits, that a short name may contain.
const SIGNS: &str = "!#$%&'()-@^_`{}~";

/// Maximum number after `~`: six digits leave one character of the stem. A directory holds 65,536
/// entries, so the search never reaches it.
const NUMBER_MAX: u32 = 999_999;

pub(in crate::formats::fat32) fn is_short_name_character(c: char) -> bool {
    c.is_ascii_uppercase() || c.is_ascii_digit() || SIGNS.contains(c)
}

impl ShortName {
    /// `.`, the entry of the directory itself.
    pub const DOT: Self = Self(*b".          ");
    /// `..`, the entry of the parent directory.
    pub const DOT_DOT: Self = Self(*b"..         ");

    /// `name` in capitals if it is an 8.3 name apart from case; otherwise `None`.
    pub fn exact(name: &str) -> Option<Self> {
        let upper = name.to_ascii_uppercase();
        let (stem, extension) = match upper.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (upper.as_str(), ""),
        };
        let legal = |part: &str| part.chars().all(is_short_name_character);
        let fits = (1..=8).contains(&stem.len()) && extension.len() <= 3;
        (fits && legal(stem) && legal(extension)).then(|| Self::from_parts(stem, extension))
    }

    /// The 11 bytes: stem and extension, padded with spaces.
    pub fn as_bytes(&self) -> &[u8; 11] {
        &self.0
    }

    /// The checksum that links long entries to this name ("FAT Long Directory Entries", ChkSum).
    pub fn checksum(&self) -> u8 {
        checksum(&self.0)
    }

    /// Makes a name from `stem` and `extension`, both ASCII, cut to 8 and 3 bytes.
    fn from_parts(stem: &str, extension: &str) -> Self {
        let mut bytes = [b' '; 11];
        for (place, byte) in bytes[..8].iter_mut().zip(stem.bytes()) {
            *place = byte;
        }
        for (place, byte) in bytes[8..].iter_mut().zip(extension.bytes()) {
            *place = byte;
        }
        Self(bytes)
    }
}

/// The checksum of the 11 bytes of a short name, as stored in long entries.
pub(in crate::formats::fat32) fn checksum(short: &[u8; 11]) -> u8 {
    short
        .iter()
        .fold(0, |sum: u8, byte| sum.rotate_right(1).wrapping_add(*byte))
}

impl fmt::Display for ShortName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim_end().to_owned();
        let (stem, extension) = (part(&self.0[..8]), part(&self.0[8..]));
        if extension.is_empty() {
            f.write_str(&stem)
        } else {
            write!(f, "{stem}.{extension}")
        }
    }
}

/// Two names in a directory need the same short name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{name}: its short name {short} belongs to another file of the directory")]
pub struct NoShortName {
    /// The second of the two names.
    pub name: String,
    /// The short name that both need.
    pub short: ShortName,
}

/// The short names assigned in one directory.
///
/// Clone it after assigning the common names, so that a district's names never change them.
#[derive(Debug, Clone, Default)]
pub struct ShortNames {
    taken: BTreeSet<ShortName>,
    /// The last number tried for each pair of a stem's first six characters and an extension. Names
    /// are never released, so the smallest free number only grows.
    tried: BTreeMap<(String, String), u32>,
}

impl ShortNames {
    /// Assigns short names to `names`, in order. Names that are 8.3 apart from case are assigned
    /// first and keep their own; the others get up to six characters, `~` and the smallest free
    /// number.
    ///
    /// # Errors
    /// [`NoShortName`] if an 8.3 name is already taken.
    pub fn assign(&mut self, names: &[&str]) -> Result<Vec<ShortName>, NoShortName> {
        let exact: Vec<Option<ShortName>> =
            names.iter().map(|name| ShortName::exact(name)).collect();
        for (name, short) in names.iter().zip(&exact) {
            if let Some(short) = short {
                self.take(name, *short)?;
            }
        }
        let given = names.iter().zip(exact).map(|(name, short)| match short {
            Some(short) => Ok(short),
            None => self.generate(name),
        });
        given.collect()
    }

    fn take(&mut self, name: &str, short: ShortName) -> Result<(), NoShortName> {
        if self.taken.insert(short) {
            return Ok(());
        }
        Err(NoShortName {
            name: name.to_owned(),
            short,
        })
    }

    fn generate(&mut self, name: &str) -> Result<ShortName, NoShortName> {
        let (stem, extension) = cleaned(name);
        let stem: String = stem.chars().take(6).collect();
        let extension: String = extension.chars().take(3).collect();
        let tried = self
            .tried
            .entry((stem.clone(), extension.clone()))
            .or_default();
        loop {
            *tried += 1;
            let number = tried.to_string();
            let kept: String = stem
                .chars()
                .take(7_usize.saturating_sub(number.len()))
                .collect();
            let short = ShortName::from_parts(&format!("{kept}~{number}"), &extension);
            if self.taken.insert(short) {
                return Ok(short);
            }
            if *tried >= NUMBER_MAX {
                return Err(NoShortName {
                    name: name.to_owned(),
                    short,
                });
            }
        }
    }
}

/// Stem and extension of `name` in capitals, without dots and spaces, illegal characters replaced
/// by `_`: the basis of a generated short name.
pub fn cleaned(name: &str) -> (String, String) {
    let name = name.trim_start_matches(['.', ' ']);
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let clean = |part: &str| -> String {
        let kept = part.chars().filter(|c| !matches!(c, '.' | ' '));
        let upper = kept.map(|c| c.to_ascii_uppercase());
        upper
            .map(|c| if is_short_name_character(c) { c } else { '_' })
            .collect()
    };
    (clean(stem), clean(extension))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(names: &[&str]) -> Vec<String> {
        ShortNames::default()
            .assign(names)
            .unwrap()
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn names_that_are_8_3_but_for_case_keep_their_own() {
        let cases = [
            ("README.TXT", Some("README.TXT")),
            ("bagit.txt", Some("BAGIT.TXT")),
            ("data", Some("DATA")),
            ("abcdefgh.abc", Some("ABCDEFGH.ABC")),
            ("abcdefghi.abc", None),
            ("index.html", None),
            ("a.b.c", None),
            (".txt", None),
            ("a.", None),
            ("a b.txt", None),
            ("a+b.txt", None),
            ("ก.txt", None),
            ("", None),
        ];
        for (name, expected) in cases {
            let short = ShortName::exact(name).map(|short| short.to_string());
            assert_eq!(short.as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn thai_letters_become_low_lines() {
        assert_eq!(given(&["สัญญาณเตือน.html"]), ["______~1.HTM"]);
    }

    #[test]
    fn cleaning_takes_out_dots_and_spaces() {
        let names = [
            ".hidden name.tar.gz",
            "a+b=c.jpeg",
            "start-here.html",
            "noextension",
        ];
        assert_eq!(
            given(&names),
            ["HIDDEN~1.GZ", "A_B_C~1.JPE", "START-~1.HTM", "NOEXTE~1"]
        );
    }

    #[test]
    fn no_generated_name_is_another_files_name() {
        assert_eq!(
            given(&["abcdefghi.txt", "ABCDEF~1.TXT"]),
            ["ABCDEF~2.TXT", "ABCDEF~1.TXT"]
        );
    }

    #[test]
    fn numbers_of_two_digits_shorten_the_stem() {
        let names: Vec<String> = (0..12).map(|n| format!("presentation {n}.pptx")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(
            given(&names)[8..],
            [
                "PRESEN~9.PPT",
                "PRESE~10.PPT",
                "PRESE~11.PPT",
                "PRESE~12.PPT"
            ]
        );
    }

    #[test]
    fn two_equal_8_3_names_are_refused() {
        let refused = ShortNames::default()
            .assign(&["a.txt", "A.TXT"])
            .unwrap_err();
        assert_eq!(refused.name, "A.TXT");
    }

    #[test]
    fn checksum_is_that_of_the_specification() {
        // The checksum of `README  TXT`, computed step by step as in the specification's C code.
        let mut sum: u32 = 0;
        for byte in b"README  TXT" {
            sum = (((sum & 1) << 7) + (sum >> 1) + u32::from(*byte)) & 0xFF;
        }
        assert_eq!(
            u32::from(ShortName::exact("readme.txt").unwrap().checksum()),
            sum
        );
    }
}
