//! A table of interface words, `languages/<lang>.toml`: keys `name`, `reviewed`, `font`,
//! `suggestions`, `together`, and the tables `[synonyms]` and `[words]`.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

use super::fields::{Fields, report_lost_values};
use super::finding::{KeyForm, KeyTable, TomlFinding, ValueKind};
use super::syntax::parse;
use crate::base::{Diagnostic, escaped};
use crate::drive::LanguageCode;
use crate::formats::text::is_blank;
use crate::kit::model::Translation;
use crate::kit::reading::KitSource;

/// Reads the table; wrong keys are reported and left out.
pub(crate) fn read_words(
    source: &KitSource,
    language: &LanguageCode,
    faults: &mut Vec<Diagnostic>,
) -> Translation {
    let document = parse(source, faults);
    let owner = KeyTable::Words {
        language: language.to_string(),
    };
    let fields = Fields::new(source, document.get_ref(), 0..0, owner.clone());
    let name = fields.required_text("name", KeyForm::LanguageName, faults);
    let reviewed = fields.flag("reviewed", faults);
    if reviewed.is_none() && fields.value("reviewed").is_none() {
        let key = "reviewed".to_owned();
        fields.missing_of(TomlFinding::MissingReviewed { owner, key }, faults);
    }
    let font = fields.text("font", KeyForm::Font, faults);
    let suggestions = listed(&fields, "suggestions", faults);
    let together = listed(&fields, "together", faults);
    let mut synonyms = BTreeMap::new();
    if let Some(value) = fields.value("synonyms") {
        if let Some(table) = value.get_ref().as_table() {
            collect((source, language), table, "", &mut synonyms, faults);
        } else {
            let finding = TomlFinding::WrongType {
                key: "synonyms".to_owned(),
                found: ValueKind::of(value.get_ref()),
                form: KeyForm::SynonymsTable,
            };
            faults.push(source.fault(value.span(), finding));
        }
    }
    let mut words = BTreeMap::new();
    let table = fields.value("words");
    match table.map(|value| (value.get_ref().as_table(), value.span())) {
        None => fields.missing("words", KeyForm::WordsTable, faults),
        Some((Some(table), _)) => collect((source, language), table, "", &mut words, faults),
        Some((None, span)) => {
            faults.push(source.fault(span, TomlFinding::NotWords));
        }
    }
    fields.finish(faults);
    Translation {
        language: language.clone(),
        name: name.map_or_else(|| language.to_string(), |name| name.value),
        reviewed: reviewed.unwrap_or(false),
        font: font.map(|font| font.value),
        suggestions,
        synonyms,
        together,
        words,
    }
}

/// A list of words; empty if the language has none.
fn listed(fields: &Fields<'_, '_>, key: &'static str, faults: &mut Vec<Diagnostic>) -> Vec<String> {
    let words = fields.words(key, "แรงงาน", faults).into_iter();
    let words = words.map(|word| word.value);
    words.filter(|word| !is_blank(word)).collect()
}

/// Collects both `"nav.home" = …` and `nav.home = …`, which TOML parses as a nested table.
fn collect(
    (source, language): (&KitSource, &LanguageCode),
    table: &DeTable<'_>,
    before: &str,
    words: &mut BTreeMap<String, String>,
    faults: &mut Vec<Diagnostic>,
) {
    for (key, value) in table {
        let name = format!("{before}{}", key.get_ref());
        match value.get_ref() {
            DeValue::String(text) if is_blank(text) => {
                let key = escaped(&name);
                faults.push(source.fault(value.span(), TomlFinding::EmptyWord { key }));
            }
            DeValue::String(text) => {
                report_lost_values(source, (&name, text), Some(language), value.span(), faults);
                words.insert(name, text.to_string());
            }
            DeValue::Table(inner) => {
                collect(
                    (source, language),
                    inner,
                    &format!("{name}."),
                    words,
                    faults,
                );
            }
            _ => {
                let finding = TomlFinding::WrongType {
                    key: escaped(&name),
                    found: ValueKind::of(value.get_ref()),
                    form: KeyForm::Text,
                };
                faults.push(source.fault(value.span(), finding));
            }
        }
    }
}
