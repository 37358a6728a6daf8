//! Output: answers go to standard output and messages to standard error; with `--json`, the answer
//! is one JSON document.

use std::fmt::Write as _;
use std::io::{self, IsTerminal as _, Write as _};
use std::sync::OnceLock;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use indicatif::MultiProgress;
use serde::Serialize;

use super::bar::work_with_bars;
use super::exit::Exit;
use super::platform::show_colours;
use crate::base::{Diagnostic, Work, escaped, escaped_span};
use crate::words::{Language, Message, ToMessage as _, messages, speaking};

messages! {
    /// Words that the screen adds.
    enum ScreenWord {
        Fault = "cli.fault",
        Warning = "cli.warning",
        Mend = "cli.mend",
        Counts { faults: usize, warnings: usize } = "cli.counts",
        Warnings { warnings: usize } = "cli.warnings-left",
        AnswerLost { source: Message } = "cli.answer-lost",
    }
}

/// Standard output and standard error, terminal or not.
#[derive(Debug)]
pub(super) struct Screen {
    json: bool,
    language: Language,
    styled: bool,
    bars: MultiProgress,
    work: Work,
    /// The first error while writing the answer.
    lost: OnceLock<io::Error>,
}

impl Screen {
    /// Inspects the terminal once.
    pub(super) fn new(json: bool, language: Language) -> Self {
        // https://no-color.org: any value except an empty one.
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let styled = io::stderr().is_terminal() && !no_color && show_colours();
        let bars = MultiProgress::new();
        Self {
            json,
            language,
            styled,
            work: work_with_bars(&bars, language),
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

    /// Prints the answer as JSON, only with `--json`.
    pub(super) fn json(&self, value: &impl Serialize) {
        if self.json {
            match speaking(self.language, || serde_json::to_string_pretty(value)) {
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

    /// Prints all diagnostics and their number.
    pub(super) fn diagnostics(&self, diagnostics: &[Diagnostic]) {
        for diagnostic in diagnostics {
            self.say(&self.render(diagnostic));
        }
        let faults = diagnostics.iter().filter(|d| d.is_fault()).count();
        let warnings = diagnostics.len() - faults;
        if faults + warnings > 0 {
            self.tell(ScreenWord::Counts { faults, warnings });
        }
    }

    /// Prints that there are warnings, after work that they did not stop.
    pub(super) fn warnings(&self, warnings: &[Diagnostic]) {
        if !warnings.is_empty() {
            let warnings = warnings.len();
            self.tell(ScreenWord::Warnings { warnings });
        }
    }

    fn render(&self, diagnostic: &Diagnostic) -> String {
        let renderer = if self.styled {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let level = if diagnostic.is_fault() {
            Level::ERROR.with_name(self.words(ScreenWord::Fault))
        } else {
            Level::WARNING.with_name(self.words(ScreenWord::Warning))
        };
        let file = escaped(&diagnostic.place.file);
        let place = match diagnostic.place.line {
            Some(line) => format!("{file}:{line}"),
            None => file.clone(),
        };
        let reason = escaped(&diagnostic.reason(self.language));
        let title = level.primary_title(format!("{place}: {reason}"));
        let mend = diagnostic.advice(self.language).map(|mend| {
            Level::HELP
                .with_name(self.words(ScreenWord::Mend))
                .message(escaped(&mend))
        });
        // Carets under a whole table row add nothing.
        let snippet = diagnostic.snippet.as_ref();
        let snippet = snippet.filter(|(text, range)| range.len() < text.trim_end().len());
        let Some((text, range)) = snippet else {
            let group = annotate_snippets::Group::with_title(title).elements(mend);
            return renderer.render(&[group]);
        };
        let line = diagnostic
            .place
            .line
            .and_then(|line| usize::try_from(line).ok())
            .unwrap_or(1);
        let (text, span) = escaped_span(text, range.clone());
        let snippet = Snippet::source(text.as_str())
            .line_start(line)
            .path(file)
            .annotation(AnnotationKind::Primary.span(span));
        let group = title.element(snippet).elements(mend);
        renderer.render(&[group])
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
