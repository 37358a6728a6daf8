//! Every sentence that people read, in Thai and in English.
//!
//! Owns the catalogues (`en/*.ftl`, `th/*.ftl`, in the form of Project Fluent), the choice of the
//! language, and how numbers, sizes, dates and lists are written in each. Takes a [`Message`]: a
//! code with named values. Gives its sentence and its mend in a [`Language`]. Uses no other room,
//! so every room declares its messages with `messages!` and holds no sentences.

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
