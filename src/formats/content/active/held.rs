//! Judges a file inside a document by its own kind.

use super::family::{is_document, is_shown};
use super::part::{ActivePart, PartFindings};
use super::trailing_data;
use crate::formats::content::place::{find_in_picture, find_place};
use crate::formats::content::{FileKind, sniff};

/// Examines a file inside a document; a document inside waits until this one is done. What a
/// picture or film reveals is a finding of the enclosing document, because only that can be fixed.
pub(super) fn look_at_held(name: &str, bytes: Vec<u8>, findings: &mut PartFindings) {
    let kind = sniff(&bytes, name);
    findings.enter(name);
    if kind.is_program() {
        findings.push(ActivePart::HeldProgram(kind));
    } else if kind.is_archive() || kind == FileKind::Epub {
        findings.push(ActivePart::HeldArchive(kind));
    } else if is_document(kind) {
        findings.wait(kind, bytes);
    } else if kind == FileKind::Svg {
        if drawing_acts(&bytes) {
            findings.push(ActivePart::Script);
        }
    } else if is_shown(kind) {
        look_at_shown(kind, &bytes, findings);
    }
    findings.leave();
}

fn look_at_shown(kind: FileKind, bytes: &[u8], findings: &mut PartFindings) {
    let traces = match kind {
        FileKind::Mp4 | FileKind::QuickTime | FileKind::M4a | FileKind::ThreeGp => {
            // Reading from memory does not fail.
            find_place(kind, &mut std::io::Cursor::new(bytes)).unwrap_or_default()
        }
        _ => find_in_picture(kind, bytes),
    };
    if kind == FileKind::Heif {
        findings.push(ActivePart::Unsearched);
    }
    findings.push_traces(&traces);
    findings.push_hidden(trailing_data::find_in_memory(kind, bytes));
}

/// Whether a drawing inside a document may run something or load from elsewhere. Office programs
/// run nothing of it, but a browser may open it once it is extracted.
fn drawing_acts(bytes: &[u8]) -> bool {
    const SIGNS: [&str; 6] = [
        "<script",
        "javascript:",
        "<foreignobject",
        "<!entity",
        " onload",
        " onclick",
    ];
    let text = crate::formats::text::recognise(bytes).decode(bytes);
    // No program draws a drawing that is not text.
    text.is_ok_and(|text| {
        let lower = text.to_ascii_lowercase();
        SIGNS.iter().any(|sign| lower.contains(sign))
    })
}
