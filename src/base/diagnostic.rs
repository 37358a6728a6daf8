//! A diagnostic: what was found, where, and how severe. Readers collect diagnostics; `cli` prints
//! them.

use std::ops::Range;

use serde::Serialize;

use crate::words::{Language, Message, ToMessage, messages};

/// Whether a finding stops the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Stops `build`, `stamp`, `make`; `check` ends with exit code 1.
    Fault,
    /// Is reported and does not stop.
    Warning,
}

/// A place in a file. Lines count from 1, in the file as it is on disk.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The file, relative to the kit, with `/`; unescaped (it is escaped only when printed).
    pub file: String,
    /// The line, from 1, if known.
    pub line: Option<u32>,
}

/// One finding about the input, complete enough to act on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Fault or warning.
    pub severity: Severity,
    /// A stable short code for the kind of finding, for `--json` and tests: `kit.unknown-key`.
    pub code: &'static str,
    /// Where it is.
    pub place: Place,
    /// What was found; the sentence does not repeat the file's name.
    pub message: Message,
    /// The affected line of text and the byte range in it, to be underlined with carets.
    pub snippet: Option<(String, Range<usize>)>,
}

messages! {
    /// Messages about a list of findings.
    enum FindingsMessage {
        InKit = "make.faults",
        More { count: usize } = "text.more",
    }
}

impl ToMessage for Vec<Diagnostic> {
    fn message(&self) -> Message {
        FindingsMessage::InKit.message()
    }
}

/// A diagnostic for `--json`: codes and values for programs, sentences for people.
#[derive(Debug, Serialize)]
struct Spoken<'a> {
    severity: Severity,
    code: &'static str,
    place: &'a Place,
    values: serde_json::Value,
    reason: String,
    mend: String,
}

/// Maximum bytes of a line shown in full; of a longer one only the part around the place is shown.
/// A text of one line may have thousands of findings, and each keeps its excerpt.
const SHOWN_BYTES_MAX: usize = 600;

/// The line, or the part of it around `range`.
fn window(text: &str, range: Range<usize>) -> (String, Range<usize>) {
    if text.len() <= SHOWN_BYTES_MAX {
        return (text.to_owned(), range);
    }
    let around = SHOWN_BYTES_MAX / 3;
    let from = text.floor_char_boundary(range.start.saturating_sub(around));
    let to = text.ceil_char_boundary(range.start.saturating_add(2 * around).min(text.len()));
    let front = if from > 0 { "…" } else { "" };
    let back = if to < text.len() { "…" } else { "" };
    let part = text.get(from..to).unwrap_or_default();
    let shift = |at: usize| {
        let at = text.floor_char_boundary(at.clamp(from, to)) - from;
        at + front.len()
    };
    let shown = format!("{front}{part}{back}");
    if range.start == 0 && range.end >= text.len() {
        // The finding is about the whole line, not a place in it.
        let all = 0..shown.len();
        return (shown, all);
    }
    (shown, shift(range.start)..shift(range.end))
}

impl Diagnostic {
    /// A fault in `file`.
    pub fn fault(file: impl Into<String>, message: impl Into<Message>) -> Self {
        Self::new(Severity::Fault, file.into(), message.into())
    }

    /// A warning about `file`.
    pub fn warning(file: impl Into<String>, message: impl Into<Message>) -> Self {
        Self::new(Severity::Warning, file.into(), message.into())
    }

    fn new(severity: Severity, file: String, message: Message) -> Self {
        Self {
            severity,
            code: message.code(),
            place: Place { file, line: None },
            message,
            snippet: None,
        }
    }

    /// Ends a truncated list of findings about `file`: `count` more were found.
    pub fn more_of(file: impl Into<String>, count: usize) -> Self {
        Self::fault(file, FindingsMessage::More { count })
    }

    /// What is wrong, in one sentence without the file's name.
    pub fn reason(&self, language: Language) -> String {
        self.message.sentence(language)
    }

    /// How to fix it, as an imperative sentence or a command.
    pub fn advice(&self, language: Language) -> Option<String> {
        self.message.mend(language)
    }

    /// Returns the form for `--json`.
    pub fn spoken(&self, language: Language) -> impl Serialize {
        Spoken {
            severity: self.severity,
            code: self.code,
            place: &self.place,
            values: self.message.json(),
            reason: self.reason(language),
            mend: self.advice(language).unwrap_or_default(),
        }
    }

    /// Sorts by file, line and code: the order in which people fix things, the same in every
    /// language.
    pub fn sort(diagnostics: &mut [Self]) {
        diagnostics.sort_by(|a, b| {
            let (this, that) = ((&a.place, a.code), (&b.place, b.code));
            this.cmp(&that).then_with(|| a.message.cmp(&b.message))
        });
    }

    /// Adds the line (from 1).
    #[must_use]
    pub fn at_line(mut self, line: u32) -> Self {
        self.place.line = Some(line);
        self
    }

    /// Adds the affected line of text and the byte range in it.
    #[must_use]
    pub fn showing(mut self, text: &str, range: Range<usize>) -> Self {
        self.snippet = Some(window(text, range));
        self
    }

    /// Its English text, for tests.
    #[cfg(test)]
    pub(crate) fn in_english(&self) -> String {
        let mend = self.advice(Language::En).unwrap_or_default();
        format!("{} {mend}", self.reason(Language::En))
    }

    /// Whether it stops the work.
    pub fn is_fault(&self) -> bool {
        self.severity == Severity::Fault
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_shown_around_its_place() {
        let line = "ก".repeat(10_000);
        let found = Diagnostic::fault("a", FindingsMessage::InKit);
        let found = found.showing(&line, 15_000..15_006);
        let (shown, range) = found.snippet.unwrap();
        assert!(shown.len() < 700 && shown.starts_with('…') && shown.ends_with('…'));
        assert_eq!(shown.get(range), Some("กก"));
        let whole = Diagnostic::fault("a", FindingsMessage::InKit).showing(&line, 0..line.len());
        let (shown, range) = whole.snippet.unwrap();
        assert!(range.end <= shown.len() && shown.get(range).is_some());
    }
}
