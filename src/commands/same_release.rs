//! Refuses to make other drives under the number of a signed release: its drives may be in the field.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::drives::EditionDrives;
use super::error::Error;
use super::fault::ReleaseChange;
use super::released::{ReleasedSet, tag_manifest_of};
use super::target::EditionTarget;
use crate::bag::SetIdentity;
use crate::base::Sha256;
use crate::drive::DrivePath;
use crate::image::RecipientRecord;

impl ReleasedSet {
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
