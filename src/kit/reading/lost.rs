//! Letters lost in a conversion between encodings.

use super::finding::{LostLetters, LostWhere};
use crate::base::escaped;
use crate::drive::LanguageCode;
use crate::formats::text::{ExpectedScript, Lost, LostKind};

/// Languages in a non-Latin script, whose lost letters become question marks.
const OWN_SCRIPT: [&str; 19] = [
    "th", "lo", "my", "km", "shn", "ksw", "mnw", "kar", "zh", "ja", "ko", "hi", "bn", "ne", "ta",
    "si", "ur", "ar", "ru",
];

/// Longest piece of garbled text quoted in a message, in characters.
const SHOWN: usize = 20;

/// The script of a language, which decides how to read question marks.
pub(in crate::kit) fn script_of(language: Option<&LanguageCode>) -> ExpectedScript {
    match language {
        Some(language) if OWN_SCRIPT.contains(&language.as_str()) => ExpectedScript::Own,
        _ => ExpectedScript::Latin,
    }
}

/// Describes how `text` in `file` lost its letters.
pub(in crate::kit) fn describe_lost(
    what: LostWhere,
    file: &str,
    text: &str,
    lost: &Lost,
) -> LostLetters {
    let piece = text.get(lost.at.clone()).unwrap_or_default();
    let first = piece.chars().next().map_or(0, u32::from);
    let piece: String = piece.chars().take(SHOWN).collect();
    let piece = escaped(&piece);
    let is_table = file.to_lowercase().ends_with(".csv");
    let table = is_table.then(|| file.to_owned());
    match lost.kind {
        LostKind::Questions => LostLetters::Questions { what, piece, table },
        LostKind::Replaced => LostLetters::Replaced { what, table },
        LostKind::Misread => LostLetters::Misread { what, piece, table },
        LostKind::Glyphs => LostLetters::Glyphs {
            what,
            code: format!("U+{first:04X}"),
        },
        LostKind::Numbers => LostLetters::Numbers { what, piece },
    }
}
