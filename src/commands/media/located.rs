//! Files that were named on the command line, as files of the kit.

use std::path::{Path, PathBuf};

use super::refusal::Refusal;
use crate::base::{Action, Diagnostic, FileError, real_path};
use crate::commands::Error;

/// A file or folder below `media/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Located {
    /// Relative to `media/`, with `/`; empty for `media/` itself.
    pub(super) path: String,
    /// On disk.
    pub(super) file: PathBuf,
}

impl Located {
    /// Its name in messages, from the kit.
    pub(super) fn shown(&self) -> String {
        format!("media/{}", self.path)
            .trim_end_matches('/')
            .to_owned()
    }
}

/// Finds `asked` from the current folder, else from the kit: the mends of `check` count from
/// there. A link is not followed at its end, so that it is seen to be one.
///
/// # Errors
/// When the kit's folder cannot be read.
pub(super) fn locate(kit: &Path, asked: &Path) -> Result<Result<Located, Diagnostic>, Error> {
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
        return Ok(Err(Diagnostic::fault(shown, Refusal::NoSuchFile)));
    }
    let Some(file) = there.into_iter().find(|path| path.starts_with(&root)) else {
        return Ok(Err(Diagnostic::fault(shown, Refusal::Outside)));
    };
    let below = file.strip_prefix(&root).unwrap_or(&file);
    let names: Option<Vec<&str>> = below.iter().map(|name| name.to_str()).collect();
    let Some(names) = names else {
        return Ok(Err(Diagnostic::fault(shown, Refusal::NotText)));
    };
    let path = names.join("/");
    Ok(Ok(Located { path, file }))
}

/// The path without links on the way, in the disk's own spelling; a link at its end is not
/// followed.
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
