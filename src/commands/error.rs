//! Why a command could not be carried out, and whose turn it is now.

use std::io;
use std::path::PathBuf;

use super::drive_folder::DriveFolderFault;
use super::keys::{KeyNameFault, NewKeyFault};
use crate::base::{Blame, Diagnostic, Failure, FileError, Interrupted, Sha256};
use crate::drive::{DistrictCode, EditionName, ProvinceCode};
use crate::formats::minisign::{KeyFault, PublicKey, SecretKeyError};
use crate::words::{messages, shown_in_english};
use crate::{bag, image, kit, site, verify};

messages! {
    /// A command could not be carried out. An answer of "no" is not an error.
    #[derive(Debug, thiserror::Error)]
    #[non_exhaustive]
    pub enum Error {
        /// The state of the outputs cannot be written down.
        State { #[from] source: io::Error } = "make.state",
        /// `--edition` names none of the kit's.
        UnknownEdition { name: EditionName, known: Vec<EditionName> } = "make.unknown-edition",
        /// `--district` names none of the table's.
        UnknownDistrict { code: DistrictCode } = "make.unknown-district",
        /// `--province` names none of the table's.
        UnknownProvince { code: ProvinceCode } = "make.unknown-province",
        /// The edition that was asked for goes to none of the districts that were asked for.
        NotOfEdition { edition: EditionName } = "make.not-of-edition",
        /// `--out` lies inside the kit's own folders.
        OutInsideKit { out: PathBuf, folder: &'static str } = "make.out-inside-kit",
        /// A media file is no longer as long as `media.toml` says.
        MediaLength { path: String, found: u64, recorded: u64 } = "make.media-changed:length",
        /// A media file no longer has the content that `media.toml` records.
        MediaDigest { path: String, found: Sha256, recorded: Sha256 } = "make.media-changed:digest",
        /// `SOURCE_DATE_EPOCH` or the release's date cannot be written into a FAT directory.
        Epoch { text: String } = "make.epoch",
        /// Text that should be a public key.
        NotAKey { text: PathBuf, fault: KeyFault } = "sign.not-a-key",
        /// A file that should be a public key.
        NotAPublicKey {
            path: PathBuf,
            fault: KeyFault,
            perhaps: Option<PathBuf>,
        } = "sign.not-a-public-key",
        /// A file with a key that is not there.
        NoKeyFile { path: PathBuf } = "sign.no-key-file",
        /// A public key that is not there.
        NoPublicKey { path: PathBuf } = "sign.no-public-key",
        /// A folder, where a key is to be.
        KeyIsFolder { path: PathBuf, perhaps: PathBuf } = "sign.key-is-folder",
        /// A secret key that cannot be used or made.
        SecretKey { path: PathBuf, source: SecretKeyError } = "sign.secret-key",
        /// A public key, where the secret one is needed.
        PublicInPlaceOfSecret { path: PathBuf, perhaps: PathBuf } = "sign.public-for-secret",
        /// A key would lie among what goes onto drives.
        KeyInKit { folder: PathBuf } = "sign.key-in-kit",
        /// No password was given, or an empty one.
        NoPassword = "sign.no-password",
        /// The password was typed in two ways.
        PasswordsDiffer = "sign.passwords-differ",
        /// The terminal or standard input could not be read.
        Password { source: io::Error } = "sign.password",
        /// The kit names another signer than the key that was given.
        OtherSigner { path: PathBuf, key: PublicKey, named: PublicKey } = "sign.other-signer",
        /// A set that another key is to sign.
        SetOfAnother { set: PathBuf, named: String, key: String } = "sign.set-of-another",
        /// A set that no key is to sign.
        SetOfNobody { set: PathBuf, key: String } = "sign.set-of-nobody",
        /// An export without a district.
        NothingChosen = "image.nothing-chosen",
        /// A district that an image set does not have.
        NoDistrictInSet { code: DistrictCode, set: PathBuf } = "image.not-in-set:district",
        /// A province that an image set does not have.
        NoProvinceInSet { code: ProvinceCode, set: PathBuf } = "image.not-in-set:province",
        /// There is no image set to work on.
        NoSet { out: PathBuf } = "image.no-set",
    } + {
        /// The kit has faults; they are all here.
        Faults(Vec<Diagnostic>),
        /// The kit cannot be read.
        Kit(#[from] kit::Error),
        /// The pages cannot be made.
        Site(#[from] site::Error),
        /// The bag cannot be put together.
        Bag(#[from] bag::Error),
        /// The image set cannot be made or read. Boxed: it carries whole paths and causes, and
        /// every command's result has room for it.
        Image(#[source] Box<image::Error>),
        /// A target cannot be verified.
        Verify(#[from] verify::Error),
        /// A file cannot be read or written.
        Output(#[from] FileError),
        /// Ctrl-C.
        Interrupted(#[from] Interrupted),
        /// The drive folder is missing, or was built from other inputs.
        DriveFolder(#[from] DriveFolderFault),
        /// `--to` names nothing that a key could be called.
        KeyName(#[from] KeyNameFault),
        /// A key cannot be made under this name, since one is there.
        KeyExists(#[from] NewKeyFault),
    }
}

shown_in_english!(Error);

impl Failure for Error {
    fn blame(&self) -> Blame {
        match self {
            Self::State { .. } | Self::Password { .. } => Blame::Machine,
            Self::SecretKey { source, .. } => source.blame(),
            Self::Kit(error) => error.blame(),
            Self::Site(error) => error.blame(),
            Self::Bag(error) => error.blame(),
            Self::Image(error) => error.blame(),
            Self::Verify(error) => error.blame(),
            Self::Output(error) => error.blame(),
            Self::Interrupted(error) => error.blame(),
            Self::Faults(_)
            | Self::DriveFolder(_)
            | Self::KeyName(_)
            | Self::KeyExists(_)
            | Self::UnknownEdition { .. }
            | Self::UnknownDistrict { .. }
            | Self::UnknownProvince { .. }
            | Self::NotOfEdition { .. }
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
            | Self::NothingChosen
            | Self::NoDistrictInSet { .. }
            | Self::NoProvinceInSet { .. }
            | Self::NoSet { .. } => Blame::Kit,
        }
    }
}

impl From<image::Error> for Error {
    fn from(error: image::Error) -> Self {
        Self::Image(Box::new(error))
    }
}
