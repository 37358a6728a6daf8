//! Why a verdict could not be found. A "no" is a report, never an error.

use std::io;
use std::path::{Path, PathBuf};

use super::answer::RawName;
use crate::base::{Blame, Failure, FileError, Interrupted, plain_path};
use crate::words::{Message, messages, shown_in_english, shown_values};

messages! {
    /// Verification could not be carried out.
    #[derive(Debug, thiserror::Error)]
    #[non_exhaustive]
    pub enum Error {
        /// The target is not there.
        Absent { path: PathBuf } = "verify.cannot:absent",
        /// The target is there and cannot be opened at all.
        Open { path: PathBuf, source: io::Error } = "verify.cannot:open",
        /// The target went away while it was read: pulled out, unmounted, network lost.
        Gone { path: PathBuf, source: io::Error } = "verify.cannot:gone",
        /// Another program has a file open, so that nobody could find out about it.
        Held { path: PathBuf } = "verify.cannot:held",
        /// A disk by its name on Windows (`\\\\.\\F:`), which is not read there.
        RawDisk { path: PathBuf } = "verify.cannot:raw-disk",
        /// Files that a cloud drive has not fetched: reading them would download them all.
        Elsewhere { path: PathBuf, count: usize, first: PathBuf } = "verify.cannot:elsewhere",
        /// Neither a folder, an image, a zip nor a device: a pipe, a socket.
        Kind { path: PathBuf } = "verify.cannot:kind",
    } + {
        /// The image set that a target was to be held against cannot be used.
        Set(#[from] SetError),
        /// A repair cannot be done this way.
        Repair(#[from] RepairError),
        /// A file could not be written while repairing.
        Output(#[from] FileError),
        /// The user asked to stop.
        Interrupted(#[from] Interrupted),
    }
}

shown_in_english!(Error);
shown_values!(RawName);

messages! {
    /// Why an image set says nothing.
    #[derive(Debug, thiserror::Error)]
    #[non_exhaustive]
    pub enum SetError {
        /// There is no `image-set.json`.
        None { folder: PathBuf } = "verify.set:none",
        /// An `image-set.json` that cannot be read.
        Unreadable { folder: PathBuf, reason: Message } = "verify.set:unreadable",
        /// Another run put a new set in its place while it was read.
        Replaced { folder: PathBuf } = "verify.set:replaced",
        /// A file of it could not be opened.
        Open { path: PathBuf, source: io::Error } = "verify.set:open",
    }
}

shown_in_english!(SetError);

impl Failure for Error {
    fn blame(&self) -> Blame {
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
}

impl Error {
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

messages! {
    /// Why a repair cannot be done this way.
    #[derive(Debug, thiserror::Error)]
    #[non_exhaustive]
    pub enum RepairError {
        /// The source is damaged where it is needed.
        Source { path: PathBuf, reason: Message } = "repair.cannot:source",
        /// The source is nothing to repair from.
        NoSource { path: PathBuf } = "repair.cannot:no-source",
        /// The source names a signer and waits for the signature.
        Waits { path: PathBuf } = "repair.cannot:waits",
        /// Two places of the drive name two signers, or one and none.
        SignersContradict { path: PathBuf } = "repair.cannot:signers-contradict",
        /// Nothing on the drive tells any more who signed it.
        SignerUnknown { path: PathBuf } = "repair.cannot:signer-unknown",
        /// A drive of nobody's would become somebody's.
        SignedSource { signer: RawName } = "repair.cannot:signed-source",
        /// The caller names another district than the drive.
        AskedAnother { found: RawName, asked: RawName } = "repair.cannot:asked-another",
        /// Nothing on the drive tells any more whose it is.
        WhichDistrict { path: PathBuf } = "repair.cannot:which-district",
        /// Several sets have an image for the drive.
        WhichSet { path: PathBuf } = "repair.cannot:which-set",
        /// An image, whose bytes only a set has.
        NeedsSet { path: PathBuf } = "repair.cannot:needs-set",
        /// A repair in place would lose files of others.
        OwnFiles { path: PathBuf, files: String } = "repair.cannot:own-files",
        /// The set has no image for this drive's district, edition and release.
        NoSuchDrive { path: PathBuf } = "repair.cannot:no-such-drive",
        /// Source and drive are of two releases, editions or campaigns.
        OtherRelease = "repair.cannot:other-release",
        /// Only the district's own image could mend this drive: its manifests are damaged.
        OtherDistrict = "repair.cannot:other-district",
        /// A disk: its file system is the operating system's to write.
        Disk { path: PathBuf } = "repair.cannot:disk",
        /// A folder with somebody's files, none of them a drive's.
        NotADrive { path: PathBuf } = "repair.cannot:not-a-drive",
        /// Not a drive folder or an image of the set's length.
        Kind { path: PathBuf } = "repair.cannot:kind",
    }
}

shown_in_english!(RepairError);
