//! Unix: open without following links or waiting on pipes.

use std::fs::{File, FileType, OpenOptions};
use std::io;
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::Path;

use crate::base::{ReadRefusal, refused};
use rustix::fs::OFlags;

/// Opens a plain file for reading; refuses a link, pipe or device in its place.
pub(crate) fn open_plain_file(path: &Path) -> io::Result<File> {
    let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits();
    let flags = i32::try_from(flags).map_err(io::Error::other)?;
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(flags)
        .open(path)?;
    if file.metadata()?.is_file() {
        Ok(file)
    } else {
        Err(refused(ReadRefusal::NotPlain))
    }
}

/// Whether it is a disk or partition.
pub(crate) fn is_block_device(kind: FileType) -> bool {
    kind.is_block_device()
}

/// Drops a just-written file from the system's cache, so that reading it reaches the medium. Only a
/// hint: some systems still read from memory.
pub(crate) fn forget_cached(path: &Path) {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{Advice, fadvise};
        // Only a hint, so a failure does not matter.
        if let Ok(file) = open_plain_file(path) {
            let _ = fadvise(&file, 0, None, Advice::DontNeed);
        }
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = path;
    }
}

/// Disks are files on Unix; [`is_block_device`] detects them.
pub(crate) fn is_raw_disk(_path: &Path) -> bool {
    false
}

/// Identifies a folder, even if another folder takes its name.
pub(crate) type FolderMark = (u64, u64);

/// The mark of a folder; `None` if it cannot be read.
pub(crate) fn folder_mark(path: &Path) -> Option<FolderMark> {
    let metadata = std::fs::metadata(path).ok()?;
    Some((metadata.dev(), metadata.ino()))
}
