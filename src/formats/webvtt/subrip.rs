//! SubRip captions (`.srt`) to WebVTT, and WebVTT cues to SubRip, which televisions read.
//!
//! SubRip has no standard. In practice it differs from WebVTT by the missing first line and the
//! comma in times. Marks such as `{\an8}` stay: `parse` reports them.

use std::fmt::Write as _;

use super::block::Cue;
use super::timing::parse_timing;
use super::write::timestamp;

/// Returns the captions as WebVTT text with LF. `None` if they are not SubRip: times with commas,
/// and no first line `WEBVTT`.
pub fn from_subrip(text: &str) -> Option<String> {
    let text = text
        .trim_start_matches('\u{feff}')
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    if text.starts_with("WEBVTT") {
        return None;
    }
    let mut out = String::from("WEBVTT\n\n");
    let mut times = 0_usize;
    for line in text.trim_start().lines() {
        let mended = line
            .contains("-->")
            .then(|| line.replace(',', "."))
            .filter(|line| {
                // SubRip may have coordinates (`X1:…`) after the times; they are not settings.
                parse_timing(line).is_ok()
            });
        match mended {
            Some(mended) => {
                times += 1;
                out.push_str(mended.trim());
            }
            None => out.push_str(line.trim_end()),
        }
        out.push('\n');
    }
    (times > 0).then_some(out)
}

/// Returns the cues as SubRip for televisions: plain text, numbered from 1 in time order, with
/// CRLF. The byte order mark keeps a television from guessing a code page and showing Thai as Latin
/// letters.
pub fn to_subrip(cues: &[Cue]) -> String {
    let mut shown: Vec<&Cue> = cues.iter().filter(|cue| cue.is_shown()).collect();
    shown.sort_by_key(|cue| (cue.start_ms, cue.end_ms));
    let mut out = String::from('\u{feff}');
    for (number, cue) in (1_usize..).zip(shown) {
        let time = |milliseconds| timestamp(milliseconds).replace('.', ",");
        let (start, end) = (time(cue.start_ms), time(cue.end_ms));
        // Writing to a String cannot fail.
        let _ = write!(out, "{number}\r\n{start} --> {end}\r\n");
        let lines = cue.text.lines().map(str::trim);
        for line in lines.filter(|line| !line.is_empty()) {
            // A reader would take an arrow in the text for times.
            out.push_str(&line.replace("-->", "->"));
            out.push_str("\r\n");
        }
        out.push_str("\r\n");
    }
    out
}
