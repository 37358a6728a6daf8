//! Unix: durable directories, one sync for a whole file system, atomic exchange if supported.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::ops::Range;
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;

use crate::base::machine::{ReadRefusal, refused};

/// Opens a plain file or a disk. Does not block on a pipe, and refuses other devices.
pub(crate) fn open_file(path: &Path) -> io::Result<File> {
    let flags = i32::try_from(OFlags::NONBLOCK.bits()).map_err(io::Error::other)?;
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(flags)
        .open(path)?;
    let kind = file.metadata()?.file_type();
    if kind.is_file() || kind.is_block_device() {
        return Ok(file);
    }
    Err(refused(ReadRefusal::NotPlain))
}

/// Whether `path` still refers to the open file.
pub(crate) fn is_same_file(file: &File, path: &Path) -> bool {
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(open), Ok(named)) => (open.dev(), open.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

/// Makes the entries of a directory durable.
pub(crate) fn sync_directory(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Makes everything on the file system that holds `path` durable.
pub(crate) fn sync_filesystem(path: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        Ok(rustix::fs::syncfs(File::open(path)?)?)
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = path;
        rustix::fs::sync();
        Ok(())
    }
}

/// Makes everything written to a mounted drive durable.
pub(crate) fn sync_drive(path: &Path) -> io::Result<()> {
    sync_filesystem(path)
}

/// Fills `buf` from `offset_bytes` of the file on, without moving the file's cursor.
pub(crate) fn read_exact_at(file: &File, offset_bytes: u64, buf: &mut [u8]) -> io::Result<()> {
    use std::os::unix::fs::FileExt as _;
    match file.read_exact_at(buf, offset_bytes) {
        Err(error) if error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error()) => {
            read_no_further(file);
            file.read_exact_at(buf, offset_bytes)
        }
        result => result,
    }
}

/// Stops Linux from reading ahead. Read-ahead uses pieces of up to some MiB, and one bad sector
/// makes the good sectors before it in the piece unreadable too (measured).
fn read_no_further(file: &File) {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{Advice, fadvise};
        // Advice only: if it is ignored, the second read fails like the first.
        let _ = fadvise(file, 0, None, Advice::Random);
        // Drop the failed read-ahead; otherwise the same piece would be read again.
        let _ = fadvise(file, 0, None, Advice::DontNeed);
    }
    #[cfg(not(target_os = "linux"))]
    let _ = file;
}

/// Turns direct writes, which bypass the page cache, on or off for a file.
///
/// # Errors
/// Fails if the system or the file system does not support direct writes.
pub(crate) fn set_direct(file: &File, is_direct: bool) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        let mut flags = rustix::fs::fcntl_getfl(file)?;
        flags.set(OFlags::DIRECT, is_direct);
        Ok(rustix::fs::fcntl_setfl(file, flags)?)
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = (file, is_direct);
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// Starts writing the page cache to disk. Otherwise Linux waits until a tenth of the memory is
/// dirty, and the final sync does all the work (measured: 0.4 s for each 768 MiB against 0.01 s).
/// The advice means "write out, then drop"; pages that are still dirty stay in memory.
pub(crate) fn begin_writing_back(file: &File, range: Range<u64>) {
    #[cfg(target_os = "linux")]
    {
        let length = std::num::NonZeroU64::new(range.end.saturating_sub(range.start));
        // Advice only: if it is ignored, only time is lost.
        let _ = rustix::fs::fadvise(file, range.start, length, rustix::fs::Advice::DontNeed);
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = (file, range);
    }
}

/// Makes a file readable by everyone.
pub(crate) fn let_all_read(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

/// Exchanges two paths atomically, so that neither is ever missing.
///
/// # Errors
/// `Unsupported` if the system or the file system has no such call.
pub(crate) fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = (a, b);
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// Whether a folder is the root of a volume: of what is mounted there.
pub(crate) fn is_volume_root(folder: &Path) -> bool {
    let (Ok(own), Ok(above)) = (folder.metadata(), folder.join("..").metadata()) else {
        return false;
    };
    own.dev() != above.dev() || own.ino() == above.ino()
}

/// All paths are verbatim on Unix.
pub(crate) fn exact_path(path: &Path) -> PathBuf {
    path.to_owned()
}

/// On Unix, open files do not block anything.
pub(crate) fn is_held(_error: &io::Error) -> bool {
    false
}

/// Whether a retry may succeed without any action.
pub(crate) fn may_pass(_error: &io::Error) -> bool {
    false
}

/// On Unix, open files do not block anything.
pub(crate) fn held_file(_path: &Path) -> Option<PathBuf> {
    None
}

/// On Unix, the folder's permissions decide whether a file may be replaced or removed.
pub(crate) fn let_change(_path: &Path) {}

/// Removes a file or a link.
pub(crate) fn remove_entry(path: &Path) -> io::Result<()> {
    fs::remove_file(path)
}

/// On Unix, cloud drives use another name for files not downloaded, or download them transparently.
pub(crate) fn is_kept_elsewhere(_metadata: &fs::Metadata) -> bool {
    false
}
