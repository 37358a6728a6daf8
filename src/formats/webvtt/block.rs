//! The blocks of a file: header, notes, cues (§6.1 and §6.2).

use super::cue_text::{CueText, read_cue_text};
use super::fault::{CaptionFault, CaptionProblem};
use super::timing::{Timing, parse_timing, split_settings};
use crate::formats::text::is_blank;

/// One cue that a browser would keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// The line above the times, if there is one.
    pub id: Option<String>,
    /// When it appears, in milliseconds.
    pub start_ms: u64,
    /// When it disappears, in milliseconds.
    pub end_ms: u64,
    /// Settings that browsers know, separated by single blanks; empty if there are none.
    pub settings: String,
    /// Visible text: no tags, entities decoded, no marks of other formats; lines separated by `\n`.
    pub text: String,
    /// The text with WebVTT's tags, everything else escaped: safe to write back.
    pub markup: String,
    /// The speaker, from the first `<v>` tag.
    pub voice: Option<String>,
    /// The line number of its times in the file, from 1.
    pub line: usize,
}

impl Cue {
    /// Whether it is visible: it has a duration, and text other than blanks and invisible marks.
    pub fn is_shown(&self) -> bool {
        self.end_ms > self.start_ms && !is_blank(&self.text)
    }
}

/// The cues, and everything that a browser would lose or never show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Captions {
    /// The cues in file order.
    pub cues: Vec<Cue>,
    /// Faults and warnings in line order, the first [`FAULTS_MAX`] of them.
    pub faults: Vec<CaptionFault>,
    /// Number of further faults.
    pub untold: usize,
}

/// Maximum cues: enough for a film of a day. Each costs some hundred bytes, and a crafted file
/// could hold one for every few bytes.
pub const CUES_MAX: usize = 20_000;

/// Maximum faults kept of one file: no reader needs more, and each keeps its text.
pub const FAULTS_MAX: usize = 200;

/// Parses captions as a browser does.
///
/// `film_ms` is the film's duration in milliseconds, if known: cues that begin later are faults. A
/// file without its header is still parsed, so that all its faults are found at once; its cues are
/// then those it would have with a header.
pub fn parse(text: &str, film_ms: Option<u64>) -> Captions {
    let text = text
        .trim_start_matches('\u{feff}')
        .replace('\0', "\u{fffd}");
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.lines().collect();
    let mut reader = BlockReader {
        lines,
        at: 0,
        film_ms,
        read: Captions::default(),
        orphan: None,
    };
    reader.read_header();
    while reader.at < reader.lines.len() {
        if reader.read.cues.len() == CUES_MAX {
            reader.fault(reader.at + 1, CaptionProblem::TooManyCues);
            break;
        }
        reader.read_block();
    }
    reader.flush_orphan();
    reader.finish()
}

struct BlockReader<'a> {
    lines: Vec<&'a str>,
    at: usize,
    film_ms: Option<u64>,
    read: Captions,
    /// Text outside any cue, with its line number, until the next block shows what it was.
    orphan: Option<(usize, String)>,
}

/// Whether a line begins with a time: `00:01.000`, `00:00:01,000`.
fn begins_with_time(line: &str) -> bool {
    let line = line.trim_start();
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.len()
        && rest
            .strip_prefix(':')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

impl<'a> BlockReader<'a> {
    fn fault(&mut self, line: usize, problem: CaptionProblem) {
        if self.read.faults.len() < FAULTS_MAX {
            self.read.faults.push(CaptionFault { line, problem });
        } else {
            self.read.untold += 1;
        }
    }

    fn line(&self, at: usize) -> Option<&'a str> {
        self.lines.get(at).copied()
    }

    /// Reads the header: the first line and those up to a blank line or a line of times.
    fn read_header(&mut self) {
        let first = self.line(0).unwrap_or_default();
        let rest = first.strip_prefix("WEBVTT");
        if rest.is_none_or(|rest| !(rest.is_empty() || rest.starts_with([' ', '\t']))) {
            let problem = if self.looks_like_subrip() {
                CaptionProblem::SubRip
            } else {
                CaptionProblem::NoHeader
            };
            self.fault(1, problem);
            return;
        }
        self.at = 1;
        while let Some(line) = self.line(self.at) {
            if line.is_empty() || line.contains("-->") {
                return;
            }
            // Programs write their name and settings here, with or without a colon, and browsers
            // ignore them. Times without an arrow were meant as a cue.
            if begins_with_time(line) {
                self.fault(self.at + 1, CaptionProblem::TextInHeader);
            }
            self.at += 1;
        }
    }

    /// Whether a number is followed by times with commas.
    fn looks_like_subrip(&self) -> bool {
        self.lines
            .iter()
            .take(8)
            .any(|line| line.contains("-->") && line.contains(',') && !line.contains('.'))
    }

    /// Reads one block, gathered as in §6.2: its first or second line may be a line of times; a
    /// further one begins the next block.
    fn read_block(&mut self) {
        while self.line(self.at).is_some_and(str::is_empty) {
            self.at += 1;
        }
        let from = self.at;
        let mut times = None;
        while let Some(line) = self.line(self.at) {
            if line.is_empty() {
                break;
            }
            if line.contains("-->") {
                if times.is_some() || self.at - from > 1 {
                    break;
                }
                times = Some(self.at);
            }
            self.at += 1;
        }
        if from == self.at {
            return;
        }
        match times {
            Some(times) => self.read_cue(from, times, self.at),
            None => self.read_other(from, self.at),
        }
    }

    /// Reads a block without times: a note, a style, a region, or lost text.
    fn read_other(&mut self, from: usize, to: usize) {
        let first = self.line(from).unwrap_or_default();
        let word = first.trim_end_matches([' ', '\t']);
        let is_note = first == "NOTE" || first.starts_with("NOTE ") || first.starts_with("NOTE\t");
        let special = [("STYLE", "STYLE"), ("REGION", "REGION")];
        if is_note {
            return;
        }
        if let Some((_, name)) = special.iter().find(|(name, _)| *name == word) {
            if !self.read.cues.is_empty() {
                self.fault(from + 1, CaptionProblem::TooLate(name));
            }
            return;
        }
        self.flush_orphan();
        let lone_number = to - from == 1 && word.bytes().all(|byte| byte.is_ascii_digit());
        if !lone_number {
            self.orphan = Some((from + 1, first.to_owned()));
        }
    }

    fn flush_orphan(&mut self) {
        if let Some((line, text)) = self.orphan.take() {
            self.fault(line, CaptionProblem::LostText { text });
        }
    }

    fn read_cue(&mut self, from: usize, times: usize, to: usize) {
        self.flush_orphan();
        let timing = match parse_timing(self.line(times).unwrap_or_default()) {
            Ok(timing) => timing,
            Err(fault) => return self.fault(times + 1, CaptionProblem::Timing(fault)),
        };
        self.check_times(&timing, times + 1);
        let (settings, unknown) = split_settings(timing.settings);
        for setting in unknown {
            self.fault(times + 1, CaptionProblem::UnknownSetting(setting));
        }
        let lines = self.lines.get(times + 1..to).unwrap_or_default().to_vec();
        let CueText {
            text,
            markup,
            voice,
            problems,
            untold,
            ..
        } = read_cue_text(&lines);
        for (line, problem) in problems {
            self.fault(times + 2 + line, problem);
        }
        self.read.untold += untold;
        if is_blank(&text) {
            self.fault(times + 1, CaptionProblem::NoText);
        }
        let id = (times > from).then(|| self.line(from).unwrap_or_default().to_owned());
        self.read.cues.push(Cue {
            id,
            start_ms: timing.start_ms,
            end_ms: timing.end_ms,
            settings,
            text,
            markup,
            voice,
            line: times + 1,
        });
    }

    fn check_times(&mut self, timing: &Timing<'_>, line: usize) {
        let Timing {
            start_ms, end_ms, ..
        } = *timing;
        if end_ms < start_ms {
            self.fault(line, CaptionProblem::EndsBeforeStart);
        } else if end_ms == start_ms {
            self.fault(line, CaptionProblem::NoLength);
        }
        if let Some(film_ms) = self.film_ms.filter(|film_ms| start_ms >= *film_ms) {
            self.fault(line, CaptionProblem::AfterFilm { start_ms, film_ms });
        }
    }

    fn finish(mut self) -> Captions {
        if self.read.cues.iter().all(|cue| is_blank(&cue.text)) {
            let last = self.lines.len().max(1);
            self.fault(last, CaptionProblem::NoCues);
        }
        self.read.faults.sort_by_key(|fault| fault.line);
        self.read
    }
}
