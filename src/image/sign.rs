//! Signing a set that was stamped without its key, on another machine perhaps: only the slots of
//! the signatures, and what tells of them, become other bytes.
//!
//! Nothing of the bases is read: what a drive's files must be stands in `image-set.json`, and the
//! whole images' digests go on from the stored states. What the set says is compared with what its
//! tails hold before anything is signed. Leaves out whether the bases are what the set says:
//! `verify` tells, and the signature over `SHA256SUMS` names their digests.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use self::recipient::SetSigner;
use super::error::Error;
use super::inside;
use super::set::{ImageForm, ImageSet, Lists, RecipientRecord, STAMPS_FOLDER};
use crate::bag::Signer;
use crate::base::{OutputError, OutputFolder, Progress, interrupted};
use crate::formats::minisign::SecretKey;

mod img_tail;
mod recipient;

pub(super) use recipient::SetSigner as TailSigner;

/// What was signed.
#[derive(Debug)]
pub struct SignedSet {
    /// What stands in `image-set.json` now.
    pub set: ImageSet,
    /// Recipients whose signature was not there before.
    pub signed: usize,
    /// The bases that stand in the folder.
    pub bases: Vec<ImageForm>,
    /// Whether all was signed already, so that nothing was done.
    pub was_current: bool,
}

/// Signs every drive of the set in `folder`, and the set's lists.
///
/// # Errors
/// [`Error::Signer`] where the set names another key or nobody; [`Error::Damaged`] and
/// [`Error::Unsignable`] where its parts contradict each other; what the system said; that the
/// user asked to stop. The set is then as it was.
pub fn sign_set(
    folder: &Path,
    key: &SecretKey,
    progress: &dyn Progress,
) -> Result<SignedSet, Error> {
    let old = ImageSet::read(folder)?;
    let identity = old.identity();
    let signer = Signer::new(key, &identity)?;
    let signing = SetSigner::new(folder, &old, signer)?;
    let output = OutputFolder::create(folder)?;
    let stamps = output.path().join(STAMPS_FOLDER);
    fs::create_dir(&stamps).map_err(|e| OutputError::io("create", stamps, e))?;
    let tails = old.recipients.iter().flat_map(|record| {
        let tails = ImageForm::ALL.into_iter();
        tails.filter_map(|form| Some(record.tail(form)?.length_bytes))
    });
    progress.stage("Signing", Some(tails.fold(0, u64::saturating_add)));
    let one = |record: &RecipientRecord| {
        interrupted()?;
        let signed = signing.sign(record)?;
        signed.write(folder, output.path())?;
        progress.advance(signed.length_bytes());
        Ok(signed.record)
    };
    // All are tried before the first fault is told, so that it is the same one in every run.
    let records: Vec<Result<RecipientRecord, Error>> = old.recipients.par_iter().map(one).collect();
    let records: Vec<RecipientRecord> = records.into_iter().collect::<Result<_, _>>()?;
    let pairs = records.iter().zip(&old.recipients);
    let signed = pairs.filter(|(new, old)| new != old).count();
    let set = ImageSet {
        recipients: records,
        ..old
    };
    let lists = Lists::of(&set, Some(&signer), folder)?;
    let was_current = signed == 0 && lists.are_in(folder);
    if !was_current {
        take_over_rest(folder, output.path(), &set)?;
        lists.write(output.path())?;
        output.commit()?;
    }
    let has_base = |form: &ImageForm| folder.join(form.base_name()).is_file();
    Ok(SignedSet {
        bases: set.forms().filter(has_base).collect(),
        set,
        signed,
        was_current,
    })
}

/// Gives everything in the old folder that signing does not touch a second name in the new one:
/// bases and their pieces where they are there, and what people put beside them.
fn take_over_rest(old: &Path, new: &Path, set: &ImageSet) -> Result<(), Error> {
    let mut made: BTreeSet<PathBuf> = Lists::NAMES.map(PathBuf::from).into();
    for form in set.forms() {
        let tails = set.recipients.iter();
        made.extend(tails.map(|record| PathBuf::from(form.tail_name(&record.recipient))));
    }
    for entry in walkdir::WalkDir::new(old).min_depth(1).sort_by_file_name() {
        let entry = entry.map_err(|e| OutputError::io("list", old, e.into()))?;
        let inside_set = entry.path().strip_prefix(old).unwrap_or(entry.path());
        let target = new.join(inside_set);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target).map_err(|e| OutputError::io("create", &target, e))?;
        } else if !made.contains(inside_set) {
            inside::link(entry.path(), &target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
