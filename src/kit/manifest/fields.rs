//! Reads the keys of one TOML table one by one; a key that no caller read is unknown.
//!
//! Reports wrong types, missing keys and unknown keys, each with its line, so that one run finds
//! all faults of a table. Does not interpret values. A derived deserialiser would stop at the first
//! fault.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::finding::{KeyForm, KeyTable, TomlFinding, ValueKind};
use super::unfilled::report_unfilled;
use crate::base::{Diagnostic, escaped};
use crate::drive::LanguageCode;
use crate::formats::text::{is_blank, lost_in_plain_text};
use crate::kit::edition::EditionFinding;
use crate::kit::model::Localised;
use crate::kit::reading::{
    KitSource, LostWhere, TextFinding, common_era_release, describe_lost, nearest, script_of,
    thai_digits_to_ascii,
};
use crate::words::ToValue as _;

/// A value with its byte range in the source.
#[derive(Debug, Clone)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) span: Range<usize>,
}

/// A TOML table being read.
pub(super) struct Fields<'a, 'i> {
    source: &'a KitSource,
    table: &'a DeTable<'i>,
    /// Where a missing key is reported.
    head: Range<usize>,
    /// What the table is, for messages.
    owner: KeyTable,
    known: RefCell<Vec<&'static str>>,
}

impl<'a, 'i> Fields<'a, 'i> {
    /// Wraps a table; a missing key is reported at `head`.
    pub(super) fn new(
        source: &'a KitSource,
        table: &'a DeTable<'i>,
        head: Range<usize>,
        owner: KeyTable,
    ) -> Self {
        Self {
            source,
            table,
            head,
            owner,
            known: RefCell::default(),
        }
    }

    /// The value of a key, as it is.
    pub(super) fn value(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'i>>> {
        self.known.borrow_mut().push(key);
        self.table.get(key)
    }

    /// Reports a missing key and how to write it.
    pub(super) fn missing(&self, key: &str, form: KeyForm, faults: &mut Vec<Diagnostic>) {
        let (owner, key) = (self.owner.clone(), key.to_owned());
        self.missing_of(TomlFinding::MissingKey { owner, key, form }, faults);
    }

    /// Reports a missing key that `media lock` writes.
    pub(super) fn missing_lock(&self, key: &str, faults: &mut Vec<Diagnostic>) {
        let (owner, key) = (self.owner.clone(), key.to_owned());
        self.missing_of(TomlFinding::MissingLock { owner, key }, faults);
    }

    /// Reports a finding at the place for missing keys.
    pub(super) fn missing_of(&self, finding: TomlFinding, faults: &mut Vec<Diagnostic>) {
        faults.push(self.source.fault(self.head.clone(), finding));
    }

    fn wrong_type(
        &self,
        key: &str,
        found: &Spanned<DeValue<'_>>,
        form: KeyForm,
        faults: &mut Vec<Diagnostic>,
    ) {
        let finding = TomlFinding::WrongType {
            key: key.to_owned(),
            found: ValueKind::of(found.get_ref()),
            form,
        };
        faults.push(self.source.fault(found.span(), finding));
    }

    /// A string.
    pub(super) fn text(
        &self,
        key: &'static str,
        form: KeyForm,
        faults: &mut Vec<Diagnostic>,
    ) -> Option<At<String>> {
        let found = self.value(key)?;
        match found.get_ref() {
            DeValue::String(text) => {
                report_lost_values(self.source, (key, text), None, found.span(), faults);
                report_unfilled(self.source, text, found.span(), faults);
                Some(At {
                    value: text.trim().to_owned(),
                    span: found.span(),
                })
            }
            DeValue::Float(number) if key == "release" => {
                // TOML reads `release = 2026.10` as 2026.1, so the quotes are required.
                let text = number.as_str();
                let text = common_era_release(text).unwrap_or_else(|| text.to_owned());
                let form = KeyForm::QuotedRelease { release: text };
                self.wrong_type(key, found, form, faults);
                None
            }
            _ => {
                self.wrong_type(key, found, form, faults);
                None
            }
        }
    }

    /// A list of distinct words. A wrong item is reported and left out. Empty if the key is
    /// missing.
    pub(super) fn words(
        &self,
        key: &'static str,
        example: &str,
        faults: &mut Vec<Diagnostic>,
    ) -> Vec<At<String>> {
        let Some(found) = self.value(key) else {
            return Vec::new();
        };
        let mut tell = |span: &std::ops::Range<usize>, finding: EditionFinding| {
            let line = self.source.line_at(span.start);
            faults.push(Diagnostic::fault(&self.source.file, finding).at_line(line));
        };
        let not_a_list = || EditionFinding::NotAList {
            key: key.to_owned(),
            example: format!("{key} = [\"{example}\"]"),
        };
        let Some(list) = found.get_ref().as_array() else {
            tell(&found.span(), not_a_list());
            return Vec::new();
        };
        if list.is_empty() {
            tell(
                &found.span(),
                EditionFinding::NothingListed {
                    key: key.to_owned(),
                },
            );
        }
        let mut words: Vec<At<String>> = Vec::new();
        for item in list {
            let Some(word) = item.get_ref().as_str().map(str::trim) else {
                tell(&item.span(), not_a_list());
                continue;
            };
            if words.iter().any(|other| other.value == word) {
                let finding = EditionFinding::Twice {
                    key: key.to_owned(),
                    word: word.to_owned(),
                };
                tell(&item.span(), finding);
                continue;
            }
            words.push(At {
                value: word.to_owned(),
                span: item.span(),
            });
        }
        words
    }

    /// A required string.
    pub(super) fn required_text(
        &self,
        key: &'static str,
        form: KeyForm,
        faults: &mut Vec<Diagnostic>,
    ) -> Option<At<String>> {
        if !self.table.contains_key(key) {
            self.known.borrow_mut().push(key);
            self.missing(key, form, faults);
            return None;
        }
        let text = self.text(key, form.clone(), faults)?;
        if is_blank(&text.value) {
            let key = key.to_owned();
            let finding = TomlFinding::Empty { key, form };
            faults.push(self.source.fault(text.span.clone(), finding));
            return None;
        }
        Some(text)
    }

    /// A string; `default` if the key is missing or empty.
    pub(super) fn text_or(
        &self,
        key: &'static str,
        form: KeyForm,
        default: &str,
        faults: &mut Vec<Diagnostic>,
    ) -> String {
        let text = self.text(key, form, faults).map(|text| text.value);
        text.filter(|text| !is_blank(text))
            .unwrap_or_else(|| default.to_owned())
    }

    /// A boolean.
    pub(super) fn flag(&self, key: &'static str, faults: &mut Vec<Diagnostic>) -> Option<bool> {
        let found = self.value(key)?;
        let flag = found.get_ref().as_bool();
        if flag.is_none() {
            let form = KeyForm::Flag {
                key: key.to_owned(),
            };
            self.wrong_type(key, found, form, faults);
        }
        flag
    }

    /// A whole number, zero or more.
    pub(super) fn count(&self, key: &'static str, faults: &mut Vec<Diagnostic>) -> Option<At<u64>> {
        let found = self.value(key)?;
        let number = found
            .get_ref()
            .as_integer()
            .and_then(|i| u64::from_str_radix(i.as_str(), i.radix()).ok());
        if number.is_none() {
            let text = found.get_ref().as_str().unwrap_or_default();
            let text = thai_digits_to_ascii(text.trim());
            let form = match text.parse::<u64>() {
                Ok(number) => KeyForm::Number {
                    key: key.to_owned(),
                    number: number.to_string(),
                },
                Err(_) => KeyForm::WholeNumber,
            };
            self.wrong_type(key, found, form, faults);
        }
        number.map(|value| At {
            value,
            span: found.span(),
        })
    }

    /// Seconds, whole or with a decimal point.
    pub(super) fn seconds(
        &self,
        key: &'static str,
        faults: &mut Vec<Diagnostic>,
    ) -> Option<At<f64>> {
        let found = self.value(key)?;
        let digits = match found.get_ref() {
            DeValue::Float(number) => number.as_str().to_owned(),
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().to_owned(),
            _ => String::new(),
        };
        match digits.parse::<f64>() {
            Ok(value) if value.is_finite() && value > 0.0 => Some(At {
                value,
                span: found.span(),
            }),
            _ => {
                self.wrong_type(key, found, KeyForm::Seconds, faults);
                None
            }
        }
    }

    /// A table of texts by language; the `required` languages must be present and not empty.
    pub(super) fn localised(
        &self,
        key: &'static str,
        required: &[&str],
        faults: &mut Vec<Diagnostic>,
    ) -> Option<Localised> {
        let form = || KeyForm::Localised {
            key: key.to_owned(),
        };
        let Some(found) = self.value(key) else {
            if !required.is_empty() {
                self.missing(key, form(), faults);
            }
            return None;
        };
        let DeValue::Table(table) = found.get_ref() else {
            self.wrong_type(key, found, form(), faults);
            return None;
        };
        let mut texts = BTreeMap::new();
        for (language, text) in table {
            let place = language.span().start..text.span().end;
            let Ok(code) = language.get_ref().parse::<LanguageCode>() else {
                let finding = TomlFinding::NotALanguage {
                    key: key.to_owned(),
                    word: escaped(language.get_ref()),
                };
                faults.push(self.source.fault(place, finding));
                continue;
            };
            match text.get_ref().as_str().map(str::trim) {
                Some(words) if is_blank(words) => {
                    let finding = TomlFinding::EmptyIn {
                        key: key.to_owned(),
                        language: code.to_string(),
                    };
                    faults.push(self.source.fault(place, finding));
                }
                Some(words) => {
                    report_lost_values(self.source, (key, words), Some(&code), text.span(), faults);
                    report_unfilled(self.source, words, text.span(), faults);
                    texts.insert(code, words.to_owned());
                }
                None => self.wrong_type(code.as_str(), text, KeyForm::Text, faults),
            }
        }
        for language in required {
            if !table.contains_key(*language) {
                let finding = TomlFinding::MissingLanguage {
                    owner: self.owner.clone(),
                    key: key.to_owned(),
                    language: (*language).to_owned(),
                };
                faults.push(self.source.fault(found.span(), finding));
            }
        }
        Some(Localised(texts))
    }

    /// Reports keys that no caller read.
    pub(super) fn finish(&self, faults: &mut Vec<Diagnostic>) {
        let known = self.known.borrow();
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if known.contains(&name) {
                continue;
            }
            let near = nearest(name, known.iter().copied());
            if let Some(near) = near {
                // A misspelled key is not also reported as missing.
                let is_that = |fault: &Diagnostic| {
                    fault.code == "toml.missing-key"
                        && fault.message.value("key") == Some(&near.to_value())
                        && fault.message.value("owner") == Some(&self.owner.to_value())
                        && fault.message.value("language").is_none()
                };
                faults.retain(|fault| !is_that(fault));
            }
            let mut all = known.clone();
            all.sort_unstable();
            all.dedup();
            let finding = TomlFinding::UnknownKey {
                owner: self.owner.clone(),
                key: escaped(name),
                near: near.map(str::to_owned),
                known: all.join(", "),
            };
            faults.push(self.source.fault(key.span(), finding));
        }
    }
}

/// Reports a text of `key` whose letters were lost in a conversion.
pub(super) fn report_lost_values(
    source: &KitSource,
    (key, text): (&str, &str),
    language: Option<&LanguageCode>,
    span: Range<usize>,
    faults: &mut Vec<Diagnostic>,
) {
    let Some(lost) = lost_in_plain_text(text, script_of(language)) else {
        return;
    };
    let what = match language {
        Some(language) => LostWhere::InLanguage {
            name: escaped(key),
            language: language.to_string(),
        },
        None => LostWhere::in_field(key),
    };
    let lost = describe_lost(what, &source.file, text, &lost);
    faults.push(source.fault(span, TextFinding::LostLetters { lost }));
}
