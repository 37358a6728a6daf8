//! What can be wrong with captions.

use crate::base::Severity;

/// One fault, with its line in the file, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaptionFault {
    /// The line, from 1, as editors count them.
    pub line: usize,
    /// What is wrong there.
    pub problem: CaptionProblem,
}

/// What is wrong with captions at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaptionProblem {
    /// The first line is not `WEBVTT`: a browser reads nothing of the file.
    NoHeader,
    /// As above, and the rest is SubRip (`.srt`) under another ending.
    SubRip,
    /// A caption without an arrow stands in the header, which browsers pass over.
    TextInHeader,
    /// A line with `-->` that cannot be read: the cue is lost.
    Timing(TimeFault),
    /// The cue ends before it begins: it is never shown.
    EndsBeforeStart,
    /// The cue has no length: it is never shown.
    NoLength,
    /// The cue begins when the film is over.
    AfterFilm {
        /// Begin of the cue in milliseconds.
        start_ms: u64,
        /// Length of the film in milliseconds.
        film_ms: u64,
    },
    /// The cue has no text.
    NoText,
    /// Text that belongs to no cue, most often behind a blank line inside one: never shown.
    LostText {
        /// The first lost line.
        text: String,
    },
    /// There is no cue at all, or none with a text.
    NoCues,
    /// More cues than are read.
    TooManyCues,
    /// A `STYLE` or `REGION` block behind the first cue, which is ignored.
    TooLate(&'static str),
    /// A setting behind the times that no browser knows.
    UnknownSetting(String),
    /// Marks of another format, which a browser shows as text or drops: `{\an8}`, `<font>`.
    ForeignMark(String),
    /// `<` that opens no tag, so that text vanishes up to the next `>`.
    UnclosedTag(String),
}

/// Why a line of times cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeFault {
    /// `00:00:01,000`: SubRip's comma where WebVTT has a point.
    Comma,
    /// Not exactly three digits behind the point.
    Decimals,
    /// Minutes or seconds above 59, or not two digits.
    Sixties,
    /// Something else that is no time.
    NoTime,
}

impl CaptionFault {
    /// A fault where a browser would drop text or never show it; else a warning.
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
