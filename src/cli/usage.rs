//! Reports a wrong command line as JSON, beside clap's text.

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

/// Prints the document that `--json` promises for a command line that clap refused. clap has printed
/// its text on standard error.
pub(super) fn report(error: &Error, wants_json: bool) -> Exit {
    let language = Language::of_system();
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
