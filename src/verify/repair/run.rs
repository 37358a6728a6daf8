//! Runs a repair from target and source to result.

use std::path::Path;

use super::super::error::{Error, RepairError, SetError};
use super::super::platform::forget_cached;
use super::super::target::{Options, verify};
use super::done::{BadSource, Extras, Hindrance, Repair, Repaired, Unmended};
use super::extras::remove_extras;
use super::folder::{WriteFault, write_file};
use super::image::run::repair_image;
use super::plan::{is_of_others, plan_files};
use super::source::signer::Bound;
use super::source::wanted::WantedDigests;
use super::source::whose::Whose;
use super::source::{RepairSource, is_set, with_source};
use crate::base::{Activity, ForeignPath, Interrupted, Mode, Work, sync_drive};
use crate::verify::answer::{BagKind, RawName, TargetKind};
use crate::verify::view::FolderView;

/// Repairs a drive folder, a mounted drive or an image file.
///
/// # Errors
/// Those of [`verify`]. Also fails if the source is unusable or of another drive, if this kind of
/// target is not repaired in place, or if the target is not writable.
pub fn repair(target: &Path, repair: &Repair<'_>, work: &Work) -> Result<Repaired, Error> {
    let is_by_set = !target.is_dir() && is_set(repair.from);
    let mut options = Options {
        key: repair.key,
        sets: Some(repair.from).filter(|_| is_by_set),
        ..Options::default()
    };
    let mut bad_source = None;
    let before = match verify(target, &options, work) {
        Err(Error::Set(error)) => {
            bad_source = Some(bad_set(error)?);
            options.sets = None;
            verify(target, &options, work)?
        }
        before => before?,
    };
    let mut done = Repaired {
        before,
        rewritten: Vec::new(),
        removed: Vec::new(),
        unmended: Vec::new(),
        bad_source,
        after: None,
    };
    let result = match done.before.kind {
        TargetKind::Folder => repair_folder(target, repair, &mut done, work),
        TargetKind::Image | TargetKind::Zip if done.bad_source.is_none() => {
            repair_image(target, repair, &mut done, work)
        }
        TargetKind::Image | TargetKind::Zip => Ok(()),
        kind => {
            let path = target.to_owned();
            Err(match kind {
                TargetKind::Device => RepairError::Disk { path },
                _ => RepairError::Kind { path },
            }
            .into())
        }
    };
    // Damage in the source is a result, like damage in the target.
    match result {
        Err(Error::Repair(RepairError::Source { path, reason })) => {
            let path = RawName::new(path.to_string_lossy());
            done.bad_source = Some(BadSource { path, reason });
        }
        Err(Error::Set(error)) => done.bad_source = Some(bad_set(error)?),
        other => other?,
    }
    // A file that did not fit may be deleted, so check again.
    let is_tried = |file: &Unmended| file.hindrance != Hindrance::Source;
    let has_written = !(done.rewritten.is_empty() && done.removed.is_empty())
        || done.unmended.iter().any(is_tried);
    if repair.mode == Mode::Write && has_written {
        done.after = match verify(target, &options, work) {
            // The locked file is among those that could not be repaired.
            Err(Error::Held { .. }) if !done.unmended.is_empty() => None,
            after => Some(after?),
        };
    }
    Ok(done)
}

/// Returns damage for an unreadable set, and the error for a missing one.
fn bad_set(error: SetError) -> Result<BadSource, Error> {
    match error {
        SetError::Unreadable { folder, reason } => Ok(BadSource {
            path: RawName::new(folder.to_string_lossy()),
            reason,
        }),
        other => Err(other.into()),
    }
}

fn repair_folder(
    target: &Path,
    repair: &Repair<'_>,
    done: &mut Repaired,
    work: &Work,
) -> Result<(), Error> {
    let found = FolderView::open(target, work)?;
    let whose = Whose::of(&done.before, Some(&found), "", repair.district)?;
    let bound = Bound::of(repair.key, &found, target)?;
    with_source(repair.from, &whose, bound.key(), work, &mut |source| {
        if done.before.bag == BagKind::None && is_of_others(&found, source) {
            let path = target.to_owned();
            return Err(RepairError::NotADrive { path }.into());
        }
        bound.admit(source, &found, (target, true))?;
        // Remove first: a link may be in a folder's place, and a full stick gains space.
        if repair.extras == Extras::Remove {
            remove_extras(target, repair.mode, done, work)?;
        }
        let folder = FolderView::open(target, work)?;
        let to_write = plan_files(&folder, source, done, work)?;
        write_all(target, &to_write, (source, repair.mode), done, work)
    })?;
    if repair.mode == Mode::Write {
        sync_drive(target)?;
        for path in &done.rewritten {
            // The following check reports files that cannot be opened.
            if let Ok(path) = ForeignPath::new(path.as_raw()) {
                forget_cached(&path.below(target));
            }
        }
    }
    Ok(())
}

fn write_all(
    target: &Path,
    to_write: &WantedDigests,
    (source, mode): (&RepairSource<'_>, Mode),
    done: &mut Repaired,
    work: &Work,
) -> Result<(), Error> {
    let total = to_write.keys().filter_map(|path| source.file(path));
    let total = total.fold(0_u64, |sum, file| sum.saturating_add(file.length_bytes));
    let task = work.task(Activity::Repair, Some(total));
    for (path, digest) in to_write {
        let name = RawName::new(&**path);
        let written = match mode {
            Mode::Plan => Ok(()),
            Mode::Write => write_file(target, path, digest, source, &task),
        };
        let (hindrance, reason) = match written {
            Ok(()) => {
                done.rewritten.push(name);
                continue;
            }
            Err(WriteFault::Stopped) => return Err(Interrupted.into()),
            Err(WriteFault::Source(reason)) => (Hindrance::Source, reason),
            Err(WriteFault::Tree(reason)) => (Hindrance::Tree, reason),
            Err(WriteFault::Drive(reason)) => (Hindrance::Drive, reason),
        };
        done.unmended.push(Unmended::new(name, hindrance, reason));
    }
    Ok(())
}
