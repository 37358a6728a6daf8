//! The signed set of the release that the kit makes now.
//!
//! Its drives may be in the field. So nothing else is made under the same release number, and a run
//! without the key keeps its signatures.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rayon::prelude::*;

use super::drives::EditionDrives;
use super::error::Error;
use super::fault::ReleaseChange;
use super::target::EditionTarget;
use crate::bag::{SIGNATURE_PATH, SetIdentity, TAG_MANIFEST_PATH};
use crate::base::{OutputFolder, Sha256, read_file};
use crate::drive::{DriveFile, DrivePath, EditionName, Recipient, Release};
use crate::image::{self, Dist, ImageSet, RecipientRecord};

/// A signed set of the release that the kit makes now.
pub(super) struct ReleasedSet {
    folder: PathBuf,
    pub(super) set: ImageSet,
    /// Set once the kit was found to make the same drives.
    is_same: OnceLock<()>,
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

    /// Refuses to make other drives under this release's number.
    ///
    /// # Errors
    /// [`Error::ReleaseSigned`], with the first difference.
    pub(super) fn check(
        &self,
        target: &EditionTarget<'_>,
        drives: &EditionDrives<'_>,
    ) -> Result<(), Error> {
        if self.is_same.get().is_some() {
            return Ok(());
        }
        let change = match changed_identity(&self.set.identity(), &drives.identity) {
            None => match self.changed_file(drives) {
                None => self.changed_recipient(target, drives)?,
                file => file,
            },
            identity => identity,
        };
        if let Some(change) = change {
            return Err(self.refusal(change));
        }
        // Another thread can only have found the same.
        let _ = self.is_same.set(());
        Ok(())
    }

    /// The error for a release that would change.
    pub(super) fn refusal(&self, change: ReleaseChange) -> Error {
        Error::ReleaseSigned {
            folder: self.folder.clone(),
            release: self.set.release,
            change,
        }
    }

    /// The first common file that differs.
    fn changed_file(&self, drives: &EditionDrives<'_>) -> Option<ReleaseChange> {
        let common = self.set.common.iter();
        let mut signed: BTreeMap<&DrivePath, Sha256> =
            common.map(|file| (&file.path, file.sha256)).collect();
        for file in &drives.files {
            if signed.remove(&file.path) != Some(file.sha256) {
                let path = file.path.clone();
                return Some(ReleaseChange::File { path });
            }
        }
        let path = signed.into_keys().next()?.clone();
        Some(ReleaseChange::Gone { path })
    }

    /// The first drive that differs.
    fn changed_recipient(
        &self,
        target: &EditionTarget<'_>,
        drives: &EditionDrives<'_>,
    ) -> Result<Option<ReleaseChange>, Error> {
        let compare = |record: &RecipientRecord| {
            let recipient = record.recipient.clone();
            let is_listed = |code| target.kit.district(code).is_some();
            let is_made = |code| is_listed(code) && target.edition.is_for(code);
            if !recipient.district().is_none_or(is_made) {
                return Ok(Some(ReleaseChange::NoDistrict { recipient }));
            }
            let files = drives.texts.district_files(&drives.bag, &recipient)?;
            let is_same = tag_manifest_of(&files) == Some(record.tag_manifest_sha256);
            Ok((!is_same).then_some(ReleaseChange::District { recipient }))
        };
        // All are compared before the first is reported, so every run reports the same one.
        let found: Vec<Result<_, Error>> = self.set.recipients.par_iter().map(compare).collect();
        for change in found {
            if let Some(change) = change? {
                return Ok(Some(change));
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

fn tag_manifest_of(files: &[DriveFile]) -> Option<Sha256> {
    let mut files = files.iter();
    let manifest = files.find(|file| file.path.as_str() == TAG_MANIFEST_PATH)?;
    Some(Sha256::of(&manifest.bytes))
}

fn changed_identity(signed: &SetIdentity, now: &SetIdentity) -> Option<ReleaseChange> {
    if signed.signer != now.signer {
        Some(ReleaseChange::Signer)
    } else if signed.campaign != now.campaign {
        Some(ReleaseChange::Campaign)
    } else if signed.date != now.date {
        Some(ReleaseChange::Date)
    } else {
        None
    }
}
