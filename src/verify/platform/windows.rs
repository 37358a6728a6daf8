//! Windows: links are told by asking before opening.

use crate::base::{ReadRefusal, refused};
use std::fs::{File, FileType};
use std::io;
use std::path::{Component, Path, Prefix};
use std::time::SystemTime;

/// Opens a plain file for reading; a link that took its place is refused.
pub(crate) fn open_plain_file(path: &Path) -> io::Result<File> {
    if std::fs::symlink_metadata(path)?.is_file() {
        File::open(path)
    } else {
        Err(refused(ReadRefusal::NotPlain))
    }
}

/// Devices have paths of their own on Windows (`\\.\PhysicalDrive1`), which no file type tells.
pub(crate) fn is_block_device(_kind: FileType) -> bool {
    false
}

/// Windows has no such call for a file that is opened the ordinary way.
pub(crate) fn forget_cached(_file: &File) {}

/// Whether a path names a disk or a partition itself: `\\.\F:`, `\\.\PhysicalDrive1`, and the same
/// behind `\\?\`; `\\?\F:\` is a folder.
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

/// What tells a folder from another one that takes its name.
pub(crate) type FolderMark = SystemTime;

/// The mark of a folder: when it was made, since its number is not to be had without `unsafe`.
pub(crate) fn folder_mark(path: &Path) -> Option<FolderMark> {
    std::fs::metadata(path).ok()?.created().ok()
}
