//! Output that appears completely or not at all.
//!
//! A file or folder is built beside its target under the name `.drivepress-<name>.new`, made
//! durable, and renamed. The name is fixed, so the next run removes what a killed run left; a lock
//! on the unfinished file keeps two runs apart. Dropping an output that was not committed removes
//! it.

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

/// The temporary path of `target`.
fn beside(target: &Path, state: &str) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".drivepress-{name}.{state}"))
}

/// The folder of a path; for a bare name the current folder.
fn folder_of(path: &Path) -> &Path {
    let parent = path.parent().unwrap_or(Path::new(""));
    if parent.as_os_str().is_empty() {
        Path::new(".")
    } else {
        parent
    }
}

/// Makes everything written to a mounted drive durable, with one call if the system has one. Each
/// [`OutputFile`] was already flushed when it was committed.
///
/// # Errors
/// Fails if the system could not write its buffers: do not trust anything written since.
pub fn sync_drive(path: &Path) -> Result<(), FileError> {
    platform::sync_drive(path).map_err(|e| FileError::io(Action::Sync, path, e))
}

/// Removes a file or a link, even a read-only one.
///
/// # Errors
/// Returns the system's error.
pub fn remove_entry(path: &Path) -> io::Result<()> {
    patiently(|| platform::remove_entry(path))
}

/// Renames `from` to `to`, waiting a while if another program holds either open.
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
    /// Starts a file that will become `target`; its folder must exist.
    ///
    /// # Errors
    /// [`FileError::Busy`] if another run is writing it, otherwise the system's error.
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
        // Another run may have finished between opening and locking; the locked file is then the
        // one that it has just put in place.
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

    /// Writes a note without waiting for the disk; a power cut may lose it. Readers on a running
    /// system see either the old note or the new one in full.
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

    /// The final path of the file.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Makes the file durable and renames it to its target.
    ///
    /// # Errors
    /// Returns the system's error; an old file is then still in place.
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
            // This failure cannot be handled here; the next run removes the file.
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
    /// Starts a folder that will become `target`, and creates its parents. First cleans up what a
    /// killed run left.
    ///
    /// # Errors
    /// Returns the system's error.
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

    /// Cleans up what a killed run left beside `target`: removes an unfinished folder, and restores
    /// an old one that was moved away but not replaced.
    ///
    /// # Errors
    /// Returns the system's error.
    pub fn recover(target: &Path) -> Result<(), FileError> {
        let old = beside(target, "old");
        if old.exists() && !target.exists() {
            rename(&old, target).map_err(|e| FileError::replacing(Action::Rename, &old, e))?;
        }
        remove_folder(&old)?;
        remove_folder(&beside(target, "new"))
    }

    /// Cleans up what killed runs left in `parent`, whatever they were making there.
    ///
    /// # Errors
    /// Returns the system's error.
    pub fn recover_all(parent: &Path) -> Result<(), FileError> {
        let Ok(entries) = fs::read_dir(parent) else {
            return Ok(());
        };
        // An entry that cannot be listed cannot be cleaned up either.
        for entry in entries.filter_map(Result::ok) {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let inner = name.strip_prefix(".drivepress-");
            let inner = inner.and_then(|name| {
                let old = name.strip_suffix(".old");
                old.or_else(|| name.strip_suffix(".new"))
            });
            if let Some(inner) = inner {
                Self::recover(&parent.join(inner))?;
            }
        }
        Ok(())
    }

    /// Removes the folder at `target`. It disappears in one step; if the run is killed afterwards,
    /// [`OutputFolder::recover`] removes the rest.
    ///
    /// # Errors
    /// Returns the system's error.
    pub fn remove(target: &Path) -> Result<(), FileError> {
        let aside = beside(target, "new");
        remove_folder(&aside)?;
        rename(target, &aside).map_err(|e| FileError::replacing(Action::Remove, target, e))?;
        let parent = folder_of(target);
        platform::sync_directory(parent).map_err(|e| FileError::io(Action::Sync, parent, e))?;
        remove_folder(&aside)
    }

    /// Where to build the folder.
    pub fn path(&self) -> &Path {
        &self.temporary
    }

    /// The final path of the folder.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Makes the folder durable (one sync of the file system) and moves it to its target.
    ///
    /// # Errors
    /// Returns the system's error; an old folder is then still in place, or the next run restores
    /// it.
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
                // If this also fails, the next run restores it.
                let _ = fs::rename(&old, &self.target);
                return Err(FileError::replacing(Action::Rename, &self.temporary, error));
            }
        }
        self.committed = true;
        self.sync_parent()?;
        match remove_folder(&old) {
            // The new folder is in place; the next run removes what others still hold open of the
            // old one.
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
            // This failure cannot be handled here; the next run removes the folder.
            let _ = fs::remove_dir_all(&self.temporary);
        }
    }
}

/// Removes a folder and its contents on all cores: a set has thousands of files, and the system
/// frees the blocks of each file before the call returns.
fn remove_folder(path: &Path) -> Result<(), FileError> {
    let files = WalkDir::new(path).into_iter().filter_map(Result::ok);
    let files: Vec<_> = files.filter(|entry| !entry.file_type().is_dir()).collect();
    files.par_iter().for_each(|entry| {
        // Removing the folder below reports what is left.
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
mod tests;
