//! What is wrong with captions, in words of a communications officer.

use crate::base::{escaped, quoted};
use crate::formats::webvtt::{CUES_MAX, CaptionProblem, TimeFault, timestamp};

/// Longest piece of a caption that a message repeats, in characters.
const SHOWN: usize = 60;

/// Code, reason and mend of a finding in the captions `file`.
pub(super) fn told(problem: &CaptionProblem, file: &str) -> (&'static str, String, String) {
    let (code, reason, mend) = match problem {
        CaptionProblem::NoHeader => (
            "captions.no-header",
            "the first line is not WEBVTT, so a browser reads nothing of it".to_owned(),
            "Write WEBVTT as the first line, and leave the next one empty.".to_owned(),
        ),
        CaptionProblem::SubRip => return sub_rip(file),
        CaptionProblem::TextInHeader => (
            "captions.text-in-header",
            "times without an arrow stand under WEBVTT, so a browser takes the caption for a heading and drops it".to_owned(),
            "Write them as 00:01.000 --> 00:03.500, with an empty line before.".to_owned(),
        ),
        CaptionProblem::Timing(fault) => return timing(*fault),
        CaptionProblem::EndsBeforeStart
        | CaptionProblem::NoLength
        | CaptionProblem::AfterFilm { .. } => return never_shown(problem),
        CaptionProblem::NoText => (
            "captions.no-text",
            "the caption has no text".to_owned(),
            "Write its text, or take it out.".to_owned(),
        ),
        CaptionProblem::LostText { text } => (
            "captions.lost-text",
            format!("`{}` belongs to no caption (it follows an empty line), so it is never shown", short(text)),
            "Take the empty line before it out.".to_owned(),
        ),
        CaptionProblem::NoCues | CaptionProblem::TooManyCues => return count(problem),
        CaptionProblem::TooLate(what) => (
            "captions.too-late",
            format!("a {what} block stands after the first caption, where browsers ignore it"),
            "Move it up, under WEBVTT.".to_owned(),
        ),
        CaptionProblem::UnknownSetting(setting) => (
            "captions.setting",
            format!("no browser knows `{}` behind the times", short(setting)),
            "Take it out.".to_owned(),
        ),
        CaptionProblem::ForeignMark(mark) => (
            "captions.foreign-mark",
            format!("`{}` is a mark of another caption format", short(mark)),
            foreign_mend(mark).to_owned(),
        ),
        CaptionProblem::UnclosedTag(tag) => (
            "captions.unclosed",
            format!("`<` in `{}` opens no tag, so the text up to the next `>` vanishes", short(tag)),
            "Write `&lt;` for a `<` that is text.".to_owned(),
        ),
    };
    (code, reason, mend)
}

/// What to write in the place of a mark.
fn foreign_mend(mark: &str) -> &'static str {
    match mark {
        "\\N" | "\\n" | "[br]" => "Begin a new line in its place.",
        "\\h" => "Write a blank in its place.",
        _ => "Take it out; in WebVTT `<i>`, `<b>` and `<u>` are known.",
    }
}

/// No caption at all, or more than any film has.
fn count(problem: &CaptionProblem) -> (&'static str, String, String) {
    if *problem == CaptionProblem::TooManyCues {
        return (
            "captions.too-many",
            format!("there are more than {CUES_MAX} captions; the rest was not read"),
            "Put the right file in its place.".to_owned(),
        );
    }
    (
        "captions.none",
        "there is no caption in the file".to_owned(),
        "Put the right file in its place, or remove it.".to_owned(),
    )
}

/// A caption whose times are right in form and wrong in fact.
fn never_shown(problem: &CaptionProblem) -> (&'static str, String, String) {
    match problem {
        CaptionProblem::EndsBeforeStart => (
            "captions.backwards",
            "the caption ends before it begins, so it is never shown".to_owned(),
            "Correct the two times.".to_owned(),
        ),
        CaptionProblem::AfterFilm { start_ms, film_ms } => (
            "captions.after-film",
            format!(
                "the caption begins at {}, but the film ends at {}",
                timestamp(*start_ms),
                timestamp(*film_ms)
            ),
            "Take it out, or correct its times; are these the captions of this film?".to_owned(),
        ),
        _ => (
            "captions.no-length",
            "the caption ends when it begins, so it is never shown".to_owned(),
            "Give it a later end.".to_owned(),
        ),
    }
}

fn sub_rip(file: &str) -> (&'static str, String, String) {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let mend = format!(
        "Rename it to end in .srt, then: ffmpeg -i {} {}",
        quoted(&format!("{stem}.srt")),
        quoted(file)
    );
    (
        "captions.subrip",
        "these are SubRip captions (.srt) under another name; a browser shows none of them"
            .to_owned(),
        mend,
    )
}

fn timing(fault: TimeFault) -> (&'static str, String, String) {
    let (reason, mend) = match fault {
        TimeFault::Comma => (
            "the time has a comma where WebVTT has a point, so a browser drops the caption",
            "Write 00:01.000 with a point.",
        ),
        TimeFault::Decimals => (
            "the time has not exactly three digits behind the point, so a browser drops the caption",
            "Write 00:01.500, with three digits behind the point.",
        ),
        TimeFault::Sixties => (
            "minutes or seconds are above 59 or not of two digits, so a browser drops the caption",
            "Write hours, minutes and seconds as 01:05:09.000.",
        ),
        TimeFault::NoTime => (
            "the times cannot be read, so a browser drops the caption",
            "Write them as 00:01.000 --> 00:03.500, with spaces around the arrow.",
        ),
    };
    ("captions.time", reason.to_owned(), mend.to_owned())
}

fn short(text: &str) -> String {
    let shown = escaped(text);
    if shown.chars().count() <= SHOWN {
        return shown;
    }
    let cut: String = shown.chars().take(SHOWN).collect();
    format!("{cut}…")
}
