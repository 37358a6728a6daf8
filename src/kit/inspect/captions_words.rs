//! Findings about captions.

use crate::base::escaped;
use crate::formats::webvtt::{CUES_MAX, CaptionProblem, TimeFault, timestamp};
use crate::words::messages;

/// Longest piece of a caption quoted in a message, in characters.
const SHOWN: usize = 60;

messages! {
    /// A fault in captions.
    pub(super) enum CaptionFinding {
        NoHeader = "captions.no-header",
        SubRip { file: String } = "captions.subrip",
        TextInHeader = "captions.text-in-header",
        Comma = "captions.time:comma",
        Decimals = "captions.time:decimals",
        Sixties = "captions.time:sixties",
        NoTime = "captions.time:unreadable",
        EndsBeforeStart = "captions.backwards",
        NoLength = "captions.no-length",
        AfterFilm { start: String, end: String } = "captions.after-film",
        NoText = "captions.no-text",
        LostText { text: String } = "captions.lost-text",
        NoCues = "captions.none",
        TooMany { most: usize } = "captions.too-many",
        TooLate { block: String } = "captions.too-late",
        Setting { setting: String } = "captions.setting",
        BreakMark { mark: String } = "captions.foreign-mark:break",
        BlankMark { mark: String } = "captions.foreign-mark:blank",
        ForeignMark { mark: String } = "captions.foreign-mark",
        Unclosed { tag: String } = "captions.unclosed",
    }
}

impl CaptionFinding {
    /// The finding for a problem in the captions `file`.
    pub(super) fn of(problem: &CaptionProblem, file: &str) -> Self {
        match problem {
            CaptionProblem::NoHeader => Self::NoHeader,
            CaptionProblem::SubRip => Self::SubRip {
                file: file.to_owned(),
            },
            CaptionProblem::TextInHeader => Self::TextInHeader,
            CaptionProblem::Timing(TimeFault::Comma) => Self::Comma,
            CaptionProblem::Timing(TimeFault::Decimals) => Self::Decimals,
            CaptionProblem::Timing(TimeFault::Sixties) => Self::Sixties,
            CaptionProblem::Timing(TimeFault::NoTime) => Self::NoTime,
            CaptionProblem::EndsBeforeStart => Self::EndsBeforeStart,
            CaptionProblem::NoLength => Self::NoLength,
            CaptionProblem::AfterFilm { start_ms, film_ms } => Self::AfterFilm {
                start: timestamp(*start_ms),
                end: timestamp(*film_ms),
            },
            CaptionProblem::NoText => Self::NoText,
            CaptionProblem::LostText { text } => Self::LostText { text: short(text) },
            CaptionProblem::NoCues => Self::NoCues,
            CaptionProblem::TooManyCues => Self::TooMany { most: CUES_MAX },
            CaptionProblem::TooLate(block) => Self::TooLate {
                block: (*block).to_owned(),
            },
            CaptionProblem::UnknownSetting(setting) => Self::Setting {
                setting: short(setting),
            },
            CaptionProblem::ForeignMark(mark) => Self::foreign(mark),
            CaptionProblem::UnclosedTag(tag) => Self::Unclosed { tag: short(tag) },
        }
    }

    /// A mark of another format, classified by its replacement.
    fn foreign(mark: &str) -> Self {
        let shown = short(mark);
        match mark {
            "\\N" | "\\n" | "[br]" => Self::BreakMark { mark: shown },
            "\\h" => Self::BlankMark { mark: shown },
            _ => Self::ForeignMark { mark: shown },
        }
    }
}

fn short(text: &str) -> String {
    let shown = escaped(text);
    if shown.chars().count() <= SHOWN {
        return shown;
    }
    let cut: String = shown.chars().take(SHOWN).collect();
    format!("{cut}…")
}
