//! `tidy`: takes away the signed sets of earlier releases.

use std::path::{Path, PathBuf};

use super::error::Error;
use super::state::OutputState;
use crate::base::{Action, FileError, OutputFolder, Work, folder_totals};
use crate::drive::Release;
use crate::image::Dist;

/// Which earlier releases to take away.
#[derive(Clone, Debug)]
pub struct TidyOptions {
    /// The output folder.
    pub out: PathBuf,
    /// How many earlier releases stay, the newest.
    pub keep: usize,
}

/// An earlier release in the output folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierRelease {
    /// Its number.
    pub release: Release,
    /// Its folder.
    pub folder: PathBuf,
    /// The editions whose sets it has.
    pub editions: Vec<String>,
    /// Bytes of all its files.
    pub bytes: u64,
}

/// What `tidy` is going to do. The output folder stays locked until this is dropped.
#[derive(Debug)]
pub struct Tidying {
    /// The releases that stay, newest first.
    pub kept: Vec<EarlierRelease>,
    /// The releases to take away, newest first.
    pub removed: Vec<EarlierRelease>,
    _state: Option<OutputState>,
}

/// Lists the earlier releases: which stay, and which are to go.
///
/// # Errors
/// Fails if another run holds the output folder, or it cannot be listed.
pub fn plan_tidy(options: &TidyOptions) -> Result<Tidying, Error> {
    let dist = Dist::new(&options.out);
    let folder = dist.releases();
    if !folder.is_dir() {
        return Ok(Tidying {
            kept: Vec::new(),
            removed: Vec::new(),
            _state: None,
        });
    }
    let state = OutputState::open(&options.out)?;
    OutputFolder::recover_all(&folder)?;
    let releases = dist.earlier_releases();
    let releases = releases.map_err(|e| FileError::io(Action::List, &folder, e))?;
    let releases = releases.into_iter().map(|release| describe(dist, release));
    let mut kept = releases.collect::<Result<Vec<_>, Error>>()?;
    let removed = kept.split_off(options.keep.min(kept.len()));
    Ok(Tidying {
        kept,
        removed,
        _state: Some(state),
    })
}

impl Tidying {
    /// Takes the releases away, oldest first. Each disappears whole.
    ///
    /// # Errors
    /// Fails if one cannot be removed, or if the user asked to stop.
    pub fn run(&self, work: &Work) -> Result<(), Error> {
        for release in self.removed.iter().rev() {
            work.check_stop()?;
            OutputFolder::remove(&release.folder)?;
        }
        Ok(())
    }
}

fn describe(dist: Dist<'_>, release: Release) -> Result<EarlierRelease, Error> {
    let folder = dist.release(release);
    let sets = dist.released_sets(release);
    let sets = sets.map_err(|e| FileError::io(Action::List, &folder, e))?;
    let name = |set: &PathBuf| set.file_name().map(|name| name.to_string_lossy().into());
    Ok(EarlierRelease {
        release,
        editions: sets.iter().filter_map(name).collect(),
        bytes: folder_totals(Path::new(&folder))?.1,
        folder,
    })
}
