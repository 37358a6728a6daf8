//! Output that appears whole or not at all.
//!
//! A file or folder is built beside its target under the name `.drivepress-<name>.new`, made
//! durable, and renamed. The name is fixed, so the next run clears what a killed one left; a lock
//! on a file under construction keeps two runs apart. Dropping an output that was not committed
//! removes it.

pub(super) mod error;
pub(super) mod held;
pub(super) mod new_file;

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::platform;
use error::{Action, FileError};
use held::patiently;

/// Where `target` is under construction.
fn beside(target: &Path, state: &str) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".drivepress-{name}.{state}"))
}

/// The folder of a path; of a bare name the current one.
fn folder_of(path: &Path) -> &Path {
    let parent = path.parent().unwrap_or(Path::new(""));
    if parent.as_os_str().is_empty() {
        Path::new(".")
    } else {
        parent
    }
}

/// Makes what was written to a mounted drive durable: one call where the system has one. Each
/// [`OutputFile`] was flushed when it was committed.
///
/// # Errors
/// When the system could not write its buffers: nothing written since may be trusted.
pub fn sync_drive(path: &Path) -> Result<(), FileError> {
    platform::sync_drive(path).map_err(|e| FileError::io(Action::Sync, path, e))
}

/// Removes a file or a link, a read-only one too.
///
/// # Errors
/// What the system said.
pub fn remove_entry(path: &Path) -> io::Result<()> {
    patiently(|| platform::remove_entry(path))
}

/// Gives what stands at `from` the name `to`, for which another program is waited for a while.
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    platform::let_change(to);
    patiently(|| fs::rename(from, to))
}

/// A file under construction.
#[derive(Debug)]
pub struct OutputFile {
    file: File,
    temporary: PathBuf,
    target: PathBuf,
    committed: bool,
}

impl OutputFile {
    /// Begins a file that will be `target`; its folder must exist.
    ///
    /// # Errors
    /// [`FileError::Busy`] when another run is writing it, else what the system said.
    pub fn create(target: impl Into<PathBuf>) -> Result<Self, FileError> {
        let target = target.into();
        let temporary = beside(&target, "new");
        let open = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&temporary);
        let file = open.map_err(|e| FileError::io(Action::Create, &temporary, e))?;
        // Between opening and locking another run may have finished: then what is locked here is
        // the file that it has just put in place.
        if file.try_lock().is_err() || !platform::is_same_file(&file, &temporary) {
            return Err(FileError::Busy { path: target });
        }
        file.set_len(0)
            .map_err(|e| FileError::io(Action::Create, &temporary, e))?;
        Ok(Self {
            file,
            temporary,
            target,
            committed: false,
        })
    }

    /// Writes `bytes` as the whole of `target`.
    ///
    /// # Errors
    /// As [`OutputFile::create`] and [`OutputFile::commit`].
    pub fn write_whole(target: impl Into<PathBuf>, bytes: &[u8]) -> Result<(), FileError> {
        let mut output = Self::create(target)?;
        output
            .write_all(bytes)
            .map_err(|e| FileError::io(Action::Write, &output.target, e))?;
        output.commit()
    }

    /// Writes a note that may be lost in a power cut, so that nobody waits for the disk; readers of
    /// a running system see the old one or the new one whole.
    ///
    /// # Errors
    /// As [`OutputFile::create`].
    pub fn write_note(target: impl Into<PathBuf>, bytes: &[u8]) -> Result<(), FileError> {
        let mut output = Self::create(target)?;
        output
            .write_all(bytes)
            .map_err(|e| FileError::io(Action::Write, &output.target, e))?;
        output.rename()
    }

    /// The open file, for seeking, cloning blocks and setting the length.
    pub fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// The path that the file will have.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Makes the file durable and gives it its name.
    ///
    /// # Errors
    /// When the system could not; the old file, if any, is then still there.
    pub fn commit(self) -> Result<(), FileError> {
        self.file
            .sync_all()
            .map_err(|e| FileError::io(Action::Sync, &self.target, e))?;
        let target = self.target.clone();
        self.rename()?;
        let folder = folder_of(&target);
        platform::sync_directory(folder).map_err(|e| FileError::io(Action::Sync, folder, e))
    }

    fn rename(mut self) -> Result<(), FileError> {
        rename(&self.temporary, &self.target)
            .map_err(|e| FileError::replacing(Action::Replace, &self.target, e))?;
        self.committed = true;
        Ok(())
    }
}

impl Write for OutputFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for OutputFile {
    fn drop(&mut self) {
        if !self.committed {
            // Nothing more can be done about a failure here; the next run clears the name.
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

/// A folder under construction.
#[derive(Debug)]
pub struct OutputFolder {
    temporary: PathBuf,
    target: PathBuf,
    committed: bool,
}

impl OutputFolder {
    /// Begins a folder that will be `target`, making its parents; first puts right what a killed
    /// run left.
    ///
    /// # Errors
    /// What the system said.
    pub fn create(target: impl Into<PathBuf>) -> Result<Self, FileError> {
        let target = target.into();
        let parent = folder_of(&target);
        fs::create_dir_all(parent).map_err(|e| FileError::io(Action::Create, parent, e))?;
        Self::recover(&target)?;
        let temporary = beside(&target, "new");
        fs::create_dir(&temporary).map_err(|e| FileError::io(Action::Create, &temporary, e))?;
        Ok(Self {
            temporary,
            target,
            committed: false,
        })
    }

    /// Puts right what a killed run left beside `target`: an unfinished folder goes, and an old
    /// one that was moved away without a new one in its place comes back.
    ///
    /// # Errors
    /// What the system said.
    pub fn recover(target: &Path) -> Result<(), FileError> {
        let old = beside(target, "old");
        if old.exists() && !target.exists() {
            rename(&old, target).map_err(|e| FileError::replacing(Action::Rename, &old, e))?;
        }
        remove_folder(&old)?;
        remove_folder(&beside(target, "new"))
    }

    /// Where to build.
    pub fn path(&self) -> &Path {
        &self.temporary
    }

    /// The path that the folder will have.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Makes the folder durable (one sync of the file system) and puts it in the target's place.
    ///
    /// # Errors
    /// When the system could not; the old folder, if any, is then still there, or comes back
    /// with the next run.
    pub fn commit(mut self) -> Result<(), FileError> {
        platform::sync_filesystem(&self.temporary)
            .map_err(|e| FileError::io(Action::Sync, &self.temporary, e))?;
        let named = |e| FileError::replacing(Action::Replace, &self.target, e);
        if !self.target.exists() {
            rename(&self.temporary, &self.target).map_err(named)?;
            self.committed = true;
            return self.sync_parent();
        }
        let old = beside(&self.target, "old");
        if platform::exchange(&self.temporary, &self.target).is_ok() {
            rename(&self.temporary, &old).map_err(named)?;
        } else {
            rename(&self.target, &old).map_err(named)?;
            if let Err(error) = rename(&self.temporary, &self.target) {
                // Where this fails too, the next run puts it right.
                let _ = fs::rename(&old, &self.target);
                return Err(FileError::replacing(Action::Rename, &self.temporary, error));
            }
        }
        self.committed = true;
        self.sync_parent()?;
        match remove_folder(&old) {
            // The new one stands; what others still read of the old one goes with the next run.
            Err(FileError::Held { .. }) => Ok(()),
            removed => removed,
        }
    }

    fn sync_parent(&self) -> Result<(), FileError> {
        let parent = folder_of(&self.target);
        platform::sync_directory(parent).map_err(|e| FileError::io(Action::Sync, parent, e))
    }
}

impl Drop for OutputFolder {
    fn drop(&mut self) {
        if !self.committed {
            // Nothing more can be done about a failure here; the next run clears the name.
            let _ = fs::remove_dir_all(&self.temporary);
        }
    }
}

/// Removes a folder with all that is in it, on all cores: a set has thousands of files, and the
/// system frees the blocks of each before it goes on.
fn remove_folder(path: &Path) -> Result<(), FileError> {
    let files = WalkDir::new(path).into_iter().filter_map(Result::ok);
    let files: Vec<_> = files.filter(|entry| !entry.file_type().is_dir()).collect();
    files.par_iter().for_each(|entry| {
        // What stays is told below.
        let _ = platform::remove_entry(entry.path());
    });
    match patiently(|| fs::remove_dir_all(path)) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => {
            Err(FileError::replacing(Action::Remove, path, e))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> = entries
            .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_dropped_file_leaves_nothing_and_keeps_the_old_one() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("a.txt");
        OutputFile::write_whole(&target, b"old").unwrap();
        let mut file = OutputFile::create(&target).unwrap();
        file.write_all(b"half").unwrap();
        assert!(matches!(
            OutputFile::create(&target),
            Err(FileError::Busy { .. })
        ));
        drop(file);
        assert_eq!(fs::read(&target).unwrap(), b"old");
        assert_eq!(names(dir.path()), ["a.txt"]);
    }

    #[test]
    fn a_folder_takes_the_place_of_the_old_one_whole() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("set");
        for text in ["one", "two"] {
            let folder = OutputFolder::create(&target).unwrap();
            OutputFile::write_whole(folder.path().join(text), b"x").unwrap();
            folder.commit().unwrap();
            assert_eq!(names(&target), [text]);
        }
        drop(OutputFolder::create(&target).unwrap());
        assert_eq!(names(dir.path()), ["set"]);
        assert_eq!(names(&target), ["two"]);
    }

    #[test]
    fn an_old_folder_that_was_moved_away_comes_back() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("set");
        fs::create_dir_all(beside(&target, "old").join("kept")).unwrap();
        fs::create_dir_all(beside(&target, "new").join("half")).unwrap();
        OutputFolder::recover(&target).unwrap();
        assert_eq!(names(dir.path()), ["set"]);
        assert_eq!(names(&target), ["kept"]);
    }
}
