//! Runs a fill from source and stick to result.

use std::path::Path;

use super::error::FillError;
use super::old_drive::OldDrive;
use super::order::{Fill, FillPlaces, FillSource, Filled};
use super::place::check_place;
use super::plan::{FillPlan, FoundStick, WriteTurn, plan};
use super::unfinished::Unfinished;
use super::write::{remove_file, write_item};
use crate::bag::{INFO_PATH, TAG_MANIFEST_PATH};
use crate::base::{Activity, ForeignPath, Mode, Work, sync_drive};
use crate::drive::layout::UNFINISHED_PATH;
use crate::image::ImageForm;
use crate::verify::answer::{DriveIdentity, RawName, WantedDrive};
use crate::verify::error::{Error, RepairError};
use crate::verify::platform::forget_cached;
use crate::verify::repair::plan::is_of_others;
use crate::verify::repair::source::whose::Whose;
use crate::verify::repair::source::{RepairSource, WithSource, with_image_of, with_source};
use crate::verify::sets::sets_in;
use crate::verify::target::{Options, verify};
use crate::verify::view::{Files as _, FolderView};

/// Fills the stick mounted at `target`, then verifies it.
///
/// # Errors
/// Fails if the source is unusable, if this folder is not to be filled, if the files do not fit, if
/// the machine fails, or if the user asked to stop. The stick is then unfinished, unless nothing
/// was written yet.
pub fn fill(target: &Path, fill: &Fill<'_>, work: &Work) -> Result<Filled, Error> {
    check_place(target, fill.places)?;
    let mut filled = from_source(fill, work, &mut |source| {
        let view = FolderView::open(target, work)?;
        let old = OldDrive::read(&view, source, target)?;
        check_stick(target, &view, (source, &old), fill)?;
        let stick = FoundStick {
            target,
            view: &view,
            old,
        };
        let plan = plan(&stick, source, fill.source, work)?;
        if fill.mode == Mode::Write && !plan.is_done() {
            carry_out(&plan, target, (source, path_of(fill.source)), work)?;
        }
        Ok(plan.told)
    })?;
    if fill.mode == Mode::Plan {
        return Ok(filled);
    }
    forget_written(target, &filled);
    let asked = asked(&filled.drive);
    let options = Options {
        key: fill.key,
        asked: Some(&asked),
        ..Options::default()
    };
    filled.report = Some(verify(target, &options, work)?);
    Ok(filled)
}

/// Opens the source and gives it to `act`.
fn from_source(fill: &Fill<'_>, work: &Work, act: WithSource<'_, Filled>) -> Result<Filled, Error> {
    match fill.source {
        FillSource::Update { file } => with_source(file, &Whose::default(), fill.key, work, act),
        FillSource::Set { folder, recipient } => {
            let sets = sets_in(folder)?;
            let found = sets.iter();
            let mut found = found.filter_map(|set| Some((set, set.set.recipient(recipient)?)));
            let (set, record) = found.next().ok_or_else(|| RepairError::NoSuchDrive {
                path: folder.to_owned(),
            })?;
            with_image_of(set, record, (ImageForm::Img, fill.key), work, act)
        }
    }
}

fn path_of(source: FillSource<'_>) -> &Path {
    match source {
        FillSource::Set { folder, .. } => folder,
        FillSource::Update { file } => file,
    }
}

/// Checks that this source may go onto this stick.
fn check_stick(
    target: &Path,
    view: &FolderView,
    (source, old): (&RepairSource<'_>, &OldDrive),
    fill: &Fill<'_>,
) -> Result<(), FillError> {
    let mut files = view.listing().files.iter();
    let is_begun = files.any(|file| file.path == UNFINISHED_PATH);
    if fill.places == FillPlaces::AnyFolder && !is_begun && is_of_others(view, source) {
        let path = target.to_owned();
        return Err(FillError::OtherFiles { path });
    }
    let (found, of) = (&old.identity.district, &source.identity.district);
    if let (FillSource::Update { .. }, Some(found), Some(of)) = (fill.source, found, of)
        && found != of
    {
        let (found, of) = (found.clone(), of.clone());
        return Err(FillError::UpdateOfAnother { found, of });
    }
    Ok(())
}

/// Writes new files, takes old ones away, and writes the tag files last.
fn carry_out(
    plan: &FillPlan,
    target: &Path,
    (source, from): (&RepairSource<'_>, &Path),
    work: &Work,
) -> Result<(), Error> {
    let DriveIdentity {
        district, release, ..
    } = source.identity.clone();
    let note = Unfinished::begin(target, district, release)?;
    let task = work.task(Activity::Fill, Some(plan.told.written_bytes));
    let (common, last): (Vec<_>, Vec<_>) = plan
        .write
        .iter()
        .partition(|item| item.turn == WriteTurn::Common);
    let remove = || {
        plan.remove
            .iter()
            .try_for_each(|path| remove_file(target, path))
    };
    if plan.is_tight {
        remove()?;
        let stale = common.iter().map(|item| &item.path);
        stale
            .into_iter()
            .try_for_each(|path| remove_file(target, path))?;
    }
    for item in common {
        task.check_stop()?;
        write_item(target, item, source, from, &task)?;
    }
    sync_drive(target)?;
    remove()?;
    // Without these, a part of the new tag files beside a part of the old ones would look forged.
    let is_written = |name: &str| last.iter().any(|item| item.path == name);
    if is_written(TAG_MANIFEST_PATH) {
        for name in [TAG_MANIFEST_PATH, INFO_PATH] {
            if is_written(name) {
                remove_file(target, name)?;
            }
        }
        sync_drive(target)?;
    }
    let (seal, rest): (Vec<_>, Vec<_>) = last
        .into_iter()
        .partition(|item| item.path == TAG_MANIFEST_PATH);
    for item in rest {
        task.check_stop()?;
        write_item(target, item, source, from, &task)?;
    }
    sync_drive(target)?;
    for item in seal {
        write_item(target, item, source, from, &task)?;
    }
    sync_drive(target)?;
    note.end()?;
    Ok(sync_drive(target)?)
}

/// Drops the written files from the system's cache, so that the check reads them from the stick.
fn forget_written(target: &Path, filled: &Filled) {
    for name in &filled.written {
        // The check reports files that cannot be opened.
        if let Ok(path) = ForeignPath::new(name.as_raw()) {
            forget_cached(&path.below(target));
        }
    }
}

/// The drive that the stick must be now.
fn asked(drive: &DriveIdentity) -> WantedDrive {
    let word = |name: &Option<RawName>| name.as_ref().map(|name| name.as_raw().to_owned());
    WantedDrive {
        district: word(&drive.district).and_then(|word| word.parse().ok()),
        release: word(&drive.release).and_then(|word| word.parse().ok()),
    }
}
