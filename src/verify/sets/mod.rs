//! Image sets at hand: the one that the caller names, and the one that stands beside a target.

pub(super) mod beside;
pub(super) mod vouch;

use std::path::{Path, PathBuf};

use super::error::SetError;
use super::platform::{FolderMark, folder_mark};
use crate::base::{Sha256, read_at_most};
use crate::drive::Recipient;
use crate::formats::minisign::{PublicKey, SIGNATURE_BYTES_MAX};
use crate::image::{Dist, ImageForm, ImageSet, RecipientRecord, SET_FILE, SET_SIGNATURE_FILE};
use crate::verify::answer::Identity;
use crate::words::{Message, ToMessage as _};
use vouch::{OtherUse, SignedList, Voucher};

/// Bytes of `image-set.json` and `SHA256SUMS` that are read (their own readers refuse less).
pub(super) const SET_BYTES_MAX: u64 = 128 << 20;

/// A set that a target can be held against.
#[derive(Debug)]
pub(super) struct SetAtHand {
    /// Where it stands.
    pub(super) folder: PathBuf,
    /// What it is made of.
    pub(super) set: ImageSet,
    /// `image-set.json` as it was read, with its signature.
    pub(super) list: SignedList,
    /// Whether the target lies in its folder.
    pub(super) is_beside: bool,
    /// What tells this set from one that takes its place.
    stamp: SetStamp,
}

/// A set's folder and description at one moment.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SetStamp {
    folder: Option<FolderMark>,
    description: Option<Sha256>,
}

impl SetStamp {
    /// As the set stands now.
    pub(super) fn of(folder: &Path) -> Self {
        let text = read_at_most(&folder.join(SET_FILE), SET_BYTES_MAX);
        Self {
            folder: folder_mark(folder),
            description: text.ok().map(|text| Sha256::of(&text)),
        }
    }

    /// Makes sure that no other set took this one's place since. To be asked before a difference
    /// is held against anybody: `make` puts a new set in the place of the old one.
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

/// The sets in `folder`: the folder itself, or `images/<edition>/` below it, where `stamp` puts
/// them.
///
/// # Errors
/// When there is none, or one cannot be read.
pub(super) fn sets_in(folder: &Path) -> Result<Vec<SetAtHand>, SetError> {
    let unreadable = |folder: &Path, reason: Message| SetError::Unreadable {
        folder: folder.into(),
        reason,
    };
    if folder.join(SET_FILE).is_file() {
        return Ok(vec![SetAtHand::read(folder)?]);
    }
    let dist = Dist::new(folder);
    let folders = dist.sets();
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
        // What cannot be read vouches for nothing.
        let signature = read_at_most(&folder.join(SET_SIGNATURE_FILE), SIGNATURE_BYTES_MAX);
        Self {
            folder: folder.to_owned(),
            set,
            list: SignedList::new(SET_FILE, text, signature.ok()),
            is_beside: false,
            stamp: SetStamp {
                folder: folder_mark(folder),
                description: Some(Sha256::of(text)),
            },
        }
    }

    /// Whether `key` vouches for the set: a signature over another set's list does not.
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
