//! Texts by language: Thai and English must be complete. The site check reports what other
//! languages lack, with the language that replaces it.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::TreeFinding;
use super::walk::MediaTree;
use crate::base::Diagnostic;
use crate::kit::model::{Media, MediaKind};

/// Pages of every drive, whose texts are always needed.
const ALWAYS: [&str; 3] = ["about.md", "guide.md", "report.md"];

/// Languages that must have every text.
const COMPLETE: [&str; 2] = ["th", "en"];

/// Reports texts that are missing in Thai or English. A text that is only unlisted is reported as
/// that.
pub(super) fn check_texts(media: &[Media], tree: &MediaTree, faults: &mut Vec<Diagnostic>) {
    let mut by_language: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for text in media.iter().filter(|m| m.kind == MediaKind::Text) {
        let mut names = text.path.names().skip(1);
        if let (Some(language), Some(name)) = (names.next(), names.next()) {
            by_language.entry(language).or_default().insert(name);
        }
    }
    let mut wanted: BTreeSet<&str> = ALWAYS.into();
    wanted.extend(by_language.values().flatten());
    for language in COMPLETE {
        let there = by_language.get(language);
        for name in &wanted {
            let path = format!("text/{language}/{name}");
            let lies = tree.files.iter().any(|file| file.path == path);
            if !there.is_some_and(|names| names.contains(name)) && !lies {
                faults.push(missing(language, name));
            }
        }
    }
}

fn missing(language: &str, name: &str) -> Diagnostic {
    let file = format!("media/text/{language}/{name}");
    let finding = TreeFinding::TextMissing { file: file.clone() };
    Diagnostic::fault(file, finding)
}
