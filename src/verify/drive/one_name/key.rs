//! Under which names each system stores, opens or compares a name.
//!
//! Sources: Microsoft, "Naming Files, Paths, and Namespaces" (trailing points and spaces, streams,
//! forbidden characters) and [MS-FSCC] §2.1.5 (short names); Apple TN1150, "HFS Plus Volume Format"
//! (characters ignored in comparisons); the names that 7-Zip, Info-ZIP, Explorer and ditto write
//! instead of names that their system forbids.

use crate::drive::fold;
use crate::formats::fat32::cleaned;

/// All names that `path` may get, folded; mostly one. If two paths share one, a system may see one
/// file as two, or two as one.
pub(super) fn keys(path: &str) -> Vec<String> {
    let mut readings = vec![path.to_owned()];
    if path.contains('\\') {
        // A separator on Windows, a plain character elsewhere.
        readings.push(path.replace('\\', "/"));
    }
    let mut keys = Vec::with_capacity(1);
    for reading in &readings {
        push_new(&mut keys, key(reading, Colon::Letter));
        if reading.contains(':') {
            push_new(&mut keys, key(reading, Colon::Stream));
        }
    }
    keys
}

/// The keys of an archive entry that leads outside its folder. Unpackers drop the leading parts
/// (`/`, `..`, `C:`) or go up one folder, and unpack the rest.
pub(super) fn keys_of_escape(path: &str) -> Vec<String> {
    let path = path.replace('\\', "/");
    let rest = match path.as_bytes() {
        [letter, b':', ..] if letter.is_ascii_alphabetic() => &path[2..],
        _ => &path,
    };
    let mut left_out: Vec<&str> = Vec::new();
    let mut gone_up: Vec<&str> = Vec::new();
    for part in rest.split('/') {
        if part.trim_end_matches(['.', ' ']).is_empty() {
            if part.starts_with("..") {
                gone_up.pop();
            }
        } else {
            left_out.push(part);
            gone_up.push(part);
        }
    }
    let mut found = keys(&left_out.join("/"));
    for key in keys(&gone_up.join("/")) {
        push_new(&mut found, key);
    }
    found
}

fn push_new(keys: &mut Vec<String>, key: String) {
    if !key.is_empty() && !keys.contains(&key) {
        keys.push(key);
    }
}

/// The meaning of `:` in a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Colon {
    /// A plain character, written as `_`.
    Letter,
    /// The end of the file name; the name of a stream follows (NTFS).
    Stream,
}

fn key(path: &str, colon: Colon) -> String {
    let parts = path.split('/').map(|part| stored(part, colon));
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    let stored = parts.join("/");
    if stored.is_ascii() {
        // Gives the same result as folding, but faster.
        return stored.to_ascii_uppercase();
    }
    fold(&spelled_out(&stored))
}

/// Expands letters that macOS (APFS) treats as equal but FAT and NTFS do not: the multi-letter part
/// of Unicode's full case folding.
fn spelled_out(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'ſ' => out.push('s'),
            'ß' | 'ẞ' => out.push_str("ss"),
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            letter => out.push(letter),
        }
    }
    out
}

/// One name as stored; empty if it means the folder itself.
fn stored(part: &str, colon: Colon) -> String {
    // `..` leads outside the drive's folder, so it is kept and matches no file of the drive.
    if part == ".." {
        return part.to_owned();
    }
    let part = match colon {
        Colon::Stream => part.split(':').next().unwrap_or_default(),
        Colon::Letter => part,
    };
    let letters = part.chars().filter(|letter| !is_ignored(*letter));
    let letters = letters.map(|letter| match letter {
        '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\' | '\0'..='\x1f' => '_',
        letter => letter,
    });
    let stored: String = letters.collect();
    stored.trim_end_matches(['.', ' ']).to_owned()
}

/// Characters that HFS+ ignores when it compares names (TN1150, "Case-Insensitive String Comparison
/// Algorithm").
fn is_ignored(letter: char) -> bool {
    matches!(
        letter,
        '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{206a}'..='\u{206f}' | '\u{feff}'
    )
}

/// Most characters before the `~` of a generated short name.
const STEM_MAX: usize = 6;

/// The start of a name, as far as a short name keeps it, and its short ending.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Beginning {
    text: String,
    /// Whether this is all of the name before its ending.
    is_whole: bool,
    ending: String,
}

/// The beginnings of names for which FAT and NTFS may generate the short name `name`
/// (`DISTRI~1.TXT`, or `DI8F3A~1.TXT` with a checksum if the first numbers are taken). Empty if it
/// does not have this form.
pub(super) fn beginnings_of_short(name: &str) -> Vec<Beginning> {
    let stored = key(name, Colon::Stream);
    let (front, ending) = stored.split_once('.').unwrap_or((&stored, ""));
    let Some((stem, number)) = front.rsplit_once('~') else {
        return Vec::new();
    };
    let length = stem.chars().count();
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let fits = (1..=STEM_MAX).contains(&length) && length + number.len() < 8;
    let is_ending = ending.chars().count() <= 3 && !ending.contains('.');
    if !(is_number && fits && is_ending) {
        return Vec::new();
    }
    let beginning = |text: String, is_whole| Beginning {
        text,
        is_whole,
        ending: ending.to_owned(),
    };
    let room = 7_usize.saturating_sub(number.len()).min(STEM_MAX);
    let mut found = vec![beginning(stem.to_owned(), length < room)];
    let kept = length.saturating_sub(4);
    let mut sum = stem.chars().skip(kept);
    if kept > 0 && sum.all(|digit| digit.is_ascii_hexdigit()) {
        found.push(beginning(stem.chars().take(kept).collect(), false));
    }
    found
}

/// The beginnings of a name: with letters beyond ASCII as `_`, and unchanged, for systems whose
/// code page has them.
pub(super) fn beginnings(name: &str) -> Vec<Beginning> {
    let (stem, ending) = cleaned(name);
    let mut found = Vec::with_capacity(STEM_MAX + 1);
    push_beginnings(&stem, &ending, &mut found);
    if !name.is_ascii() {
        let name = name.trim_start_matches(['.', ' ']);
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let kept = |part: &str| fold(&part.replace(['.', ' '], ""));
        push_beginnings(&kept(stem), &kept(ending), &mut found);
    }
    found
}

fn push_beginnings(stem: &str, ending: &str, found: &mut Vec<Beginning>) {
    let ending: String = ending.chars().take(3).collect();
    let stem: Vec<char> = stem.chars().take(STEM_MAX + 1).collect();
    let beginning = |length: usize, is_whole| Beginning {
        text: stem[..length].iter().collect(),
        is_whole,
        ending: ending.clone(),
    };
    let longest = stem.len().min(STEM_MAX);
    found.extend((1..=longest).map(|length| beginning(length, false)));
    if longest > 0 && stem.len() == longest {
        found.push(beginning(longest, true));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_some_system_takes_for_one_have_one_key() {
        let ours = &keys("data/district-8101.txt")[0];
        for path in [
            "DATA/DISTRICT-8101.TXT",
            "data/district-8101.txt.",
            "data/district-8101.txt . .",
            "data./district-8101.txt",
            "data/district-8101.txt::$DATA",
            "data/district-8101.txt:hidden",
            "data\\district-8101.txt",
            "data/./district-8101.txt",
            "data/ . /district-8101.txt",
            "data/dis\u{200c}trict-8101.txt",
            "data/diſtrict-8101.txt",
        ] {
            assert!(keys(path).contains(ours), "{path}: {:?}", keys(path));
        }
        assert_eq!(keys("a:b?.txt")[0], keys("a_b_.txt")[0]);
        assert_eq!(keys("a\tb"), keys("A_B"));
        assert_eq!(keys("e\u{301}"), keys("\u{c9}"));
        assert_eq!(keys("น\u{e49}ำ"), keys("น\u{e4d}\u{e49}\u{e32}"));
        for path in [
            "../a.txt",
            "/a.txt",
            "C:\\a.txt",
            "x/../a.txt",
            "..\\..\\a.txt.",
        ] {
            assert!(keys_of_escape(path).contains(&"A.TXT".to_owned()), "{path}");
        }
        assert_ne!(keys("../a.txt"), keys("a.txt"));
        assert_ne!(keys("data/x"), keys("data/y"));
    }

    #[test]
    fn generated_short_names_fit_the_names_that_they_stand_for() {
        let fits = |short: &str, name: &str| {
            let own = beginnings(name);
            beginnings_of_short(short)
                .iter()
                .any(|found| own.contains(found))
        };
        for (short, name) in [
            ("DISTRI~1.TXT", "district-8101.txt"),
            ("distri~7.txt", "DISTRICT-8101.txt"),
            ("DISTR~12.TXT", "district-8101.txt"),
            ("DI8F3A~1.TXT", "district-8101.txt"),
            ("DATA~1", "data"),
            ("START-~1.HTM", "START-HERE.html"),
            ("______~1.PDF", "คู่มือ ก.pdf"),
            ("คู่มือ~1.PDF", "คู่มือ ก.pdf"),
            ("TAGMAN~1.MIN", "tagmanifest-sha256.txt.minisig"),
        ] {
            assert!(fits(short, name), "{short} {name}");
        }
        for (short, name) in [
            ("DISTRI~1.DOC", "district-8101.txt"),
            ("DIST~1.TXT", "district-8101.txt"),
            ("DISTRI~12.TXT", "district-8101.txt"),
            ("PHOTO~1.TXT", "district-8101.txt"),
        ] {
            assert!(!fits(short, name), "{short} {name}");
        }
        for name in [
            "a.txt",
            "~1.txt",
            "abcdefg~1.txt",
            "a~b.txt",
            "a~1.html",
            "a~1.b.c",
        ] {
            assert_eq!(beginnings_of_short(name), [], "{name}");
        }
    }
}
