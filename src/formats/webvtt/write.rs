//! Writes cues as clean WebVTT.

use std::fmt::Write as _;

use super::block::Cue;

/// A time as WebVTT writes it, always with hours: `00:01:02.345`.
pub fn timestamp(milliseconds: u64) -> String {
    let seconds = milliseconds / 1000;
    format!(
        "{:02}:{:02}:{:02}.{:03}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60,
        milliseconds % 1000
    )
}

/// Returns the cues as a WebVTT file: LF, no byte order mark, only WebVTT's tags. Invisible cues
/// (no text, no duration) are left out. Parsing it again gives the same cues without a fault.
pub fn write(cues: &[Cue]) -> String {
    let mut out = String::from("WEBVTT\n");
    for cue in cues.iter().filter(|cue| cue.is_shown()) {
        out.push('\n');
        if let Some(id) = cue.id.as_deref().filter(|id| is_clean_id(id)) {
            out.push_str(id);
            out.push('\n');
        }
        let (start, end) = (timestamp(cue.start_ms), timestamp(cue.end_ms));
        // Writing to a String cannot fail.
        let _ = write!(out, "{start} --> {end}");
        if !cue.settings.is_empty() {
            out.push(' ');
            out.push_str(&cue.settings);
        }
        out.push('\n');
        for line in cue
            .markup
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
        {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// An identifier that cannot be confused with times, a note or a style.
fn is_clean_id(id: &str) -> bool {
    !id.is_empty()
        && !id.contains("-->")
        && !id.contains(['\n', '\r'])
        && !["NOTE", "STYLE", "REGION", "WEBVTT"]
            .iter()
            .any(|word| id.starts_with(word))
}
