//! All texts that people read, in Thai and in English.
//!
//! Owns the catalogues (`en/*.ftl`, `th/*.ftl`, in the format of Project Fluent), the choice of
//! language, and the formats of numbers, sizes, dates and lists. Takes a [`Message`]: a code with
//! named values. Gives its sentence and its advice in a [`Language`]. Depends on no other module,
//! so that every module can declare its messages with `messages!` and contain no sentences.

mod amounts;
mod catalogue;
mod declare;
mod language;
mod message;
mod shell;
#[cfg(test)]
mod tests;
mod value;

pub use amounts::{Size, human_bytes};
pub(crate) use declare::{messages, shown_in_english, shown_values};
pub use language::{Language, UnknownLanguage};
pub(crate) use message::speaking;
pub use message::{Message, ToMessage, Value};
pub use shell::quoted;
pub use value::ToValue;

#[cfg(test)]
pub(crate) use declare::Declared;
