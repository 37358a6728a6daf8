//! Counts what a folder holds.

use std::path::Path;

use walkdir::WalkDir;

use super::output::error::{Action, FileError};

/// Numbers of files and bytes in a folder.
///
/// # Errors
/// Fails if something in it cannot be listed or read.
pub fn folder_totals(folder: &Path) -> Result<(usize, u64), FileError> {
    let (mut files, mut bytes) = (0, 0);
    for entry in WalkDir::new(folder) {
        let entry = entry.map_err(|e| FileError::io(Action::List, folder, e.into()))?;
        if entry.file_type().is_file() {
            files += 1;
            bytes += entry
                .metadata()
                .map_err(|e| FileError::io(Action::Read, entry.path(), e.into()))?
                .len();
        }
    }
    Ok((files, bytes))
}
