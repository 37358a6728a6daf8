//! The available image sets: those that the caller names, and the one beside a target.
//!
//! Owns finding and reading sets and their lists. Takes folders. Gives [`SetAtHand`]s.

pub(super) mod beside;
pub(super) mod vouch;

use std::path::{Path, PathBuf};

use super::error::SetError;
use super::platform::{FolderMark, folder_mark};
use crate::base::{Sha256, read_at_most};
use crate::drive::Recipient;
use crate::formats::minisign::{PublicKey, SIGNATURE_BYTES_MAX};
use crate::image::{
    Dist, ImageForm, ImageSet, RecipientRecord, SET_FILE, SET_SIGNATURE_FILE, all_sets,
};
use crate::verify::answer::DriveIdentity;
use crate::words::{Message, ToMessage as _};
use vouch::{OtherUse, VouchedList, Voucher};

/// Most bytes of `image-set.json` and `SHA256SUMS` that are read (their parsers have lower limits).
pub(super) const SET_BYTES_MAX: u64 = 128 << 20;

/// A set to compare a target with.
#[derive(Debug)]
pub(super) struct SetAtHand {
    /// Its folder.
    pub(super) folder: PathBuf,
    /// The parsed `image-set.json`.
    pub(super) set: ImageSet,
    /// `image-set.json` as read, with its signature.
    pub(super) list: VouchedList,
    /// Whether the target is in its folder.
    pub(super) is_beside: bool,
    /// Detects that another set took its place.
    stamp: SetStamp,
}

/// A set's folder and description at one moment.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SetStamp {
    folder: Option<FolderMark>,
    description: Option<Sha256>,
}

impl SetStamp {
    /// The current state of the set in `folder`.
    pub(super) fn of(folder: &Path) -> Self {
        let text = read_at_most(&folder.join(SET_FILE), SET_BYTES_MAX);
        Self {
            folder: folder_mark(folder),
            description: text.ok().map(|text| Sha256::of(&text)),
        }
    }

    /// Checks that no other set has taken this one's place. Call this before reporting a
    /// difference, since `make` may replace a set at any time.
    ///
    /// # Errors
    /// [`SetError::Replaced`].
    pub(super) fn check(&self, folder: &Path) -> Result<(), SetError> {
        if Self::of(folder) == *self {
            return Ok(());
        }
        let folder = folder.to_owned();
        Err(SetError::Replaced { folder })
    }
}

/// The sets in `folder`: the folder itself, or in an output folder those made last, then those of
/// earlier releases.
///
/// # Errors
/// Fails if there is none, or if one is unreadable.
pub(super) fn sets_in(folder: &Path) -> Result<Vec<SetAtHand>, SetError> {
    let unreadable = |folder: &Path, reason: Message| SetError::Unreadable {
        folder: folder.into(),
        reason,
    };
    if folder.join(SET_FILE).is_file() {
        return Ok(vec![SetAtHand::read(folder)?]);
    }
    let dist = Dist::new(folder);
    let folders = all_sets(dist);
    let folders = folders.map_err(|error| unreadable(&dist.images(), error.message()))?;
    if folders.is_empty() {
        let folder = folder.to_owned();
        return Err(SetError::None { folder });
    }
    folders
        .iter()
        .map(|folder| SetAtHand::read(folder))
        .collect()
}

impl SetAtHand {
    /// Reads the description of the set in `folder`.
    fn read(folder: &Path) -> Result<Self, SetError> {
        let unreadable = |reason: Message| SetError::Unreadable {
            folder: folder.into(),
            reason,
        };
        let text = read_at_most(&folder.join(SET_FILE), SET_BYTES_MAX);
        let text = text.map_err(|error| unreadable(error.message()))?;
        let set = ImageSet::parse(&text).map_err(|fault| unreadable(fault.message()))?;
        Ok(Self::new(folder, set, &text))
    }

    /// The set in `folder` that `text` describes.
    pub(super) fn new(folder: &Path, set: ImageSet, text: &[u8]) -> Self {
        // An unreadable signature counts as none.
        let signature = read_at_most(&folder.join(SET_SIGNATURE_FILE), SIGNATURE_BYTES_MAX);
        Self {
            folder: folder.to_owned(),
            set,
            list: VouchedList::new(SET_FILE, text, signature.ok()),
            is_beside: false,
            stamp: SetStamp {
                folder: folder_mark(folder),
                description: Some(Sha256::of(text)),
            },
        }
    }

    /// Whether `key` signed the set; a signature for another set's list does not count.
    pub(super) fn voucher(&self, key: &PublicKey) -> Voucher {
        match self.list.voucher(key) {
            Voucher::Key(comment)
                if comment.campaign() != self.set.campaign.as_str()
                    || comment.edition() != self.set.edition.as_str()
                    || comment.release() != self.set.release.to_string() =>
            {
                let comment = comment.to_string();
                Voucher::Wrong(OtherUse::Set { comment }.into())
            }
            voucher => voucher,
        }
    }

    /// As [`SetStamp::check`].
    pub(super) fn check_still_there(&self) -> Result<(), SetError> {
        self.stamp.check(&self.folder)
    }

    /// The record of a drive with this identity. If the identity has no district, `stem` (the file
    /// name without its ending) is used as the district.
    pub(super) fn record(&self, identity: &DriveIdentity, stem: &str) -> Option<&RecipientRecord> {
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

    /// The length of this recipient's image of `form`.
    pub(super) fn image_length_bytes(
        &self,
        record: &RecipientRecord,
        form: ImageForm,
    ) -> Option<u64> {
        let base = self.set.base(form)?.length_bytes;
        base.checked_add(record.tail(form)?.length_bytes)
    }
}
