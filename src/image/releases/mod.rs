//! Signed sets that another release followed.
//!
//! Owns moving a set to `releases/<release>/<edition>/`, and finding all sets of an output folder.
//! A set is linked to its new place before the next release replaces it, so that it is complete in
//! at least one place at any moment. Until the old place is overwritten, both hold the same set;
//! [`all_sets`] lists it once.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::error::Error;
use super::inside;
use super::lists;
use super::set::{Dist, ImageSet, SET_SIGNATURE_FILE, SUMS_SIGNATURE_FILE};
use crate::base::{Action, FileError, OutputFolder};

/// Whether the lists of the set in `folder` have signatures. They are signed last, so all drives of
/// the set are signed too. Proves nothing; `verify` does.
pub fn has_signatures(folder: &Path) -> bool {
    let names = [SUMS_SIGNATURE_FILE, SET_SIGNATURE_FILE];
    names.iter().all(|name| folder.join(name).is_file())
}

/// All image sets of an output folder: those made last, then those of earlier releases, newest
/// first.
///
/// # Errors
/// Fails if a folder of sets exists but cannot be listed.
pub fn all_sets(dist: Dist<'_>) -> io::Result<Vec<PathBuf>> {
    let mut sets = dist.sets()?;
    let last = sets.clone();
    for release in dist.earlier_releases()? {
        let earlier = dist.released_sets(release)?;
        let is_listed = |folder: &PathBuf| {
            let name = folder.file_name();
            let mut same = last.iter().filter(|set| set.file_name() == name);
            same.any(|set| lists::are_same(set, folder))
        };
        sets.extend(earlier.into_iter().filter(|folder| !is_listed(folder)));
    }
    Ok(sets)
}

/// Keeps the signed `set` of an edition among the earlier releases and returns its new folder;
/// `None` if that folder already has all its drives. The set also stays at its old place until the
/// next set replaces it.
///
/// # Errors
/// [`Error::OtherReleaseThere`] if the folder has other drives of that release, or an I/O error.
pub fn keep_release(
    dist: Dist<'_>,
    folder: &Path,
    set: &ImageSet,
) -> Result<Option<PathBuf>, Error> {
    let target = dist.released_set(set.release, set.edition.as_str());
    OutputFolder::recover(&target)?;
    if target.exists() {
        let there = ImageSet::read(&target)?;
        let is_there = set.recipients.iter().all(|record| {
            let other = there.recipient(&record.recipient);
            other.is_some_and(|other| other.tag_manifest_sha256 == record.tag_manifest_sha256)
        });
        return if is_there {
            Ok(None)
        } else {
            Err(Error::OtherReleaseThere { folder: target })
        };
    }
    let output = OutputFolder::create(&target)?;
    link_all(folder, output.path())?;
    output.commit()?;
    Ok(Some(target))
}

/// Hard-links everything in a folder.
fn link_all(from: &Path, to: &Path) -> Result<(), Error> {
    for entry in WalkDir::new(from).min_depth(1).sort_by_file_name() {
        let entry = entry.map_err(|e| FileError::io(Action::List, from, e.into()))?;
        let below = entry.path().strip_prefix(from).unwrap_or(entry.path());
        let target = to.join(below);
        if entry.file_type().is_dir() {
            fs::create_dir(&target).map_err(|e| FileError::io(Action::Create, target, e))?;
        } else {
            inside::link(entry.path(), &target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
