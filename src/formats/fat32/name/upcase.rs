//! Upper case as FAT readers compare names: character by character, with their own table.
//!
//! The table is the one of Windows (`l_intl.nls`, read from Wine's copy), because Windows writes
//! most sticks and distinguishes the most names. It contains Unicode's one-to-one mappings, except
//! for letters that are variants of another letter. So `kıt` and `KIT` are two names, as on
//! Windows, macOS and Linux; only mtools, which uses the C library, treats them as one. Mapping
//! less than Windows would allow two names that Windows cannot distinguish. Linux maps a subset of
//! the Windows pairs.

/// Letters that Unicode maps to another letter's capital, but FAT readers do not: the micro sign,
/// dotless i, long s, title-case digraphs, Greek symbols and final sigma, old Cyrillic forms.
const LEFT_ALONE: [char; 27] = [
    '\u{b5}', '\u{131}', '\u{17f}', '\u{1c5}', '\u{1c8}', '\u{1cb}', '\u{1f2}', '\u{345}',
    '\u{3c2}', '\u{3d0}', '\u{3d1}', '\u{3d5}', '\u{3d6}', '\u{3f0}', '\u{3f1}', '\u{3f5}',
    '\u{1c80}', '\u{1c81}', '\u{1c82}', '\u{1c83}', '\u{1c84}', '\u{1c85}', '\u{1c86}', '\u{1c87}',
    '\u{1c88}', '\u{1e9b}', '\u{1fbe}',
];

/// Returns a character's upper case as FAT compares names.
pub fn upper(c: char) -> char {
    if LEFT_ALONE.contains(&c) || u32::from(c) > 0xFFFF {
        return c;
    }
    // Here the capital of a Greek letter with iota subscript is one character; Unicode's full
    // mapping gives two.
    match c {
        '\u{1f80}'..='\u{1f87}' | '\u{1f90}'..='\u{1f97}' | '\u{1fa0}'..='\u{1fa7}' => {
            return moved(c, 8);
        }
        '\u{1fb3}' | '\u{1fc3}' | '\u{1ff3}' => return moved(c, 9),
        _ => {}
    }
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(upper), None) => upper,
        _ => c,
    }
}

fn moved(c: char, by: u32) -> char {
    char::from_u32(u32::from(c) + by).unwrap_or(c)
}

/// Returns a name in capitals: FAT readers treat two names with equal results as one name.
pub fn upper_case(name: &str) -> String {
    name.chars().map(upper).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_becomes_one_letter_as_windows_maps_it() {
        let cases = [
            ("readme.txt", "README.TXT"),
            ("é", "É"),
            ("ÿ", "Ÿ"),
            ("ж", "Ж"),
            ("ᾳ", "ᾼ"),
            ("ᾀ", "ᾈ"),
            ("ก", "ก"),
            ("ß", "ß"),
            ("ﬁ", "ﬁ"),
        ];
        for (name, upper) in cases {
            assert_eq!(upper_case(name), upper, "{name}");
        }
    }

    #[test]
    fn letters_that_only_look_like_another_keep_their_own_name() {
        for name in ["kıt", "ſet", "µ", "ς", "ϐ", "ǅ", "𐐨"] {
            let kept = name.chars().filter(|c| !c.is_ascii());
            assert!(kept.clone().all(|c| upper(c) == c), "{name}");
        }
        assert_ne!(upper_case("kıt"), upper_case("KIT"));
    }
}
