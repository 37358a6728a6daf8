//! `image-set.json`: what an image set is made of.
//!
//! A set is a folder with a base, tails and this file. Whoever has it can put any image together
//! (base ‖ tail), knows each image's SHA-256 without reading gigabytes, and can tell which file a
//! damaged byte belongs to. The fields are described in `image-set.schema.json`, which says the
//! same as the types here. Leaves out whether the folder's files agree with it: `verify` tells.

use std::fmt;
use std::path::Path;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::error::Error;
use super::layout::Layout;
use crate::bag::Identity;
use crate::base::{Action, FileError, HashState, Hashing, ParseDigestError, Sha256, read_at_most};
use crate::drive::{CampaignName, DrivePath, EditionName, Recipient, Release};
use crate::formats::minisign::PublicKey;
use crate::words::Size;

mod check;
mod dist;
mod json;

pub use check::SetFault;
pub use dist::Dist;

/// Name of the file that describes a set.
pub const SET_FILE: &str = "image-set.json";
/// Name of the list of digests in `sha256sum`'s format.
pub const SUMS_FILE: &str = "SHA256SUMS";
/// Name of the signature over that list.
pub const SUMS_SIGNATURE_FILE: &str = "SHA256SUMS.minisig";
/// Name of the signature over [`SET_FILE`], in a set that somebody signed.
pub const SET_SIGNATURE_FILE: &str = "image-set.json.minisig";
/// Name of the folder of tails.
pub const STAMPS_FOLDER: &str = "stamps";
/// Number of the form of `image-set.json` (format break).
pub const SET_FORMAT: u64 = 1;
/// Longest `image-set.json` that is read: some 100 times that of 878 districts and 1,000 files.
/// A file from elsewhere could otherwise fill the memory.
const SET_BYTES_MAX: u64 = 128 << 20;
/// The two forms of an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ImageForm {
    /// A disk image: MBR and one FAT32 volume.
    Img,
    /// A ZIP that unpacks into the root of a stick.
    Zip,
}

impl ImageForm {
    /// Both, in the order of lists.
    pub const ALL: [Self; 2] = [Self::Img, Self::Zip];

    /// The ending of file names, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Img => "img",
            Self::Zip => "zip",
        }
    }

    /// `base.img`, `base.zip`.
    pub fn base_name(self) -> String {
        format!("base.{self}")
    }

    /// `base.img.pieces`, `base.zip.pieces`: one SHA-256 for each MiB of the base, a line each.
    pub fn pieces_name(self) -> String {
        format!("base.{self}.pieces")
    }

    /// `8101.img`: what an image put together is called.
    pub fn image_name(self, recipient: &Recipient) -> String {
        format!("{recipient}.{self}")
    }

    /// `stamps/8101.img.tail`, with `/`.
    pub fn tail_name(self, recipient: &Recipient) -> String {
        format!("{STAMPS_FOLDER}/{recipient}.{self}.tail")
    }
}

impl fmt::Display for ImageForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.ending())
    }
}

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
    /// Time of every entry on the drives, without a zone: noon of `date`, or what
    /// `SOURCE_DATE_EPOCH` said. Needed to make a tail anew.
    #[serde(with = "json::civil")]
    pub time: DateTime,
    /// minisign public key that the drives name, `null` for nobody.
    pub signer: Option<PublicKey>,
    /// The base of the disk images.
    pub img: Base,
    /// The base of the ZIPs; `null` where the kit leaves them out.
    pub zip: Option<Base>,
    /// What lies where in a disk image.
    pub layout: Layout,
    /// The files that are the same for all, in the order of the bases.
    pub common: Vec<CommonRecord>,
    /// Those for whom there is an image, in the order of their codes, the master first.
    pub recipients: Vec<RecipientRecord>,
}

/// What all images of one form begin with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Base {
    /// Length in bytes.
    pub length_bytes: u64,
    /// SHA-256 of the base alone.
    pub sha256: Sha256,
    /// SHA-256 of the plan that the base was streamed from: bytes, digests of files, lengths of
    /// zeros. Equal plans make equal bases, so nobody has to read one to know.
    pub plan_sha256: Sha256,
    /// Inner state of SHA-256 after the base's last byte: feed it a tail and finish it, and you
    /// have the image's SHA-256.
    pub state: HashState,
    /// The form of `state`: [`HashState::FORM`].
    pub state_form: String,
    /// Name of the file with the digests of the base's MiBs.
    pub pieces: String,
    /// SHA-256 of that file.
    pub pieces_sha256: Sha256,
}

impl Base {
    /// SHA-256 in the state after the base, for feeding tails to clones of it. Compared with the
    /// base's own digest, since the state's bytes are a library's.
    ///
    /// # Errors
    /// When the state is of another form, or not that of this base.
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
    /// Where it lies on the drive.
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
    /// Where it begins in the base of `form`; `None` where that base was not made.
    pub fn offset_bytes(&self, form: ImageForm) -> Option<u64> {
        match form {
            ImageForm::Img => Some(self.img_offset_bytes),
            ImageForm::Zip => self.zip_offset_bytes,
        }
    }
}

/// One for whom there is an image.
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
    /// The end of the ZIP; `null` where the kit leaves ZIPs out.
    pub zip: Option<Tail>,
    /// SHA-256 of the drive's `tagmanifest-sha256.txt`.
    pub tag_manifest_sha256: Sha256,
}

impl RecipientRecord {
    /// The tail of `form`; `None` where ZIPs were left out.
    pub fn tail(&self, form: ImageForm) -> Option<&Tail> {
        match form {
            ImageForm::Img => Some(&self.img),
            ImageForm::Zip => self.zip.as_ref(),
        }
    }
}

/// What one recipient's image ends with.
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
    /// [`Error::Output`] where there is none, [`Error::Set`] where it is no set.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(SET_FILE);
        let text = read_at_most(&path, SET_BYTES_MAX);
        let text = text.map_err(|e| FileError::io(Action::Read, &path, e))?;
        Self::parse(&text).map_err(|fault| Error::Set { path, fault })
    }

    /// Reads and checks the text of an `image-set.json`.
    ///
    /// # Errors
    /// Where it is too long, no JSON, of another format, or contradicts itself.
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

    /// The text of `image-set.json`: the same bytes for the same set; one line for each file and
    /// recipient, so that two sets compare well.
    ///
    /// # Errors
    /// Never for a set that [`ImageSet::parse`] would take.
    pub fn to_json(&self) -> Result<Vec<u8>, SetFault> {
        Ok(json::to_bytes(self)?)
    }

    /// Which campaign, edition and release it is of.
    pub fn identity(&self) -> Identity {
        Identity {
            campaign: self.campaign.clone(),
            edition: self.edition.clone(),
            release: self.release,
            date: self.date,
            signer: self.signer.clone(),
        }
    }

    /// The base of `form`; `None` where ZIPs were left out.
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

    /// The record of `recipient`; `None` where the set has no image for it.
    pub fn recipient(&self, recipient: &Recipient) -> Option<&RecipientRecord> {
        let found = self
            .recipients
            .binary_search_by(|record| record.recipient.cmp(recipient));
        found.ok().map(|index| &self.recipients[index])
    }

    /// The lines of `SHA256SUMS` that tell of images and bases; the file's last line, of
    /// `image-set.json` itself, is the caller's.
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
