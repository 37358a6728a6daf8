//! Windows: links are detected by a check before opening.

use crate::base::{ReadRefusal, refused};
use std::fs::{File, FileType, OpenOptions};
use std::io;
use std::os::windows::fs::OpenOptionsExt as _;
use std::path::{Component, Path, Prefix};
use std::time::SystemTime;

/// Opens a plain file for reading; refuses a link in its place.
pub(crate) fn open_plain_file(path: &Path) -> io::Result<File> {
    if std::fs::symlink_metadata(path)?.is_file() {
        File::open(path)
    } else {
        Err(refused(ReadRefusal::NotPlain))
    }
}

/// Windows devices have their own paths (`\\.\PhysicalDrive1`); no file type marks them.
pub(crate) fn is_block_device(_kind: FileType) -> bool {
    false
}

/// `FILE_FLAG_NO_BUFFERING`: bypass the system's cache.
const NO_BUFFERING: u32 = 0x2000_0000;

/// Asks the system to drop a just-written file from its cache, so that reading it reaches the
/// medium. File systems do so when a file is opened to be read past the cache; none says so.
pub(crate) fn forget_cached(path: &Path) {
    let mut options = OpenOptions::new();
    // Only a hint, so a failure does not matter.
    let _ = options.read(true).custom_flags(NO_BUFFERING).open(path);
}

/// Whether a path names a disk or partition itself: `\\.\F:`, `\\.\PhysicalDrive1`, and the same
/// after `\\?\`; `\\?\F:\` is a folder.
pub(crate) fn is_raw_disk(path: &Path) -> bool {
    let mut parts = path.components();
    let Some(Component::Prefix(prefix)) = parts.next() else {
        return false;
    };
    let has_more = parts.any(|part| matches!(part, Component::Normal(_)));
    match prefix.kind() {
        Prefix::DeviceNS(_) | Prefix::Verbatim(_) => !has_more,
        Prefix::VerbatimDisk(_) => !path.has_root(),
        _ => false,
    }
}

/// Identifies a folder, even if another folder takes its name.
pub(crate) type FolderMark = SystemTime;

/// The mark of a folder: its creation time, since reading its file ID needs `unsafe`.
pub(crate) fn folder_mark(path: &Path) -> Option<FolderMark> {
    std::fs::metadata(path).ok()?.created().ok()
}
