//! Are the bases of a set still what its `image-set.json` tells? The proof that lets a press take
//! them over when nothing else remembers.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::contents::BLOCK_BYTES;
use super::error::Error;
use super::set::{ImageForm, ImageSet};
use crate::base::{Hashing, OutputError, Progress, interrupted};

/// Reads every base of the set in `folder` and compares it with its digest; both at once.
///
/// # Errors
/// What the system said, or that the user asked to stop. A base that is missing or differs is an
/// answer: `false`.
pub fn bases_are_intact(
    folder: &Path,
    set: &ImageSet,
    progress: &dyn Progress,
) -> Result<bool, Error> {
    let total = set
        .forms()
        .filter_map(|form| set.base(form))
        .map(|base| base.length_bytes);
    progress.stage("read bases", Some(total.fold(0, u64::saturating_add)));
    let one = |form: ImageForm| -> Result<bool, Error> {
        match set.base(form) {
            Some(base) => {
                let path = folder.join(form.base_name());
                let is_whole = path
                    .metadata()
                    .is_ok_and(|found| found.len() == base.length_bytes);
                Ok(is_whole && digest(&path, progress)? == base.sha256)
            }
            None => Ok(true),
        }
    };
    let (img, zip) = rayon::join(|| one(ImageForm::Img), || one(ImageForm::Zip));
    Ok(img? && zip?)
}

fn digest(path: &Path, progress: &dyn Progress) -> Result<crate::base::Sha256, Error> {
    let named = |e| OutputError::io("read", path, e);
    let mut file = File::open(path).map_err(named)?;
    let mut hashing = Hashing::new();
    let mut block = vec![0; BLOCK_BYTES];
    loop {
        interrupted()?;
        let count = file.read(&mut block).map_err(named)?;
        if count == 0 {
            return Ok(hashing.finish());
        }
        hashing.update(&block[..count]);
        progress.advance(u64::try_from(count).unwrap_or_default());
    }
}
