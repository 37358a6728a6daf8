//! Unix: open without following links or waiting on pipes.

use std::fs::{File, FileType, OpenOptions};
use std::io;
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::Path;

use crate::base::{ReadRefusal, refused};
use rustix::fs::OFlags;

/// Opens a plain file for reading; a link, pipe or device that took its place is refused.
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

/// Whether it is a disk or a partition.
pub(crate) fn is_block_device(kind: FileType) -> bool {
    kind.is_block_device()
}

/// Drops what the system keeps in memory of a file that was just written, so that reading it
/// reaches the medium. A hint: systems without it read from memory.
pub(crate) fn forget_cached(file: &File) {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{Advice, fadvise};
        // Only a hint, so its failure says nothing.
        let _ = fadvise(file, 0, None, Advice::DontNeed);
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = file;
    }
}

/// Disks are files here: [`is_block_device`] tells.
pub(crate) fn is_raw_disk(_path: &Path) -> bool {
    false
}

/// What tells a folder from another one that takes its name.
pub(crate) type FolderMark = (u64, u64);

/// The mark of a folder; `None` where it cannot be found out about.
pub(crate) fn folder_mark(path: &Path) -> Option<FolderMark> {
    let metadata = std::fs::metadata(path).ok()?;
    Some((metadata.dev(), metadata.ino()))
}
