//! Resolves files named on the command line to files of the kit.

use std::path::{Path, PathBuf};

use super::refusal::MediaRefusal;
use crate::base::{Action, Diagnostic, FileError, real_path};
use crate::commands::Error;

/// A file or folder below `media/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MediaPath {
    /// Relative to `media/`, with `/`; empty for `media/` itself.
    pub(super) path: String,
    /// Path on disk.
    pub(super) file: PathBuf,
}

impl MediaPath {
    /// Its path in messages, relative to the kit.
    pub(super) fn shown(&self) -> String {
        format!("media/{}", self.path)
            .trim_end_matches('/')
            .to_owned()
    }
}

/// Finds `asked` relative to the current folder, or else to the kit, as in the mends of `check`. A
/// final link is not followed, so that it can be recognised as a link.
///
/// # Errors
/// Fails if the kit's `media/` cannot be resolved.
pub(super) fn locate(kit: &Path, asked: &Path) -> Result<Result<MediaPath, Diagnostic>, Error> {
    let media = kit.join("media");
    let failed = |error| FileError::io(Action::Read, &media, error);
    let root = real_path(&media).map_err(failed)?;
    let shown = asked.to_string_lossy().replace('\\', "/");
    let there: Vec<PathBuf> = [asked.to_path_buf(), kit.join(asked)]
        .into_iter()
        .filter(|path| path.symlink_metadata().is_ok())
        .map(|path| real(&path))
        .collect();
    if there.is_empty() {
        return Ok(Err(Diagnostic::fault(shown, MediaRefusal::NoSuchFile)));
    }
    let Some(file) = there.into_iter().find(|path| path.starts_with(&root)) else {
        return Ok(Err(Diagnostic::fault(shown, MediaRefusal::Outside)));
    };
    let below = file.strip_prefix(&root).unwrap_or(&file);
    let names: Option<Vec<&str>> = below.iter().map(|name| name.to_str()).collect();
    let Some(names) = names else {
        return Ok(Err(Diagnostic::fault(shown, MediaRefusal::NotText)));
    };
    let path = names.join("/");
    Ok(Ok(MediaPath { path, file }))
}

/// The path without links except a final one, in the disk's own spelling.
fn real(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let is_link = whole
        .symlink_metadata()
        .is_ok_and(|found| found.is_symlink());
    match (whole.parent().map(real_path), whole.file_name()) {
        (Some(Ok(parent)), Some(name)) if is_link => parent.join(name),
        _ => real_path(&whole).unwrap_or(whole),
    }
}
