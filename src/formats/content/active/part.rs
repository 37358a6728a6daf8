//! The list of active parts.

use super::budget::Refusal;
use crate::base::Severity;
use crate::formats::content::place::PlaceTrace;
use crate::formats::content::{Active, Kind};

/// One active part and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActiveFinding {
    /// Names of the files inside the file that lead to it, outermost first; empty for the file
    /// itself. They come from strangers: escape before printing.
    pub inside: Vec<String>,
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
    /// RTF: an embedded object that cannot be looked into.
    RtfObject,
    /// Office: points at a file on its author's disk.
    LocalReference(String),
    /// SVG or XHTML: a script.
    Script,
    /// SVG or XHTML: an attribute that is a script, by its name.
    EventHandler(String),
    /// SVG: foreign content, such as a page.
    ForeignContent(String),
    /// SVG: a picture, style or font from outside the file.
    ForeignReference(String),
    /// SVG: an entity that is read from elsewhere.
    ExternalEntity(String),
    /// SVG: entities that grow past 64 KiB.
    GrowingEntities,
    /// A link to a web address.
    WebLink(String),
    /// An archive holds a file that runs, by its name.
    NamedProgram(Active),
    /// An archive or document holds a program, by its content.
    HeldProgram(Kind),
    /// Where no viewer looks, mostly behind the file's end, stands something else.
    Hidden(Kind),
    /// A picture or film inside tells where it was taken, or with which device.
    Trace(PlaceTrace),
    /// More pictures and films than are looked at for traces.
    Unsearched,
    /// An archive holds a name that leads out of the folder it is unpacked to.
    EscapingName,
    /// Locked with a password: nobody can see what it holds.
    Locked,
    /// It opens without a password, but is encrypted to bar printing or changing, so that it cannot be
    /// looked through.
    Restricted,
    /// A kind of archive that cannot be looked into here.
    ClosedArchive(Kind),
    /// The file is broken, or coded in a way that only hides what it holds.
    Unreadable,
    /// It unpacks to far more than it is, or is nested without end.
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

/// Collects findings without repeating them.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) list: Vec<ActiveFinding>,
    warnings: usize,
    inside: Vec<String>,
}

/// More findings than anybody reads; a crafted file could make millions.
const MOST_FINDINGS: usize = 200;

/// Warnings among them: a book full of links, or of photos, must leave room for a fault.
const MOST_WARNINGS: usize = 100;

impl Findings {
    pub(super) fn push(&mut self, part: ActivePart) {
        let finding = ActiveFinding {
            inside: self.inside.clone(),
            part,
        };
        let is_warning = finding.part.severity() == Severity::Warning;
        if is_warning && self.warnings == MOST_WARNINGS {
            return;
        }
        if self.list.len() < MOST_FINDINGS && !self.list.contains(&finding) {
            self.warnings += usize::from(is_warning);
            self.list.push(finding);
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

    /// Goes into a file inside the file.
    pub(super) fn enter(&mut self, name: &str) {
        self.inside.push(name.to_owned());
    }

    pub(super) fn leave(&mut self) {
        self.inside.pop();
    }
}
