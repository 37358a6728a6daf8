//! Reports a wrong command line as JSON, beside clap's text.

use std::ffi::OsString;

use clap::error::Error;
use serde_json::json;

use super::exit::Exit;
use super::screen::Screen;
use crate::words::{Language, ToMessage as _, messages};

messages! {
    enum UsageFault {
        Refused { reason: String } = "cli.usage",
    }
}

/// The language that a command line asks for, even if the rest of it is wrong.
pub(super) fn language_in(arguments: &[OsString]) -> Language {
    let words: Vec<&str> = arguments.iter().filter_map(|word| word.to_str()).collect();
    let named = words.iter().find_map(|word| word.strip_prefix("--lang="));
    let next = || words.windows(2).find(|pair| pair[0] == "--lang");
    let named = named.or_else(|| next().map(|pair| pair[1]));
    let language = named.and_then(|name| name.parse().ok());
    language.unwrap_or_else(Language::of_system)
}

/// Prints the document that `--json` promises for a command line that clap refused. clap has printed
/// its text on standard error.
pub(super) fn report(error: &Error, wants_json: bool, language: Language) -> Exit {
    let screen = Screen::new(wants_json, language);
    let text = error.render().to_string();
    // The reason comes first, then an empty line, tips and the usage.
    let reason = text.split("\n\n").next().unwrap_or_default();
    let reason = reason.strip_prefix("error: ").unwrap_or(reason);
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    let message = UsageFault::Refused { reason }.message();
    screen.json(&json!({
        "error": message.sentence(language),
        "mend": message.mend(language),
        "code": message.code(),
        "values": message.json(),
    }));
    screen.finish(Exit::Wrong)
}
