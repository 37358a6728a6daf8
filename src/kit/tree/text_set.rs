//! Texts by language: Thai and English are complete, other languages may lack some.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Diagnostic, Severity};
use crate::kit::code::LanguageCode;
use crate::kit::model::{Media, MediaKind};

/// Pages that every drive has, so that their texts are always needed.
const ALWAYS: [&str; 3] = ["about.md", "guide.md", "report.md"];

/// Tells texts that are missing in a language.
pub(super) fn check_texts(
    media: &[Media],
    languages: &[LanguageCode],
    faults: &mut Vec<Diagnostic>,
) {
    let mut by_language: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for text in media.iter().filter(|m| m.kind == MediaKind::Text) {
        let mut names = text.path.names().skip(1);
        if let (Some(language), Some(name)) = (names.next(), names.next()) {
            by_language.entry(language).or_default().insert(name);
        }
    }
    let mut wanted: BTreeSet<&str> = ALWAYS.into();
    wanted.extend(by_language.values().flatten());
    for language in languages {
        let there = by_language.get(language.as_str());
        for name in &wanted {
            if there.is_some_and(|names| names.contains(name)) {
                continue;
            }
            faults.push(missing(language, name));
        }
    }
}

fn missing(language: &LanguageCode, name: &str) -> Diagnostic {
    let file = format!("media/text/{language}/{name}");
    let needed = matches!(language.as_str(), "th" | "en");
    let (severity, reason) = if needed {
        (
            Severity::Fault,
            "the text is missing; Thai and English are complete",
        )
    } else {
        (
            Severity::Warning,
            "the text is not translated; pages show it in English",
        )
    };
    let fault = Diagnostic::fault("text.missing", file.clone(), reason);
    Diagnostic { severity, ..fault }.mend(format!("Write it, then: drivepress media add {file}"))
}
