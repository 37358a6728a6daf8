//! Reads a file from start to end in pieces.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::{Interrupted, Task};
use crate::base::{Action, FileError};

/// Bytes read at a time (tuning: large enough for a disk, small enough to stop soon).
const CHUNK_BYTES: usize = 1 << 20;

/// Reads the file at `path` and passes it to `take` piece by piece. Reports progress to `task` and
/// returns the number of bytes.
///
/// # Errors
/// Returns the system's error, an error of `take`, or [`Interrupted`] if the job was stopped.
pub fn read_through<E: From<FileError> + From<Interrupted>>(
    path: &Path,
    task: &Task<'_>,
    mut take: impl FnMut(&[u8]) -> Result<(), E>,
) -> Result<u64, E> {
    let failed = |error| FileError::io(Action::Read, path, error);
    let mut file = File::open(path).map_err(failed)?;
    let mut buffer = vec![0; CHUNK_BYTES];
    let mut length_bytes = 0;
    loop {
        task.check_stop()?;
        let count = file.read(&mut buffer).map_err(failed)?;
        if count == 0 {
            return Ok(length_bytes);
        }
        take(&buffer[..count])?;
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        length_bytes += count;
        task.advance(count);
    }
}
