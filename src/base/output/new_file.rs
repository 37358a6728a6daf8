//! Files that never replace another: written completely, not at all, or refused.

use std::io::{self, Write as _};
use std::path::Path;

use super::error::{Action, FileError};
use crate::base::platform;

/// Who may read a new file, if the system has such permissions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Only its owner.
    Owner,
    /// Everyone.
    All,
}

/// Writes `bytes` as the whole of `target`, unless that name already exists.
///
/// # Errors
/// [`FileError::Exists`], otherwise the system's error.
pub fn write_new(target: &Path, bytes: &[u8], readers: Readers) -> Result<(), FileError> {
    let fail = |e| FileError::io(Action::Write, target, e);
    let parent = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    // Temporary files are readable only by their owner by default.
    let mut file = tempfile::Builder::new()
        .prefix(".drivepress-")
        .tempfile_in(parent)
        .map_err(fail)?;
    file.write_all(bytes).map_err(fail)?;
    if readers == Readers::All {
        platform::let_all_read(file.as_file()).map_err(fail)?;
    }
    file.as_file().sync_all().map_err(fail)?;
    file.persist_noclobber(target).map_err(|refused| {
        if refused.error.kind() == io::ErrorKind::AlreadyExists {
            FileError::Exists {
                path: target.to_owned(),
            }
        } else {
            fail(refused.error)
        }
    })?;
    platform::sync_directory(parent).map_err(|e| FileError::io(Action::Sync, parent, e))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_new_file_is_whole_and_never_replaces_another() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("a.key");
        write_new(&target, b"first", Readers::Owner).unwrap();
        let error = write_new(&target, b"second", Readers::All).unwrap_err();
        assert!(matches!(error, FileError::Exists { .. }), "{error}");
        assert_eq!(fs::read(&target).unwrap(), b"first");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
        assert!(write_new(&dir.path().join("none/a"), b"", Readers::All).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_file_of_its_owner_is_read_by_nobody_else() {
        use std::os::unix::fs::PermissionsExt as _;
        let dir = tempfile::tempdir().unwrap();
        for (readers, mode) in [(Readers::Owner, 0o600), (Readers::All, 0o644)] {
            let target = dir.path().join(format!("{mode:o}"));
            write_new(&target, b"x", readers).unwrap();
            let found = fs::metadata(&target).unwrap().permissions().mode();
            assert_eq!(found & 0o777, mode);
        }
    }
}
