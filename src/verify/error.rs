//! Why a verdict could not be found. A "no" is a report, never an error.

use std::io;
use std::path::PathBuf;

use crate::base::{Blame, Interrupted, OutputError};

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
    /// No `image-set.json`, or not one that can be read.
    #[error("{} is no image set: {reason}", folder.display())]
    Unreadable {
        /// The folder.
        folder: PathBuf,
        /// Why.
        reason: String,
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
            Self::Absent { .. } | Self::Kind { .. } | Self::Set(_) | Self::Repair(_) => Blame::Kit,
            Self::Open { .. } | Self::Gone { .. } | Self::Output(_) => Blame::Machine,
            Self::Interrupted(_) => Blame::User,
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
    /// Not a drive folder or an image of the set's length.
    #[error("{} cannot be repaired in place", path.display())]
    Kind {
        /// The target.
        path: PathBuf,
    },
}
