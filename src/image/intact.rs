//! Checks whether the bases of a set still match its `image-set.json`, so that a press may reuse
//! them when the build state is lost.

use std::path::Path;

use super::error::Error;
use super::set::{ImageForm, ImageSet};
use crate::base::{Activity, Hashing, Sha256, Task, Work, read_through};

/// Reads every base of the set in `folder`, in parallel, and compares it with its digest.
///
/// # Errors
/// Fails on an I/O error or if the user asked to stop. Returns `false` if a base is missing or
/// differs.
pub fn bases_are_intact(folder: &Path, set: &ImageSet, work: &Work) -> Result<bool, Error> {
    let total = set
        .forms()
        .filter_map(|form| set.base(form))
        .map(|base| base.length_bytes);
    let total_bytes = total.fold(0, u64::saturating_add);
    let task = work.task(Activity::ReadBases, Some(total_bytes));
    let one = |form: ImageForm| -> Result<bool, Error> {
        match set.base(form) {
            Some(base) => {
                let path = folder.join(form.base_name());
                let is_whole = path
                    .metadata()
                    .is_ok_and(|found| found.len() == base.length_bytes);
                Ok(is_whole && digest(&path, &task)? == base.sha256)
            }
            None => Ok(true),
        }
    };
    let (img, zip) = rayon::join(|| one(ImageForm::Img), || one(ImageForm::Zip));
    Ok(img? && zip?)
}

fn digest(path: &Path, task: &Task<'_>) -> Result<Sha256, Error> {
    let mut hashing = Hashing::new();
    read_through(path, task, |piece| {
        hashing.update(piece);
        Ok::<_, Error>(())
    })?;
    Ok(hashing.finish())
}
