//! Opening files that may be something else than they seem.
//!
//! A pipe in a file's place would make whoever opens it wait for ever, and `/dev/zero` never ends:
//! neither is opened. Links are followed; who must not follow them looks before.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use super::output::error::{Action, FileError};
use super::platform;

/// Longest file that is taken into memory whole: the longest manifest or `image-set.json` that any
/// reader takes. A hole of terabytes costs whoever made it nothing, and would fill the memory.
const WHOLE_BYTES_MAX: u64 = 128 << 20;

/// Opens a plain file or a disk for reading; never waits.
///
/// # Errors
/// What the system said, or that it is neither.
pub fn open_file(path: &Path) -> io::Result<File> {
    platform::open_file(path)
}

/// The whole of a file that is no longer than `most_bytes`; of a longer one the beginning, a byte
/// more than that, so that its reader can tell.
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

/// The whole of a small file (a table, a manifest), with the path in the error.
///
/// # Errors
/// When it cannot be read, is no plain file, or is longer than 128 MiB.
pub fn read_file(path: &Path) -> Result<Vec<u8>, FileError> {
    let named = |e| FileError::io(Action::Read, path, e);
    let bytes = read_at_most(path, WHOLE_BYTES_MAX).map_err(named)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= WHOLE_BYTES_MAX) {
        return Ok(bytes);
    }
    let words = "it is longer than 128 MiB, which no such file is";
    Err(named(io::Error::new(io::ErrorKind::InvalidData, words)))
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
