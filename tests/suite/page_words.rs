//! The words of the pages' buttons and notes are there in every language of the sample kit, so
//! that no reader meets English where the page is in another language.

use std::collections::BTreeMap;
use std::fs;

use super::support::repository;

/// Drafts of these are marked `reviewed = false`, and the pages say so.
const LANGUAGES: [&str; 5] = ["th", "en", "my", "km", "lo"];

/// What one language has and others need not have.
struct OwnToOne {
    begin: &'static str,
    why: &'static str,
}

const OWN_TO_ONE: [OwnToOne; 4] = [
    OwnToOne {
        begin: "font",
        why: "Thai and Latin letters are in the font of every drive",
    },
    OwnToOne {
        begin: "together",
        why: "browsers divide Thai words of this list at a line's end",
    },
    OwnToOne {
        begin: "suggestions",
        why: "the search offers what the language's texts hold, and the sample's long texts are \
              Thai and English",
    },
    OwnToOne {
        begin: "synonyms.",
        why: "each language has its own words for what the texts say",
    },
];

/// Every value of a language's file, by its path: `words.nav.home`.
fn values(language: &str) -> BTreeMap<String, String> {
    let file = repository().join(format!("site-template/languages/{language}.toml"));
    let table: toml::Table = fs::read_to_string(file).unwrap().parse().unwrap();
    let mut values = BTreeMap::new();
    for (key, value) in table {
        match value {
            toml::Value::Table(inner) => {
                let inner = inner.into_iter();
                values
                    .extend(inner.map(|(name, text)| (format!("{key}.{name}"), text.to_string())));
            }
            value => _ = values.insert(key, value.to_string()),
        }
    }
    values
}

fn own_to_one(key: &str) -> Option<&'static OwnToOne> {
    OWN_TO_ONE.iter().find(|own| key.starts_with(own.begin))
}

#[test]
fn every_word_of_the_pages_is_there_in_all_five_languages() {
    let all = LANGUAGES.map(|language| (language, values(language)));
    let mut missing = Vec::new();
    for (language, values) in &all {
        for (other, others) in &all {
            let lacking = others.keys().filter(|key| !values.contains_key(*key));
            missing.extend(
                lacking
                    .filter(|key| own_to_one(key).is_none())
                    .map(|key| format!("{language}: {key}, which {other} has")),
            );
        }
    }
    missing.dedup();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    for own in &OWN_TO_ONE {
        let is_needed = all.iter().any(|(_, some)| {
            let has =
                |values: &BTreeMap<_, _>| values.keys().any(|k: &String| k.starts_with(own.begin));
            !has(some) && all.iter().any(|(_, other)| has(other))
        });
        assert!(
            is_needed || own.begin == "synonyms.",
            "{} is everywhere: {}",
            own.begin,
            own.why
        );
    }
}

#[test]
fn no_language_shows_the_english_word_in_place_of_its_own() {
    let english = values("en");
    for language in ["my", "km", "lo"] {
        let values = values(language);
        let same = english.iter().filter(|(key, text)| {
            let has_words = text.contains(|c: char| c.is_ascii_alphabetic());
            let is_format = text.contains("} {") || text.contains("} →");
            key.starts_with("words.") && has_words && !is_format && values.get(*key) == Some(text)
        });
        let same: Vec<_> = same
            .map(|(key, text)| format!("{language}: {key} = {text}"))
            .collect();
        assert!(same.is_empty(), "{}", same.join("\n"));
    }
}
