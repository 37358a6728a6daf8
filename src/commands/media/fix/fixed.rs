//! What was asked of `media fix`, what it did, and the entries that follow.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::mend::Mend;
use crate::base::{Action, Activity, Diagnostic, FileError, Mode, Sha256, Work};
use crate::commands::Error;
use crate::commands::media::guess::kind_of;
use crate::commands::media::list::MediaList;
use crate::commands::media::measure::{first_kind, measure};

/// What to mend.
#[derive(Debug, Clone)]
pub struct FixOptions {
    /// The folder that holds `manifests/`.
    pub kit: PathBuf,
    /// Files and folders below `media/`; for a folder only its name is mended.
    pub files: Vec<PathBuf>,
    /// Whether to mend, or only to report what would be mended.
    pub mode: Mode,
    /// What mends them.
    pub tool: FixTool,
}

/// What mends a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FixTool {
    /// This program, without loss.
    Own,
    /// ffmpeg, which makes a new file.
    Ffmpeg,
}

/// The result of `media fix`.
#[derive(Debug, Default)]
pub struct MediaFixed {
    /// Files in the order given; `mends` is empty if there was nothing to mend.
    pub files: Vec<FixedFile>,
    /// Why other files were left unchanged.
    pub refused: Vec<Diagnostic>,
}

/// One file, mended or to be mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedFile {
    /// The old path, relative to `media/`.
    pub path: String,
    /// The new path, relative to `media/`.
    pub now: String,
    /// The corrections.
    pub mends: Vec<Mend>,
    /// Whether its entry in `media.toml` was updated. An entry that did not match the old file is
    /// left for people to check.
    pub recorded: bool,
    /// Whether `media.toml` has an entry for it.
    pub listed: bool,
}

/// A mended file, or why it was left unchanged.
pub(super) type FixRemark<T> = Result<Result<T, Diagnostic>, Error>;

/// What became of a mended file's entry.
pub(super) struct EntryState {
    pub(super) recorded: bool,
    pub(super) listed: bool,
}

/// Updates `media.toml`: new paths, and the new digest if the old one matched.
pub(super) fn follow(
    options: &FixOptions,
    fixed: &FixedFile,
    digest_before: Option<Sha256>,
    target: &Path,
) -> Result<EntryState, Error> {
    let mut list = MediaList::read(&options.kit)?;
    let is_here = |path: &String| {
        let rest = path.strip_prefix(fixed.path.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let is_listed = list.paths().iter().any(is_here);
    let fitted = digest_before.is_some() && list.digest(&fixed.path) == digest_before;
    if fixed.now != fixed.path {
        list.rename(&fixed.path, &fixed.now);
    }
    let top = |path: &str| path.split('/').next().map(str::to_owned);
    if top(&fixed.now) != top(&fixed.path) {
        let mut file =
            File::open(target).map_err(|error| FileError::io(Action::Read, target, error))?;
        let content = first_kind(target, &mut file)?;
        list.set_kind(&fixed.now, kind_of(&fixed.now, content, false));
    }
    if fitted {
        // The file is already mended, so its entry must be updated; Ctrl-C does not stop this.
        let work = Work::new();
        let task = work.task(Activity::ReadMedia, None);
        list.record(&fixed.now, &measure(target, &task)?);
    }
    list.write()?;
    Ok(EntryState {
        recorded: fitted,
        listed: is_listed,
    })
}
