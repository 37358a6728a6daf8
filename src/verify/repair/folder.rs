//! Writes files into a drive folder: to a temporary file, synced, then renamed. Never follows a
//! link, and rejects names that could lead out of the folder.

use std::fs;
use std::io::{self, Read, Write as _};
use std::path::{Path, PathBuf};

use super::source::RepairSource;
use super::words::RepairFinding;
use crate::base::{
    Action, FileError, ForeignPath, OutputFile, Task, exact_path, refused, remove_entry,
};
use crate::formats::bagit::{Algorithm, Digest, Digesting};
use crate::verify::view::CHUNK_BYTES;
use crate::words::{Message, ToMessage as _};

/// Why a file was not written.
#[derive(Debug)]
pub(super) enum WriteFault {
    /// The source's own copy is missing, unreadable or damaged.
    Source(Message),
    /// Something in its place cannot be removed.
    Tree(Message),
    /// The drive cannot store it; another file may still fit.
    Drive(Message),
    /// The user asked to stop.
    Stopped,
}

impl From<io::Error> for WriteFault {
    fn from(error: io::Error) -> Self {
        // Errors of this module itself have no OS error code.
        if error.raw_os_error().is_some() {
            Self::Drive(error.message())
        } else {
            Self::Tree(error.message())
        }
    }
}

/// Writes `path` of the source into the drive at `root`.
pub(super) fn write_file(
    root: &Path,
    path: &str,
    digest: &Digest,
    source: &RepairSource<'_>,
    task: &Task<'_>,
) -> Result<(), WriteFault> {
    let target = prepare(root, path)?;
    match copy(&target, path, digest, source, task) {
        // The damaged file is useless, so on a full stick it is removed first.
        Err(Copying::Output(error)) if is_full(&error) && target.is_file() => {
            remove_entry(&target)?;
            copy(&target, path, digest, source, task).map_err(WriteFault::from)
        }
        other => other.map_err(WriteFault::from),
    }
}

/// Creates the folders of `path`, and removes a special file in its place.
///
/// # Errors
/// Fails if the path could lead out of the drive, or if one of its folders is a link, since the
/// link's target is not part of the drive.
pub(in crate::verify) fn prepare(root: &Path, path: &str) -> io::Result<PathBuf> {
    let path =
        ForeignPath::new(path).map_err(|why| refused(RepairFinding::OutsideDrive { why }))?;
    let mut places = path.each_below(&exact_path(root)).peekable();
    while let Some(at) = places.next() {
        let found = match fs::symlink_metadata(&at) {
            Ok(metadata) => Some(metadata.file_type()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        if places.peek().is_none() {
            return clear(at, found);
        }
        match found {
            None => fs::create_dir(&at)?,
            Some(kind) if kind.is_symlink() => {
                return Err(refused(RepairFinding::LinkOnTheWay));
            }
            Some(kind) if !kind.is_dir() => {
                remove_entry(&at)?;
                fs::create_dir(&at)?;
            }
            _ => {}
        }
    }
    Err(io::ErrorKind::NotFound.into())
}

/// Removes a special file from a file's place; fails if a folder is there.
fn clear(at: PathBuf, found: Option<fs::FileType>) -> io::Result<PathBuf> {
    match found {
        Some(kind) if kind.is_dir() => Err(refused(RepairFinding::FolderInPlace)),
        Some(kind) if !kind.is_file() => {
            remove_entry(&at)?;
            Ok(at)
        }
        _ => Ok(at),
    }
}

/// Why copying a file ended early.
#[derive(Debug)]
pub(in crate::verify) enum Copying {
    /// The source's own copy is missing, unreadable or damaged.
    Source(Message),
    /// The copy could not be written.
    Output(FileError),
    /// The user asked to stop.
    Stopped,
}

impl From<Copying> for WriteFault {
    fn from(copying: Copying) -> Self {
        match copying {
            Copying::Source(reason) => Self::Source(reason),
            Copying::Output(error) => Self::Drive(error.message()),
            Copying::Stopped => Self::Stopped,
        }
    }
}

fn is_full(error: &FileError) -> bool {
    matches!(error, FileError::Io { source, .. } if source.kind() == io::ErrorKind::StorageFull)
}

fn copy(
    target: &Path,
    path: &str,
    digest: &Digest,
    source: &RepairSource<'_>,
    task: &Task<'_>,
) -> Result<(), Copying> {
    let mut output = OutputFile::create(target).map_err(Copying::Output)?;
    let mut put = |chunk: &[u8]| {
        let written = output.write_all(chunk);
        written.map_err(|e| FileError::io(Action::Write, target, e))
    };
    copy_checked(source, (path, digest), task, &mut put)?;
    output.commit().map_err(Copying::Output)
}

/// Gives every chunk of a file of the source to `put`, and compares its digest at the end.
pub(in crate::verify) fn copy_checked(
    source: &RepairSource<'_>,
    (path, digest): (&str, &Digest),
    task: &Task<'_>,
    put: &mut dyn FnMut(&[u8]) -> Result<(), FileError>,
) -> Result<(), Copying> {
    let file = source.file(path);
    let file = file.ok_or_else(|| Copying::Source(RepairFinding::NotInSource.into()))?;
    let mut digesting = Digesting::new(Algorithm::Sha256);
    let mut written: Result<(), FileError> = Ok(());
    let mut stopped = false;
    let read = source.view.read(file, &mut |reader| {
        pump(reader, &mut |chunk| {
            stopped = task.check_stop().is_err();
            digesting.update(chunk);
            task.advance(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
            written = put(chunk);
            !stopped && written.is_ok()
        })
    });
    if stopped {
        return Err(Copying::Stopped);
    }
    written.map_err(Copying::Output)?;
    read.map_err(|error| {
        let why = error.message();
        Copying::Source(RepairFinding::SourceUnreadable { why }.into())
    })?;
    if digesting.finish() != *digest {
        return Err(Copying::Source(RepairFinding::SourceDamaged.into()));
    }
    Ok(())
}

/// Reads to the end, chunk by chunk, while `take` returns true.
fn pump(reader: &mut dyn Read, take: &mut dyn FnMut(&[u8]) -> bool) -> io::Result<()> {
    let mut buffer = vec![0; CHUNK_BYTES];
    loop {
        let filled = crate::verify::view::fill(reader, &mut buffer)?;
        if filled == 0 || !take(&buffer[..filled]) {
            return Ok(());
        }
    }
}
