//! Interface words with their fallbacks: the page's language, else English, else Thai.

pub(super) mod date;
pub(super) mod fallback;
pub(super) mod script;

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::Kwargs;

use super::error::TemplateFault;
use crate::base::escaped;
use crate::drive::LanguageCode;
use crate::kit::Translation;
use fallback::mark;

/// The fallback languages for missing words and texts, in order of preference.
pub(super) const FALLBACKS: [&str; 2] = ["en", "th"];

/// Interface words of all languages.
pub(super) struct Words {
    by_language: BTreeMap<String, Arc<Translation>>,
}

/// A word and the language that it is in.
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    pub(super) language: &'a str,
}

impl Words {
    pub(super) fn new(translations: &[Translation]) -> Self {
        let by_language = translations
            .iter()
            .map(|t| (t.language.to_string(), Arc::new(t.clone())))
            .collect();
        Self { by_language }
    }

    /// The translation of a language, with its own name and whether it was reviewed.
    pub(super) fn translation(&self, language: &LanguageCode) -> Option<&Translation> {
        self.by_language.get(language.as_str()).map(Arc::as_ref)
    }

    /// The word `key` for readers of `language`.
    pub(super) fn find(&self, language: &str, key: &str) -> Option<Word<'_>> {
        std::iter::once(language)
            .chain(FALLBACKS)
            .find_map(|language| {
                let (language, translation) = self.by_language.get_key_value(language)?;
                let text = translation.words.get(key)?;
                Some(Word { text, language })
            })
    }

    /// The word, marked if it is in another language; the key itself if no language has it.
    pub(super) fn marked(&self, language: &str, key: &str) -> String {
        match self.find(language, key) {
            Some(word) if word.language == language => word.text.to_owned(),
            Some(word) => mark(word.text, word.language),
            None => key.to_owned(),
        }
    }

    /// Every key of the language and its fallbacks, with its word.
    pub(super) fn all(&self, language: &str) -> BTreeMap<&str, Word<'_>> {
        let keys = std::iter::once(language)
            .chain(FALLBACKS)
            .filter_map(|language| self.by_language.get(language))
            .flat_map(|translation| translation.words.keys());
        keys.filter_map(|key| Some((key.as_str(), self.find(language, key)?)))
            .collect()
    }
}

/// Replaces `{name}` in `text` with the value of that name.
pub(super) fn fill(text: &str, values: &[(&str, String)]) -> String {
    let mut out = text.to_owned();
    for (name, value) in values {
        out = out.replace(&format!("{{{name}}}"), value);
    }
    out
}

/// The template function `t("key", n=3)`.
pub(super) fn function(words: Arc<Words>, language: String) -> Value {
    Value::from_function(move |key: &str, arguments: Kwargs| {
        translate(&words, &language, key, &arguments)
    })
}

fn translate(
    words: &Words,
    language: &str,
    key: &str,
    arguments: &Kwargs,
) -> Result<String, minijinja::Error> {
    let mut values = Vec::new();
    for name in arguments.args() {
        values.push((name, arguments.get::<Value>(name)?.to_string()));
    }
    let one = values
        .iter()
        .any(|(name, value)| *name == "n" && value == "1")
        .then(|| words.find(language, &format!("{key}.one")))
        .flatten();
    let word = one.or_else(|| words.find(language, key));
    let word = word.ok_or_else(|| TemplateFault::NoWord { key: escaped(key) })?;
    let text = fill(word.text, &values);
    if word.language == language {
        Ok(text)
    } else {
        Ok(mark(&text, word.language))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::site) fn translation(
        language: &str,
        name: &str,
        words: &[(&str, &str)],
    ) -> Translation {
        Translation {
            language: language.parse().unwrap(),
            name: name.to_owned(),
            reviewed: matches!(language, "th" | "en"),
            font: None,
            suggestions: Vec::new(),
            synonyms: BTreeMap::new(),
            together: Vec::new(),
            words: words
                .iter()
                .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
                .collect(),
        }
    }

    #[test]
    fn a_missing_word_falls_back_to_english_then_thai_and_says_so() {
        let words = Words::new(&[
            translation("th", "ไทย", &[("a", "ก"), ("b", "ข"), ("c", "ค")]),
            translation("en", "English", &[("a", "A"), ("b", "B")]),
            translation("lo", "ລາວ", &[("a", "ອ")]),
        ]);
        let found = |key| words.find("lo", key).map(|w| (w.text, w.language));
        assert_eq!(found("a"), Some(("ອ", "lo")));
        assert_eq!(found("b"), Some(("B", "en")));
        assert_eq!(found("c"), Some(("ค", "th")));
        assert_eq!(found("d"), None);
        assert_eq!(words.marked("lo", "b"), mark("B", "en"));
        assert_eq!(words.all("lo").len(), 3);
    }

    #[test]
    fn placeholders_are_filled_by_name() {
        assert_eq!(
            fill(
                "{n} of {total}",
                &[("n", "2".into()), ("total", "9".into())]
            ),
            "2 of 9"
        );
    }
}
