//! SubRip captions (`.srt`) as WebVTT.
//!
//! SubRip has no standard; what differs from WebVTT in files as programs write them is the missing
//! first line and the comma in times. Marks such as `{\an8}` stay: `parse` tells them.

use super::timing::parse_timing;

/// The captions as WebVTT text with LF, or `None` if these are no SubRip captions: times with
/// commas, and no first line `WEBVTT`.
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
                // SubRip may carry coordinates (`X1:…`) behind the times; those are no settings.
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
