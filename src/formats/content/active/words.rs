//! What a document does beyond being read, in words of a communications officer.

use super::part::ActivePart;
use crate::base::escaped;
use crate::formats::content::place::{PlaceTrace, Trace, TraceStore};

/// The code of a trace of place or device.
pub const PLACE_CODE: &str = "content.place";

/// The stable name of the finding.
pub fn code(part: &ActivePart) -> &'static str {
    match part {
        ActivePart::WebLink(_) => "content.web-link",
        ActivePart::LocalReference(_) => "content.local-reference",
        ActivePart::Locked => "content.locked",
        ActivePart::Restricted => "content.restricted",
        ActivePart::Unreadable | ActivePart::Bomb => "content.unreadable",
        ActivePart::HeldProgram(_) | ActivePart::NamedProgram(_) => "content.program",
        ActivePart::Hidden(kind) if kind.is_program() => "content.program",
        ActivePart::Trace(_) | ActivePart::Unsearched => PLACE_CODE,
        _ => "content.active",
    }
}

/// What a trace gives away; `of` is the file, or what was named before.
pub fn told_trace(of: &str, trace: PlaceTrace) -> String {
    let what = match trace.trace {
        Trace::Place => "where it was taken",
        Trace::SerialNumber => "the serial number or owner of the device",
    };
    let store = match trace.store {
        TraceStore::Exif => "EXIF",
        TraceStore::Xmp => "XMP",
        TraceStore::FilmTag => "a tag of the film",
        TraceStore::FilmTrack => "a track of positions",
        TraceStore::Appended => "a file appended to it",
    };
    format!("{of} tells {what} ({store}), which can put people in danger")
}

/// Reason alone: for a document that nobody here is to mend.
pub fn active_reason(part: &ActivePart) -> String {
    told(part).0
}

/// Reason and mend.
pub fn told(part: &ActivePart) -> (String, &'static str) {
    let found = pdf(part).or_else(|| office(part));
    found.unwrap_or_else(|| container(part))
}

fn pdf(part: &ActivePart) -> Option<(String, &'static str)> {
    let reason = match part {
        ActivePart::PdfJavaScript => "the PDF holds JavaScript".to_owned(),
        ActivePart::PdfLaunch => "the PDF starts a program or opens another file".to_owned(),
        ActivePart::PdfAttachment => "the PDF carries other files inside".to_owned(),
        ActivePart::PdfRichMedia => "the PDF holds Flash, 3D or other moving parts".to_owned(),
        ActivePart::PdfXfa => "the PDF is an XFA form, which is a program".to_owned(),
        ActivePart::PdfSubmit => {
            "the PDF has a form that sends what is typed, which fails offline".to_owned()
        }
        ActivePart::PdfForeignFile(name) => {
            format!(
                "the PDF opens a file on another computer ({})",
                escaped(name)
            )
        }
        _ => return None,
    };
    let mend = "Save it anew as a plain PDF (print to PDF), which drops this.";
    Some((reason, mend))
}

fn office(part: &ActivePart) -> Option<(String, &'static str)> {
    let reason = match part {
        ActivePart::Macros => {
            let mend = "Save it without macros (docx, pptx, xlsx), or as PDF.";
            return Some(("the document holds macros".to_owned(), mend));
        }
        ActivePart::Controls => "the document holds ActiveX controls".to_owned(),
        ActivePart::ForeignTemplate(from) => {
            format!("the document fetches its template from {}", escaped(from))
        }
        ActivePart::ForeignObject(from) => {
            format!("the document fetches something from {}", escaped(from))
        }
        ActivePart::Dde => "the document asks another program for data (DDE)".to_owned(),
        ActivePart::OfficeAttachment(name) => {
            format!(
                "the document carries another file inside ({})",
                escaped(name)
            )
        }
        ActivePart::HeldObject => {
            "the document carries an object that cannot be looked into".to_owned()
        }
        ActivePart::Script => "the document holds a script".to_owned(),
        ActivePart::LocalReference(name) => {
            format!(
                "the document points at a file of its author's computer ({})",
                escaped(name)
            )
        }
        _ => return None,
    };
    let mend = "Take it out in the program that made it, or save it as PDF.";
    Some((reason, mend))
}

fn container(part: &ActivePart) -> (String, &'static str) {
    match part {
        ActivePart::WebLink(to) => (
            format!(
                "there is a link to {}, which leads nowhere without a network",
                escaped(to)
            ),
            "Write the address as text too, so that it can be typed; then this may stay.",
        ),
        ActivePart::NamedProgram(active) => (
            format!(
                "there is a file that runs in it (.{})",
                escaped(&active.ending)
            ),
            "Take it out.",
        ),
        ActivePart::HeldProgram(kind) | ActivePart::HeldArchive(kind) => {
            (format!("there is {kind} in it"), "Take it out.")
        }
        ActivePart::Hidden(kind) => (
            format!("{kind} hides in it, where no viewer looks"),
            "Save it anew in the program that made it, which leaves that out.",
        ),
        ActivePart::Trace(trace) => (
            told_trace("it", *trace),
            "Take it out of the picture or film (drivepress media fix does, on a copy in the kit), then make the document anew with it.",
        ),
        ActivePart::Unsearched => (
            "it holds a picture or film that cannot be searched, so it may tell where that was taken".to_owned(),
            "Put the pictures into it as JPEG or PNG, and films beside it; or save it anew as PDF.",
        ),
        ActivePart::Locked => (
            "it is locked with a password, so nobody in the field can open it".to_owned(),
            "Save it without a password.",
        ),
        ActivePart::Restricted => (
            "it is restricted (printing or changing is barred), so it cannot be looked through"
                .to_owned(),
            "Save it without restrictions.",
        ),
        ActivePart::Bomb => (
            "it unpacks to far more than it is, or documents lie in documents without end"
                .to_owned(),
            "Save it anew as PDF.",
        ),
        _ => (
            "it is broken, or coded so that nobody can see what it holds".to_owned(),
            "Save it anew in the program that made it.",
        ),
    }
}
