//! Proposes the titles of a new file, for people to look over.

use crate::drive::LanguageCode;
use crate::formats::content::stem_of;

/// Proposed titles; empty where people must write one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ProposedTitles {
    pub(super) th: String,
    pub(super) en: String,
}

impl ProposedTitles {
    /// From the title in the file's metadata, else from its name. A title is proposed for the
    /// language of its script; English words also serve Thai pages.
    pub(super) fn of(own: Option<&str>, path: &str, languages: &[LanguageCode]) -> Self {
        let name = readable_name(path, languages);
        let titles: Vec<&str> = own.into_iter().chain([name.as_str()]).collect();
        let first = |wanted: fn(&str) -> bool| {
            let mut fitting = titles.iter().filter(|title| wanted(title));
            fitting.next().map(|title| (*title).to_owned())
        };
        let en = first(is_latin);
        Self {
            th: first(is_thai).or_else(|| en.clone()).unwrap_or_default(),
            en: en.unwrap_or_default(),
        }
    }
}

fn is_thai(text: &str) -> bool {
    text.chars().any(|c| ('\u{e00}'..='\u{e7f}').contains(&c))
}

fn is_latin(text: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    letters().next().is_some() && letters().all(|c| c.is_ascii() || c < '\u{250}')
}

/// The file's name as people would write it: `poster-1-th.pdf` as `Poster 1`.
fn readable_name(path: &str, languages: &[LanguageCode]) -> String {
    let stem = stem_of(path);
    let words: Vec<&str> = stem
        .split(['-', '_', '.', ' ', '(', ')'])
        .filter(|word| !word.is_empty())
        .collect();
    let is_language = |word: &&&str| languages.iter().any(|code| code.as_str() == **word);
    let count = match words.last().filter(is_language) {
        Some(_) if words.len() > 1 => words.len() - 1,
        _ => words.len(),
    };
    let name = words.get(..count).unwrap_or_default().join(" ");
    let mut letters = name.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_come_from_the_file_else_from_its_name() {
        let languages = ["th", "en"].map(|code| code.parse().unwrap());
        for (own, path, th, en) in [
            (None, "print/poster-1-th.pdf", "Poster 1", "Poster 1"),
            (None, "print/คู่มือ.th.pdf", "คู่มือ", ""),
            (Some("คู่มือชวนคุย"), "print/guide_en.pdf", "คู่มือชวนคุย", "Guide"),
            (Some("The guide"), "print/คู่มือ.pdf", "คู่มือ", "The guide"),
            (Some("The guide"), "print/x.pdf", "The guide", "The guide"),
            (None, "print/en.pdf", "En", "En"),
        ] {
            let found = ProposedTitles::of(own, path, &languages);
            assert_eq!(
                (found.th.as_str(), found.en.as_str()),
                (th, en),
                "{own:?} {path}"
            );
        }
    }
}
