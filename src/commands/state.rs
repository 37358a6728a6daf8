//! Records what earlier runs did, so that a run with no changes does nothing.
//!
//! `<out>/.drivepress/state.json` holds, for each step, a digest of the names, sizes and times of
//! all inputs and outputs, the options and the program's version. It may be deleted at any time. It
//! proves nothing, so `verify` does not read it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

use super::error::Error;
use crate::base::{Action, FileError, Hashing, OutputFile, Sha256};
use crate::image::Dist;

/// The folder beside the outputs that holds the state and the lock.
const FOLDER: &str = ".drivepress";
/// The file in it that holds the state.
const FILE: &str = "state.json";

/// Size and time of a file. They show that it was not modified, but do not prove that it is intact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct FileStamp {
    size_bytes: u64,
    modified_nanoseconds: u128,
}

/// A step that is recorded when it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step<'a> {
    /// An edition's drive folder.
    Build(&'a str),
    /// The bases of an edition's image set.
    Bases(&'a str),
    /// An edition's image set.
    Stamp(&'a str),
    /// All editions' drive folders and image sets.
    Make,
}

impl Step<'_> {
    /// Its name in the state.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Build(edition) => format!("build/{edition}"),
            Self::Bases(edition) => format!("bases/{edition}"),
            Self::Stamp(edition) => format!("stamp/{edition}"),
            Self::Make => "make".to_owned(),
        }
    }

    /// The paths that it makes in an output folder.
    fn outputs(&self, dist: Dist<'_>) -> Vec<PathBuf> {
        match self {
            Self::Build(edition) => vec![dist.drive(edition)],
            Self::Bases(edition) => dist.bases(edition),
            Self::Stamp(edition) => vec![dist.set(edition)],
            Self::Make => vec![dist.drives(), dist.images()],
        }
    }
}

/// Fingerprints of one step's inputs and outputs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Done {
    inputs: Sha256,
    outputs: Sha256,
}

/// A CRC-32, with the size and time that the file had when it was computed.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct StampedCrc32 {
    look: FileStamp,
    crc32: u32,
}

/// A medium in a drive folder, with the sizes and times that its source and it had when it was copied
/// and found right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct StampedCopy {
    source: FileStamp,
    copy: FileStamp,
    sha256: Sha256,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct StoredState {
    program: String,
    steps: BTreeMap<String, Done>,
    #[serde(default)]
    checksums: BTreeMap<String, StampedCrc32>,
    #[serde(default)]
    copies: BTreeMap<String, StampedCopy>,
}

/// The state of one output folder, locked by one run at a time.
#[derive(Debug)]
pub(super) struct OutputState {
    out: PathBuf,
    stored: StoredState,
    /// Held until the run ends; the system releases it if the program is killed.
    _lock: fs::File,
}

impl OutputState {
    /// Locks the output folder for this run and reads its state.
    ///
    /// # Errors
    /// Fails if another run holds the lock, or the folder cannot be written.
    pub(super) fn open(out: &Path) -> Result<Self, Error> {
        let folder = out.join(FOLDER);
        fs::create_dir_all(&folder).map_err(|e| FileError::io(Action::Create, &folder, e))?;
        let path = folder.join("lock");
        let mut options = fs::OpenOptions::new();
        let lock = options
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path);
        let lock = lock.map_err(|e| FileError::io(Action::Open, &path, e))?;
        if lock.try_lock().is_err() {
            return Err(FileError::Busy {
                path: out.to_owned(),
            }
            .into());
        }
        let stored = fs::read(folder.join(FILE));
        // An unreadable state counts as empty, so everything is done again.
        let stored = stored
            .ok()
            .and_then(|bytes| serde_json::from_slice::<StoredState>(&bytes).ok());
        let stored = stored
            .filter(|stored| stored.program == program())
            .unwrap_or_default();
        Ok(Self {
            out: out.to_owned(),
            stored,
            _lock: lock,
        })
    }

    /// Whether `out` is an output folder with a state.
    pub(super) fn is_in(out: &Path) -> bool {
        out.join(FOLDER).join(FILE).is_file()
    }

    /// The fingerprint of the current outputs of `step`.
    ///
    /// # Errors
    /// Fails if they cannot be listed.
    pub(super) fn outputs(&self, step: &Step<'_>) -> Result<Sha256, Error> {
        fingerprint(&step.outputs(Dist::new(&self.out)), "")
    }

    /// Whether `step` was done with these `inputs` and its outputs are unchanged since.
    ///
    /// # Errors
    /// Fails if the outputs cannot be listed.
    pub(super) fn is_done(&self, step: &Step<'_>, inputs: Sha256) -> Result<bool, Error> {
        let done = self.stored.steps.get(&step.name());
        let has_inputs = done.is_some_and(|done| done.inputs == inputs);
        Ok(has_inputs && self.is_untouched(step)?)
    }

    /// Whether the outputs of `step` are unchanged since, whatever its inputs were.
    ///
    /// # Errors
    /// Fails if the outputs cannot be listed.
    pub(super) fn is_untouched(&self, step: &Step<'_>) -> Result<bool, Error> {
        Ok(match self.stored.steps.get(&step.name()) {
            Some(done) => done.outputs == self.outputs(step)?,
            None => false,
        })
    }

    /// Records that a step was done.
    ///
    /// # Errors
    /// Fails if the outputs cannot be listed.
    pub(super) fn done(&mut self, step: &Step<'_>, inputs: Sha256) -> Result<(), Error> {
        let outputs = self.outputs(step)?;
        self.stored
            .steps
            .insert(step.name(), Done { inputs, outputs });
        self.save();
        Ok(())
    }

    /// Records an intended change to the outputs of a step. Does nothing if the recorded outputs
    /// are not `before`.
    ///
    /// # Errors
    /// Fails if the outputs cannot be listed.
    pub(super) fn renew(&mut self, step: &Step<'_>, before: Sha256) -> Result<(), Error> {
        let now = self.outputs(step)?;
        match self.stored.steps.get_mut(&step.name()) {
            Some(done) if done.outputs == before => done.outputs = now,
            _ => return Ok(()),
        }
        self.save();
        Ok(())
    }

    /// The stored CRC-32 of an output file; `None` if its size or time changed since.
    pub(super) fn crc32(&self, path: &Path) -> Option<u32> {
        let noted = self.stored.checksums.get(&self.key(path))?;
        (look(path).ok()? == noted.look).then_some(noted.crc32)
    }

    /// Stores the CRC-32 of an output file (saved with the next step).
    pub(super) fn note_crc32(&mut self, path: &Path, crc32: u32) {
        if let Ok(look) = look(path) {
            self.stored
                .checksums
                .insert(self.key(path), StampedCrc32 { look, crc32 });
        }
    }

    /// Whether `copy`, in the outputs, was made from `source` with the digest `sha256`, and neither
    /// changed since.
    pub(super) fn is_copy(&self, source: &Path, copy: &Path, sha256: Sha256) -> bool {
        let noted = self.stored.copies.get(&self.key(copy));
        noted.is_some() && stamped_copy(source, copy, sha256).as_ref() == noted
    }

    /// Stores that `copy` was made from `source` and found right (saved with the next step).
    pub(super) fn note_copy(&mut self, source: &Path, copy: &Path, sha256: Sha256) {
        if let Some(noted) = stamped_copy(source, copy, sha256) {
            self.stored.copies.insert(self.key(copy), noted);
        }
    }

    fn key(&self, path: &Path) -> String {
        slashed(path.strip_prefix(&self.out).unwrap_or(path))
    }

    /// Saves the state. Errors are ignored, because the state only saves work and the outputs are
    /// valid without it.
    fn save(&mut self) {
        self.stored.program = program();
        let Ok(mut text) = serde_json::to_vec_pretty(&self.stored) else {
            return;
        };
        text.push(b'\n');
        // Written without a sync: a lost state costs one run, but a sync would slow every run.
        let _ = OutputFile::write_note(self.out.join(FOLDER).join(FILE), &text);
    }
}

fn stamped_copy(source: &Path, copy: &Path, sha256: Sha256) -> Option<StampedCopy> {
    Some(StampedCopy {
        source: look(source).ok()?,
        copy: look(copy).ok()?,
        sha256,
    })
}

fn program() -> String {
    format!("drivepress {}", env!("CARGO_PKG_VERSION"))
}

/// A digest of the names, sizes and times of everything in `paths` (folders or single files), and
/// of `options`. Missing paths are skipped.
///
/// # Errors
/// Fails if a folder cannot be listed.
pub(super) fn fingerprint(paths: &[PathBuf], options: &str) -> Result<Sha256, Error> {
    let mut hashing = Hashing::new();
    hashing.update(options.as_bytes());
    for (index, path) in paths.iter().enumerate().filter(|(_, path)| path.exists()) {
        for entry in WalkDir::new(path).sort_by_file_name() {
            let entry = entry.map_err(|e| walk_error(path, e))?;
            // Relative, so that the current folder does not matter.
            let inside = entry.path().strip_prefix(path).unwrap_or(entry.path());
            let mut line = format!("{index}/{}", slashed(inside));
            if entry.file_type().is_file() {
                let look =
                    look(entry.path()).map_err(|e| FileError::io(Action::Read, entry.path(), e))?;
                // Writing to a String cannot fail.
                let _ = write!(line, "\0{}\0{}", look.size_bytes, look.modified_nanoseconds);
            }
            line.push('\n');
            hashing.update(line.as_bytes());
        }
    }
    Ok(hashing.finish())
}

fn walk_error(path: &Path, error: walkdir::Error) -> FileError {
    let path = error.path().unwrap_or(path).to_owned();
    FileError::io(Action::List, path, error.into())
}

fn look(path: &Path) -> io::Result<FileStamp> {
    let metadata = fs::metadata(path)?;
    let modified = metadata.modified()?;
    let since = modified.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(FileStamp {
        size_bytes: metadata.len(),
        modified_nanoseconds: since.as_nanos(),
    })
}

fn slashed(path: &Path) -> String {
    let names: Vec<_> = path.iter().map(|name| name.to_string_lossy()).collect();
    names.join("/")
}
