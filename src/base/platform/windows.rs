//! Windows: directories cannot be synced, and there is no exchange; files are synced one by one.

use std::fs::{self, OpenOptions};
use std::io;
use std::path::Path;

/// NTFS journals its directories; there is no call to wait for.
pub(crate) fn sync_directory(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Syncs every file below `path`: the system has no call for a whole volume without admin rights.
pub(crate) fn sync_filesystem(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            sync_filesystem(&entry?.path())?;
        }
        return Ok(());
    }
    OpenOptions::new().write(true).open(path)?.sync_all()
}

/// Not to be had; the caller renames twice.
pub(crate) fn exchange(_a: &Path, _b: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
