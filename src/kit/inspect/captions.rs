//! Checks captions: reports everything that a browser would drop or never show, with its line.

use super::captions_words::CaptionFinding;
use super::film::length_ms;
use super::opened::Opened;
use super::words::{read_words, report_lost_words};
use crate::base::Diagnostic;
use crate::formats::webvtt::{CaptionFault, CaptionProblem, parse};
use crate::kit::error::Error;
use crate::kit::model::{Kit, Media, MediaKind};
use crate::kit::reading::WORDS_BYTES_MAX;
use crate::kit::tree::{CaptionsName, CaptionsNameFault};

/// Checks captions against the length of their film.
pub(super) fn inspect(
    kit: &Kit,
    opened: &mut Opened<'_>,
    faults: &mut Vec<Diagnostic>,
) -> Result<(), Error> {
    if CaptionsName::parse(opened.media.path.name()) == Err(CaptionsNameFault::Ending) {
        return Ok(()); // `tree` has reported the right ending.
    }
    let Some(source) = read_words(kit, opened, WORDS_BYTES_MAX, faults)? else {
        return Ok(());
    };
    report_lost_words(&source, opened.media.language.as_ref(), faults);
    let film_ms = match film_of(kit, opened.media) {
        Some(film) => length_ms(kit, film)?,
        None => None,
    };
    let read = parse(&source.text, film_ms);
    let mut found = read.faults;
    let sub_rip = |fault: &CaptionFault| fault.problem == CaptionProblem::SubRip;
    if found.iter().any(sub_rip) {
        // All other problems are consequences of this one.
        found.retain(sub_rip);
    } else if read.untold > 0 {
        faults.push(Diagnostic::more_of(&opened.name, read.untold));
    }
    for fault in found {
        let line = u32::try_from(fault.line).unwrap_or(u32::MAX);
        let finding = CaptionFinding::of(&fault.problem, &opened.name);
        faults.push(Diagnostic {
            severity: fault.severity(),
            ..source.line_fault(line, finding)
        });
    }
    Ok(())
}

/// The film of a captions file, by its name.
fn film_of<'a>(kit: &'a Kit, captions: &Media) -> Option<&'a Media> {
    let name = CaptionsName::parse(captions.path.name()).ok()?;
    kit.media.iter().find(|media| {
        let stem = media.path.name().rsplit_once('.').map(|(stem, _)| stem);
        media.kind == MediaKind::Video && stem == Some(name.film.as_str())
    })
}
