//! `image-set.json`: the description of an image set.
//!
//! A set is a folder with bases, tails and this file. It gives each image's parts (base ‖ tail),
//! its SHA-256 without reading gigabytes, and the file that a damaged byte belongs to.
//! `image-set.schema.json` describes the same fields as the types here. `verify` checks whether the
//! folder's files match it.

use std::path::Path;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::error::Error;
use super::layout::Layout;
use crate::bag::SetIdentity;
use crate::base::{Action, FileError, HashState, Hashing, ParseDigestError, Sha256, read_at_most};
use crate::drive::{CampaignName, DrivePath, EditionName, Recipient, Release};
use crate::formats::minisign::PublicKey;
use crate::words::Size;

mod check;
mod dist;
pub(super) mod fault;
pub(super) mod form;
mod json;
mod pieces;

pub use dist::Dist;
pub use fault::SetFault;
pub use form::{ImageForm, STAMPS_FOLDER};
pub use pieces::read_pieces;

/// Name of the file that describes a set.
pub const SET_FILE: &str = "image-set.json";
/// Name of the list of digests in `sha256sum`'s format.
pub const SUMS_FILE: &str = "SHA256SUMS";
/// Name of the signature over that list.
pub const SUMS_SIGNATURE_FILE: &str = "SHA256SUMS.minisig";
/// Name of the signature over [`SET_FILE`], in a signed set.
pub const SET_SIGNATURE_FILE: &str = "image-set.json.minisig";
/// Format number of `image-set.json` (a change breaks the format).
pub const SET_FORMAT: u64 = 1;
/// Longest `image-set.json` that is read: about 100 times that of 878 districts and 1,000 files.
/// Without it, a hostile file could exhaust memory.
const SET_BYTES_MAX: u64 = 128 << 20;
/// `image-set.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImageSet {
    /// [`SET_FORMAT`].
    pub format: u64,
    /// The campaign.
    pub campaign: CampaignName,
    /// The edition.
    pub edition: EditionName,
    /// The release.
    pub release: Release,
    /// Date of the release, ISO 8601.
    #[serde(with = "json::civil")]
    pub date: Date,
    /// Time of every entry on the drives, without a zone: noon of `date`, or the time in
    /// `SOURCE_DATE_EPOCH`. Needed to make a tail again.
    #[serde(with = "json::civil")]
    pub time: DateTime,
    /// minisign public key that the drives name; `null` if unsigned.
    pub signer: Option<PublicKey>,
    /// The base of the disk images.
    pub img: Base,
    /// The base of the ZIPs; `null` if the kit makes none.
    pub zip: Option<Base>,
    /// The layout of a disk image.
    pub layout: Layout,
    /// The files that are the same for all, in the order of the bases.
    pub common: Vec<CommonRecord>,
    /// The recipients that have an image: the master first, then by code.
    pub recipients: Vec<RecipientRecord>,
}

/// The common beginning of all images of one form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Base {
    /// Length in bytes.
    pub length_bytes: u64,
    /// SHA-256 of the base alone.
    pub sha256: Sha256,
    /// SHA-256 of the plan that the base was streamed from: bytes, digests of files, lengths of
    /// zeros. Equal plans make equal bases, so bases can be compared without reading them.
    pub plan_sha256: Sha256,
    /// SHA-256 state after the base's last byte. Updating it with a tail gives the image's SHA-256.
    pub state: HashState,
    /// The form of `state`: [`HashState::FORM`].
    pub state_form: String,
    /// Name of the file with the digests of the base's MiBs.
    pub pieces: String,
    /// SHA-256 of that file.
    pub pieces_sha256: Sha256,
}

impl Base {
    /// SHA-256 in the state after the base; clones of it hash tails. Checked against the base's
    /// digest, because the state's bytes depend on a library.
    ///
    /// # Errors
    /// Fails if the state has another form or belongs to another base.
    pub fn hashing(&self) -> Result<Hashing, ParseDigestError> {
        if self.state_form != HashState::FORM {
            return Err(ParseDigestError);
        }
        let hashing = Hashing::from_state(&self.state, self.length_bytes)?;
        if hashing.clone().finish() != self.sha256 {
            return Err(ParseDigestError);
        }
        Ok(hashing)
    }
}

/// A file that is the same on every drive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommonRecord {
    /// Path on the drive.
    pub path: DrivePath,
    /// Length in bytes.
    pub length_bytes: u64,
    /// SHA-256 of its content.
    pub sha256: Sha256,
    /// CRC-32 of its content.
    pub crc32: u32,
    /// Where it begins in `base.img`, in bytes. Its bytes lie in one run.
    pub img_offset_bytes: u64,
    /// Where it begins in `base.zip`, in bytes.
    pub zip_offset_bytes: Option<u64>,
}

impl CommonRecord {
    /// Where it begins in the base of `form`; `None` if the set has no such base.
    pub fn offset_bytes(&self, form: ImageForm) -> Option<u64> {
        match form {
            ImageForm::Img => Some(self.img_offset_bytes),
            ImageForm::Zip => self.zip_offset_bytes,
        }
    }
}

/// A recipient that has an image.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecipientRecord {
    /// The district's code, or `master`.
    pub recipient: Recipient,
    /// Name in Thai, with the province.
    pub name_th: String,
    /// Name in English, with the province.
    pub name_en: String,
    /// The end of the disk image.
    pub img: Tail,
    /// The end of the ZIP; `null` if the kit makes no ZIPs.
    pub zip: Option<Tail>,
    /// SHA-256 of the drive's `tagmanifest-sha256.txt`.
    pub tag_manifest_sha256: Sha256,
}

impl RecipientRecord {
    /// The tail of `form`; `None` if the set has no ZIPs.
    pub fn tail(&self, form: ImageForm) -> Option<&Tail> {
        match form {
            ImageForm::Img => Some(&self.img),
            ImageForm::Zip => self.zip.as_ref(),
        }
    }
}

/// The end of one recipient's image.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tail {
    /// Length in bytes.
    pub length_bytes: u64,
    /// SHA-256 of the tail alone.
    pub sha256: Sha256,
    /// SHA-256 of the whole image: base ‖ tail.
    pub image_sha256: Sha256,
}

impl Tail {
    /// The record of the tail `bytes`; `base` is SHA-256 in the state after the base.
    pub(super) fn of(base: &Hashing, bytes: &[u8]) -> Self {
        let mut image = base.clone();
        image.update(bytes);
        Self {
            length_bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            sha256: Sha256::of(bytes),
            image_sha256: image.finish(),
        }
    }
}

impl ImageSet {
    /// Reads and checks the `image-set.json` in `folder`.
    ///
    /// # Errors
    /// [`Error::Output`] if it cannot be read, [`Error::Set`] if it is not valid.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(SET_FILE);
        let text = read_at_most(&path, SET_BYTES_MAX);
        let text = text.map_err(|e| FileError::io(Action::Read, &path, e))?;
        Self::parse(&text).map_err(|fault| Error::Set { path, fault })
    }

    /// Reads and checks the text of an `image-set.json`.
    ///
    /// # Errors
    /// Fails if it is too long, not JSON, of another format, or contradicts itself.
    pub fn parse(text: &[u8]) -> Result<Self, SetFault> {
        if u64::try_from(text.len()).is_ok_and(|length| length > SET_BYTES_MAX) {
            return Err(SetFault::TooLong {
                most: Size(SET_BYTES_MAX),
            });
        }
        let found = json::format_of(text)?;
        if found != SET_FORMAT {
            return Err(SetFault::Format {
                found,
                read: SET_FORMAT,
            });
        }
        let set: Self = serde_json::from_slice(text)?;
        set.check()?;
        Ok(set)
    }

    /// The text of `image-set.json`: the same bytes for the same set, with one line per file and
    /// recipient, so that diffs of two sets are readable.
    ///
    /// # Errors
    /// Never fails for a set that [`ImageSet::parse`] accepts.
    pub fn to_json(&self) -> Result<Vec<u8>, SetFault> {
        Ok(json::to_bytes(self)?)
    }

    /// Its campaign, edition, release, date and signer.
    pub fn identity(&self) -> SetIdentity {
        SetIdentity {
            campaign: self.campaign.clone(),
            edition: self.edition.clone(),
            release: self.release,
            date: self.date,
            signer: self.signer.clone(),
        }
    }

    /// The base of `form`; `None` if the set has no ZIPs.
    pub fn base(&self, form: ImageForm) -> Option<&Base> {
        match form {
            ImageForm::Img => Some(&self.img),
            ImageForm::Zip => self.zip.as_ref(),
        }
    }

    /// The forms that the set has.
    pub fn forms(&self) -> impl Iterator<Item = ImageForm> {
        ImageForm::ALL
            .into_iter()
            .filter(|form| self.base(*form).is_some())
    }

    /// The record of `recipient`; `None` if the set has no image for it.
    pub fn recipient(&self, recipient: &Recipient) -> Option<&RecipientRecord> {
        let found = self
            .recipients
            .binary_search_by(|record| record.recipient.cmp(recipient));
        found.ok().map(|index| &self.recipients[index])
    }

    /// The lines of `SHA256SUMS` for images and bases. The caller adds the last line, for
    /// `image-set.json` itself.
    pub fn sums(&self) -> Vec<(String, Sha256)> {
        let mut sums = Vec::new();
        for record in &self.recipients {
            let tails = ImageForm::ALL
                .into_iter()
                .filter_map(|form| Some((form, record.tail(form)?)));
            sums.extend(
                tails.map(|(form, tail)| (form.image_name(&record.recipient), tail.image_sha256)),
            );
        }
        let bases = ImageForm::ALL
            .into_iter()
            .filter_map(|form| Some((form, self.base(form)?)));
        sums.extend(bases.map(|(form, base)| (form.base_name(), base.sha256)));
        sums
    }
}

#[cfg(test)]
mod tests;
