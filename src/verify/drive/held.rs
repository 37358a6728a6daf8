//! Listed files that another program has locked, and what they mean for the verdict.

use std::collections::BTreeSet;

use super::super::error::Error;
use super::words::DriveFinding;
use crate::verify::answer::{Note, RawName, Report};

/// Reports locked files. If everything else is right, the verdict is unknown: an error. Otherwise
/// the drive is bad whatever they contain, and they become notes.
pub(super) fn report_held(held: &BTreeSet<RawName>, report: &mut Report) -> Result<(), Error> {
    let Some(first) = held.first() else {
        return Ok(());
    };
    if report.verdict.is_yes() {
        return Err(Error::held_on(report.target.as_raw(), first.as_raw()));
    }
    let notes = held.iter().map(|name| Note::Tree {
        reason: DriveFinding::Held { name: name.clone() }.into(),
    });
    report.notes.extend(notes);
    report.not_checked.extend(held.iter().cloned());
    Ok(())
}
