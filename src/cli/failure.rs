//! How an error is told: the thing, the reason, the mend.

use std::error::Error as _;

use serde_json::json;

use super::exit::Exit;
use super::screen::Screen;
use crate::base::Blame;
use crate::base::escaped;
use crate::commands::Error;

/// Tells an error, as JSON too where that was asked for, and gives the exit code.
pub(super) fn tell(error: &Error, screen: &Screen) -> Exit {
    match error {
        Error::Faults(diagnostics) => {
            screen.json(&json!({ "diagnostics": screen.spoken(diagnostics) }));
        }
        _ => screen.json(&json!({ "error": words(error), "mend": error.mend() })),
    }
    say(error, screen)
}

/// Says an error to people and gives the exit code.
pub(super) fn say(error: &Error, screen: &Screen) -> Exit {
    if let Error::Faults(diagnostics) = error {
        screen.diagnostics(diagnostics);
        screen.say("Nothing was made. Mend the faults above, then run the same command again.");
        return Exit::Wrong;
    }
    screen.say(&format!("drivepress: {}", words(error)));
    if let Some(mend) = error.mend() {
        screen.say(&format!("  mend: {}", escaped(&mend)));
    }
    match error.blame() {
        Blame::Kit => Exit::Wrong,
        Blame::Machine => Exit::Machine,
        Blame::User => Exit::Interrupted,
    }
}

/// The error and its causes in one line.
fn words(error: &Error) -> String {
    let mut text = escaped(&error.to_string());
    let mut cause = error.source();
    while let Some(inner) = cause {
        let words = escaped(&inner.to_string());
        // Many errors already end with the words of their cause.
        if !text.contains(&words) {
            text = format!("{text}: {words}");
        }
        cause = inner.source();
    }
    text
}
