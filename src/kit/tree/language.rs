//! Checks the language in a file's name or folder: it must be one of the kit's, and the entry's.

use super::finding::EntryFinding;
use crate::base::Diagnostic;
use crate::drive::LanguageCode;
use crate::kit::manifest::{MEDIA_FILE, MediaEntry};

/// A fault of an entry, at its line in `media.toml`.
pub(super) fn at_entry(entry: &MediaEntry, finding: EntryFinding) -> Diagnostic {
    Diagnostic::fault(MEDIA_FILE, finding).at_line(entry.line)
}

/// Compares the language in the name of `file` with the kit's languages and the entry's.
pub(super) fn check_language(
    entry: &MediaEntry,
    language: &LanguageCode,
    file: &str,
    languages: &[LanguageCode],
    faults: &mut Vec<Diagnostic>,
) {
    let shown = language.to_string();
    if !languages.contains(language) {
        let language = shown.clone();
        let finding = EntryFinding::UnknownLanguage { language };
        faults.push(Diagnostic::fault(file, finding));
    }
    let finding = match &entry.media.language {
        Some(named) if named == language => return,
        Some(named) => EntryFinding::OtherLanguage {
            entry: named.to_string(),
            language: shown,
        },
        None => EntryFinding::NoLanguage {
            path: entry.media.path.to_string(),
            language: shown,
        },
    };
    faults.push(at_entry(entry, finding));
}
