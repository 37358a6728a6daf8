//! Windows: directories cannot be synced, and there is no exchange; files are synced one by one.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::ops::Range;
use std::path::Path;

/// Opens a plain file or a disk.
pub(crate) fn open_file(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// Whether `path` still leads to the open file: a file that is open here cannot be renamed.
pub(crate) fn is_same_file(_file: &File, path: &Path) -> bool {
    path.exists()
}

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

/// Writes go through the cache: past it a file would have to be opened anew.
pub(crate) fn set_direct(_file: &File, _is_direct: bool) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// The system writes back by itself.
pub(crate) fn begin_writing_back(_file: &File, _range: Range<u64>) {}

/// Who may read a file follows from its folder.
pub(crate) fn let_all_read(_file: &File) -> io::Result<()> {
    Ok(())
}

/// Not to be had; the caller renames twice.
pub(crate) fn exchange(_a: &Path, _b: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Fills `buf` from `offset_bytes` of the file on. The system moves the file's cursor, which
/// nobody here uses.
pub(crate) fn read_exact_at(file: &File, offset_bytes: u64, buf: &mut [u8]) -> io::Result<()> {
    let (mut at, mut rest) = (offset_bytes, buf);
    while !rest.is_empty() {
        match std::os::windows::fs::FileExt::seek_read(file, rest, at) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(count) => {
                let read = u64::try_from(count).map_err(io::Error::other)?;
                at = at.checked_add(read).ok_or(io::ErrorKind::UnexpectedEof)?;
                rest = &mut rest[count..];
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
