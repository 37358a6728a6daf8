//! Image sets at hand: the one that the caller names, and the one that stands beside a target.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::SetError;
use super::report::Identity;
use crate::base::{Sha256, read_at_most};
use crate::formats::sha256sums;
use crate::image::{ImageForm, ImageSet, RecipientRecord, SET_FILE, SUMS_FILE};
use crate::kit::Recipient;

/// A set that a target can be held against.
#[derive(Debug)]
pub(super) struct SetAtHand {
    /// Where it stands.
    pub(super) folder: PathBuf,
    /// What it is made of.
    pub(super) set: ImageSet,
}

/// The sets in `folder`: the folder itself, or `images/<edition>/` below it, where `stamp` puts
/// them.
///
/// # Errors
/// When there is none, or one cannot be read.
pub(super) fn sets_in(folder: &Path) -> Result<Vec<SetAtHand>, SetError> {
    let unreadable = |folder: &Path, reason: String| SetError::Unreadable {
        folder: folder.into(),
        reason,
    };
    if folder.join(SET_FILE).is_file() {
        let set = ImageSet::read(folder).map_err(|e| unreadable(folder, reason_of(&e)))?;
        let folder = folder.to_owned();
        return Ok(vec![SetAtHand { folder, set }]);
    }
    let images = folder.join("images");
    let mut folders = Vec::new();
    if images.is_dir() {
        for entry in fs::read_dir(&images).map_err(|e| unreadable(&images, e.to_string()))? {
            let path = entry
                .map_err(|e| unreadable(&images, e.to_string()))?
                .path();
            if path.join(SET_FILE).is_file() {
                folders.push(path);
            }
        }
    }
    folders.sort();
    if folders.is_empty() {
        let folder = folder.to_owned();
        return Err(SetError::None { folder });
    }
    let read = |folder: PathBuf| {
        let set = ImageSet::read(&folder).map_err(|e| unreadable(&folder, reason_of(&e)))?;
        Ok(SetAtHand { folder, set })
    };
    folders.into_iter().map(read).collect()
}

/// A chain of causes as one sentence.
fn reason_of(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let cause_words = cause.to_string();
        if !words.contains(&cause_words) {
            words = format!("{words}: {cause_words}");
        }
        source = cause.source();
    }
    words
}

impl SetAtHand {
    /// The record of a drive of this identity; for one that is too damaged to say who it is, by
    /// the `stem` of its file's name.
    pub(super) fn record(&self, identity: &Identity, stem: &str) -> Option<&RecipientRecord> {
        let says = |word: &Option<super::RawName>, own: &str| match word {
            Some(word) => word.as_raw() == own,
            None => true,
        };
        let set = &self.set;
        let is_of_set = says(&identity.campaign, set.campaign.as_str())
            && says(&identity.edition, set.edition.as_str())
            && says(&identity.release, &set.release.to_string());
        let district = identity.district.as_ref();
        let name = district.map_or(stem, |district| district.as_raw());
        let recipient: Recipient = name.parse().ok()?;
        is_of_set.then(|| set.recipient(&recipient)).flatten()
    }

    /// Bytes of an image of `form` for this recipient.
    pub(super) fn image_length_bytes(
        &self,
        record: &RecipientRecord,
        form: ImageForm,
    ) -> Option<u64> {
        let base = self.set.base(form)?.length_bytes;
        base.checked_add(record.tail(form)?.length_bytes)
    }
}

/// The digest that a `SHA256SUMS` beside `file` has for it; `None` where there is no such list, or
/// no line, or the list cannot be read (then it says nothing).
pub(super) fn sum_beside(file: &Path) -> Option<Sha256> {
    let list = file.parent()?.join(SUMS_FILE);
    // Its reader refuses a list that is longer.
    let most_bytes = u64::try_from(sha256sums::MOST_BYTES).ok()?;
    let sums = sha256sums::parse(&read_at_most(&list, most_bytes).ok()?).ok()?;
    let name = file.file_name()?.to_str()?;
    let found = sums.into_iter().find(|sum| sum.name == name);
    found.map(|sum| sum.sha256)
}
