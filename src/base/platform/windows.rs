//! Windows: no sync for directories and no exchange; files are synced one by one.

#![allow(
    clippy::unnecessary_wraps,
    reason = "each function has the form that it has on every system"
)]

use std::fs::{self, File, OpenOptions};
use std::io;
use std::ops::Range;
use std::os::windows::fs::{FileTypeExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::{Component, Path, PathBuf, Prefix};

use walkdir::WalkDir;

/// Another program has it open (Windows' system error codes).
const SHARING_VIOLATION: i32 = 32;
/// Another program has locked part of it.
const LOCK_VIOLATION: i32 = 33;
/// Returned for a folder with an open file in it, among many other causes.
const ACCESS_DENIED: i32 = 5;
/// Returned for a folder whose last file disappears only when another program closes it.
const FOLDER_NOT_EMPTY: i32 = 145;
/// Attributes of files whose contents are downloaded on reading: OFFLINE, RECALL_ON_OPEN,
/// RECALL_ON_DATA_ACCESS.
const ELSEWHERE: u32 = 0x1000 | 0x4_0000 | 0x40_0000;

/// Opens a plain file or a disk.
pub(crate) fn open_file(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// Whether `path` still refers to the open file: a file open here cannot be renamed.
pub(crate) fn is_same_file(_file: &File, path: &Path) -> bool {
    path.exists()
}

/// Does nothing: NTFS journals directories and has no call to sync them.
pub(crate) fn sync_directory(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Syncs every file below `path`: Windows has no call for a whole volume without admin rights.
/// Flushing needs write access. Skips read-only files: this run does not create any.
pub(crate) fn sync_filesystem(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            sync_filesystem(&entry?.path())?;
        }
        return Ok(());
    }
    if fs::metadata(path)?.permissions().readonly() {
        return Ok(());
    }
    let open = || OpenOptions::new().write(true).open(path);
    crate::base::output::held::patiently(open)?.sync_all()
}

/// Does nothing: each file was flushed when it was written, and other files on the drive may be
/// read-only or open in another program.
pub(crate) fn sync_drive(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Not supported: the file would have to be reopened to bypass the cache.
pub(crate) fn set_direct(_file: &File, _is_direct: bool) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Does nothing: Windows starts writing by itself.
pub(crate) fn begin_writing_back(_file: &File, _range: Range<u64>) {}

/// Does nothing: a file inherits its permissions from its folder.
pub(crate) fn let_all_read(_file: &File) -> io::Result<()> {
    Ok(())
}

/// Not supported; the caller renames twice.
pub(crate) fn exchange(_a: &Path, _b: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Fills `buf` from `offset_bytes` of the file on. Windows moves the file's cursor, which no caller
/// uses.
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

/// Whether a folder is the root of a volume: `F:\`.
pub(crate) fn is_volume_root(folder: &Path) -> bool {
    dunce::canonicalize(folder).is_ok_and(|folder| folder.parent().is_none())
}

/// `\\?\F:\…` for `F:\…`; a path of another form is unchanged.
pub(crate) fn exact_path(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let Some(Component::Prefix(prefix)) = whole.components().next() else {
        return whole;
    };
    let front = match prefix.kind() {
        Prefix::Disk(_) => r"\\?\",
        Prefix::UNC(..) => r"\\?\UNC\",
        _ => return whole,
    };
    match whole.to_str() {
        Some(text) => PathBuf::from(format!("{front}{}", text.trim_start_matches('\\'))),
        None => whole,
    }
}

/// Whether another program has the file open.
pub(crate) fn is_held(error: &io::Error) -> bool {
    matches!(
        error.raw_os_error(),
        Some(SHARING_VIOLATION | LOCK_VIOLATION)
    )
}

/// Whether a retry may succeed without any action.
pub(crate) fn may_pass(error: &io::Error) -> bool {
    is_held(error) || matches!(error.raw_os_error(), Some(ACCESS_DENIED | FOLDER_NOT_EMPTY))
}

/// The first file at or below `path` that another program has open: exclusive opening fails.
pub(crate) fn held_file(path: &Path) -> Option<PathBuf> {
    let files = WalkDir::new(path).sort_by_file_name().into_iter();
    let mut files = files.filter_map(Result::ok);
    let held = files.find(|entry| {
        let alone = || {
            let mut options = OpenOptions::new();
            options.read(true).share_mode(0).open(entry.path())
        };
        entry.file_type().is_file() && alone().is_err_and(|error| is_held(&error))
    });
    held.map(walkdir::DirEntry::into_path)
}

/// Clears the read-only attribute of a file to be replaced or removed. Ignores failures: the next
/// step reports them.
#[allow(
    clippy::permissions_set_readonly_false,
    reason = "on Windows this takes off the mark alone"
)]
pub(crate) fn let_change(path: &Path) {
    let Ok(metadata) = fs::symlink_metadata(path) else {
        return;
    };
    let mut permissions = metadata.permissions();
    if metadata.is_file() && permissions.readonly() {
        permissions.set_readonly(false);
        let _ = fs::set_permissions(path, permissions);
    }
}

/// Removes a file or a link, even a read-only one; Windows treats a link to a folder as a folder.
pub(crate) fn remove_entry(path: &Path) -> io::Result<()> {
    if fs::symlink_metadata(path)?.file_type().is_symlink_dir() {
        return fs::remove_dir(path);
    }
    let_change(path);
    fs::remove_file(path)
}

/// Whether a cloud drive has not downloaded the file's contents.
pub(crate) fn is_kept_elsewhere(metadata: &fs::Metadata) -> bool {
    metadata.is_file() && metadata.file_attributes() & ELSEWHERE != 0
}
