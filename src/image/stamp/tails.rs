//! Makes the tails of a set in parallel, or keeps those of an old set.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::bases::{MadeBase, MadeBases, Plans};
use super::order::{FilesOf, Order, RecipientEntry};
use crate::base::{Action, Activity, FileError, OutputFolder, Sha256, Work};
use crate::drive::{DriveFile, Recipient};
use crate::image::contents::TAG_MANIFEST;
use crate::image::error::Error;
use crate::image::inside;
use crate::image::set::{ImageForm, RecipientRecord, STAMPS_FOLDER, Tail};

type Records = BTreeMap<Recipient, RecipientRecord>;

/// Creates the folder of tails and links the tails of `kept` recipients into it. `folders`: the new
/// set and the old one.
pub(super) fn keep(
    kept: &[RecipientRecord],
    folders: (&OutputFolder, &Path),
) -> Result<Records, Error> {
    let (folder, old_folder) = folders;
    let stamps = folder.path().join(STAMPS_FOLDER);
    fs::create_dir(&stamps).map_err(|e| FileError::io(Action::Create, stamps, e))?;
    for record in kept {
        for form in ImageForm::ALL
            .into_iter()
            .filter(|form| record.tail(*form).is_some())
        {
            let name = form.tail_name(&record.recipient);
            inside::link(&old_folder.join(&name), &folder.path().join(&name))?;
        }
    }
    let records = kept
        .iter()
        .map(|record| (record.recipient.clone(), record.clone()));
    Ok(records.collect())
}

/// Makes the tails of an order.
pub(super) fn stamp<E: From<Error> + Send>(
    plans: &Plans,
    made: &MadeBases,
    (order, files_of): (&Order<'_>, FilesOf<'_, E>),
    (folder, work): (&OutputFolder, &Work),
) -> Result<Records, E> {
    let task = work.task(Activity::MakeTails, None);
    let one = |entry: &RecipientEntry| {
        task.check_stop().map_err(Error::from)?;
        let files = files_of(&entry.recipient)?;
        let record = stamp_one(plans, made, (entry, &files), folder)?;
        let tails = ImageForm::ALL
            .into_iter()
            .filter_map(|form| record.tail(form));
        task.advance(tails.map(|tail| tail.length_bytes).sum());
        Ok((entry.recipient.clone(), record))
    };
    // All are tried before the first fault is reported, so every run reports the same one.
    let records: Vec<Result<_, E>> = order.recipients.par_iter().map(one).collect();
    records.into_iter().collect()
}

fn stamp_one(
    plans: &Plans,
    made: &MadeBases,
    (entry, files): (&RecipientEntry, &[DriveFile]),
    folder: &OutputFolder,
) -> Result<RecipientRecord, Error> {
    let recipient = &entry.recipient;
    let tag_manifest = files.iter().find(|file| file.path.as_str() == TAG_MANIFEST);
    let tag_manifest = tag_manifest.ok_or_else(|| Error::NoTagManifest {
        recipient: recipient.clone(),
    })?;
    let write = |form: ImageForm, base: &MadeBase, bytes: &[u8]| {
        inside::write(&folder.path().join(form.tail_name(recipient)), bytes)?;
        Ok::<_, Error>(Tail::of(&base.hashing, bytes))
    };
    let img = plans.img.tail(files).map_err(|source| Error::Tail {
        recipient: recipient.clone(),
        source,
    })?;
    let img = write(ImageForm::Img, &made.img, &img)?;
    let zip = match (&plans.zip, &made.zip) {
        (Some(plan), Some(base)) => Some(write(ImageForm::Zip, base, &plan.tail(files)?)?),
        _ => None,
    };
    Ok(RecipientRecord {
        recipient: recipient.clone(),
        name_th: entry.name_th.clone(),
        name_en: entry.name_en.clone(),
        img,
        zip,
        tag_manifest_sha256: Sha256::of(&tag_manifest.bytes),
    })
}
