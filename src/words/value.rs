//! What a message says: values with names, written by the language when they are shown.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde_json::json;

use super::amounts::{self, Size};
use super::language::Language;
use super::message::Message;

/// One value of a message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// A name, a path, a code: the same in every language.
    Text(String),
    /// A whole number. A catalogue can choose a plural by it.
    Count(u64),
    /// A number of bytes, written as a size.
    Size(u64),
    /// A day.
    Date(Date),
    /// Several, with the language's `and` before the last.
    List(Vec<Value>),
    /// A part of the sentence that has its own place in the catalogues.
    Phrase(Box<Message>),
    /// Not known, or not there: written as nothing.
    Absent,
}

impl Value {
    /// As the language writes it.
    pub(super) fn shown(&self, language: Language) -> String {
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

    /// As `--json` writes it: the same in every language.
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

/// What can be a value of a message.
pub trait ToValue {
    /// The value.
    fn to_value(&self) -> Value;
}

/// Types that are written the same in every language, by their `Display`.
macro_rules! shown_as_text {
    ($($type:ty),*) => {$(
        impl ToValue for $type {
            fn to_value(&self) -> Value {
                Value::Text(self.to_string())
            }
        }
    )*};
}

shown_as_text!(String, str, char);

macro_rules! counted {
    ($($type:ty),*) => {$(
        impl ToValue for $type {
            fn to_value(&self) -> Value {
                Value::Count(u64::try_from(*self).unwrap_or(u64::MAX))
            }
        }
    )*};
}

counted!(u8, u16, u32, u64, usize);

impl ToValue for Size {
    fn to_value(&self) -> Value {
        Value::Size(self.0)
    }
}

impl ToValue for Date {
    fn to_value(&self) -> Value {
        Value::Date(*self)
    }
}

impl ToValue for Path {
    fn to_value(&self) -> Value {
        Value::Text(self.display().to_string())
    }
}

impl ToValue for PathBuf {
    fn to_value(&self) -> Value {
        self.as_path().to_value()
    }
}

impl ToValue for Value {
    fn to_value(&self) -> Value {
        self.clone()
    }
}

impl ToValue for Message {
    fn to_value(&self) -> Value {
        Value::Phrase(Box::new(self.clone()))
    }
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> Value {
        (**self).to_value()
    }
}

impl<T: ToValue + ?Sized> ToValue for Box<T> {
    fn to_value(&self) -> Value {
        (**self).to_value()
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Absent, T::to_value)
    }
}

impl<T: ToValue> ToValue for Vec<T> {
    fn to_value(&self) -> Value {
        Value::List(self.iter().map(T::to_value).collect())
    }
}
