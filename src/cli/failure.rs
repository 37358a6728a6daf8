//! How an error is told: the thing, the reason, the mend.

use std::error::Error as _;

use super::exit::Exit;
use super::screen::Screen;
use crate::base::Blame;
use crate::base::escaped;
use crate::commands::Error;

/// Tells an error and gives the exit code.
pub(super) fn tell(error: &Error, screen: &Screen) -> Exit {
    if let Error::Faults(diagnostics) = error {
        screen.diagnostics(diagnostics);
        screen.json(diagnostics);
        screen.say("Nothing was made. Mend the faults above, then run the same command again.");
        return Exit::Wrong;
    }
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
    screen.say(&format!("drivepress: {text}"));
    if let Some(mend) = error.mend() {
        screen.say(&format!("  mend: {}", escaped(&mend)));
    }
    screen.json(&serde_json::json!({ "error": text, "mend": error.mend() }));
    match error.blame() {
        Blame::Kit => Exit::Wrong,
        Blame::Machine => Exit::Machine,
        Blame::User => Exit::Interrupted,
    }
}
