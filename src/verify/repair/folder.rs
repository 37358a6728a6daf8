//! Writing into a drive folder: beside, synced, renamed; never through a link.

use std::fs;
use std::io::{self, Read, Write as _};
use std::path::{Path, PathBuf};

use super::super::hash::CHUNK_BYTES;
use super::source::Source;
use crate::base::{OutputError, OutputFile, Progress, interrupted};
use crate::formats::bagit::{Algorithm, Digest, Digesting};

/// Why a file was not written.
#[derive(Debug)]
pub(super) enum WriteFault {
    /// The source's own copy is missing, unreadable or damaged.
    Source(String),
    /// Something stands in its way that is not taken away.
    Tree(String),
    /// The drive cannot take it; another file may still fit.
    Drive(String),
    /// The user asked to stop.
    Stopped,
}

impl From<io::Error> for WriteFault {
    fn from(error: io::Error) -> Self {
        // What this module itself refuses has no number of the system's.
        if error.raw_os_error().is_some() {
            Self::Drive(error.to_string())
        } else {
            Self::Tree(error.to_string())
        }
    }
}

/// Writes `path` of the source into the drive at `root`.
pub(super) fn write_file(
    root: &Path,
    path: &str,
    digest: &Digest,
    source: &Source<'_>,
    progress: &dyn Progress,
) -> Result<(), WriteFault> {
    let target = prepare(root, path)?;
    match copy(&target, path, digest, source, progress) {
        // The damaged file is of no use to anybody: on a full stick it gives way first.
        Err(Copying::Output(error)) if is_full(&error) && target.is_file() => {
            fs::remove_file(&target)?;
            copy(&target, path, digest, source, progress).map_err(WriteFault::from)
        }
        other => other.map_err(WriteFault::from),
    }
}

/// Makes the folders of `path`, and takes away what stands in its place and is no file.
///
/// # Errors
/// When a folder on the way is a link: what lies behind it is not the drive.
fn prepare(root: &Path, path: &str) -> io::Result<PathBuf> {
    let mut at = root.to_owned();
    let mut names = path.split('/').peekable();
    while let Some(name) = names.next() {
        at.push(name);
        let found = match fs::symlink_metadata(&at) {
            Ok(metadata) => Some(metadata.file_type()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        let is_last = names.peek().is_none();
        match found {
            None if !is_last => fs::create_dir(&at)?,
            Some(kind) if !is_last && !kind.is_dir() => {
                if kind.is_symlink() {
                    return Err(io::Error::other(
                        "a folder on the way is a link: take it away by hand, then repair again",
                    ));
                }
                fs::remove_file(&at)?;
                fs::create_dir(&at)?;
            }
            Some(kind) if is_last && kind.is_dir() => {
                return Err(io::Error::other(
                    "a folder stands in its place: take it away by hand, then repair again",
                ));
            }
            Some(kind) if is_last && !kind.is_file() => fs::remove_file(&at)?,
            _ => {}
        }
    }
    Ok(at)
}

enum Copying {
    Source(String),
    Output(OutputError),
    Stopped,
}

impl From<Copying> for WriteFault {
    fn from(copying: Copying) -> Self {
        match copying {
            Copying::Source(reason) => Self::Source(reason),
            Copying::Output(error) => Self::Drive(error.to_string()),
            Copying::Stopped => Self::Stopped,
        }
    }
}

fn is_full(error: &OutputError) -> bool {
    matches!(error, OutputError::Io { source, .. } if source.kind() == io::ErrorKind::StorageFull)
}

fn copy(
    target: &Path,
    path: &str,
    digest: &Digest,
    source: &Source<'_>,
    progress: &dyn Progress,
) -> Result<(), Copying> {
    let file = source.file(path);
    let file = file.ok_or_else(|| Copying::Source("the source has no such file".to_owned()))?;
    let mut output = OutputFile::create(target).map_err(Copying::Output)?;
    let mut digesting = Digesting::new(Algorithm::Sha256);
    let mut written: Result<(), OutputError> = Ok(());
    let mut stopped = false;
    let read = source.view.read(file, &mut |reader| {
        pump(reader, &mut |chunk| {
            stopped = interrupted().is_err();
            digesting.update(chunk);
            progress.advance(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
            let result = output.write_all(chunk);
            written = result.map_err(|e| OutputError::io("write", target, e));
            !stopped && written.is_ok()
        })
    });
    if stopped {
        return Err(Copying::Stopped);
    }
    written.map_err(Copying::Output)?;
    read.map_err(|error| Copying::Source(format!("the source's copy cannot be read: {error}")))?;
    if digesting.finish() != *digest {
        let reason = "the source's copy is damaged too".to_owned();
        return Err(Copying::Source(reason));
    }
    output.commit().map_err(Copying::Output)
}

/// Reads to the end, chunk by chunk, as long as `take` says so.
fn pump(reader: &mut dyn Read, take: &mut dyn FnMut(&[u8]) -> bool) -> io::Result<()> {
    let mut buffer = vec![0; CHUNK_BYTES];
    loop {
        let filled = super::super::hash::fill(reader, &mut buffer)?;
        if filled == 0 || !take(&buffer[..filled]) {
            return Ok(());
        }
    }
}

/// Takes an unlisted file or link away.
pub(super) fn remove(root: &Path, path: &str) -> io::Result<()> {
    let mut at = root.to_owned();
    let mut names = path.split('/').peekable();
    while let Some(name) = names.next() {
        at.push(name);
        let is_link = fs::symlink_metadata(&at)?.file_type().is_symlink();
        if names.peek().is_some() && is_link {
            return Err(io::Error::other("a folder on the way is a link"));
        }
    }
    fs::remove_file(&at)
}
