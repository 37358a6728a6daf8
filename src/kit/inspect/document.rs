//! Checks documents, pictures and archives for active content and location traces.

use std::io::{Seek as _, SeekFrom};

use super::opened::Opened;
use crate::base::{Diagnostic, escaped};
use crate::formats::content::active::words::trace_message;
use crate::formats::content::active::{Spot, find_active_parts};
use crate::formats::content::place::find_place;
use crate::formats::content::{FileKind, is_cut_off};
use crate::kit::error::Error;
use crate::kit::model::{Kit, MediaKind};
use crate::words::{Message, ToMessage as _, messages};

messages! {
    /// A fault of a document or picture.
    enum DocumentFinding {
        Inside { place: Message, what: Message } = "content.inside",
        Within { inner: Message, outer: Spot } = "content.spot:within",
        Cut { kind: FileKind } = "content.cut",
    }
}

/// Looks for active content and traces.
pub(super) fn inspect(
    kit: &Kit,
    opened: &mut Opened<'_>,
    faults: &mut Vec<Diagnostic>,
) -> Result<(), Error> {
    let found = find_active_parts(opened.kind, &mut opened.file);
    for finding in found.map_err(|error| opened.failed(kit, error))? {
        let what = finding.part.message();
        let code = what.code();
        let message = match place(&finding.inside) {
            None => what,
            Some(place) => DocumentFinding::Inside { place, what }.message(),
        };
        let fault = Diagnostic::fault(&opened.name, message);
        faults.push(Diagnostic {
            severity: finding.part.severity(),
            code,
            ..fault
        });
    }
    inspect_end(kit, opened, faults)?;
    inspect_place(kit, opened, faults)
}

/// Where in the file a finding is. The finding lists the outermost part first; messages name it
/// last.
fn place(inside: &[Spot]) -> Option<Message> {
    let mut spots = inside.iter().rev().map(|spot| match spot {
        Spot::Member { name } => Spot::Member {
            name: escaped(name),
        },
        other => other.clone(),
    });
    let innermost = spots.next()?.message();
    Some(spots.fold(innermost, |inner, outer| {
        DocumentFinding::Within { inner, outer }.message()
    }))
}

/// Checks that the file is complete. Films have a reader of their own.
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
        let kind = opened.kind;
        faults.push(Diagnostic::fault(
            &opened.name,
            DocumentFinding::Cut { kind },
        ));
    }
    Ok(())
}

/// Looks for the place and device of a photo or film. This is a warning, since a sample may keep
/// them; a release treats it as a fault.
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
        let message = trace_message(&opened.name, trace);
        faults.push(Diagnostic::warning(&opened.name, message));
    }
    Ok(())
}
