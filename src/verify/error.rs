//! Why a verdict could not be found. A "no" is a report, never an error.

use std::io;
use std::path::{Path, PathBuf};

use super::answer::RawName;
use crate::base::{Blame, Interrupted, OutputError, plain_path};

/// Verification could not be carried out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The target is not there.
    #[error("{} does not exist", path.display())]
    Absent {
        /// As given.
        path: PathBuf,
    },
    /// The target is there and cannot be opened at all.
    #[error("cannot open {}: {source}", path.display())]
    Open {
        /// As given.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The target went away while it was read: pulled out, unmounted, network lost.
    #[error("{} went away while it was being read: {source}", path.display())]
    Gone {
        /// As given.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Another program has a file open, so that nobody could find out about it.
    #[error("{} cannot be read: another program has it open", path.display())]
    Held {
        /// The file.
        path: PathBuf,
    },
    /// A disk by its name on Windows (`\\\\.\\F:`), which is not read there.
    #[error("{} is a raw disk, and raw disks are not read on Windows yet", path.display())]
    RawDisk {
        /// As given.
        path: PathBuf,
    },
    /// Files that a cloud drive has not fetched: reading them would download them all.
    #[error(
        "{} of the files in {} are kept in the cloud alone, {} for one",
        count, path.display(), first.display()
    )]
    Elsewhere {
        /// As given.
        path: PathBuf,
        /// How many.
        count: usize,
        /// One of them.
        first: PathBuf,
    },
    /// Neither a folder, an image, a zip nor a device: a pipe, a socket.
    #[error("{} is neither a folder, a file nor a disk", path.display())]
    Kind {
        /// As given.
        path: PathBuf,
    },
    /// The image set that a target was to be held against cannot be used.
    #[error(transparent)]
    Set(#[from] SetError),
    /// A repair cannot be done this way.
    #[error(transparent)]
    Repair(#[from] RepairError),
    /// A file could not be written while repairing.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// The user asked to stop.
    #[error(transparent)]
    Interrupted(#[from] Interrupted),
}

/// Why an image set says nothing.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SetError {
    /// There is no `image-set.json`.
    #[error("{} is no image set: there is no image-set.json in it", folder.display())]
    None {
        /// The folder.
        folder: PathBuf,
    },
    /// An `image-set.json` that cannot be read.
    #[error("{} is no image set: {reason}", folder.display())]
    Unreadable {
        /// The folder.
        folder: PathBuf,
        /// Why.
        reason: String,
    },
    /// Another run put a new set in its place while it was read.
    #[error("the image set {} was replaced while it was being read", folder.display())]
    Replaced {
        /// The folder.
        folder: PathBuf,
    },
    /// A file of it could not be opened.
    #[error("cannot read {}: {source}", path.display())]
    Open {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl Error {
    /// Whose turn it is.
    pub fn blame(&self) -> Blame {
        match self {
            Self::Open { .. }
            | Self::Gone { .. }
            | Self::Held { .. }
            | Self::Output(_)
            | Self::Set(SetError::Replaced { .. }) => Blame::Machine,
            Self::Absent { .. }
            | Self::RawDisk { .. }
            | Self::Elsewhere { .. }
            | Self::Kind { .. }
            | Self::Set(_)
            | Self::Repair(_) => Blame::Kit,
            Self::Interrupted(_) => Blame::User,
        }
    }

    /// The error of a file of a drive that another program has open.
    pub(super) fn held_on(target: &str, path: &str) -> Self {
        let root = target.trim_end_matches(['/', '\\']);
        Self::held(Path::new(&format!("{root}/{path}")))
    }

    /// The error of a file that another program has open.
    pub(super) fn held(path: &Path) -> Self {
        Self::Held {
            path: plain_path(path),
        }
    }
}

/// Why a repair cannot be done this way.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RepairError {
    /// The source is damaged where it is needed.
    #[error("{} is of no use for a repair: {reason}", path.display())]
    Source {
        /// The source.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// The source is nothing to repair from.
    #[error("{} is neither an image set nor a drive", path.display())]
    NoSource {
        /// The source.
        path: PathBuf,
    },
    /// The source names a signer and waits for the signature.
    #[error("{} names a signer and waits for its signature", path.display())]
    Waits {
        /// The source.
        path: PathBuf,
    },
    /// Two places of the drive name two signers, or one and none.
    #[error("{} contradicts itself about who signed it", path.display())]
    SignersContradict {
        /// The drive.
        path: PathBuf,
    },
    /// Nothing on the drive tells any more who signed it.
    #[error("nothing on {} tells any more who signed it", path.display())]
    SignerUnknown {
        /// The drive.
        path: PathBuf,
    },
    /// A drive of nobody's would become somebody's.
    #[error("the drive says that nobody signed it, and the source is signed by {signer}")]
    SignedSource {
        /// The source's signer.
        signer: RawName,
    },
    /// The caller names another district than the drive.
    #[error("the drive is district {found}'s, and --district names {asked}")]
    AskedAnother {
        /// Whose it is.
        found: RawName,
        /// Whose it was called.
        asked: RawName,
    },
    /// Nothing on the drive tells any more whose it is.
    #[error("nothing on the drive tells any more which district's it is, so it is not known which image of {} it should be", path.display())]
    WhichDistrict {
        /// The set.
        path: PathBuf,
    },
    /// Several sets have an image for the drive.
    #[error("{} holds several sets that have an image for this drive", path.display())]
    WhichSet {
        /// The folder of the sets.
        path: PathBuf,
    },
    /// An image, whose bytes only a set has.
    #[error("an image is mended with an image set, and {} is none", path.display())]
    NeedsSet {
        /// The source.
        path: PathBuf,
    },
    /// A repair in place would lose files of others.
    #[error("{} holds files that a repair would lose: {files}", path.display())]
    OwnFiles {
        /// The image.
        path: PathBuf,
        /// The first of their names.
        files: String,
    },
    /// The set has no image for this drive's district, edition and release.
    #[error("{} has no image for this drive", path.display())]
    NoSuchDrive {
        /// The set.
        path: PathBuf,
    },
    /// Source and drive are of two releases, editions or campaigns.
    #[error("the source is of another campaign, edition or release than the drive")]
    OtherRelease,
    /// Only the district's own image could mend this drive: its manifests are damaged.
    #[error("the drive's manifests are damaged, and the source is another district's")]
    OtherDistrict,
    /// A disk: its file system is the operating system's to write.
    #[error("{} is a disk, and a drive is repaired where it is mounted", path.display())]
    Disk {
        /// The target.
        path: PathBuf,
    },
    /// A folder with somebody's files, none of them a drive's.
    #[error("{} is no drive: it holds other files", path.display())]
    NotADrive {
        /// The target.
        path: PathBuf,
    },
    /// Not a drive folder or an image of the set's length.
    #[error("{} cannot be repaired in place", path.display())]
    Kind {
        /// The target.
        path: PathBuf,
    },
}
