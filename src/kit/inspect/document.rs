//! Documents, pictures and archives: parts that act, and traces of places.

use std::io::{Seek as _, SeekFrom};

use super::file::Opened;
use crate::base::{Diagnostic, escaped, quoted};
use crate::formats::content::active::find_active_parts;
use crate::formats::content::active::words::{self, PLACE_CODE};
use crate::formats::content::is_cut_off;
use crate::formats::content::place::find_place;
use crate::kit::error::Error;
use crate::kit::model::{Kit, MediaKind};

/// Looks for parts that act and for traces.
pub(super) fn inspect(
    kit: &Kit,
    opened: &mut Opened<'_>,
    faults: &mut Vec<Diagnostic>,
) -> Result<(), Error> {
    let found = find_active_parts(opened.kind, &mut opened.file);
    for finding in found.map_err(|error| opened.failed(kit, error))? {
        let (what, mend) = words::told(&finding.part);
        // Outermost first in the finding; people say it the other way round.
        let inside = finding.inside.iter().rev();
        let inside: Vec<String> = inside.map(|name| escaped(name)).collect();
        let reason = match inside.join(" in ") {
            place if place.is_empty() => what,
            place => format!("{place}: {what}"),
        };
        let fault = Diagnostic::fault(words::code(&finding.part), &opened.name, reason);
        faults.push(
            Diagnostic {
                severity: finding.part.severity(),
                ..fault
            }
            .mend(mend),
        );
    }
    inspect_end(kit, opened, faults)?;
    inspect_place(kit, opened, faults)
}

/// Whether the file was copied whole. Films are told by their own reader.
fn inspect_end(
    kit: &Kit,
    opened: &mut Opened<'_>,
    faults: &mut Vec<Diagnostic>,
) -> Result<(), Error> {
    if opened.media.kind == MediaKind::Video {
        return Ok(());
    }
    let cut = is_cut_off(opened.kind, &mut opened.file);
    if cut.map_err(|error| opened.failed(kit, error))? {
        let reason = format!("the file is cut off: the end of {} is missing", opened.kind);
        let fault = Diagnostic::fault("content.cut", &opened.name, reason);
        faults.push(fault.mend(
            "Copy it again from where it came, or save it anew in the program that made it.",
        ));
    }
    Ok(())
}

/// Looks for where a photo or film was taken, and with which device: a warning, since a sample
/// may keep it; a release takes it for a fault.
fn inspect_place(
    kit: &Kit,
    opened: &mut Opened<'_>,
    faults: &mut Vec<Diagnostic>,
) -> Result<(), Error> {
    let rewound = opened.file.seek(SeekFrom::Start(0));
    rewound.map_err(|error| opened.failed(kit, error))?;
    let traces = find_place(opened.kind, &mut opened.file);
    let traces = traces.map_err(|error| opened.failed(kit, error))?;
    let mut told = Vec::new();
    for trace in traces {
        if told.contains(&trace.trace) {
            continue;
        }
        told.push(trace.trace);
        let reason = words::told_trace("the file", trace);
        let warning = Diagnostic::warning(PLACE_CODE, &opened.name, reason);
        faults.push(warning.mend(format!("drivepress media fix {}", quoted(&opened.name))));
    }
    Ok(())
}
