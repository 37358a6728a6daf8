//! PDF: scripts, launches, attachments, by the objects and not by the text.
//!
//! Covers every object that a reader could reach: those that stand in the file one after another,
//! those that the cross-reference points at wherever they hide, and those packed in object
//! streams. Names are read with their `#` escapes. Leaves out the pages' content streams, which
//! hold what is drawn. Written by hand and not with a PDF library, because here every length,
//! depth and unpacking must have a limit, and because a library follows one table of objects
//! where different readers follow different ones.
//!
//! Source: ISO 32000-1 §7 (syntax), §12.6 (actions), §7.11 (file specifications).

mod filter;
mod judge;
mod lock;
mod object;
mod scan;

use super::budget::Budget;
use super::part::{ActivePart, Findings};

/// Looks at a whole document.
pub(super) fn look(bytes: &[u8], budget: &mut Budget, findings: &mut Findings) {
    let mut judge = judge::Judge::default();
    let mut scan = scan::Scan::new(bytes, budget);
    scan.run(&mut judge);
    if scan.spent {
        findings.push(ActivePart::Bomb);
    }
    judge.report(findings);
}
