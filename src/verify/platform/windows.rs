//! Windows: links are detected by a check before opening.

use crate::base::{ReadRefusal, refused};
use std::fs::{File, FileType};
use std::io;
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

/// Windows has no such call for a normally opened file.
pub(crate) fn forget_cached(_file: &File) {}

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
