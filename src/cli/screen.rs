//! Output: answers go to standard output and messages to standard error; with `--json`, the answer
//! is one JSON document.

use std::fmt::Write as _;
use std::io::{self, IsTerminal as _, Write as _};
use std::sync::{Arc, OnceLock};

use indicatif::MultiProgress;
use serde::Serialize;

use super::bar::work_with_bars;
use super::exit::Exit;
use super::platform::show_colours;
use super::progress_lines::ProgressLines;
use crate::base::{Diagnostic, Work, escaped};
use crate::words::{Language, Message, ToMessage as _, messages, speaking};

messages! {
    /// Words that the screen adds.
    pub(super) enum ScreenWord {
        Mend = "cli.mend",
        Warnings { warnings: usize } = "cli.warnings-left",
        AnswerLost { source: Message } = "cli.answer-lost",
    }
}

/// Where a text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OutputStream {
    /// The answer, on standard output; with `--json`, which needs that, on standard error.
    Answer,
    /// Standard error.
    Messages,
}

/// Standard output and standard error, terminal or not.
#[derive(Debug)]
pub(super) struct Screen {
    json: bool,
    language: Language,
    /// Whether colours are wanted, where a terminal shows them.
    has_colours: bool,
    bars: MultiProgress,
    lines: Arc<ProgressLines>,
    work: Work,
    /// The first error while writing the answer.
    lost: OnceLock<io::Error>,
}

impl Screen {
    /// Inspects the terminal once.
    pub(super) fn new(json: bool, language: Language) -> Self {
        // https://no-color.org: any value except an empty one.
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let is_terminal = io::stderr().is_terminal() || io::stdout().is_terminal();
        let has_colours = is_terminal && !no_color && show_colours();
        let bars = MultiProgress::new();
        let lines = Arc::new(ProgressLines::default());
        Self {
            json,
            language,
            has_colours,
            work: work_with_bars(&bars, language, Arc::clone(&lines)),
            lines,
            bars,
            lost: OnceLock::new(),
        }
    }

    /// The job of this command. Its tasks show as bars, and Ctrl-C stops it.
    pub(super) fn work(&self) -> &Work {
        &self.work
    }

    /// Prints a message on standard error.
    pub(super) fn say(&self, text: &str) {
        self.bars.suspend(|| {
            // If standard error is closed, nothing more can be reported.
            let _ = writeln!(io::stderr(), "{text}");
        });
    }

    /// Whether the answer is one JSON document.
    pub(super) fn is_json(&self) -> bool {
        self.json
    }

    /// Makes the answer of `--json` one document a line, progress included: for work that others
    /// watch.
    pub(super) fn speak_in_lines(&self) {
        if self.json {
            self.lines.turn_on();
        }
    }

    /// Prints a question without ending the line.
    pub(super) fn prompt(&self, text: &str) {
        self.bars.suspend(|| {
            // If standard error is closed, nobody sees the question.
            let _ = write!(io::stderr(), "{text}");
            let _ = io::stderr().flush();
        });
    }

    /// The reader's language.
    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// A message in the reader's language.
    pub(super) fn words(&self, message: impl Into<Message>) -> String {
        escaped(&message.into().sentence(self.language))
    }

    /// Prints a message on standard error.
    pub(super) fn tell(&self, message: impl Into<Message>) {
        self.say(&self.words(message));
    }

    /// Prints a message that continues the previous one, indented.
    pub(super) fn tell_more(&self, message: impl Into<Message>) {
        self.say(&format!("  {}", self.words(message)));
    }

    /// Prints why the command failed, and the mend.
    pub(super) fn failed(&self, message: &Message) {
        self.say(&format!("drivepress: {}", self.words(message.clone())));
        if let Some(mend) = message.mend(self.language) {
            let title = self.words(ScreenWord::Mend);
            self.say(&format!("  {title}: {}", escaped(&mend)));
        }
    }

    /// Prints a line of the answer; omitted with `--json`.
    pub(super) fn give(&self, message: impl Into<Message>) {
        self.answer(&self.words(message));
    }

    /// Prints a line of the answer; omitted with `--json`.
    pub(super) fn answer(&self, text: &str) {
        if !self.json {
            self.raw(text);
        }
    }

    /// Prints a text for people, with or without `--json`.
    pub(super) fn put(&self, to: OutputStream, text: &str) {
        match to {
            OutputStream::Answer if !self.json => self.raw(text),
            OutputStream::Answer | OutputStream::Messages => self.say(text),
        }
    }

    /// Whether a text that goes there may have colours.
    pub(super) fn is_styled(&self, to: OutputStream) -> bool {
        let is_terminal = match to {
            OutputStream::Answer if !self.json => io::stdout().is_terminal(),
            OutputStream::Answer | OutputStream::Messages => io::stderr().is_terminal(),
        };
        self.has_colours && is_terminal
    }

    /// Prints the answer as JSON, only with `--json`.
    pub(super) fn json(&self, value: &impl Serialize) {
        if self.json {
            let written = speaking(self.language, || {
                if self.lines.is_on() {
                    serde_json::to_string(value)
                } else {
                    serde_json::to_string_pretty(value)
                }
            });
            match written {
                Ok(text) => self.raw(&plain_json(&text)),
                Err(error) => self.say(&format!("cannot write JSON: {error}")),
            }
        }
    }

    /// Prints a line on standard output, with or without `--json`.
    pub(super) fn raw(&self, text: &str) {
        self.bars
            .suspend(|| self.take_written(writeln!(io::stdout(), "{text}")));
    }

    /// Records the result of a write to standard output. A reader such as `head` may close the pipe
    /// early, which is not an error. Any other error loses part of the answer.
    pub(super) fn take_written(&self, written: io::Result<()>) {
        match written {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                // Only the first error is reported.
                let _ = self.lost.set(error);
            }
            _ => {}
        }
    }

    /// Flushes the answer and returns how the command ended.
    pub(super) fn finish(&self, exit: Exit) -> Exit {
        self.take_written(io::stdout().flush());
        let Some(error) = self.lost.get() else {
            return exit;
        };
        let source = error.message();
        self.failed(&ScreenWord::AnswerLost { source }.message());
        exit.max(Exit::Machine)
    }

    /// Diagnostics as JSON.
    pub(super) fn spoken(&self, diagnostics: &[Diagnostic]) -> Vec<impl Serialize> {
        let spoken = diagnostics.iter();
        spoken.map(|found| found.spoken(self.language)).collect()
    }

    /// Prints that there are warnings, after work that they did not stop.
    pub(super) fn warnings(&self, warnings: &[Diagnostic]) {
        if !warnings.is_empty() {
            let warnings = warnings.len();
            self.tell(ScreenWord::Warnings { warnings });
        }
    }
}

/// JSON with terminal control characters escaped as `\uXXXX`, because it may be printed and
/// contains untrusted names.
fn plain_json(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '\n' || escaped(c.encode_utf8(&mut [0; 4])).len() <= 4 {
            plain.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a String cannot fail.
                let _ = write!(plain, "\\u{unit:04x}");
            }
        }
    }
    plain
}
