//! Asks a question that is answered with yes or no.

use std::io::{self, BufRead as _, IsTerminal as _, Read as _, Write as _};

use super::screen::Screen;
use crate::base::Interrupted;
use crate::commands::Error;
use crate::words::Message;

/// Longest answer that is read.
const ANSWER_BYTES_MAX: u64 = 4096;

/// Words that mean yes.
const YES: [&str; 4] = ["y", "yes", "ใช่", "ตกลง"];

/// Whether somebody can be asked: both ends are a terminal.
pub(super) fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks on the terminal; any other word than a yes means no.
pub(super) fn confirmed(question: impl Into<Message>, screen: &Screen) -> Result<bool, Error> {
    let question = screen.words(question);
    // If standard error is closed, nobody can answer, and the answer is no.
    let _ = write!(io::stderr(), "{question} ").and_then(|()| io::stderr().flush());
    let mut answer = String::new();
    let mut input = io::stdin().lock().take(ANSWER_BYTES_MAX);
    match input.read_line(&mut answer) {
        Ok(_) => Ok(YES.contains(&answer.trim().to_lowercase().as_str())),
        Err(error) if error.kind() == io::ErrorKind::Interrupted => {
            Err(Error::Interrupted(Interrupted))
        }
        // Not text, so not a yes.
        Err(_) => Ok(false),
    }
}
