//! The mends of lines that are no TOML, tried before they are offered.

use crate::base::Diagnostic;
use crate::kit::manifest::syntax::{candidates, not_understood};
use crate::kit::reading::Source;
use crate::words::Value;

/// Longest `kit.toml` whose mends are tried: each costs a reading.
const TRIED_BYTES_MAX: usize = 64 << 10;

/// Gives a syntax fault the line that would be right, or none: what is offered must pass the check that
/// offers it, which is `faults_of`.
pub(super) fn try_mend(
    source: &Source,
    fault: &mut Diagnostic,
    faults_of: impl Fn(&Source) -> Vec<Diagnostic>,
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
        let faults = faults_of(&Source::new(&source.file, text));
        faults.iter().all(|fault| fault.place.line != Some(number))
    };
    let right = candidates(line).into_iter().find(passes);
    fault.message = not_understood(detail, right).into();
}
