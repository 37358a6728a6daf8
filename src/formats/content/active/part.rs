//! Findings: active parts and where they are.

use super::budget::NotRead;
use crate::base::Severity;
use crate::formats::content::place::PlaceTrace;
use crate::formats::content::{Active, FileKind};
use crate::words::messages;

messages! {
    /// Something inside a file. Names come from strangers: escape before printing.
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
    /// The chain of things inside the file that leads to it, outermost first; empty for the file
    /// itself.
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
    /// Old Office and RTF: an embedded object that cannot be examined.
    HeldObject,
    /// Office: points at a file on its author's disk.
    LocalReference(String),
    /// A link that runs a script, or a drawing inside that can.
    Script,
    /// A link that runs a script, or a drawing inside that can run one.
    WebLink(String),
    /// A document holds a file whose name shows that it runs.
    NamedProgram(Active),
    /// A document holds a file whose content is a program.
    HeldProgram(FileKind),
    /// A document holds an archive.
    HeldArchive(FileKind),
    /// Another file hides where no viewer looks, mostly after the file's end.
    Hidden(FileKind),
    /// A picture or film inside reveals where it was taken, or with which device.
    Trace(PlaceTrace),
    /// A picture or film inside that is too large to search for traces, or whose kind has no
    /// reader.
    Unsearched,
    /// Locked with a password, so its contents cannot be checked.
    Locked,
    /// It opens without a password, but is encrypted to bar printing or changing, so its contents
    /// cannot be checked.
    Restricted,
    /// The file is broken, or encoded in a way that only hides what it holds.
    Unreadable,
    /// It unpacks to far more than its own size, or nests documents too deeply.
    Bomb,
}

impl ActivePart {
    /// Links to the web, references to the author's disk and location data are warnings; all else
    /// is a fault.
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

impl From<NotRead> for ActivePart {
    fn from(refusal: NotRead) -> Self {
        match refusal {
            NotRead::Spent => Self::Bomb,
            NotRead::Broken => Self::Unreadable,
        }
    }
}

/// A document inside a document that waits to be examined.
#[derive(Debug)]
pub(super) struct Held {
    inside: Vec<Spot>,
    pub(super) kind: FileKind,
    pub(super) bytes: Vec<u8>,
}

/// Collects findings without repeats, and the documents inside that still wait.
#[derive(Debug, Default)]
pub(super) struct PartFindings {
    pub(super) list: Vec<ActiveFinding>,
    warnings: usize,
    inside: Vec<Spot>,
    waiting: Vec<Held>,
    waiting_bytes: usize,
}

/// Most levels of documents in documents. People nest one or two; a crafted file nests without end.
const DEPTH_MAX: usize = 5;

/// Bytes of all waiting documents; they are held in memory.
const WAITING_BYTES_MAX: usize = 128 << 20;

/// Most findings, more than anyone reads; a crafted file could make millions.
const FINDINGS_MAX: usize = 200;

/// Most warnings among them: a book full of links or photos must leave room for a fault.
const WARNINGS_MAX: usize = 100;

impl PartFindings {
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

    /// Adds what is hidden where no viewer looks.
    pub(super) fn push_hidden(&mut self, hidden: Option<FileKind>) {
        if let Some(kind) = hidden {
            self.push(ActivePart::Hidden(kind));
        }
    }

    /// Adds what a picture or film inside reveals, each trace once even if it is stored twice.
    pub(super) fn push_traces(&mut self, traces: &[PlaceTrace]) {
        let mut told = Vec::new();
        for trace in traces {
            if !told.contains(&trace.trace) {
                told.push(trace.trace);
                self.push(ActivePart::Trace(*trace));
            }
        }
    }

    /// Queues a document inside the document.
    pub(super) fn wait(&mut self, kind: FileKind, bytes: Vec<u8>) {
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

    /// Takes the document that was queued last, and enters it.
    pub(super) fn next_waiting(&mut self) -> Option<Held> {
        let mut held = self.waiting.pop()?;
        self.waiting_bytes -= held.bytes.len();
        self.inside = std::mem::take(&mut held.inside);
        Some(held)
    }

    /// Enters a file inside the file.
    pub(super) fn enter(&mut self, name: &str) {
        self.enter_spot(Spot::Member {
            name: name.to_owned(),
        });
    }

    /// Enters something inside the file.
    pub(super) fn enter_spot(&mut self, spot: Spot) {
        self.inside.push(spot);
    }

    pub(super) fn leave(&mut self) {
        self.inside.pop();
    }
}
