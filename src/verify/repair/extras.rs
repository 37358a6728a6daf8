//! Removes files that do not belong on a drive.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use super::super::error::Error;
use super::done::{Hindrance, Repaired, Unmended};
use super::folder::WriteFault;
use crate::bag::SIGNATURE_PATH;
use crate::base::{Mode, Work, remove_entry};
use crate::verify::answer::{Defect, RawName};
use crate::verify::view::FolderView;

/// Removes dangerous files, unlisted files in `data/` and files of earlier releases, each at the place where it was found.
pub(super) fn remove_extras(
    target: &Path,
    mode: Mode,
    done: &mut Repaired,
    work: &Work,
) -> Result<(), Error> {
    let folder = FolderView::open(target, work)?;
    let places = folder.places();
    let report = &done.before;
    let unlisted = report.damaged.iter();
    let unlisted = unlisted
        .filter(|damage| matches!(damage.defect, Defect::Unlisted | Defect::OneName { .. }));
    let in_payload = report.system_files.iter();
    let in_payload = in_payload.filter(|name| name.as_raw().starts_with("data/"));
    let suspicious = report.suspicious.iter().map(|suspicion| &suspicion.path);
    let extras: BTreeSet<RawName> = unlisted
        .map(|damage| &damage.path)
        .chain(in_payload)
        .chain(suspicious)
        .chain(&report.left_over)
        .filter(|name| name.as_raw() != SIGNATURE_PATH)
        .cloned()
        .collect();
    for name in extras {
        let removed = match (mode, places.get(name.as_raw())) {
            (Mode::Plan, _) => Ok(()),
            (Mode::Write, Some(place)) => remove_entry(place),
            (Mode::Write, None) => Err(io::ErrorKind::NotFound.into()),
        };
        match removed {
            Ok(()) => done.removed.push(name),
            Err(error) => {
                let hindrance = match WriteFault::from(error) {
                    WriteFault::Tree(reason) => (Hindrance::Tree, reason),
                    WriteFault::Source(reason) | WriteFault::Drive(reason) => {
                        (Hindrance::Drive, reason)
                    }
                    WriteFault::Stopped => continue,
                };
                let (hindrance, reason) = hindrance;
                done.unmended.push(Unmended::new(name, hindrance, reason));
            }
        }
    }
    Ok(())
}
