//! The tails of a set: made in parallel, or taken over from an old set.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::bases::{Made, MadeBase, Plans};
use super::{FilesOf, Order, RecipientEntry, Reuse};
use crate::bag::{self, SIGNATURE_PATH, Signer, TAG_MANIFEST_PATH};
use crate::base::{OutputError, OutputFolder, Progress, Sha256, interrupted};
use crate::image::error::Error;
use crate::image::inside;
use crate::image::plan::DistrictFile;
use crate::image::set::{ImageForm, RecipientRecord, STAMPS_FOLDER, Tail};
use crate::image::sign::TailSigner;
use crate::kit::Recipient;

type Records = BTreeMap<Recipient, RecipientRecord>;

/// Makes the folder of tails, with those of `kept` recipients taken over from the old set. Where
/// somebody signs, those that wait are signed too: a signed list vouches for all.
pub(super) fn keep(
    kept: &[RecipientRecord],
    order: &Order<'_>,
    (folder, signer): (&OutputFolder, Option<&Signer<'_>>),
) -> Result<Records, Error> {
    let stamps = folder.path().join(STAMPS_FOLDER);
    fs::create_dir(&stamps).map_err(|e| OutputError::io("create", stamps, e))?;
    let old = order.target;
    let signing = match (signer, order.reuse) {
        (Some(signer), Reuse::Base(set)) if !kept.is_empty() => {
            Some(TailSigner::new(old, set, *signer)?)
        }
        _ => None,
    };
    let one = |record: &RecipientRecord| {
        let record = match &signing {
            Some(signing) => {
                let signed = signing.sign(record)?;
                signed.write(old, folder.path())?;
                signed.record
            }
            None => {
                link_tails(record, old, folder.path())?;
                record.clone()
            }
        };
        Ok((record.recipient.clone(), record))
    };
    let records: Vec<Result<_, Error>> = kept.par_iter().map(one).collect();
    records.into_iter().collect()
}

fn link_tails(record: &RecipientRecord, old: &Path, new: &Path) -> Result<(), Error> {
    let forms = ImageForm::ALL.into_iter();
    for form in forms.filter(|form| record.tail(*form).is_some()) {
        let name = form.tail_name(&record.recipient);
        inside::link(&old.join(&name), &new.join(&name))?;
    }
    Ok(())
}

/// What tails are made with.
pub(super) struct Bench<'a> {
    pub(super) plans: &'a Plans,
    pub(super) made: &'a Made,
    /// The set under construction.
    pub(super) folder: &'a Path,
    /// Who signs the drives, if anybody does now.
    pub(super) signer: Option<&'a Signer<'a>>,
}

impl Bench<'_> {
    /// Makes the tails of an order.
    pub(super) fn stamp<E: From<Error> + Send>(
        &self,
        order: &Order<'_>,
        files_of: FilesOf<'_, E>,
        progress: &dyn Progress,
    ) -> Result<Records, E> {
        progress.stage("tails", None);
        let one = |entry: &RecipientEntry| {
            interrupted().map_err(Error::from)?;
            let files = files_of(&entry.recipient)?;
            let record = self.stamp_one(entry, files)?;
            let tails = ImageForm::ALL
                .into_iter()
                .filter_map(|form| record.tail(form));
            progress.advance(tails.map(|tail| tail.length_bytes).sum());
            Ok((entry.recipient.clone(), record))
        };
        // All are tried before the first fault is told, so that it is the same one in every run.
        let records: Vec<Result<_, E>> = order.recipients.par_iter().map(one).collect();
        records.into_iter().collect()
    }

    fn stamp_one(
        &self,
        entry: &RecipientEntry,
        mut files: Vec<DistrictFile>,
    ) -> Result<RecipientRecord, Error> {
        let recipient = &entry.recipient;
        let find = |name: &str| files.iter().position(|file| file.path.as_str() == name);
        let tag_manifest = find(TAG_MANIFEST_PATH).ok_or_else(|| Error::NoTagManifest {
            recipient: recipient.clone(),
        })?;
        if let Some(signer) = self.signer {
            let slot = find(SIGNATURE_PATH).ok_or_else(|| bag::Error::NothingToSign {
                recipient: recipient.clone(),
            })?;
            files[slot].bytes = signer.drive(recipient, &files[tag_manifest].bytes)?;
        }
        let write = |form: ImageForm, base: &MadeBase, bytes: &[u8]| {
            inside::write(&self.folder.join(form.tail_name(recipient)), bytes)?;
            Ok::<_, Error>(tail_of(base, bytes))
        };
        let img = self.plans.img.tail(&files);
        let img = img.map_err(|source| Error::Tail {
            recipient: recipient.clone(),
            source,
        })?;
        let img = write(ImageForm::Img, &self.made.img, &img)?;
        let zip = match (&self.plans.zip, &self.made.zip) {
            (Some(plan), Some(base)) => Some(write(ImageForm::Zip, base, &plan.tail(&files)?)?),
            _ => None,
        };
        Ok(RecipientRecord {
            recipient: recipient.clone(),
            name_th: entry.name_th.clone(),
            name_en: entry.name_en.clone(),
            img,
            zip,
            tag_manifest_sha256: Sha256::of(&files[tag_manifest].bytes),
        })
    }
}

fn tail_of(base: &MadeBase, bytes: &[u8]) -> Tail {
    let mut image = base.hashing.clone();
    image.update(bytes);
    Tail {
        length_bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        sha256: Sha256::of(bytes),
        image_sha256: image.finish(),
    }
}
