//! Compares the interface words of all languages: Thai and English must be complete, and
//! placeholders must match.

use std::collections::{BTreeMap, BTreeSet};

use super::files::TemplateFiles;
use crate::base::{Diagnostic, escaped};
use crate::drive::LanguageCode;
use crate::kit::manifest::{CONFIG_FILE, read_words};
use crate::kit::model::Translation;
use crate::kit::reading::KitSource;
use crate::words::messages;

/// How many missing words are named; the rest is counted.
const NAMED: usize = 6;

messages! {
    /// A fault of a language's interface words.
    enum LanguageFinding {
        Missing { language: String, file: String } = "language.missing",
        Font { font: String, sheet: String } = "language.font",
        Placeholder { key: String, found: Placeholders, wanted: Placeholders } = "language.placeholder",
        UnknownWord { key: String } = "language.unknown-word",
        MissingWords { count: usize, named: String, more: usize } = "language.missing-words",
    }

    /// The placeholders in curly brackets of a text, which pages fill in.
    enum Placeholders {
        None = "language.placeholders:none",
        Some { names: String } = "language.placeholders:some",
    }
}

/// The languages of a kit, and the line of `kit.toml` that names them.
#[derive(Debug, Clone, Copy)]
pub(in crate::kit) struct KitLanguages<'a> {
    /// In the order of `kit.toml`.
    pub(in crate::kit) languages: &'a [LanguageCode],
    /// Line of `languages` in `kit.toml`.
    pub(in crate::kit) line: Option<u32>,
}

/// Reads the words of every language of the kit.
pub(in crate::kit) fn read_translations(
    template: &TemplateFiles,
    wanted: KitLanguages<'_>,
    faults: &mut Vec<Diagnostic>,
) -> Vec<Translation> {
    let mut translations = Vec::new();
    for language in wanted.languages {
        let name = format!("languages/{language}.toml");
        let Some(bytes) = template.read(&name) else {
            let finding = LanguageFinding::Missing {
                language: language.to_string(),
                file: format!("site-template/{name}"),
            };
            let mut fault = Diagnostic::fault(CONFIG_FILE, finding);
            fault.place.line = wanted.line;
            faults.push(fault);
            continue;
        };
        let file = format!("site-template/{name}");
        if let Some(source) = KitSource::decode(&file, &bytes, faults) {
            let translation = read_words(&source, language, faults);
            report_font(&translation, template, faults);
            translations.push(translation);
        }
    }
    compare(&translations, faults);
    translations
}

/// Reports a missing font: a font needs a folder with its files and a style sheet that names them.
fn report_font(translation: &Translation, template: &TemplateFiles, faults: &mut Vec<Diagnostic>) {
    let Some(font) = &translation.font else {
        return;
    };
    let sheet = format!("fonts/{font}/font.css");
    if template.read(&sheet).is_none() {
        let finding = LanguageFinding::Font {
            font: escaped(font),
            sheet: format!("site-template/{}", escaped(&sheet)),
        };
        faults.push(Diagnostic::fault(file_of(translation), finding));
    }
}

/// All words of Thai and English, each with its text in one of them.
fn reference(translations: &[Translation]) -> BTreeMap<&str, &str> {
    let mut reference: BTreeMap<&str, &str> = BTreeMap::new();
    for translation in translations.iter().filter(|t| is_complete(&t.language)) {
        for (key, text) in &translation.words {
            reference.entry(key).or_insert(text);
        }
    }
    reference
}

/// The words that Thai or English has and `translation` lacks.
pub(in crate::kit) fn missing_words<'a>(
    all: &'a [Translation],
    translation: &Translation,
) -> Vec<&'a str> {
    let keys = reference(all).into_keys();
    keys.filter(|key| !translation.words.contains_key(*key))
        .collect()
}

/// Compares each language with all words of Thai and English.
fn compare(translations: &[Translation], faults: &mut Vec<Diagnostic>) {
    let reference = reference(translations);
    for translation in translations {
        // The renderer of the pages reports what other languages lack, with the replacement.
        report_missing(
            translation,
            &missing_words(translations, translation),
            faults,
        );
        for (key, text) in &translation.words {
            match reference.get(key.as_str()) {
                Some(model) if placeholders(model) != placeholders(text) => {
                    let finding = LanguageFinding::Placeholder {
                        key: escaped(key),
                        found: Placeholders::of(text),
                        wanted: Placeholders::of(model),
                    };
                    faults.push(Diagnostic::fault(file_of(translation), finding));
                }
                Some(_) => {}
                None => {
                    let finding = LanguageFinding::UnknownWord { key: escaped(key) };
                    faults.push(Diagnostic::warning(file_of(translation), finding));
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

fn report_missing(translation: &Translation, missing: &[&str], faults: &mut Vec<Diagnostic>) {
    if missing.is_empty() || !is_complete(&translation.language) {
        return;
    }
    let named = missing[..missing.len().min(NAMED)].join(", ");
    let finding = LanguageFinding::MissingWords {
        count: missing.len(),
        named: escaped(&named),
        more: missing.len().saturating_sub(NAMED),
    };
    faults.push(Diagnostic::fault(file_of(translation), finding));
}

/// The `{name}` placeholders of a text, which pages fill in.
fn placeholders(text: &str) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    for part in text.split('{').skip(1) {
        if let Some((name, _)) = part.split_once('}') {
            found.insert(name.trim());
        }
    }
    found
}

impl Placeholders {
    fn of(text: &str) -> Self {
        let names = placeholders(text);
        if names.is_empty() {
            return Self::None;
        }
        let names = names.iter().map(|name| format!("{{{}}}", escaped(name)));
        let names = names.collect::<Vec<_>>().join(" ");
        Self::Some { names }
    }
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
            suggestions: Vec::new(),
            synonyms: BTreeMap::new(),
            together: Vec::new(),
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
            report_font(&lao, &template, &mut faults);
            faults
        };
        assert!(told("noto-sans-lao").is_empty());
        let faults = told("noto-sans-laos");
        assert_eq!(faults[0].code, "language.font");
        assert_eq!(faults[0].place.file, "site-template/languages/lo.toml");
    }
}
