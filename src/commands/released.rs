//! The signed set of the release that the kit makes now, and its signatures, which a run without the
//! key keeps.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::error::Error;
use crate::bag::{SIGNATURE_PATH, TAG_MANIFEST_PATH};
use crate::base::{OutputFolder, Sha256, read_file};
use crate::drive::{DriveFile, EditionName, Recipient, Release};
use crate::image::{self, Dist, ImageSet};

/// A signed set of the release that the kit makes now.
pub(super) struct ReleasedSet {
    pub(super) folder: PathBuf,
    pub(super) set: ImageSet,
    /// Set once the kit was found to make the same drives.
    pub(super) is_same: OnceLock<()>,
}

impl ReleasedSet {
    /// The signed set of an edition's `release`, where `make` put it or among the earlier releases.
    ///
    /// # Errors
    /// Fails if a signed set cannot be read: it could be of this release.
    pub(super) fn find(
        dist: Dist<'_>,
        edition: &EditionName,
        release: Release,
    ) -> Result<Option<Self>, Error> {
        let name = edition.as_str();
        for folder in [dist.set(name), dist.released_set(release, name)] {
            OutputFolder::recover(&folder)?;
            if !image::has_signatures(&folder) {
                continue;
            }
            let set = ImageSet::read(&folder)?;
            if set.release == release && set.signer.is_some() {
                return Ok(Some(Self {
                    folder,
                    set,
                    is_same: OnceLock::new(),
                }));
            }
        }
        Ok(None)
    }

    /// Puts the signature that this drive has in the set into its slot among `files`.
    pub(super) fn keep_signature(&self, recipient: &Recipient, files: &mut [DriveFile]) {
        let signature = tag_manifest_of(files)
            .and_then(|sum| image::kept_signature(&self.folder, &self.set, recipient, sum));
        fill(signature, files);
    }

    /// The signature of a list, if the list is still the same.
    pub(super) fn list_signature(&self, name: &str, bytes: &[u8]) -> Option<Vec<u8>> {
        let path = self.folder.join(name);
        let is_same = read_file(&path).is_ok_and(|old| old == bytes);
        let signature = self.folder.join(format!("{name}.minisig"));
        is_same.then(|| read_file(&signature).ok()).flatten()
    }
}

/// Puts the signature of the master's drive in `folder` into its slot among `files`, if the drive is
/// still the same.
pub(super) fn keep_masters_signature(folder: &Path, files: &mut [DriveFile]) {
    let old = read_file(&folder.join(TAG_MANIFEST_PATH)).ok();
    let is_same = old.map(|bytes| Sha256::of(&bytes)) == tag_manifest_of(files);
    let signature = is_same.then(|| read_file(&folder.join(SIGNATURE_PATH)).ok());
    fill(signature.flatten(), files);
}

fn fill(signature: Option<Vec<u8>>, files: &mut [DriveFile]) {
    let slot = files
        .iter_mut()
        .find(|file| file.path.as_str() == SIGNATURE_PATH);
    if let (Some(slot), Some(signature)) = (slot, signature) {
        slot.bytes = signature;
    }
}

pub(super) fn tag_manifest_of(files: &[DriveFile]) -> Option<Sha256> {
    let mut files = files.iter();
    let manifest = files.find(|file| file.path.as_str() == TAG_MANIFEST_PATH)?;
    Some(Sha256::of(&manifest.bytes))
}
