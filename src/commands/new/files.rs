//! Writes files and folders of a kit that is being made.

use std::fs;
use std::path::Path;

use crate::base::{Action, FileError, OutputFile};
use crate::commands::Error;

/// Makes a folder and those around it.
pub(super) fn make_folder(folder: &Path) -> Result<(), Error> {
    fs::create_dir_all(folder).map_err(|error| FileError::io(Action::Create, folder, error))?;
    Ok(())
}

/// Writes a file of the kit; makes its folder.
pub(super) fn write(root: &Path, name: &str, text: &str) -> Result<(), Error> {
    let file = root.join(name);
    if let Some(folder) = file.parent() {
        make_folder(folder)?;
    }
    OutputFile::write_whole(file, text.as_bytes())?;
    Ok(())
}
