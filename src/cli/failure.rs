//! Prints errors: the thing, the reason, the mend.

use serde_json::json;

use super::exit::Exit;
use super::findings::report_findings;
use super::screen::{OutputStream, Screen};
use crate::base::{Blame, Failure as _, escaped};
use crate::commands::Error;
use crate::words::{ToMessage as _, messages};

messages! {
    enum FailureLine {
        Faults = "cli.nothing-made",
    }
}

/// Prints an error, also as JSON with `--json`, and returns the exit code.
pub(super) fn tell(error: &Error, screen: &Screen) -> Exit {
    if let Error::Faults(diagnostics) = error {
        screen.json(&json!({ "diagnostics": screen.spoken(diagnostics) }));
    } else {
        let message = error.message();
        screen.json(&json!({
            "error": escaped(&message.sentence(screen.language())),
            "mend": message.mend(screen.language()),
            "code": message.code(),
            "values": message.json(),
        }));
    }
    say(error, screen)
}

/// Prints an error on standard error and returns the exit code.
pub(super) fn say(error: &Error, screen: &Screen) -> Exit {
    if let Error::Faults(diagnostics) = error {
        report_findings(diagnostics, OutputStream::Messages, screen);
        screen.tell(FailureLine::Faults);
        return Exit::Wrong;
    }
    screen.failed(&error.message());
    match error.blame() {
        Blame::Kit => Exit::Wrong,
        Blame::Machine => Exit::Machine,
        Blame::User => Exit::Interrupted,
    }
}
