//! Messages for what a document does beyond being read.

use super::part::ActivePart;
use crate::base::escaped;
use crate::formats::content::FileKind;
use crate::formats::content::place::{PlaceTrace, Trace, TraceStore};
use crate::words::{Message, ToMessage, messages};

/// The code of location and device traces.
pub const PLACE_CODE: &str = "content.place";

messages! {
    /// What was found in a document.
    enum ActiveText {
        PdfJavaScript = "content.active:pdf-script",
        PdfLaunch = "content.active:pdf-launch",
        PdfAttachment = "content.active:pdf-attachment",
        PdfRichMedia = "content.active:pdf-rich-media",
        PdfXfa = "content.active:pdf-xfa",
        PdfSubmit = "content.active:pdf-submit",
        PdfForeignFile { name: String } = "content.active:pdf-foreign-file",
        Macros = "content.active:macros",
        Controls = "content.active:controls",
        ForeignTemplate { from: String } = "content.active:template",
        ForeignObject { from: String } = "content.active:fetches",
        Dde = "content.active:dde",
        OfficeAttachment { name: String } = "content.active:attachment",
        HeldObject = "content.active:object",
        Script = "content.active:script",
        LocalReference { name: String } = "content.local-reference",
        WebLink { to: String } = "content.web-link",
        NamedProgram { ending: String } = "content.program:named-inside",
        HeldProgram { kind: FileKind } = "content.program:inside",
        HeldArchive { kind: FileKind } = "content.active:archive",
        Hidden { kind: FileKind } = "content.active:hidden",
        HiddenProgram { kind: FileKind } = "content.program:hidden",
        Trace { what: TraceWord, store: StoreWord } = "content.place:inside",
        Unsearched = "content.place:unsearched",
        Locked = "content.locked",
        Restricted = "content.restricted",
        Unreadable = "content.unreadable",
        Bomb = "content.unreadable:bomb",
    }

    /// What a trace reveals.
    #[derive(Debug, Clone, Copy)]
    enum TraceWord {
        Place = "content.trace:place",
        Serial = "content.trace:serial",
    }

    /// Where in the file a trace is.
    #[derive(Debug, Clone, Copy)]
    enum StoreWord {
        Exif = "content.store:exif",
        Xmp = "content.store:xmp",
        FilmTag = "content.store:film-tag",
        FilmTrack = "content.store:film-track",
        Appended = "content.store:appended",
    }

    /// What a file of the kit itself reveals.
    enum KitFileActive {
        Tells { file: String, what: TraceWord, store: StoreWord } = "content.place",
    }
}

/// What a trace in the file itself reveals; `file` is its name in the command that removes it.
pub fn trace_message(file: &str, trace: PlaceTrace) -> Message {
    let (what, store) = trace_words(trace);
    let file = file.to_owned();
    KitFileActive::Tells { file, what, store }.message()
}

fn trace_words(trace: PlaceTrace) -> (TraceWord, StoreWord) {
    let what = match trace.trace {
        Trace::Place => TraceWord::Place,
        Trace::SerialNumber => TraceWord::Serial,
    };
    let store = match trace.store {
        TraceStore::Exif => StoreWord::Exif,
        TraceStore::Xmp => StoreWord::Xmp,
        TraceStore::FilmTag => StoreWord::FilmTag,
        TraceStore::FilmTrack => StoreWord::FilmTrack,
        TraceStore::Appended => StoreWord::Appended,
    };
    (what, store)
}

/// Letters of a name or address that are shown; it may be as long as the document (tuning).
const NAME_LETTERS: usize = 300;

/// A name or address from a document, escaped and shortened.
fn shown(name: &str) -> String {
    match name.char_indices().nth(NAME_LETTERS) {
        Some((end, _)) => format!("{}…", escaped(&name[..end])),
        None => escaped(name),
    }
}

impl ToMessage for ActivePart {
    fn message(&self) -> Message {
        said(self).message()
    }
}

fn said(part: &ActivePart) -> ActiveText {
    match part {
        ActivePart::PdfJavaScript => ActiveText::PdfJavaScript,
        ActivePart::PdfLaunch => ActiveText::PdfLaunch,
        ActivePart::PdfAttachment => ActiveText::PdfAttachment,
        ActivePart::PdfRichMedia => ActiveText::PdfRichMedia,
        ActivePart::PdfXfa => ActiveText::PdfXfa,
        ActivePart::PdfSubmit => ActiveText::PdfSubmit,
        ActivePart::PdfForeignFile(name) => ActiveText::PdfForeignFile { name: shown(name) },
        ActivePart::Macros => ActiveText::Macros,
        ActivePart::Controls => ActiveText::Controls,
        ActivePart::ForeignTemplate(from) => ActiveText::ForeignTemplate { from: shown(from) },
        ActivePart::ForeignObject(from) => ActiveText::ForeignObject { from: shown(from) },
        ActivePart::Dde => ActiveText::Dde,
        ActivePart::OfficeAttachment(name) => ActiveText::OfficeAttachment { name: shown(name) },
        ActivePart::HeldObject => ActiveText::HeldObject,
        ActivePart::Script => ActiveText::Script,
        ActivePart::LocalReference(name) => ActiveText::LocalReference { name: shown(name) },
        ActivePart::WebLink(to) => ActiveText::WebLink { to: shown(to) },
        ActivePart::HeldProgram(kind) => ActiveText::HeldProgram { kind: *kind },
        ActivePart::HeldArchive(kind) => ActiveText::HeldArchive { kind: *kind },
        ActivePart::Unsearched => ActiveText::Unsearched,
        ActivePart::Locked => ActiveText::Locked,
        ActivePart::Restricted => ActiveText::Restricted,
        ActivePart::Unreadable => ActiveText::Unreadable,
        ActivePart::Bomb => ActiveText::Bomb,
        ActivePart::NamedProgram(active) => ActiveText::NamedProgram {
            ending: shown(&active.ending),
        },
        ActivePart::Hidden(kind) if kind.is_program() => ActiveText::HiddenProgram { kind: *kind },
        ActivePart::Hidden(kind) => ActiveText::Hidden { kind: *kind },
        ActivePart::Trace(trace) => {
            let (what, store) = trace_words(*trace);
            ActiveText::Trace { what, store }
        }
    }
}
