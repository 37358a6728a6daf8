//! Why a command failed, and who can fix it.

use std::io;
use std::path::PathBuf;

use super::fault::{
    ContactsFault, DriveFolderFault, KeyNameFault, NewKeyFault, NewKitFault, ReleaseChange,
};
use crate::base::{Blame, Diagnostic, Failure, FileError, Interrupted, Sha256};
use crate::drive::{DistrictCode, EditionName, ProvinceCode, Release};
use crate::formats::minisign::{KeyFault, PublicKey, SecretKeyError};
use crate::words::{messages, shown_in_english};
use crate::{bag, device, image, kit, site, verify};

messages! {
    /// Why a command failed. An answer of "no" is not an error.
    #[derive(Debug, thiserror::Error)]
    #[non_exhaustive]
    pub enum Error {
        /// The state of the outputs cannot be written.
        State { #[from] source: io::Error } = "make.state",
        /// `--edition` names an edition that the kit does not have.
        UnknownEdition { name: EditionName, known: Vec<EditionName> } = "make.unknown-edition",
        /// `--district` names a code that the table does not have.
        UnknownDistrict { code: DistrictCode } = "make.unknown-district",
        /// `--district` names no district of the table.
        NoDistrictCalled { query: String, nearest: Vec<String> } = "make.no-district-called",
        /// `--district` names several districts; at most some of them are listed.
        SeveralDistricts { query: String, candidates: Vec<String>, more: usize } = "make.several-districts",
        /// `--province` names a code that the table does not have.
        UnknownProvince { code: ProvinceCode } = "make.unknown-province",
        /// The requested edition is for none of the requested districts.
        NotOfEdition { edition: EditionName } = "make.not-of-edition",
        /// No edition is for any of the requested districts.
        NoEditionFor = "make.no-edition-for",
        /// A signed set has this release's number, and the kit now makes other drives.
        ReleaseSigned { folder: PathBuf, release: Release, change: ReleaseChange } = "make.release-signed",
        /// `--out` lies inside the kit's own folders.
        OutInsideKit { out: PathBuf, folder: &'static str } = "make.out-inside-kit",
        /// A media file's length differs from `media.toml`.
        MediaLength { path: String, found: u64, recorded: u64 } = "make.media-changed:length",
        /// A media file's digest differs from `media.toml`.
        MediaDigest { path: String, found: Sha256, recorded: Sha256 } = "make.media-changed:digest",
        /// FAT cannot store the time in `SOURCE_DATE_EPOCH` or the release's date.
        Epoch { text: String } = "make.epoch",
        /// The text is not a public key.
        NotAKey { text: PathBuf, fault: KeyFault } = "sign.not-a-key",
        /// The file is not a public key.
        NotAPublicKey {
            path: PathBuf,
            fault: KeyFault,
            perhaps: Option<PathBuf>,
        } = "sign.not-a-public-key",
        /// The key file does not exist.
        NoKeyFile { path: PathBuf } = "sign.no-key-file",
        /// The public key file does not exist.
        NoPublicKey { path: PathBuf } = "sign.no-public-key",
        /// The path of a key is a folder.
        KeyIsFolder { path: PathBuf, perhaps: PathBuf } = "sign.key-is-folder",
        /// The secret key cannot be used or made.
        SecretKey { path: PathBuf, source: SecretKeyError } = "sign.secret-key",
        /// The file is a public key; signing needs the secret key.
        PublicInPlaceOfSecret { path: PathBuf, perhaps: PathBuf } = "sign.public-for-secret",
        /// A new key would lie in a folder that goes onto drives, or among the manifests.
        KeyInKit { folder: PathBuf } = "sign.key-in-kit",
        /// No password was given, or an empty one.
        NoPassword = "sign.no-password",
        /// The two passwords differ.
        PasswordsDiffer = "sign.passwords-differ",
        /// The terminal or standard input could not be read.
        Password { source: io::Error } = "sign.password",
        /// ffmpeg could not be run.
        Ffmpeg { source: io::Error } = "media.ffmpeg",
        /// The answer to a question could not be read.
        Question { source: io::Error } = "new.question",
        /// The kit names another signer than the given key.
        OtherSigner { path: PathBuf, key: PublicKey, named: PublicKey } = "sign.other-signer",
        /// The set names another signer.
        SetOfAnother { set: PathBuf, named: String, key: String } = "sign.set-of-another",
        /// The set was built unsigned and names no signer.
        SetOfNobody { set: PathBuf, key: String } = "sign.set-of-nobody",
        /// A folder or pattern has more images than are verified in one run.
        TooManyImages { target: PathBuf, most: usize } = "verify.too-many-images",
        /// Districts and sticks do not pair up.
        FillPairs { districts: usize, folders: usize } = "fill.cannot:pairs",
        /// There are neither as many districts as devices nor only one.
        DevicesAndDistricts { devices: usize, districts: usize } = "write.devices-and-districts",
        /// An export names no district.
        NothingChosen = "image.nothing-chosen",
        /// An update is asked for in another form than ZIP.
        UpdateForm = "image.update-form",
        /// No image set of the requested release was found.
        NoRelease { out: PathBuf, release: Release } = "image.no-release",
        /// The image set has no such district.
        NoDistrictInSet { code: DistrictCode, set: PathBuf } = "image.not-in-set:district",
        /// The image set has no district of that province.
        NoProvinceInSet { code: ProvinceCode, set: PathBuf } = "image.not-in-set:province",
        /// No image set was found.
        NoSet { out: PathBuf } = "image.no-set",
    } + {
        /// The kit has faults; contains all of them.
        Faults(Vec<Diagnostic>),
        /// The kit cannot be read.
        Kit(#[from] kit::Error),
        /// The pages cannot be made.
        Site(#[from] site::Error),
        /// The bag cannot be made.
        Bag(#[from] bag::Error),
        /// The image set cannot be made or read. Boxed to keep every command's `Result` small.
        Image(#[source] Box<image::Error>),
        /// A device may not or cannot be written.
        Device(#[from] device::Error),
        /// A target cannot be verified.
        Verify(#[from] verify::Error),
        /// A file cannot be read or written.
        Output(#[from] FileError),
        /// Ctrl-C.
        Interrupted(#[from] Interrupted),
        /// The drive folder is missing or was built from other inputs.
        DriveFolder(#[from] DriveFolderFault),
        /// A table is not taken over.
        Contacts(#[from] ContactsFault),
        /// `--to` is not a usable name for a key.
        KeyName(#[from] KeyNameFault),
        /// A key with this name already exists.
        KeyExists(#[from] NewKeyFault),
        /// No new kit can be made.
        NewKit(#[from] NewKitFault),
    }
}

shown_in_english!(Error);

impl Failure for Error {
    fn blame(&self) -> Blame {
        match self {
            Self::State { .. }
            | Self::Password { .. }
            | Self::Question { .. }
            | Self::Ffmpeg { .. } => Blame::Machine,
            Self::SecretKey { source, .. } => source.blame(),
            Self::Kit(error) => error.blame(),
            Self::Site(error) => error.blame(),
            Self::Bag(error) => error.blame(),
            Self::Image(error) => error.blame(),
            Self::Device(error) => error.blame(),
            Self::Verify(error) => error.blame(),
            Self::Output(error) => error.blame(),
            Self::Interrupted(error) => error.blame(),
            Self::Faults(_)
            | Self::DriveFolder(_)
            | Self::Contacts(_)
            | Self::KeyName(_)
            | Self::KeyExists(_)
            | Self::NewKit(_)
            | Self::UnknownEdition { .. }
            | Self::UnknownDistrict { .. }
            | Self::NoDistrictCalled { .. }
            | Self::SeveralDistricts { .. }
            | Self::UnknownProvince { .. }
            | Self::NotOfEdition { .. }
            | Self::NoEditionFor
            | Self::ReleaseSigned { .. }
            | Self::OutInsideKit { .. }
            | Self::MediaLength { .. }
            | Self::MediaDigest { .. }
            | Self::Epoch { .. }
            | Self::NotAKey { .. }
            | Self::NotAPublicKey { .. }
            | Self::NoKeyFile { .. }
            | Self::NoPublicKey { .. }
            | Self::KeyIsFolder { .. }
            | Self::PublicInPlaceOfSecret { .. }
            | Self::KeyInKit { .. }
            | Self::NoPassword
            | Self::PasswordsDiffer
            | Self::OtherSigner { .. }
            | Self::SetOfAnother { .. }
            | Self::SetOfNobody { .. }
            | Self::FillPairs { .. }
            | Self::NothingChosen
            | Self::UpdateForm
            | Self::DevicesAndDistricts { .. }
            | Self::TooManyImages { .. }
            | Self::NoDistrictInSet { .. }
            | Self::NoProvinceInSet { .. }
            | Self::NoRelease { .. }
            | Self::NoSet { .. } => Blame::Kit,
        }
    }
}

impl From<image::Error> for Error {
    fn from(error: image::Error) -> Self {
        Self::Image(Box::new(error))
    }
}
