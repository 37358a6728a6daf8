//! Signs a set: fills the signature's slot in each tail and recomputes the digests that depend on
//! it. All other files stay unchanged, also those that people put beside the set.
//!
//! Before signing, compares each drive's identity with its record in the set: signing another
//! district's drive would bind that district's name to these files. Reads only tails and
//! `image-set.json` and continues from the bases' SHA-256 states, so the signing machine does not
//! need the bases. Keys and the text of signatures belong to `bag` and `formats::minisign`.

use std::fs;
use std::path::Path;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::contents::{NOT_SIGNED, SIGNATURE_FILE, TAG_MANIFEST};
use super::error::{Change, Error};
use super::inside;
use super::lists;
use super::plan::CommonFile;
use super::set::{Base, ImageForm, ImageSet, RecipientRecord, STAMPS_FOLDER, Tail};
use super::stamp::SignList;
use super::zip::ZipPlan;
use crate::bag::INFO_PATH;
use crate::base::{Action, Activity, FileError, Hashing, OutputFolder, Sha256, Work, read_file};
use crate::drive::{DriveFile, Recipient};
use crate::formats::fat32::FatTime;

mod identity;
mod img_tail;
mod zip_tail;

/// The result of signing a set.
#[derive(Debug)]
pub struct SignedSet {
    /// The signed set.
    pub set: ImageSet,
    /// Number of recipients whose drives were signed now.
    pub signed: usize,
    /// Whether the set already had these signatures, so that nothing was written.
    pub was_current: bool,
}

/// Signs a recipient's tag manifest and returns the text of the signature.
pub type SignTagManifest<'a, E> = &'a (dyn Fn(&Recipient, &[u8]) -> Result<Vec<u8>, E> + Sync);

/// The data needed to sign every tail of a set.
struct Ground<'a> {
    folder: &'a Path,
    set: &'a ImageSet,
    img: Hashing,
    zip: Option<(ZipPlan, Hashing)>,
}

/// Replaces the set in `folder` with the signed set. Calls `sign` once for each recipient, in
/// parallel. The caller checks that its key is the one that the set names.
///
/// # Errors
/// Those of the two signers; [`Error::Damaged`] if a tail differs from its digest;
/// [`Error::Unsignable`] or [`Error::State`] if another program made the set; or an I/O error. The
/// old set then stays in place.
pub fn sign_set<E: From<Error> + Send>(
    folder: &Path,
    set: &ImageSet,
    sign: SignTagManifest<'_, E>,
    sign_list: SignList<'_, E>,
    work: &Work,
) -> Result<SignedSet, E> {
    let ground = Ground::new(folder, set)?;
    let output = OutputFolder::create(folder).map_err(Error::from)?;
    ground.link_rest(&output)?;
    let total = set.recipients.iter().map(|record| record.img.length_bytes);
    let total_bytes = total.fold(0, u64::saturating_add);
    let task = work.task(Activity::Sign, Some(total_bytes));
    let one = |record: &RecipientRecord| {
        task.check_stop().map_err(Error::from)?;
        let signed = ground.sign_one(record, sign, &output)?;
        task.advance(signed.img.length_bytes);
        Ok(signed)
    };
    // All are tried before the first fault is reported, so every run reports the same one.
    let records: Vec<Result<RecipientRecord, E>> = set.recipients.par_iter().map(one).collect();
    let recipients: Vec<RecipientRecord> = records.into_iter().collect::<Result<_, E>>()?;
    let changed = recipients
        .iter()
        .zip(&set.recipients)
        .filter(|(new, old)| new != old);
    let signed = changed.count();
    let set = ImageSet {
        recipients,
        ..set.clone()
    };
    lists::write(&set, &output, Some(sign_list))?;
    // Signatures are deterministic: signing again with the same key changes nothing.
    let was_current = signed == 0 && lists::are_same(folder, output.path());
    if !was_current {
        output.commit().map_err(Error::from)?;
    }
    Ok(SignedSet {
        set,
        signed,
        was_current,
    })
}

impl<'a> Ground<'a> {
    fn new(folder: &'a Path, set: &'a ImageSet) -> Result<Self, Error> {
        let state = |form: ImageForm| {
            let hashing = set.base(form).map(Base::hashing).transpose();
            hashing.map_err(|_| Error::State {
                folder: folder.to_owned(),
                form,
            })
        };
        let zip = match state(ImageForm::Zip)? {
            Some(hashing) => Some((zip_plan(set)?, hashing)),
            None => None,
        };
        let img = state(ImageForm::Img)?.unwrap_or_default();
        Ok(Self {
            folder,
            set,
            img,
            zip,
        })
    }

    /// Hard-links everything except tails and lists into the new folder: existing bases and pieces,
    /// and files that people put beside them.
    fn link_rest(&self, output: &OutputFolder) -> Result<(), Error> {
        let stamps = output.path().join(STAMPS_FOLDER);
        fs::create_dir(&stamps).map_err(|e| FileError::io(Action::Create, stamps, e))?;
        let mut made = lists::NAMES.to_vec();
        made.push(STAMPS_FOLDER);
        for entry in WalkDir::new(self.folder).min_depth(1).sort_by_file_name() {
            let entry = entry.map_err(|e| FileError::io(Action::List, self.folder, e.into()))?;
            let below = entry
                .path()
                .strip_prefix(self.folder)
                .unwrap_or(entry.path());
            if made.iter().any(|name| below.starts_with(name)) {
                continue;
            }
            let target = output.path().join(below);
            if entry.file_type().is_dir() {
                fs::create_dir(&target).map_err(|e| FileError::io(Action::Create, target, e))?;
            } else {
                inside::link(entry.path(), &target)?;
            }
        }
        Ok(())
    }

    fn sign_one<E: From<Error>>(
        &self,
        record: &RecipientRecord,
        sign: SignTagManifest<'_, E>,
        output: &OutputFolder,
    ) -> Result<RecipientRecord, E> {
        let recipient = &record.recipient;
        let mut img = read_tail(self.folder, record, (ImageForm::Img, &record.img))?;
        let unsignable = |reason| Error::Unsignable {
            recipient: recipient.clone(),
            reason,
        };
        let manifest = img_tail::read(&self.set.layout, &img, TAG_MANIFEST).map_err(unsignable)?;
        if Sha256::of(&manifest) != record.tag_manifest_sha256 {
            let path = TAG_MANIFEST.to_owned();
            let (recipient, change) = (recipient.clone(), Change::Content);
            return Err(Error::DamagedFile {
                recipient,
                path,
                change,
            }
            .into());
        }
        let info = img_tail::read(&self.set.layout, &img, INFO_PATH).map_err(unsignable)?;
        identity::check(self.set, recipient, &info, &manifest).map_err(unsignable)?;
        let signature = sign(recipient, &manifest)?;
        let layout = &self.set.layout;
        img_tail::replace(layout, &mut img, SIGNATURE_FILE, &signature).map_err(unsignable)?;
        let write = |form: ImageForm, bytes: &[u8]| {
            inside::write(&output.path().join(form.tail_name(recipient)), bytes)
        };
        write(ImageForm::Img, &img)?;
        let mut signed = record.clone();
        signed.img = Tail::of(&self.img, &img);
        if let (Some((plan, hashing)), Some(tail)) = (&self.zip, &record.zip) {
            let old = read_tail(self.folder, record, (ImageForm::Zip, tail))?;
            let mut files = zip_tail::files(&old).map_err(unsignable)?;
            if plan.tail(&files)? != old {
                return Err(unsignable("its ZIP was not made by this version").into());
            }
            replace(&mut files, &signature).map_err(unsignable)?;
            let new = plan.tail(&files)?;
            write(ImageForm::Zip, &new)?;
            signed.zip = Some(Tail::of(hashing, &new));
        }
        Ok(signed)
    }
}

/// The signature of a drive in the set in `folder`; `None` if the drive has none, its tag manifest
/// is another one, or its tail cannot be read or is damaged.
pub fn kept_signature(
    folder: &Path,
    set: &ImageSet,
    recipient: &Recipient,
    tag_manifest_sha256: Sha256,
) -> Option<Vec<u8>> {
    let record = set.recipient(recipient)?;
    let is_same = record.tag_manifest_sha256 == tag_manifest_sha256;
    let tail = is_same.then(|| read_tail(folder, record, (ImageForm::Img, &record.img)).ok());
    let signature = img_tail::read(&set.layout, &tail??, SIGNATURE_FILE).ok()?;
    (!signature.starts_with(NOT_SIGNED.as_bytes())).then_some(signature)
}

/// Reads a tail and checks it against the set.
fn read_tail(
    folder: &Path,
    record: &RecipientRecord,
    (form, tail): (ImageForm, &Tail),
) -> Result<Vec<u8>, Error> {
    let path = folder.join(form.tail_name(&record.recipient));
    let found = fs::metadata(&path).map_err(|e| FileError::io(Action::Read, &path, e))?;
    let found_bytes = found.len();
    let change = if found_bytes == tail.length_bytes {
        let bytes = read_file(&path)?;
        let (expected, found) = (tail.sha256, Sha256::of(&bytes));
        if found == expected {
            return Ok(bytes);
        }
        Change::Sha256 { expected, found }
    } else {
        let expected_bytes = tail.length_bytes;
        Change::Length {
            expected_bytes,
            found_bytes,
        }
    };
    Err(Error::Damaged { path, change })
}

fn replace(files: &mut [DriveFile], signature: &[u8]) -> Result<(), &'static str> {
    let slot = files
        .iter_mut()
        .find(|file| file.path.as_str() == SIGNATURE_FILE);
    let slot = slot.ok_or("its ZIP has no file for it")?;
    signature.clone_into(&mut slot.bytes);
    Ok(())
}

/// The plan of the set's ZIPs.
fn zip_plan(set: &ImageSet) -> Result<ZipPlan, Error> {
    let common = set.common.iter().map(|file| CommonFile {
        path: file.path.clone(),
        length_bytes: file.length_bytes,
        sha256: file.sha256,
        crc32: file.crc32,
    });
    let common: Vec<CommonFile> = common.collect();
    let out_of_range = |_| Error::Zip {
        path: String::new(),
        source: ::zip::result::ZipError::InvalidArchive("no such day".into()),
    };
    let time = FatTime::try_from(set.time).map_err(out_of_range)?;
    ZipPlan::plan(&common, time)
}

#[cfg(test)]
mod tests;
