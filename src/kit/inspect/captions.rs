//! Captions: everything that a browser would drop or never show, with its line.

use std::io::Read as _;

use super::captions_words;
use super::file::Opened;
use super::film::length_ms;
use crate::base::{Diagnostic, human_bytes};
use crate::formats::webvtt::{CaptionFault, CaptionProblem, parse};
use crate::kit::error::Error;
use crate::kit::model::{Kit, Media, MediaKind};
use crate::kit::reading::{Source, TEXT_LIMIT_BYTES};
use crate::kit::tree::{CaptionsName, CaptionsNameFault};

/// Looks into captions, with the length of their film.
pub(super) fn inspect(
    kit: &Kit,
    opened: &mut Opened<'_>,
    faults: &mut Vec<Diagnostic>,
) -> Result<(), Error> {
    if CaptionsName::parse(opened.media.path.name()) == Err(CaptionsNameFault::Ending) {
        return Ok(()); // The tree has told what it should be.
    }
    let mut bytes = Vec::new();
    let read = opened
        .file
        .by_ref()
        .take(TEXT_LIMIT_BYTES + 1)
        .read_to_end(&mut bytes);
    read.map_err(|error| opened.failed(kit, error))?;
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > TEXT_LIMIT_BYTES {
        let reason = format!("captions of more than {}", human_bytes(TEXT_LIMIT_BYTES));
        let fault = Diagnostic::fault("text.too-large", &opened.name, reason);
        faults.push(fault.mend("Put the right file in its place."));
        return Ok(());
    }
    let Some(source) = Source::decode(&opened.name, &bytes, faults) else {
        return Ok(());
    };
    let film_ms = match film_of(kit, opened.media) {
        Some(film) => length_ms(kit, film)?,
        None => None,
    };
    let mut found = parse(&source.text, film_ms).faults;
    let sub_rip = |fault: &CaptionFault| fault.problem == CaptionProblem::SubRip;
    if found.iter().any(sub_rip) {
        // All else follows from that.
        found.retain(sub_rip);
    }
    for fault in found {
        let line = u32::try_from(fault.line).unwrap_or(u32::MAX);
        let (code, reason, mend) = captions_words::told(&fault.problem, &opened.name);
        let diagnostic = source.line_fault(code, line, reason);
        faults.push(
            Diagnostic {
                severity: fault.severity(),
                ..diagnostic
            }
            .mend(mend),
        );
    }
    Ok(())
}

/// The film that captions belong to, by its name.
fn film_of<'a>(kit: &'a Kit, captions: &Media) -> Option<&'a Media> {
    let name = CaptionsName::parse(captions.path.name()).ok()?;
    kit.media.iter().find(|media| {
        let stem = media.path.name().rsplit_once('.').map(|(stem, _)| stem);
        media.kind == MediaKind::Video && stem == Some(name.film.as_str())
    })
}
