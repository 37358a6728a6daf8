//! Finds scripts, launches and attachments in a PDF, by its objects and not by its text.
//!
//! Covers every object that a reader could reach: in the file's order, through cross-references
//! wherever they point, and packed in object streams. `#` escapes in names are resolved. Leaves out
//! the pages' content streams, which only draw. Uses no PDF library: every length, depth and
//! unpacking must have a limit here, and a library follows one cross-reference table where
//! different readers follow different ones. Takes the file's bytes; adds to the caller's
//! `Findings`.
//!
//! Source: ISO 32000-1 §7 (syntax), §12.6 (actions), §7.11 (file specifications).

mod filter;
mod judge;
mod lock;
mod object;
mod scan;

pub use object::PDF_DEPTH_MAX;

use super::budget::ContentBudget;
use super::part::{ActivePart, PartFindings};

/// Examines a whole document.
pub(super) fn look(bytes: &[u8], budget: &mut ContentBudget, findings: &mut PartFindings) {
    let mut judge = judge::PdfJudge::default();
    let mut scan = scan::Scan::new(bytes, budget);
    scan.run(&mut judge);
    if scan.spent {
        findings.push(ActivePart::Bomb);
    }
    judge.report(findings);
}
