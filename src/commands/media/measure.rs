//! Measures a file for `media.toml`: length, digest, duration and kind.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use crate::base::{Action, FileError, Hashing, Sha256, Task, read_through};
use crate::commands::Error;
use crate::formats::content::mp4::read_film;
use crate::formats::content::{FileKind, SNIFF_BYTES, sniff};

/// The measurements of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Measured {
    /// Length in bytes.
    pub(super) size_bytes: u64,
    /// SHA-256 of the content.
    pub(super) sha256: Sha256,
    /// Its kind, from its first bytes.
    pub(super) kind: FileKind,
    /// Played length of a film in milliseconds.
    pub(super) duration_ms: Option<u64>,
}

/// Reads a whole file and measures it.
///
/// # Errors
/// Fails on an I/O error or Ctrl-C.
pub(super) fn measure(path: &Path, task: &Task<'_>) -> Result<Measured, Error> {
    let failed = |error| FileError::io(Action::Read, path, error);
    let mut file = File::open(path).map_err(failed)?;
    let kind = first_kind(path, &mut file)?;
    let mut hashing = Hashing::new();
    let size_bytes = read_through(path, task, |piece| {
        hashing.update(piece);
        Ok::<_, Error>(())
    })?;
    let is_film = matches!(
        kind,
        FileKind::Mp4 | FileKind::QuickTime | FileKind::ThreeGp
    );
    let duration_ms = if is_film {
        read_film(&mut file).map_err(failed)?.duration_ms
    } else {
        None
    };
    Ok(Measured {
        size_bytes,
        sha256: hashing.finish(),
        kind,
        duration_ms,
    })
}

/// The kind of an open file.
///
/// # Errors
/// An I/O error.
pub(super) fn first_kind(path: &Path, file: &mut File) -> Result<FileKind, Error> {
    let failed = |error| FileError::io(Action::Read, path, error);
    file.seek(SeekFrom::Start(0)).map_err(failed)?;
    let mut first = Vec::new();
    let limit = u64::try_from(SNIFF_BYTES).unwrap_or(u64::MAX);
    file.by_ref()
        .take(limit)
        .read_to_end(&mut first)
        .map_err(failed)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(sniff(&first, &name))
}
