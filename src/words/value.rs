//! Types that can be values of a message.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::amounts::Size;
use super::message::{Message, Value};

/// A type that can be a value of a message.
pub trait ToValue {
    /// The value.
    fn to_value(&self) -> Value;
}

/// Types whose `Display` is the same in every language.
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
