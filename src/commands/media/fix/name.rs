//! Finds a name that every system accepts, close to one that some systems refuse.

use unicode_normalization::UnicodeNormalization as _;

use crate::base::code_points;
use crate::drive::{DrivePath, LanguageCode};
use crate::kit::CaptionsName;

/// Most UTF-16 units in a name.
const NAME_UNITS_MAX: usize = 255;

/// The nearest good name. `None` if the name is already good or no good name is left.
pub(super) fn good_name(name: &str) -> Option<String> {
    if DrivePath::new(name).is_ok() && !name.contains('/') {
        return None;
    }
    let composed: String = name.nfc().collect();
    let mut plain = String::new();
    for letter in composed.chars() {
        match letter {
            '<' | '>' | ':' | '"' | '\\' | '|' | '?' | '*' | '%' | '/' | '~' => {
                push_once(&mut plain, '-');
            }
            ' ' | '\u{a0}' | '\u{3000}' => push_once(&mut plain, ' '),
            _ if u32::from(letter) > 0xffff || !code_points(&letter.to_string()).is_empty() => {}
            other => plain.push(other),
        }
    }
    let trimmed = plain.trim().trim_end_matches(['.', ' ']);
    let (stem, ending) = match trimmed.rsplit_once('.') {
        Some((stem, ending)) if !ending.is_empty() => (stem, format!(".{ending}")),
        _ => (trimmed, String::new()),
    };
    let stem = stem.trim_matches([' ', '-']);
    let stem = if stem.is_empty() { "file" } else { stem };
    let stem = shortened(
        stem,
        NAME_UNITS_MAX.saturating_sub(ending.encode_utf16().count()),
    );
    // Only names reserved by Windows are still refused here: CON, AUX, LPT1.
    [
        format!("{stem}{ending}"),
        format!("{stem}_{ending}"),
        format!("_{stem}{ending}"),
    ]
    .into_iter()
    .find(|name| DrivePath::new(name.as_str()).is_ok())
}

/// The name of captions with their purpose: `film.th.vtt` as `film.th.captions.vtt`, as most
/// programs leave it out.
pub(super) fn captions_name(name: &str) -> String {
    let stem = name.strip_suffix(".vtt").unwrap_or(name);
    let language = stem
        .rsplit_once('.')
        .map(|(_, word)| word.parse::<LanguageCode>());
    match language {
        Some(Ok(_)) if CaptionsName::parse(name).is_err() => format!("{stem}.captions.vtt"),
        _ => name.to_owned(),
    }
}

fn push_once(text: &mut String, letter: char) {
    if !text.ends_with(letter) {
        text.push(letter);
    }
}

/// The longest prefix of whole characters with at most `most_units` UTF-16 units.
fn shortened(text: &str, most_units: usize) -> String {
    let mut units = 0;
    text.chars()
        .take_while(|letter| {
            units += letter.len_utf16();
            units <= most_units
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_get_their_purpose() {
        for (name, expected) in [
            ("film.th.vtt", "film.th.captions.vtt"),
            ("film.th.descriptions.vtt", "film.th.descriptions.vtt"),
            ("film.vtt", "film.vtt"),
            ("my film 2.en.vtt", "my film 2.en.captions.vtt"),
        ] {
            assert_eq!(captions_name(name), expected);
        }
    }

    #[test]
    fn names_become_good_and_good_ones_stay() {
        let table = [
            ("film.mp4", None),
            ("คู่มือ พูดคุย.pdf", None),
            ("a:b?.pdf", Some("a-b.pdf")),
            ("100%.pdf", Some("100.pdf")),
            ("report .", Some("report")),
            ("  x.pdf", Some("x.pdf")),
            ("con.txt", Some("con_.txt")),
            ("party 🎉.pdf", Some("party.pdf")),
            ("a\u{200b}b\u{202e}.pdf", Some("ab.pdf")),
            ("cafe\u{301}.pdf", Some("caf\u{e9}.pdf")),
            ("ABCDEF~1.TXT", Some("ABCDEF-1.TXT")),
            ("🎉.pdf", Some("file.pdf")),
            ("???", Some("file")),
        ];
        for (name, expected) in table {
            assert_eq!(good_name(name).as_deref(), expected, "{name}");
        }
        let long = good_name(&format!("{}.pdf", "ก".repeat(300))).unwrap();
        assert_eq!(long.encode_utf16().count(), 255);
        assert!(long.ends_with("ก.pdf"));
    }
}
