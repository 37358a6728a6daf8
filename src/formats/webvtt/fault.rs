//! Faults in captions.

use crate::base::Severity;

/// One fault, with its line in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaptionFault {
    /// The line number, from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: CaptionProblem,
}

/// What is wrong in captions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaptionProblem {
    /// The first line is not `WEBVTT`: a browser rejects the file.
    NoHeader,
    /// The same, and the rest is SubRip (`.srt`) with another file extension.
    SubRip,
    /// The header contains a cue without an arrow; browsers ignore it.
    TextInHeader,
    /// A line with `-->` that cannot be parsed: the cue is lost.
    Timing(TimeFault),
    /// The cue ends before it begins: it is never shown.
    EndsBeforeStart,
    /// The cue has no length: it is never shown.
    NoLength,
    /// The cue begins after the end of the film.
    AfterFilm {
        /// Start of the cue in milliseconds.
        start_ms: u64,
        /// Duration of the film in milliseconds.
        film_ms: u64,
    },
    /// The cue has no text.
    NoText,
    /// Text outside any cue, most often after a blank line inside one: never shown.
    LostText {
        /// The first lost line.
        text: String,
    },
    /// No cue, or none with text.
    NoCues,
    /// Too many cues; the rest was not read.
    TooManyCues,
    /// A `STYLE` or `REGION` block after the first cue, which browsers ignore.
    TooLate(&'static str),
    /// A setting after the times that no browser knows.
    UnknownSetting(String),
    /// Marks of another format, which a browser shows as text or drops: `{\an8}`, `<font>`.
    ForeignMark(String),
    /// `<` that does not open a tag: text vanishes up to the next `>`.
    UnclosedTag(String),
}

/// Why a line of times cannot be parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeFault {
    /// `00:00:01,000`: SubRip's comma where WebVTT has a point.
    Comma,
    /// Not exactly three digits after the point.
    Decimals,
    /// Minutes or seconds above 59, or not two digits.
    Sixties,
    /// Not a time.
    NoTime,
}

impl CaptionFault {
    /// A fault if a browser would drop or never show text; otherwise a warning.
    pub fn severity(&self) -> Severity {
        match self.problem {
            CaptionProblem::NoHeader
            | CaptionProblem::SubRip
            | CaptionProblem::TextInHeader
            | CaptionProblem::Timing(_)
            | CaptionProblem::EndsBeforeStart
            | CaptionProblem::NoLength
            | CaptionProblem::AfterFilm { .. }
            | CaptionProblem::LostText { .. }
            | CaptionProblem::UnclosedTag(_)
            | CaptionProblem::TooManyCues
            | CaptionProblem::NoCues => Severity::Fault,
            CaptionProblem::NoText
            | CaptionProblem::TooLate(_)
            | CaptionProblem::UnknownSetting(_)
            | CaptionProblem::ForeignMark(_) => Severity::Warning,
        }
    }
}
