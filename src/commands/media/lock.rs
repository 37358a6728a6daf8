//! `media lock`: records the current state of the files as correct.

use std::fs;
use std::path::{Path, PathBuf};

use super::list::{LIST, MediaList};
use super::located::locate;
use super::measure::measure;
use super::refusal::MediaRefusal;
use crate::base::{Action, Activity, Diagnostic, FileError, Work};
use crate::commands::Error;
use crate::kit;

/// The result of `media lock`.
#[derive(Debug, Default)]
pub struct MediaLocked {
    /// Entries that changed.
    pub changed: Vec<LockedMedia>,
    /// Number of entries checked.
    pub looked_at: usize,
    /// Why other entries were left unchanged.
    pub refused: Vec<Diagnostic>,
}

/// An entry that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockedMedia {
    /// Relative to `media/`.
    pub path: String,
    /// The new length in bytes.
    pub size_bytes: u64,
}

/// Records the current digests, lengths and durations of the listed files: of all, or of `files`.
///
/// # Errors
/// Fails, without writing, if there is no kit, the list is not TOML, a file cannot be read, or on
/// Ctrl-C.
pub fn media_lock(kit: &Path, files: &[PathBuf], work: &Work) -> Result<MediaLocked, Error> {
    kit::load(kit, work)?;
    let mut list = MediaList::read(kit)?;
    let mut result = MediaLocked::default();
    let listed = list.paths();
    let wanted = if files.is_empty() {
        listed
    } else {
        listed_matches(kit, files, &listed, &mut result)?
    };
    let mut present = Vec::new();
    for path in wanted {
        let file = kit.join("media").join(&path);
        match file.symlink_metadata() {
            Ok(about) if about.is_file() => present.push((path, file, about.len())),
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(FileError::io(Action::Read, file, error).into());
            }
            _ => {
                let refusal = MediaRefusal::EntryWithoutFile { path };
                result.refused.push(Diagnostic::fault(LIST, refusal));
            }
        }
    }
    let total = present.iter().map(|(_, _, size)| size);
    let task = work.task(Activity::ReadMedia, Some(total.sum()));
    for (path, file, _) in present {
        let measured = measure(&file, &task)?;
        result.looked_at += 1;
        if list.record(&path, &measured) {
            result.changed.push(LockedMedia {
                path,
                size_bytes: measured.size_bytes,
            });
        }
    }
    list.write()?;
    Ok(result)
}

/// The listed paths that match the named files and folders.
fn listed_matches(
    kit: &Path,
    files: &[PathBuf],
    listed: &[String],
    result: &mut MediaLocked,
) -> Result<Vec<String>, Error> {
    let mut paths = Vec::new();
    for file in files {
        let located = match locate(kit, file)? {
            Ok(located) => located,
            Err(refused) => {
                result.refused.push(refused);
                continue;
            }
        };
        let below = |path: &&String| {
            located.path.is_empty()
                || path
                    .strip_prefix(located.path.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let before = paths.len();
        paths.extend(listed.iter().filter(below).cloned());
        if paths.len() == before && fs::metadata(&located.file).is_ok() {
            let fault = Diagnostic::fault(located.shown(), MediaRefusal::NotListed);
            result.refused.push(fault);
        }
    }
    paths.sort();
    paths.dedup();
    Ok(paths)
}
