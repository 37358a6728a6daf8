//! Files that another program has open: what is said of a drive that they lie on.

use std::collections::BTreeSet;

use super::super::error::Error;
use super::words::DriveFinding;
use crate::verify::answer::{Note, RawName, Report};

/// Tells of listed files that another program has open. Where all else is right, nobody knows
/// whether the drive is; what is wrong with it is so whatever they hold.
pub(super) fn tell_held(held: &BTreeSet<RawName>, report: &mut Report) -> Result<(), Error> {
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
