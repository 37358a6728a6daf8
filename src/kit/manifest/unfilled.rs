//! Marks in manifests that a template left for people to fill in.

use std::ops::Range;

use crate::base::{Diagnostic, Severity, escaped};
use crate::formats::text::fill_in_mark;
use crate::kit::reading::{KitSource, TextFinding};

/// Reports a mark that a template left for people to fill in. This is a warning, since drafts may
/// keep it; a release treats it as a fault.
pub(super) fn report_unfilled(
    source: &KitSource,
    text: &str,
    span: Range<usize>,
    faults: &mut Vec<Diagnostic>,
) {
    let Some(at) = fill_in_mark(text) else { return };
    let mark = escaped(text.get(at).unwrap_or_default());
    let found = source.fault(span, TextFinding::FillIn { mark });
    faults.push(Diagnostic {
        severity: Severity::Warning,
        ..found
    });
}
