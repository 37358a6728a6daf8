//! Writes files inside a folder under construction, without a sync per file: the folder is synced
//! as a whole and then renamed. Syncing each file would take minutes for all districts.

use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::Path;

use super::error::Error;
use crate::base::{Action, FileError};

/// Begins a new file.
pub(super) fn create(path: &Path) -> Result<File, Error> {
    let mut options = OpenOptions::new();
    let file = options.read(true).write(true).create_new(true).open(path);
    Ok(file.map_err(|e| FileError::io(Action::Create, path, e))?)
}

/// Writes a complete new file.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let written = create(path)?.write_all(bytes);
    Ok(written.map_err(|e| FileError::io(Action::Write, path, e))?)
}

/// Hard-links a file of an old set into the new one, so the old set stays intact until it is
/// removed. Without hard links, its blocks are cloned or copied.
pub(super) fn link(from: &Path, to: &Path) -> Result<(), Error> {
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    let copied = reflink_copy::reflink_or_copy(from, to);
    copied.map_err(|e| FileError::io(Action::Copy, from, e))?;
    Ok(())
}
