//! Writes and removes the files of a stick.
//!
//! A file is written under its own name, not beside it: a stick has no room for two films, and the
//! tag files, which come last, prove every other.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::error::FillError;
use super::plan::WriteItem;
use crate::base::{
    Action, BulkWriter, FileError, ForeignPath, Interrupted, Task, exact_path, plain_path,
    remove_entry,
};
use crate::verify::answer::RawName;
use crate::verify::error::{Error, RepairError};
use crate::verify::repair::folder::{Copying, copy_checked, prepare};
use crate::verify::repair::source::RepairSource;
use crate::words::ToMessage as _;

/// Writes a file in place of what is there.
///
/// # Errors
/// Fails if something that is no file is in the way, the source is damaged, the stick does not take
/// the file, or the user asked to stop. Nothing of the file is left then.
pub(super) fn write_item(
    root: &Path,
    item: &WriteItem,
    source: &RepairSource<'_>,
    from: &Path,
    task: &Task<'_>,
) -> Result<(), Error> {
    let place = prepare(root, &item.path).map_err(|error| in_the_way(root, &item.path, error))?;
    let fail = |action| {
        let place = plain_path(&place);
        move |e| FileError::io(action, place, e)
    };
    // Removing also changes a name that differs only in case, and never follows a link.
    if fs::symlink_metadata(&place).is_ok() {
        remove_entry(&place).map_err(fail(Action::Replace))?;
    }
    let mut file = File::create_new(&place).map_err(fail(Action::Create))?;
    let written = copy_into(&mut file, item, source, (&place, task));
    let synced = written.and_then(|()| {
        // Other systems make the whole stick durable in one call.
        let synced = if cfg!(windows) {
            file.sync_all()
        } else {
            Ok(())
        };
        synced.map_err(|e| Copying::Output(FileError::io(Action::Sync, plain_path(&place), e)))
    });
    drop(file);
    let failed = match synced {
        Ok(()) => return Ok(()),
        Err(Copying::Stopped) => Interrupted.into(),
        Err(Copying::Output(error)) => error.into(),
        Err(Copying::Source(reason)) => {
            let path = from.to_owned();
            RepairError::Source { path, reason }.into()
        }
    };
    // A part of a file helps nobody; if it stays, its digest is wrong.
    let _ = remove_entry(&place);
    Err(failed)
}

fn copy_into(
    file: &mut File,
    item: &WriteItem,
    source: &RepairSource<'_>,
    (place, task): (&Path, &Task<'_>),
) -> Result<(), Copying> {
    let fail = |e| FileError::io(Action::Write, plain_path(place), e);
    let mut bulk = BulkWriter::new(file).map_err(|e| Copying::Output(fail(e)))?;
    let mut put = |chunk: &[u8]| bulk.write(chunk).map_err(fail);
    copy_checked(source, (&item.path, &item.digest), task, &mut put)?;
    bulk.finish().map_err(|e| Copying::Output(fail(e)))
}

/// The error of a place that cannot be prepared: our own refusals name what is in the way.
fn in_the_way(root: &Path, path: &str, error: io::Error) -> Error {
    if error.raw_os_error().is_some() {
        let place = ForeignPath::new(path).map(|path| path.below(root));
        let place = place.unwrap_or_else(|_| root.to_owned());
        return FileError::io(Action::Create, place, error).into();
    }
    let (name, reason) = (RawName::new(path), error.message());
    FillError::InTheWay { name, reason }.into()
}

/// Removes a file, and the folders that are empty then.
///
/// # Errors
/// Returns the system's error.
pub(super) fn remove_file(root: &Path, path: &str) -> Result<(), FileError> {
    let Ok(foreign) = ForeignPath::new(path) else {
        return Ok(());
    };
    let places: Vec<_> = foreign.each_below(&exact_path(root)).collect();
    let Some((place, folders)) = places.split_last() else {
        return Ok(());
    };
    match remove_entry(place) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => {
            return Err(FileError::io(Action::Remove, plain_path(place), e));
        }
        _ => {}
    }
    for folder in folders.iter().rev() {
        // Fails if the folder is not empty.
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}
