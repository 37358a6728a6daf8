//! Opens files of unknown kind safely.
//!
//! Opening a pipe would wait for ever, and `/dev/zero` never ends, so neither is opened. Links are
//! followed; callers that must not follow them check first.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use super::machine::{ReadRefusal, refused};
use super::output::error::{Action, FileError};
use super::platform;
use crate::words::Size;

/// Maximum bytes of a file read into memory: the longest manifest or `image-set.json` that any
/// reader accepts. A sparse file of terabytes costs an attacker nothing and would fill the memory.
const WHOLE_BYTES_MAX: u64 = 128 << 20;

/// Opens a plain file or a disk for reading; never blocks.
///
/// # Errors
/// Returns the system's error, or an error if it is neither.
pub fn open_file(path: &Path) -> io::Result<File> {
    platform::open_file(path)
}

/// Reads a whole file of up to `most_bytes`. Of a longer file it reads `most_bytes` plus one, so
/// that the caller can detect it.
///
/// # Errors
/// As [`open_file`].
pub fn read_at_most(path: &Path, most_bytes: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open_file(path)?
        .take(most_bytes.saturating_add(1))
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads a whole small file (a table, a manifest); the error contains the path.
///
/// # Errors
/// Fails if it cannot be read, is not a plain file, or is longer than 128 MiB.
pub fn read_file(path: &Path) -> Result<Vec<u8>, FileError> {
    let named = |e| FileError::io(Action::Read, path, e);
    let bytes = read_at_most(path, WHOLE_BYTES_MAX).map_err(named)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= WHOLE_BYTES_MAX) {
        return Ok(bytes);
    }
    let most = Size(WHOLE_BYTES_MAX);
    Err(named(refused(ReadRefusal::TooLong { most })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn pipes_and_endless_devices_are_refused_at_once() {
        let dir = tempfile::tempdir().unwrap();
        let pipe = dir.path().join("pipe");
        rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RUSR).unwrap();
        for path in [pipe.as_path(), Path::new("/dev/zero"), dir.path()] {
            assert!(open_file(path).is_err(), "{}", path.display());
            assert!(read_file(path).is_err(), "{}", path.display());
        }
    }

    #[test]
    fn a_hole_of_terabytes_is_not_taken_into_memory() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("hole");
        File::create_new(&path).unwrap().set_len(1 << 40).unwrap();
        assert!(read_file(&path).is_err());
        assert_eq!(read_at_most(&path, 10).unwrap(), [0; 11]);
    }
}
