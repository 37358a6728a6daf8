//! The catalogues are complete: each message of the program has a sentence in both languages, the
//! sentence uses only values that it gets, and there are no other entries.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_bundle::{FluentArgs, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use super::*;

messages! {
    #[derive(Debug, Clone, PartialEq, Eq)]
    enum SpokenExample {
        Files { count: u64, bytes: Size, day: jiff::civil::Date } = "words-test.files",
        Near { key: Option<String>, path: String } = "words-test.near",
        Wrapped { cause: Message } = "words-test.wrapped",
    }
}

/// One entry of a catalogue.
#[derive(Debug, Default, PartialEq, Eq)]
struct WrittenSentence {
    attributes: BTreeSet<String>,
    variables: BTreeSet<String>,
    references: BTreeSet<String>,
}

fn read_pattern(pattern: &Pattern<&str>, found: &mut WrittenSentence) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            read_expression(expression, found);
        }
    }
}

fn read_expression(expression: &Expression<&str>, found: &mut WrittenSentence) {
    match expression {
        Expression::Inline(inline) => read_inline(inline, found),
        Expression::Select { selector, variants } => {
            read_inline(selector, found);
            for variant in variants {
                read_pattern(&variant.value, found);
            }
        }
    }
}

fn read_inline(inline: &InlineExpression<&str>, found: &mut WrittenSentence) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.variables.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, .. } => {
            found.references.insert(id.name.to_owned());
        }
        InlineExpression::TermReference { id, .. } => {
            found.references.insert(format!("-{}", id.name));
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                read_inline(argument, found);
            }
        }
        InlineExpression::Placeable { expression } => read_expression(expression, found),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
    }
}

/// All entries of a language's catalogues, by key; terms begin with `-`.
fn catalogue(language: Language) -> BTreeMap<String, WrittenSentence> {
    let mut all = BTreeMap::new();
    for (name, text) in catalogue::texts(language) {
        let resource = parser::parse(*text);
        let resource = resource.unwrap_or_else(|(_, e)| panic!("{language:?}/{name}.ftl: {e:?}"));
        for entry in resource.body {
            let mut written = WrittenSentence::default();
            let (key, attributes) = match &entry {
                Entry::Message(message) => {
                    if let Some(value) = &message.value {
                        read_pattern(value, &mut written);
                    }
                    (message.id.name.to_owned(), &message.attributes)
                }
                Entry::Term(term) => {
                    read_pattern(&term.value, &mut written);
                    (format!("-{}", term.id.name), &term.attributes)
                }
                _ => continue,
            };
            for attribute in attributes {
                written.attributes.insert(attribute.id.name.to_owned());
                read_pattern(&attribute.value, &mut written);
            }
            let before = all.insert(key.clone(), written);
            assert!(before.is_none(), "{language:?} has {key} twice");
        }
    }
    all
}

/// Variables of an entry and of the entries it refers to.
fn variables(key: &str, all: &BTreeMap<String, WrittenSentence>) -> BTreeSet<String> {
    let Some(written) = all.get(key) else {
        panic!("no catalogue has {key}, which another sentence refers to");
    };
    let mut found = written.variables.clone();
    for reference in &written.references {
        found.extend(variables(reference, all));
    }
    found
}

fn declared() -> impl Iterator<Item = &'static Declared> {
    inventory::iter::<Declared>.into_iter()
}

#[test]
fn both_languages_have_the_same_keys_mends_and_variables() {
    let (english, thai) = (catalogue(Language::En), catalogue(Language::Th));
    // Terms may differ between languages.
    let keys = |all: &BTreeMap<String, WrittenSentence>| -> BTreeSet<String> {
        all.keys()
            .filter(|key| !key.starts_with('-'))
            .cloned()
            .collect()
    };
    let (in_english, in_thai) = (keys(&english), keys(&thai));
    let one_sided: Vec<_> = in_english.symmetric_difference(&in_thai).collect();
    assert!(one_sided.is_empty(), "in one language only: {one_sided:?}");
    for key in in_english {
        assert_eq!(english[&key].attributes, thai[&key].attributes, "{key}");
        assert_eq!(variables(&key, &english), variables(&key, &thai), "{key}");
    }
}

#[test]
fn each_message_has_its_sentence_and_each_sentence_its_message() {
    let english = catalogue(Language::En);
    let mut ids: BTreeMap<String, &'static str> = BTreeMap::new();
    for message in declared() {
        let key = catalogue::key(message.id);
        assert!(english.contains_key(&key), "no catalogue has {key}");
        let before = ids.insert(key, message.id);
        assert!(before.is_none(), "two messages have the id {}", message.id);
    }
    let mut referred = BTreeSet::new();
    for written in english.values() {
        referred.extend(written.references.iter().cloned());
    }
    for key in english.keys() {
        let is_known = ids.contains_key(key) || referred.contains(key);
        assert!(is_known, "nothing in the program says {key}");
    }
}

#[test]
fn each_sentence_says_only_what_it_is_given() {
    for language in Language::ALL {
        let all = catalogue(language);
        for message in declared() {
            let key = catalogue::key(message.id);
            for variable in variables(&key, &all) {
                let is_given = message.values.contains(&variable.as_str());
                assert!(is_given, "{language:?}: {key} wants ${variable}");
            }
            for given in [FluentValue::from("ก"), 1_u64.into(), 20_000_u64.into()] {
                let mut arguments = FluentArgs::new();
                for name in message.values {
                    arguments.set(*name, given.clone());
                }
                for attribute in [None, Some("mend")] {
                    let text = catalogue::written(language, message.id, attribute, &arguments);
                    // A name is never a number: the functions require text.
                    let is_text = matches!(given, FluentValue::String(_));
                    let Some((text, errors)) = text.filter(|_| is_text || attribute.is_none())
                    else {
                        continue;
                    };
                    assert!(errors == 0 || !is_text, "{language:?}: {key}: {text}");
                    assert!(!text.contains("{$"), "{language:?}: {key}: {text}");
                }
            }
        }
    }
}

#[test]
fn every_file_of_a_catalogue_is_compiled_in() {
    for (language, folder) in [(Language::En, "en"), (Language::Th, "th")] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("src/words")
            .join(folder);
        let mut files: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        files.sort();
        let texts = catalogue::texts(language).iter();
        let mut known: Vec<String> = texts.map(|(name, _)| format!("{name}.ftl")).collect();
        known.sort();
        assert_eq!(files, known);
    }
}

#[test]
fn a_message_is_said_in_each_language_with_its_values() {
    let said = SpokenExample::Files {
        count: 12_345,
        bytes: Size(36 << 10),
        day: jiff::civil::date(2026, 3, 1),
    };
    let english = "12,345 files of 36 KiB since 1 March 2026";
    assert_eq!(said.message().sentence(Language::En), english);
    let thai = "12,345 ไฟล์ ขนาด 36 KiB ตั้งแต่ 1 มีนาคม 2569";
    assert_eq!(said.message().sentence(Language::Th), thai);
    assert_eq!(said.message().mend(Language::En), None);
    assert_eq!(
        said.message().json(),
        serde_json::json!({ "count": 12_345, "bytes": 36_864, "day": "2026-03-01" })
    );
    let one = Message::new(
        "words-test.files",
        vec![
            ("count", Value::Count(1)),
            ("bytes", Value::Size(0)),
            ("day", Value::Absent),
        ],
    );
    assert!(one.sentence(Language::En).starts_with("1 file of 0 bytes"));
}

#[test]
fn a_mend_quotes_names_and_leaves_out_what_is_not_known() {
    let near = |key: Option<&str>| SpokenExample::Near {
        key: key.map(str::to_owned),
        path: "media/a b.mp4".to_owned(),
    };
    let of = |said: &SpokenExample, language| said.message().mend(language).unwrap();
    let known = near(Some("title"));
    let fix = "drivepress media fix \"media/a b.mp4\"";
    assert_eq!(
        of(&known, Language::En),
        format!("Did you mean title? {fix}")
    );
    assert_eq!(of(&near(None), Language::En), fix);
    assert_eq!(of(&near(None), Language::Th), fix);
    // A message that contains another message uses its advice.
    let wrapped = SpokenExample::Wrapped {
        cause: known.message(),
    };
    assert_eq!(
        of(&wrapped, Language::En),
        format!("Did you mean title? {fix}")
    );
    assert_eq!(wrapped.message().code(), "words-test.wrapped");
}

#[test]
fn a_code_with_several_sentences_is_one_code() {
    assert_eq!(Message::new("table.form:tabs", vec![]).code(), "table.form");
    let unknown = Message::new("no.such", vec![("a", Value::Count(1))]);
    assert_eq!(unknown.sentence(Language::Th), "no.such (a: 1)");
}
