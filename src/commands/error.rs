//! Why a command could not be carried out, and whose turn it is now.

use std::io;
use std::path::PathBuf;

use crate::base::{Blame, Diagnostic, Interrupted, OutputError, machine_mend, quoted, quoted_path};
use crate::drive::{DistrictCode, EditionName, ProvinceCode};
use crate::formats::minisign::SecretKeyError;
use crate::verify::RepairError;
use crate::words::Language;
use crate::{bag, image, kit, site, verify};

/// A command could not be carried out. An answer of "no" is not an error.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The kit has faults; they are all here.
    #[error("the kit has faults")]
    Faults(Vec<Diagnostic>),
    /// The kit cannot be read.
    #[error(transparent)]
    Kit(#[from] kit::Error),
    /// The pages cannot be made.
    #[error(transparent)]
    Site(#[from] site::Error),
    /// The bag cannot be put together.
    #[error(transparent)]
    Bag(#[from] bag::Error),
    /// The image set cannot be made or read.
    #[error(transparent)]
    Image(Box<image::Error>),
    /// A target cannot be verified.
    #[error(transparent)]
    Verify(#[from] verify::Error),
    /// A file cannot be read or written.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// The state of the outputs cannot be written down.
    #[error("cannot note what was done: {0}")]
    State(#[from] io::Error),
    /// Ctrl-C.
    #[error(transparent)]
    Interrupted(#[from] Interrupted),
    /// `--edition` names none of the kit's.
    #[error("the kit has no edition `{name}`; it has: {known}")]
    UnknownEdition {
        /// What was asked for.
        name: EditionName,
        /// What there is.
        known: String,
    },
    /// `--district` names none of the table's.
    #[error("manifests/districts.csv has no district {code}")]
    UnknownDistrict {
        /// What was asked for.
        code: DistrictCode,
    },
    /// `--province` names none of the table's.
    #[error("manifests/districts.csv has no province {code}")]
    UnknownProvince {
        /// What was asked for.
        code: ProvinceCode,
    },
    /// A key file that is none.
    #[error("{}: {reason}", path.display())]
    Key {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A file with a key that is not there.
    #[error("there is no key {}", path.display())]
    NoKeyFile {
        /// The file.
        path: PathBuf,
    },
    /// A public key that is not there.
    #[error("there is no public key {}", path.display())]
    NoPublicKey {
        /// As given.
        path: PathBuf,
    },
    /// A folder, where a key is to be.
    #[error("{} is a folder, and a key is a file", path.display())]
    KeyIsFolder {
        /// The folder.
        path: PathBuf,
    },
    /// A secret key that cannot be used or made.
    #[error("{}: {source}", path.display())]
    SecretKey {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: SecretKeyError,
    },
    /// The public half of a key, where the secret one is needed.
    #[error("{} is the public half of a key, and the secret one signs", path.display())]
    PublicInPlaceOfSecret {
        /// The file.
        path: PathBuf,
    },
    /// A key of that name is there; a lost key cannot be made again.
    #[error("{} exists already, and a key is never replaced", path.display())]
    KeyExists {
        /// The file.
        path: PathBuf,
    },
    /// `--to` names nothing that a key could be called.
    #[error("--to {} {reason}", name.display())]
    KeyName {
        /// As given.
        name: PathBuf,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A key would lie among what goes onto drives.
    #[error("{} is part of a kit: a secret key must never lie there", folder.display())]
    KeyInKit {
        /// The folder.
        folder: PathBuf,
    },
    /// No password was given, or an empty one.
    #[error("no password was given")]
    NoPassword,
    /// The password was typed in two ways.
    #[error("the two passwords differ")]
    PasswordsDiffer,
    /// The terminal or standard input could not be read.
    #[error("cannot read the password: {0}")]
    Password(#[source] io::Error),
    /// The kit names another signer than the key that was given.
    #[error("the key {} is {key}, but manifests/kit.toml names the signer {named}", path.display())]
    OtherSigner {
        /// The key's file.
        path: PathBuf,
        /// Its public half.
        key: String,
        /// `signer` of the kit.
        named: String,
    },
    /// A set that another key is to sign.
    #[error("{} names the signer {named}, and the key is {key}", set.display())]
    SetOfAnother {
        /// The set.
        set: PathBuf,
        /// The signer that it names.
        named: String,
        /// The public half of the key.
        key: String,
    },
    /// A set that nobody is to sign.
    #[error("{} was made for nobody to sign: its drives say so", set.display())]
    SetOfNobody {
        /// The set.
        set: PathBuf,
        /// The public half of the key.
        key: String,
    },
    /// An export without a district.
    #[error("no district was chosen")]
    NothingChosen,
    /// A district or province that an image set does not have.
    #[error("{} has no {what}", set.display())]
    NotInSet {
        /// What was asked for.
        what: String,
        /// The set.
        set: PathBuf,
    },
    /// There is no image set to work on.
    #[error("{} holds no image set", out.display())]
    NoSet {
        /// The output folder.
        out: PathBuf,
    },
    /// `--out` lies inside the kit's own folders.
    #[error("the output folder {} lies inside the kit's own {folder}/", out.display())]
    OutInsideKit {
        /// The output folder.
        out: PathBuf,
        /// `media`, `manifests` or `site-template`.
        folder: &'static str,
    },
    /// The drive folder is missing, or was built from other inputs.
    #[error("{} {reason}", folder.display())]
    DriveFolder {
        /// The drive folder.
        folder: PathBuf,
        /// What is the matter with it.
        reason: String,
    },
    /// A media file is no longer what `media.toml` says.
    #[error("media/{path} is not the file that manifests/media.toml records: {difference}")]
    MediaChanged {
        /// Relative to `media/`.
        path: String,
        /// How it differs.
        difference: String,
    },
    /// The volume label cannot stand in a FAT directory.
    #[error("the label `{label}` is not 1 to 11 capital letters, digits, spaces or hyphens")]
    Label {
        /// As given.
        label: String,
    },
    /// `SOURCE_DATE_EPOCH` or the release's date cannot stand in a FAT directory.
    #[error(
        "SOURCE_DATE_EPOCH={text} is no time between 1980 and 2107 in seconds since 1970 (UTC)"
    )]
    Epoch {
        /// As given.
        text: String,
    },
}

impl Error {
    /// Whose turn it is.
    pub fn blame(&self) -> Blame {
        match self {
            Self::Interrupted(_) => Blame::User,
            Self::Output(_)
            | Self::State(_)
            | Self::Password(_)
            | Self::SecretKey {
                source: SecretKeyError::Generate(_),
                ..
            } => Blame::Machine,
            Self::Kit(error) => error.blame(),
            Self::Site(error) => error.blame(),
            Self::Image(error) => error.blame(),
            Self::Verify(error) => error.blame(),
            _ => Blame::Kit,
        }
    }

    /// The next thing to do, where the error itself knows.
    pub fn mend(&self) -> Option<String> {
        match self {
            Self::UnknownDistrict { .. } | Self::UnknownProvince { .. } => {
                Some("drivepress districts NAME finds a code".to_owned())
            }
            Self::NothingChosen => {
                Some("name some with --district or --province, or give --all".to_owned())
            }
            Self::NoSet { .. } => Some("drivepress make, or name the folder of the set".to_owned()),
            Self::OutInsideKit { .. } => Some("choose another folder with --out".to_owned()),
            Self::DriveFolder { .. } => Some("drivepress build".to_owned()),
            Self::MediaChanged { path, .. } => Some(format!(
                "if the new file is right: drivepress media lock {}; else put the old one back",
                quoted(&format!("media/{path}"))
            )),
            Self::Epoch { .. } => Some("set it to a time from 1980 on, or unset it".to_owned()),
            Self::NotInSet { .. } => Some(
                "drivepress districts NAME finds a code; else take the set that has it".to_owned(),
            ),
            Self::Output(OutputError::Busy { path })
            | Self::Verify(verify::Error::Output(OutputError::Busy { path })) => {
                Some(busy_mend(path))
            }
            Self::Verify(verify::Error::Repair(error)) => repair_mend(error),
            Self::Verify(verify::Error::Set(verify::SetError::Replaced { .. })) => {
                Some("run the same command again".to_owned())
            }
            Self::Verify(verify::Error::Absent { .. } | verify::Error::Kind { .. }) => Some(
                "give a drive's folder or letter, an image, a ZIP or the folder of an image set"
                    .to_owned(),
            ),
            Self::Verify(verify::Error::Held { .. }) => held_mend(),
            Self::Verify(verify::Error::RawDisk { .. }) => {
                Some("give the letter of the drive: drivepress verify F:\\".to_owned())
            }
            Self::Verify(verify::Error::Elsewhere { .. }) => Some(
                "in Explorer, right-click the folder and choose \"Always keep on this device\"; \
                 when it is there, run the same command again"
                    .to_owned(),
            ),
            Self::Image(error) => image_mend(error).or_else(|| machine_mend(self, Language::En)),
            _ => super::key_mend::key_mend(self).or_else(|| machine_mend(self, Language::En)),
        }
    }
}

impl From<image::Error> for Error {
    // Boxed: it carries whole paths and causes, and every command's result has room for it.
    fn from(error: image::Error) -> Self {
        Self::Image(Box::new(error))
    }
}

fn held_mend() -> Option<String> {
    let held = io::Error::from(io::ErrorKind::ResourceBusy);
    machine_mend(&held, Language::En)
}

fn busy_mend(path: &std::path::Path) -> String {
    format!(
        "wait until the run that writes {} is done, or stop it; then run this again",
        path.display()
    )
}

fn repair_mend(error: &RepairError) -> Option<String> {
    match error {
        RepairError::Disk { .. } => {
            Some("give its folder or letter: drivepress repair E:\\ --from SET".to_owned())
        }
        RepairError::Waits { path } => {
            let set = quoted_path(path);
            Some(format!("drivepress sign {set} --key NAME.key"))
        }
        RepairError::NoSuchDrive { .. } | RepairError::OtherRelease => {
            Some("give the set of the drive's own campaign, edition and release".to_owned())
        }
        RepairError::NotADrive { .. } => {
            Some("give the drive's own folder or letter, or an empty folder".to_owned())
        }
        RepairError::NoSource { .. } => Some(
            "give an image set, or an intact drive (its folder, image or ZIP), with --from"
                .to_owned(),
        ),
        RepairError::OtherDistrict | RepairError::NeedsSet { .. } => {
            Some("give the folder of the image set with --from".to_owned())
        }
        RepairError::SignersContradict { .. } => {
            Some("give the right signer's public key: --key NAME.pub".to_owned())
        }
        RepairError::SignerUnknown { .. } => Some(
            "give its signer's public key with --key NAME.pub; where nobody signs, write the \
             drive anew: drivepress export"
                .to_owned(),
        ),
        RepairError::SignedSource { signer } => Some(format!(
            "if it is to be that signer's drive: --key {signer}; else give the set that it was \
             made from"
        )),
        RepairError::AskedAnother { found, .. } => Some(format!(
            "leave --district out, or give {found}; another district's drive is made with \
             drivepress export"
        )),
        RepairError::WhichDistrict { .. } => {
            Some("say whose drive it is to be: --district CODE".to_owned())
        }
        RepairError::WhichSet { path } => Some(format!(
            "name the one that it is of: --from {}",
            path.join("images").join("EDITION").display()
        )),
        RepairError::OwnFiles { .. } => Some(
            "copy them away first, then write the drive anew: drivepress export, or repair with \
             --remove-extras, which takes them away"
                .to_owned(),
        ),
        _ => None,
    }
}

fn image_mend(error: &image::Error) -> Option<String> {
    match error {
        image::Error::Output(OutputError::Busy { path }) => Some(busy_mend(path)),
        image::Error::Set { .. } => Some("take the set anew from where it was made".to_owned()),
        image::Error::Damaged { .. } | image::Error::DamagedFile { .. } => Some(
            "drivepress verify SET tells what is damaged; take the set anew from where it was made"
                .to_owned(),
        ),
        image::Error::Changed { .. } => Some("drivepress build".to_owned()),
        image::Error::WouldDrop { .. } => Some("stamp all districts: drivepress stamp".to_owned()),
        image::Error::WaitsForSignature { folder } => Some(format!(
            "drivepress sign {} --key NAME.key",
            quoted_path(folder)
        )),
        image::Error::Unsignable { .. } | image::Error::State { .. } => {
            Some("make the set anew with this version: drivepress make".to_owned())
        }
        image::Error::NoRoom { .. } => {
            Some("free some room, or choose another folder with --to".to_owned())
        }
        _ => None,
    }
}
