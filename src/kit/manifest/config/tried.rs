//! Tries the suggested fix of a TOML syntax error before it is offered.

use crate::base::Diagnostic;
use crate::kit::manifest::syntax::{candidates, not_understood};
use crate::kit::reading::KitSource;
use crate::words::Value;

/// Largest `kit.toml` for which fixes are tried: each try parses the file again.
const TRIED_BYTES_MAX: usize = 64 << 10;

/// Adds the corrected line to a syntax fault, if one is found. `faults_of` is the check that
/// reports the fault, and the corrected line must pass it.
pub(super) fn try_mend(
    source: &KitSource,
    fault: &mut Diagnostic,
    faults_of: impl Fn(&KitSource) -> Vec<Diagnostic>,
) {
    let Some(Value::Text(detail)) = fault.message.value("detail").cloned() else {
        return;
    };
    if fault.message.value("line").is_none() || source.text.len() > TRIED_BYTES_MAX {
        return;
    }
    let Some(number) = fault.place.line else {
        return;
    };
    let (start, line) = source.line_text(number);
    let passes = |candidate: &String| {
        let (before, rest) = source.text.split_at(start);
        let text = [
            before,
            candidate,
            rest.get(line.len()..).unwrap_or_default(),
        ]
        .concat();
        let faults = faults_of(&KitSource::new(&source.file, text));
        faults.iter().all(|fault| fault.place.line != Some(number))
    };
    let right = candidates(line).into_iter().find(passes);
    fault.message = not_understood(detail, right).into();
}
