//! The interface words of each language, side by side: nothing missing in Thai and English,
//! nothing that a page would show in half.

use std::collections::{BTreeMap, BTreeSet};

use super::files::TemplateFiles;
use crate::base::{Diagnostic, plural};
use crate::drive::LanguageCode;
use crate::kit::manifest::{CONFIG_FILE, read_words};
use crate::kit::model::Translation;
use crate::kit::reading::Source;

/// How many missing words are named before the rest is counted.
const NAMED: usize = 6;

/// The languages of a kit, and where `kit.toml` names them.
#[derive(Debug, Clone, Copy)]
pub(in crate::kit) struct Wanted<'a> {
    /// In their order.
    pub(in crate::kit) languages: &'a [LanguageCode],
    /// Line of `languages` in `kit.toml`.
    pub(in crate::kit) line: Option<u32>,
}

/// Reads the words of every language of the kit.
pub(in crate::kit) fn read_translations(
    template: &TemplateFiles,
    wanted: Wanted<'_>,
    faults: &mut Vec<Diagnostic>,
) -> Vec<Translation> {
    let mut translations = Vec::new();
    for language in wanted.languages {
        let name = format!("languages/{language}.toml");
        let Some(bytes) = template.read(&name) else {
            let reason =
                format!("there are no words for the language `{language}` (site-template/{name})");
            let mut fault = Diagnostic::fault("language.missing", CONFIG_FILE, reason);
            fault.place.line = wanted.line;
            faults
                .push(fault.mend(
                    "Write the file after en.toml, or take the language out of `languages`.",
                ));
            continue;
        };
        let file = format!("site-template/{name}");
        if let Some(source) = Source::decode(&file, &bytes, faults) {
            let translation = read_words(&source, language, faults);
            tell_font(&translation, template, faults);
            translations.push(translation);
        }
    }
    compare(&translations, faults);
    translations
}

/// A font is a folder with its letters and the style sheet that names them.
fn tell_font(translation: &Translation, template: &TemplateFiles, faults: &mut Vec<Diagnostic>) {
    let Some(font) = &translation.font else {
        return;
    };
    let sheet = format!("fonts/{font}/font.css");
    if template.read(&sheet).is_none() {
        let reason = format!("`font` names `{font}`, and there is no site-template/{sheet}");
        let fault = Diagnostic::fault("language.font", file_of(translation), reason);
        faults.push(fault.mend("Put the font there, or take the line out."));
    }
}

/// All words that Thai and English have, with the text of one of them.
fn reference(translations: &[Translation]) -> BTreeMap<&str, &str> {
    let mut reference: BTreeMap<&str, &str> = BTreeMap::new();
    for translation in translations.iter().filter(|t| is_complete(&t.language)) {
        for (key, text) in &translation.words {
            reference.entry(key).or_insert(text);
        }
    }
    reference
}

/// The words that Thai or English has and `translation` has not.
pub(in crate::kit) fn missing_words<'a>(
    all: &'a [Translation],
    translation: &Translation,
) -> Vec<&'a str> {
    let keys = reference(all).into_keys();
    keys.filter(|key| !translation.words.contains_key(*key))
        .collect()
}

/// Each language against all words that Thai and English have.
fn compare(translations: &[Translation], faults: &mut Vec<Diagnostic>) {
    let reference = reference(translations);
    for translation in translations {
        // What other languages lack is told by whoever renders the pages, with what stands in.
        tell_missing(
            translation,
            &missing_words(translations, translation),
            faults,
        );
        for (key, text) in &translation.words {
            match reference.get(key.as_str()) {
                Some(model) if placeholders(model) != placeholders(text) => {
                    let reason = format!(
                        "`{key}` has other {{…}} than in the other languages: {}, not {}",
                        shown(&placeholders(text)),
                        shown(&placeholders(model))
                    );
                    let fault =
                        Diagnostic::fault("language.placeholder", file_of(translation), reason);
                    faults.push(fault.mend("Keep the words in {…} as they are."));
                }
                Some(_) => {}
                None => {
                    let reason = format!("`{key}` is not a word of Thai and English");
                    let warning =
                        Diagnostic::warning("language.unknown-word", file_of(translation), reason);
                    faults.push(warning.mend("Correct the key, or take the line out."));
                }
            }
        }
    }
}

fn is_complete(language: &LanguageCode) -> bool {
    matches!(language.as_str(), "th" | "en")
}

fn file_of(translation: &Translation) -> String {
    format!("site-template/languages/{}.toml", translation.language)
}

fn tell_missing(translation: &Translation, missing: &[&str], faults: &mut Vec<Diagnostic>) {
    if missing.is_empty() || !is_complete(&translation.language) {
        return;
    }
    let named = missing[..missing.len().min(NAMED)].join(", ");
    let more = match missing.len().saturating_sub(NAMED) {
        0 => String::new(),
        rest => format!(" and {rest} more"),
    };
    let count = plural(missing.len(), "word");
    let reason = format!("{count} missing ({named}{more}); Thai and English are complete");
    let fault = Diagnostic::fault("language.missing-words", file_of(translation), reason);
    faults.push(fault.mend("Translate them."));
}

/// The `{name}`s of a text, which pages fill in.
fn placeholders(text: &str) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    for part in text.split('{').skip(1) {
        if let Some((name, _)) = part.split_once('}') {
            found.insert(name.trim());
        }
    }
    found
}

fn shown(names: &BTreeSet<&str>) -> String {
    if names.is_empty() {
        return "none".to_owned();
    }
    let names: Vec<String> = names.iter().map(|name| format!("{{{name}}}")).collect();
    names.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn translation(language: &str, words: &[(&str, &str)]) -> Translation {
        let words = words
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()));
        Translation {
            language: language.parse().unwrap(),
            name: language.to_owned(),
            reviewed: true,
            font: None,
            words: words.collect(),
        }
    }

    #[test]
    fn words_missing_in_thai_stop_and_in_burmese_do_not() {
        let all = [
            translation("th", &[("a", "ก"), ("n", "ข้อ {n}")]),
            translation("en", &[("a", "a"), ("b", "b"), ("n", "No. {n}")]),
            translation("my", &[("n", "{x}"), ("z", "z")]),
        ];
        let mut faults = Vec::new();
        compare(&all, &mut faults);
        let told: Vec<_> = faults
            .iter()
            .map(|f| (f.is_fault(), f.code, f.place.file.as_str()))
            .collect();
        let (th, my) = (
            "site-template/languages/th.toml",
            "site-template/languages/my.toml",
        );
        assert_eq!(
            told,
            [
                (true, "language.missing-words", th),
                (true, "language.placeholder", my),
                (false, "language.unknown-word", my),
            ]
        );
    }

    #[test]
    fn a_font_that_is_not_there_is_told() {
        let template = TemplateFiles::built_in();
        let told = |font: &str| {
            let mut lao = translation("lo", &[]);
            lao.font = Some(font.to_owned());
            let mut faults = Vec::new();
            tell_font(&lao, &template, &mut faults);
            faults
        };
        assert!(told("noto-sans-lao").is_empty());
        let faults = told("noto-sans-laos");
        assert_eq!(faults[0].code, "language.font");
        assert_eq!(faults[0].place.file, "site-template/languages/lo.toml");
    }
}
