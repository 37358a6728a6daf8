//! What an earlier run has already exported, so that a rerun continues.
//!
//! A plan looks only at lengths and at the recipient's part. Before an item is kept, everything in it
//! is compared with the set's digests, because a damaged one must be written anew.

use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use rayon::prelude::*;

use super::order::{Export, ExportForm, ExportItem, ItemPresence};
use crate::base::{FileError, Hashing, Sha256, Task, folder_totals, read_file, read_through};
use crate::image::contents::{TAG_MANIFEST, district_files, record_of};
use crate::image::error::Error;
use crate::image::set::{CommonRecord, ImageForm, RecipientRecord};

/// Looks at an item's path.
///
/// # Errors
/// Fails if the recipient is not in the set, or an I/O error occurs.
pub(super) fn presence(export: &Export<'_>, item: &ExportItem) -> Result<ItemPresence, Error> {
    let record = record_of(export.folder, export.set, &item.recipient)?;
    if !item.path.exists() {
        return Ok(ItemPresence::Absent);
    }
    let is_there = match item.form {
        ExportForm::Image(form) => has_tail(item, record, form),
        ExportForm::Folder => {
            let manifest = read_file(&item.path.join(TAG_MANIFEST));
            manifest.is_ok_and(|bytes| Sha256::of(&bytes) == record.tag_manifest_sha256)
        }
    };
    if is_there {
        return Ok(ItemPresence::There);
    }
    let (_, bytes) = folder_totals(&item.path)?;
    Ok(ItemPresence::Other { bytes })
}

/// Whether a file has the image's length and ends with its tail. An unreadable one does not.
fn has_tail(item: &ExportItem, record: &RecipientRecord, form: ImageForm) -> bool {
    let Some(tail) = record.tail(form) else {
        return false;
    };
    let read = || {
        let mut file = File::open(&item.path).ok()?;
        if file.metadata().ok()?.len() != item.length_bytes {
            return None;
        }
        let from = item.length_bytes.checked_sub(tail.length_bytes)?;
        file.seek(SeekFrom::Start(from)).ok()?;
        let mut bytes = Vec::new();
        file.take(tail.length_bytes).read_to_end(&mut bytes).ok()?;
        Some(Sha256::of(&bytes))
    };
    read() == Some(tail.sha256)
}

/// Whether every byte at an item's path is right. Reports progress.
///
/// # Errors
/// Fails if the set is damaged, or the user asked to stop. An item that cannot be read is not right.
pub(super) fn is_whole(
    export: &Export<'_>,
    item: &ExportItem,
    task: &Task<'_>,
) -> Result<bool, Error> {
    match item.form {
        ExportForm::Image(form) => {
            let record = record_of(export.folder, export.set, &item.recipient)?;
            let expected = record.tail(form).map(|tail| tail.image_sha256);
            Ok(digest_of_file(&item.path, task)? == expected)
        }
        ExportForm::Folder => {
            let own = district_files(export.folder, export.set, &item.recipient)?;
            let count = own.len() + export.set.common.len();
            let has = |path: &str, bytes: &[u8]| {
                read_file(&item.path.join(path)).is_ok_and(|found| found == bytes)
            };
            let has_own = own.iter().all(|file| has(file.path.as_str(), &file.bytes));
            if !has_own || folder_totals(&item.path)?.0 != count {
                return Ok(false);
            }
            let is_right = |file: &CommonRecord| {
                let path = item.path.join(file.path.as_str());
                Ok(digest_of_file(&path, task)? == Some(file.sha256))
            };
            let all: Vec<Result<bool, Error>> =
                export.set.common.par_iter().map(is_right).collect();
            let all: Vec<bool> = all.into_iter().collect::<Result<_, Error>>()?;
            Ok(all.into_iter().all(|is_right| is_right))
        }
    }
}

/// The digest of a file; `None` if it cannot be read.
fn digest_of_file(path: &Path, task: &Task<'_>) -> Result<Option<Sha256>, Error> {
    let is_file = fs::symlink_metadata(path).is_ok_and(|found| found.is_file());
    if !is_file {
        return Ok(None);
    }
    let mut hashing = Hashing::new();
    let read = read_through(path, task, |piece| {
        hashing.update(piece);
        Ok::<_, Error>(())
    });
    match read {
        Ok(_) => Ok(Some(hashing.finish())),
        Err(Error::Output(FileError::Io { .. })) => Ok(None),
        Err(error) => Err(error),
    }
}
