//! A message: a code and named values, which may themselves be messages. The catalogues contain its
//! sentence and its advice.

use std::cell::Cell;

use fluent_bundle::{FluentArgs, FluentValue};
use jiff::civil::Date;
use serde::{Serialize, Serializer};
use serde_json::json;

use super::amounts;
use super::catalogue;
use super::language::Language;

/// A message, independent of any language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Message {
    id: &'static str,
    values: Vec<(&'static str, Value)>,
}

/// Types that can be turned into a message.
pub trait ToMessage {
    /// The message.
    fn message(&self) -> Message;
}

impl Message {
    /// A message from its id and values. Modules declare theirs with `messages!`.
    pub fn new(id: &'static str, values: Vec<(&'static str, Value)>) -> Self {
        Self { id, values }
    }

    /// The stable code, for `--json` and tests: `table.short-row`. Several sentences can share a
    /// code (`table.form:tab`, `table.form:workbook`).
    pub fn code(&self) -> &'static str {
        self.id.split_once(':').map_or(self.id, |(code, _)| code)
    }

    /// The id: the code, and what tells sentences with one code apart.
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// A value by its name.
    pub fn value(&self, name: &str) -> Option<&Value> {
        let found = self.values.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value)
    }

    /// The values for `--json`.
    pub fn json(&self) -> serde_json::Value {
        let named = self.values.iter();
        named
            .map(|(name, value)| ((*name).to_owned(), value.json()))
            .collect::<serde_json::Map<_, _>>()
            .into()
    }

    /// The sentence.
    pub fn sentence(&self, language: Language) -> String {
        let found = catalogue::sentence(language, self.id, &self.arguments(language));
        found.unwrap_or_else(|| self.bare(language))
    }

    /// The advice: of this message, or of the first phrase in it that has any.
    pub fn mend(&self, language: Language) -> Option<String> {
        let own = catalogue::mend(language, self.id, &self.arguments(language));
        own.or_else(|| {
            self.values
                .iter()
                .find_map(|(_, value)| inner_mend(value, language))
        })
        .filter(|mend| !mend.is_empty())
    }

    fn arguments(&self, language: Language) -> FluentArgs<'static> {
        let mut arguments = FluentArgs::with_capacity(self.values.len());
        for (name, value) in &self.values {
            let shown: FluentValue<'static> = match value {
                Value::Count(number) => (*number).into(),
                other => other.shown(language).into(),
            };
            arguments.set(*name, shown);
        }
        arguments
    }

    /// The fallback if a catalogue lacks the sentence. A test ensures that none is missing.
    fn bare(&self, language: Language) -> String {
        let shown = self.values.iter();
        let shown: Vec<String> = shown
            .map(|(name, value)| format!("{name}: {}", value.shown(language)))
            .collect();
        format!("{} ({})", self.id, shown.join(", "))
    }
}

/// One value of a message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// A name, a path, a code: the same in every language.
    Text(String),
    /// A whole number. A catalogue can choose a plural form by it.
    Count(u64),
    /// A number of bytes, written as a size.
    Size(u64),
    /// A day.
    Date(Date),
    /// Several values, with the language's "and" before the last.
    List(Vec<Value>),
    /// A part of the sentence with its own entry in the catalogues.
    Phrase(Box<Message>),
    /// Unknown or missing: displayed as nothing.
    Absent,
}

impl Value {
    /// Returns the value as displayed in a language.
    fn shown(&self, language: Language) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(number) => amounts::count(*number),
            Self::Size(bytes) => amounts::size(*bytes, language),
            Self::Date(date) => amounts::date(*date, language),
            Self::List(values) => {
                let parts: Vec<String> = values.iter().map(|value| value.shown(language)).collect();
                amounts::list(&parts, language)
            }
            Self::Phrase(message) => message.sentence(language),
            Self::Absent => String::new(),
        }
    }

    /// Returns the value for `--json`: the same in every language.
    pub fn json(&self) -> serde_json::Value {
        match self {
            Self::Text(text) => json!(text),
            Self::Count(number) | Self::Size(number) => json!(number),
            Self::Date(date) => json!(date.to_string()),
            Self::List(values) => values.iter().map(Self::json).collect(),
            Self::Phrase(message) => json!({ "code": message.code(), "values": message.json() }),
            Self::Absent => serde_json::Value::Null,
        }
    }
}

fn inner_mend(value: &Value, language: Language) -> Option<String> {
    match value {
        Value::Phrase(message) => message.mend(language),
        Value::List(values) => values.iter().find_map(|value| inner_mend(value, language)),
        _ => None,
    }
}

thread_local! {
    /// The language of messages in JSON written by this thread.
    static IN_JSON: Cell<Language> = const { Cell::new(Language::En) };
}

/// Runs `work`, which writes JSON, with messages in `language`. Serializers cannot take the
/// language as a parameter.
pub(crate) fn speaking<T>(language: Language, work: impl FnOnce() -> T) -> T {
    let before = IN_JSON.replace(language);
    let done = work();
    IN_JSON.set(before);
    done
}

/// Serializes the sentence, in English unless `speaking` chose another language.
impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.sentence(IN_JSON.get()))
    }
}

impl ToMessage for Message {
    fn message(&self) -> Message {
        self.clone()
    }
}

impl<T: ToMessage + ?Sized> ToMessage for &T {
    fn message(&self) -> Message {
        (**self).message()
    }
}

impl<T: ToMessage + ?Sized> ToMessage for Box<T> {
    fn message(&self) -> Message {
        (**self).message()
    }
}
