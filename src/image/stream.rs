//! Streams a planned base into a file in one pass and hashes the whole, each piece and each file.
//!
//! Fails if a file of the drive folder differs from the list, because the base contains a manifest
//! with its digest. Zeros are hashed and written as holes.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::batch::{Batch, FileCheck, FilePart, OutputBytes, Pieces, Written, write_all};
use super::error::{Change, Crc32Hex, Error};
use super::plan::{BasePiece, BasePlan, CommonFile};
use crate::base::{Action, Crc32, FileError, Hashing, Task};

/// The common files of an edition: their list and their drive folder.
#[derive(Debug, Clone, Copy)]
pub struct CommonFiles<'a> {
    /// The list.
    pub common: &'a [CommonFile],
    /// The folder; each file lies at its path below it.
    pub folder: &'a Path,
}

impl CommonFiles<'_> {
    fn path(&self, index: usize) -> PathBuf {
        match self.common.get(index) {
            Some(file) => self.folder.join(file.path.as_str()),
            None => self.folder.to_owned(),
        }
    }
}

/// The digests that each file of the drive folder is checked against while it is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Proof {
    /// Its listed SHA-256 and CRC-32.
    Whole,
    /// Its CRC-32 alone. Its SHA-256 was compared moments ago, for the other base, and would occupy
    /// a core again.
    Crc32,
}

/// Writes a base to a file; the path is used in errors.
///
/// # Errors
/// [`Error::Changed`] if a file differs from the list; an I/O error; or that the user asked to
/// stop.
pub(super) fn write_base(
    plan: &BasePlan,
    source: CommonFiles<'_>,
    proof: Proof,
    output: (&mut File, &Path),
    task: &Task<'_>,
) -> Result<Written, Error> {
    check_empty_files(source)?;
    let mut pieces = PieceReader {
        pieces: plan.pieces(),
        source,
        done_bytes: 0,
        open: None,
    };
    let mut check = ListCheck {
        source,
        proof,
        sha256: Hashing::new(),
        crc32: Crc32::new(),
    };
    write_all(&mut pieces, &mut check, Pieces::Make, output, task)
}

/// An empty file has no piece that could be checked while it is copied.
fn check_empty_files(source: CommonFiles<'_>) -> Result<(), Error> {
    let empty = source
        .common
        .iter()
        .enumerate()
        .filter(|(_, file)| file.length_bytes == 0);
    for (index, _) in empty {
        open_listed(&source.path(index), 0)?;
    }
    Ok(())
}

/// Reads a plan's pieces one after the other.
struct PieceReader<'a> {
    /// The current piece and those after it.
    pieces: &'a [BasePiece],
    source: CommonFiles<'a>,
    /// Bytes of the current piece that were read.
    done_bytes: u64,
    open: Option<File>,
}

impl OutputBytes for PieceReader<'_> {
    fn fill(&mut self, batch: &mut Batch) -> Result<(), Error> {
        while batch.room() > 0 {
            let Some(piece) = self.pieces.first() else {
                return Ok(());
            };
            let left = piece.length_bytes() - self.done_bytes;
            let now = usize::try_from(left).map_or(batch.room(), |left| left.min(batch.room()));
            let now_bytes = u64::try_from(now).unwrap_or(left);
            match piece {
                BasePiece::Bytes(bytes) => {
                    let from = usize::try_from(self.done_bytes).unwrap_or(bytes.len());
                    batch.push(&bytes[from..from + now]);
                }
                BasePiece::Zeros(_) => batch.push_zeros(now),
                BasePiece::File {
                    index,
                    length_bytes,
                } => {
                    self.read_file(*index, *length_bytes, now, batch)?;
                    batch.mark_file(*index, now, now_bytes == left);
                }
            }
            if now_bytes < left {
                self.done_bytes += now_bytes;
                return Ok(());
            }
            self.done_bytes = 0;
            self.open = None;
            self.pieces = &self.pieces[1..];
        }
        Ok(())
    }
}

impl PieceReader<'_> {
    fn read_file(
        &mut self,
        index: usize,
        length_bytes: u64,
        now: usize,
        batch: &mut Batch,
    ) -> Result<(), Error> {
        let path = self.source.path(index);
        let file = match &mut self.open {
            Some(file) => file,
            None => self.open.insert(open_listed(&path, length_bytes)?),
        };
        let read = batch.push_read(now, |bytes| file.read_exact(bytes));
        match read {
            Ok(()) => Ok(()),
            // The file shrank while it was read. Reports the same error as if it had shrunk before.
            Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => {
                open_listed(&path, length_bytes)?;
                Err(FileError::io(Action::Read, path, e).into())
            }
            Err(e) => Err(FileError::io(Action::Read, path, e).into()),
        }
    }
}

/// Opens a regular file of the listed length. Opens nothing else: a pipe would block forever.
fn open_listed(path: &Path, length_bytes: u64) -> Result<File, Error> {
    let found = fs::symlink_metadata(path).map_err(|e| FileError::io(Action::Read, path, e))?;
    let change = if !found.is_file() {
        Change::Kind
    } else if found.len() != length_bytes {
        Change::Length {
            expected_bytes: length_bytes,
            found_bytes: found.len(),
        }
    } else {
        return Ok(File::open(path).map_err(|e| FileError::io(Action::Read, path, e))?);
    };
    let path = path.to_owned();
    Err(Error::Changed { path, change })
}

/// Compares files with the list.
struct ListCheck<'a> {
    source: CommonFiles<'a>,
    proof: Proof,
    sha256: Hashing,
    crc32: Crc32,
}

impl FileCheck for ListCheck<'_> {
    fn check(&mut self, part: &FilePart, bytes: &[u8]) -> Result<(), Error> {
        self.crc32.update(bytes);
        if self.proof == Proof::Whole {
            self.sha256.update(bytes);
        }
        if !part.ends {
            return Ok(());
        }
        let sha256 = std::mem::take(&mut self.sha256).finish();
        let crc32 = std::mem::take(&mut self.crc32).finish();
        let Some(file) = self.source.common.get(part.index) else {
            return Ok(());
        };
        let change = if self.proof == Proof::Whole && file.sha256 != sha256 {
            Change::Sha256 {
                expected: file.sha256,
                found: sha256,
            }
        } else if file.crc32 != crc32 {
            Change::Crc32 {
                expected: Crc32Hex(file.crc32),
                found: Crc32Hex(crc32),
            }
        } else {
            return Ok(());
        };
        let path = self.source.path(part.index);
        Err(Error::Changed { path, change })
    }
}
