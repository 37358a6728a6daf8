//! The list of active parts.

use super::budget::Refusal;
use crate::base::Severity;
use crate::formats::content::place::PlaceTrace;
use crate::formats::content::{Active, Kind};
use crate::words::messages;

messages! {
    /// What lies inside a file. Names come from strangers: escape before printing.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum Spot {
        /// A file inside the file.
        Member { name: String } = "content.spot:member",
        /// A picture of a PDF, by the number of its object.
        Picture { object: Option<String> } = "content.spot:picture",
        /// Metadata of a PDF, by the number of its object.
        Metadata { object: Option<String> } = "content.spot:metadata",
    }
}

/// One active part and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActiveFinding {
    /// What lies inside the file and leads to it, outermost first; empty for the file itself.
    pub inside: Vec<Spot>,
    /// What was found.
    pub part: ActivePart,
}

/// Something that a document does beyond being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActivePart {
    /// PDF: JavaScript.
    PdfJavaScript,
    /// PDF: starts a program or opens a file.
    PdfLaunch,
    /// PDF: carries other files.
    PdfAttachment,
    /// PDF: Flash, 3D or other rich media.
    PdfRichMedia,
    /// PDF: an XFA form, which is a program of its own.
    PdfXfa,
    /// PDF: a form that sends what is typed.
    PdfSubmit,
    /// PDF: names a file on another computer.
    PdfForeignFile(String),
    /// Office: macros (VBA, Excel 4, Basic).
    Macros,
    /// Office: `ActiveX` controls.
    Controls,
    /// Office: fetches its template from elsewhere.
    ForeignTemplate(String),
    /// Office: fetches pictures, objects or pages from elsewhere.
    ForeignObject(String),
    /// Office: a field that asks another program for data (DDE).
    Dde,
    /// Office: carries another file as an icon.
    OfficeAttachment(String),
    /// Old Office and RTF: an embedded object that cannot be looked into.
    HeldObject,
    /// Office: points at a file on its author's disk.
    LocalReference(String),
    /// A link that runs a script, or a drawing inside that can.
    Script,
    /// A link to a web address.
    WebLink(String),
    /// A document holds a file that runs, by its name.
    NamedProgram(Active),
    /// A document holds a program, by its content.
    HeldProgram(Kind),
    /// A document holds an archive.
    HeldArchive(Kind),
    /// Where no viewer looks, mostly behind the file's end, stands something else.
    Hidden(Kind),
    /// A picture or film inside tells where it was taken, or with which device.
    Trace(PlaceTrace),
    /// A picture or film inside that is too large to search for traces, or of a kind that is not searched.
    Unsearched,
    /// Locked with a password: nobody can see what it holds.
    Locked,
    /// It opens without a password, but is encrypted to bar printing or changing, so that it cannot be
    /// looked through.
    Restricted,
    /// The file is broken, or coded in a way that only hides what it holds.
    Unreadable,
    /// It unpacks to far more than it is, or documents lie in documents without end.
    Bomb,
}

impl ActivePart {
    /// Links to the web, references to the author's disk and traces of places are warnings; all
    /// else is a fault.
    pub fn severity(&self) -> Severity {
        match self {
            Self::WebLink(_)
            | Self::LocalReference(_)
            | Self::PdfSubmit
            | Self::Trace(_)
            | Self::Unsearched => Severity::Warning,
            _ => Severity::Fault,
        }
    }
}

impl From<Refusal> for ActivePart {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Spent => Self::Bomb,
            Refusal::Broken => Self::Unreadable,
        }
    }
}

/// A document inside a document, which waits to be looked into.
#[derive(Debug)]
pub(super) struct Held {
    inside: Vec<Spot>,
    pub(super) kind: Kind,
    pub(super) bytes: Vec<u8>,
}

/// Collects findings without repeating them, and the documents inside that are still to be looked into.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) list: Vec<ActiveFinding>,
    warnings: usize,
    inside: Vec<Spot>,
    waiting: Vec<Held>,
    waiting_bytes: usize,
}

/// Documents in documents. People nest one or two; a crafted file nests without end.
const DEPTH_MAX: usize = 5;

/// All documents that wait at a time: they are held in memory.
const WAITING_BYTES_MAX: usize = 128 << 20;

/// More findings than anybody reads; a crafted file could make millions.
const FINDINGS_MAX: usize = 200;

/// Warnings among them: a book full of links, or of photos, must leave room for a fault.
const WARNINGS_MAX: usize = 100;

impl Findings {
    pub(super) fn push(&mut self, part: ActivePart) {
        let finding = ActiveFinding {
            inside: self.inside.clone(),
            part,
        };
        let is_warning = finding.part.severity() == Severity::Warning;
        if is_warning && self.warnings == WARNINGS_MAX {
            return;
        }
        if self.list.len() < FINDINGS_MAX && !self.list.contains(&finding) {
            self.warnings += usize::from(is_warning);
            self.list.push(finding);
        }
    }

    /// What stands where no viewer looks.
    pub(super) fn push_hidden(&mut self, hidden: Option<Kind>) {
        if let Some(kind) = hidden {
            self.push(ActivePart::Hidden(kind));
        }
    }

    /// What a picture or film inside tells, each once, wherever it stands in it.
    pub(super) fn push_traces(&mut self, traces: &[PlaceTrace]) {
        let mut told = Vec::new();
        for trace in traces {
            if !told.contains(&trace.trace) {
                told.push(trace.trace);
                self.push(ActivePart::Trace(*trace));
            }
        }
    }

    /// Keeps a document inside the document for later.
    pub(super) fn wait(&mut self, kind: Kind, bytes: Vec<u8>) {
        let total = self.waiting_bytes.saturating_add(bytes.len());
        if self.inside.len() > DEPTH_MAX || total > WAITING_BYTES_MAX {
            return self.push(ActivePart::Bomb);
        }
        self.waiting_bytes = total;
        let inside = self.inside.clone();
        self.waiting.push(Held {
            inside,
            kind,
            bytes,
        });
    }

    /// Goes into the document that waited last.
    pub(super) fn next_waiting(&mut self) -> Option<Held> {
        let mut held = self.waiting.pop()?;
        self.waiting_bytes -= held.bytes.len();
        self.inside = std::mem::take(&mut held.inside);
        Some(held)
    }

    /// Goes into a file inside the file.
    pub(super) fn enter(&mut self, name: &str) {
        self.enter_spot(Spot::Member {
            name: name.to_owned(),
        });
    }

    /// Goes into something inside the file.
    pub(super) fn enter_spot(&mut self, spot: Spot) {
        self.inside.push(spot);
    }

    pub(super) fn leave(&mut self) {
        self.inside.pop();
    }
}
