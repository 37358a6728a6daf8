//! The mends of lines that are no TOML, tried before they are offered.

use super::{CONFIG_FILE, Reader};
use crate::base::Diagnostic;
use crate::kit::manifest::fields::Fields;
use crate::kit::manifest::syntax::{PLAIN_MEND, candidates, parse};
use crate::kit::reading::Source;
use crate::words::Language;

/// Longest `kit.toml` whose mends are tried: each costs a reading.
const TRIED_BYTES_MAX: usize = 64 << 10;

/// Gives a syntax fault the line that would be right, or none: what is offered must pass the check that
/// offers it.
pub(super) fn try_mend(source: &Source, fault: &mut Diagnostic) {
    if !fault
        .advice(Language::En)
        .is_some_and(|mend| mend.starts_with("Write `"))
        || source.text.len() > TRIED_BYTES_MAX
    {
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
        let tried = Source::new(CONFIG_FILE, text);
        let mut faults = Vec::new();
        let document = parse(&tried, &mut faults);
        let fields = Fields::new(&tried, document.get_ref(), 0..0, "kit.toml");
        let reader = Reader {
            source: &tried,
            fields,
        };
        reader.read(&mut faults);
        faults.iter().all(|fault| fault.place.line != Some(number))
    };
    let mend = candidates(line)
        .into_iter()
        .find(passes)
        .map_or_else(|| PLAIN_MEND.to_owned(), |line| format!("Write `{line}`."));
    fault.message = fault.message.clone().with_written_mend(mend);
}
