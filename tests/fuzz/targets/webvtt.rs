//! Captions from elsewhere, WebVTT and SubRip.
//!
//! What must hold: no panic; faults and cues stand on lines that there are, faults in their order;
//! cues that are written read back the same, without a fault; SubRip becomes WebVTT once and for
//! all.

use drivepress::base::Severity;
use drivepress::formats::webvtt::{Captions, from_subrip, parse, timestamp, write};

pub(crate) fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let lines = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .lines()
        .count()
        .max(1);
    let film_ms = data.first().map(|byte| u64::from(*byte) * 1000);
    for film_ms in [None, film_ms] {
        let read = parse(&text, film_ms);
        let cue_lines = read.cues.iter().map(|cue| cue.line);
        let fault_lines: Vec<usize> = read.faults.iter().map(|fault| fault.line).collect();
        assert!(fault_lines.is_sorted());
        for line in cue_lines.chain(fault_lines) {
            assert!((1..=lines).contains(&line), "line {line} of {lines}");
        }
        check_written(&read);
    }
    if let Some(captions) = from_subrip(&text) {
        assert!(captions.starts_with("WEBVTT\n"));
        assert_eq!(from_subrip(&captions), None);
        drop(parse(&captions, film_ms));
    }
}

fn check_written(read: &Captions) {
    for cue in &read.cues {
        let time = timestamp(cue.start_ms);
        assert!(time.len() >= 12, "{time}");
    }
    let text = write(&read.cues);
    let again = parse(&text, None);
    let kept: Vec<_> = read.cues.iter().filter(|cue| cue.is_shown()).collect();
    let is_fault =
        |fault: &&drivepress::formats::webvtt::CaptionFault| fault.severity() == Severity::Fault;
    let faults: Vec<_> = again.faults.iter().filter(is_fault).collect();
    assert!(kept.is_empty() || faults.is_empty(), "{faults:?}\n{text}");
    assert_eq!(again.cues.len(), kept.len(), "{text}");
    for (cue, old) in again.cues.iter().zip(kept) {
        assert_eq!((cue.start_ms, cue.end_ms), (old.start_ms, old.end_ms));
        assert_eq!(cue.text, old.text, "{text}");
        assert_eq!(cue.settings, old.settings, "{text}");
    }
    // What is clean stays as it is.
    assert_eq!(write(&again.cues), text);
}
