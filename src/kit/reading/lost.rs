//! Letters that were lost on the way, in words of a communications officer.

use crate::base::escaped;
use crate::drive::LanguageCode;
use crate::formats::text::{Lost, LostKind, Script};

/// Languages of a script of their own, whose letters leave question marks behind.
const OWN_SCRIPT: [&str; 19] = [
    "th", "lo", "my", "km", "shn", "ksw", "mnw", "kar", "zh", "ja", "ko", "hi", "bn", "ne", "ta",
    "si", "ur", "ar", "ru",
];

/// Longest piece of garbled text that a message repeats, in characters.
const SHOWN: usize = 20;

/// What question marks mean in a text of this language.
pub(in crate::kit) fn script_of(language: Option<&LanguageCode>) -> Script {
    match language {
        Some(language) if OWN_SCRIPT.contains(&language.as_str()) => Script::Own,
        _ => Script::Latin,
    }
}

/// What became of the letters, for the end of a sentence that names the text: `the text`.
pub(in crate::kit) fn lost_reason(what: &str, text: &str, lost: &Lost) -> String {
    let piece = text.get(lost.at.clone()).unwrap_or_default();
    let piece: String = piece.chars().take(SHOWN).collect();
    let piece = escaped(&piece);
    match lost.kind {
        LostKind::Questions => format!(
            "{what} lost its letters: a program saved it in a code that does not have them, and `{piece}` is left"
        ),
        LostKind::Replaced => {
            format!("{what} lost letters: U+FFFD stands for what a program could not read")
        }
        LostKind::Misread => format!(
            "{what} is garbled (`{piece}`): a program read it in the wrong code page and saved that"
        ),
        LostKind::Glyphs => format!(
            "{what} has letters that only some fonts show (U+{:04X}), as copied from a PDF",
            piece.chars().next().map_or(0, u32::from)
        ),
        LostKind::Numbers => {
            format!("{what} has numbers for letters (`{piece}`), as a web form saves them")
        }
    }
}

/// What to do about it, in the file `file`.
pub(in crate::kit) fn lost_mend(file: &str, kind: LostKind) -> &'static str {
    match kind {
        LostKind::Glyphs | LostKind::Numbers => "Type the text anew, or copy it from its source.",
        _ if file.to_lowercase().ends_with(".csv") => {
            "Take the letters from the file as it was before: they cannot be turned back here. In Excel open that by Data, From Text/CSV, origin UTF-8, and save it as CSV UTF-8."
        }
        _ => {
            "Take the text from its source again and save it as UTF-8: the letters cannot be turned back here."
        }
    }
}
