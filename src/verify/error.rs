//! Errors that prevent a verdict. A negative verdict is a report, never an error.

use std::io;
use std::path::{Path, PathBuf};

use super::answer::RawName;
use super::fill::FillError;
use crate::base::{Blame, Failure, FileError, Interrupted, plain_path};
use crate::words::{Message, messages, shown_in_english, shown_values};

messages! {
    /// Verification could not be carried out.
    #[derive(Debug, thiserror::Error)]
    #[non_exhaustive]
    pub enum Error {
        /// The target does not exist.
        Absent { path: PathBuf } = "verify.cannot:absent",
        /// The target exists but cannot be opened.
        Open { path: PathBuf, source: io::Error } = "verify.cannot:open",
        /// The target disappeared while it was read: pulled out, unmounted, network lost.
        Gone { path: PathBuf, source: io::Error } = "verify.cannot:gone",
        /// Another program has a file locked, so the file cannot be checked.
        Held { path: PathBuf } = "verify.cannot:held",
        /// A raw disk path on Windows (`\\\\.\\F:`); reading raw disks is not supported there.
        RawDisk { path: PathBuf } = "verify.cannot:raw-disk",
        /// Files that a cloud drive has not fetched yet; reading them would download them all.
        Elsewhere { path: PathBuf, count: usize, first: PathBuf } = "verify.cannot:elsewhere",
        /// Neither a folder, an image, a ZIP nor a device: for example a pipe or a socket.
        Kind { path: PathBuf } = "verify.cannot:kind",
    } + {
        /// The image set to compare the target with cannot be used.
        Set(#[from] SetError),
        /// A repair cannot be done this way.
        Repair(#[from] RepairError),
        /// A stick cannot be filled this way.
        Fill(#[from] FillError),
        /// A file could not be written while repairing.
        Output(#[from] FileError),
        /// The user asked to stop.
        Interrupted(#[from] Interrupted),
    }
}

shown_in_english!(Error);
shown_values!(RawName);

messages! {
    /// Why an image set cannot be used.
    #[derive(Debug, thiserror::Error)]
    #[non_exhaustive]
    pub enum SetError {
        /// The folder has no `image-set.json`.
        None { folder: PathBuf } = "verify.set:none",
        /// `image-set.json` is unreadable.
        Unreadable { folder: PathBuf, reason: Message } = "verify.set:unreadable",
        /// Another run replaced the set while it was read.
        Replaced { folder: PathBuf } = "verify.set:replaced",
        /// A file of the set could not be opened.
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
            | Self::Fill(FillError::NoRoom { .. })
            | Self::Set(SetError::Replaced { .. }) => Blame::Machine,
            Self::Absent { .. }
            | Self::RawDisk { .. }
            | Self::Elsewhere { .. }
            | Self::Kind { .. }
            | Self::Set(_)
            | Self::Fill(_)
            | Self::Repair(_) => Blame::Kit,
            Self::Interrupted(_) => Blame::User,
        }
    }
}

impl Error {
    /// [`Error::Held`] for a file of a drive.
    pub(super) fn held_on(target: &str, path: &str) -> Self {
        let root = target.trim_end_matches(['/', '\\']);
        Self::held(Path::new(&format!("{root}/{path}")))
    }

    /// [`Error::Held`] for a file.
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
        /// The source is damaged in a part that the repair needs.
        Source { path: PathBuf, reason: Message } = "repair.cannot:source",
        /// The source cannot be repaired from.
        NoSource { path: PathBuf } = "repair.cannot:no-source",
        /// The source names a signer but is not signed yet.
        Waits { path: PathBuf } = "repair.cannot:waits",
        /// Places on the drive name different signers, or some name a signer and others none.
        SignersContradict { path: PathBuf } = "repair.cannot:signers-contradict",
        /// Nothing left on the drive names its signer.
        SignerUnknown { path: PathBuf } = "repair.cannot:signer-unknown",
        /// The source is signed but the drive is unsigned, so the repair would change the signer.
        SignedSource { signer: RawName } = "repair.cannot:signed-source",
        /// The caller asked for another district than the drive names.
        AskedAnother { found: RawName, asked: RawName } = "repair.cannot:asked-another",
        /// Nothing left on the drive names its district.
        WhichDistrict { path: PathBuf } = "repair.cannot:which-district",
        /// Several sets contain an image for the drive.
        WhichSet { path: PathBuf } = "repair.cannot:which-set",
        /// The target is an image; only a set contains its bytes.
        NeedsSet { path: PathBuf } = "repair.cannot:needs-set",
        /// A repair in place would lose files that are not part of the drive.
        OwnFiles { path: PathBuf, files: String } = "repair.cannot:own-files",
        /// The set has no image for this drive's district, edition and release.
        NoSuchDrive { path: PathBuf } = "repair.cannot:no-such-drive",
        /// Source and drive differ in release, edition or campaign.
        OtherRelease = "repair.cannot:other-release",
        /// The manifests are damaged, so only the district's own image could repair this drive.
        OtherDistrict = "repair.cannot:other-district",
        /// The target is a disk; only the operating system should write its file system.
        Disk { path: PathBuf } = "repair.cannot:disk",
        /// The folder contains files, but none of a drive.
        NotADrive { path: PathBuf } = "repair.cannot:not-a-drive",
        /// Neither a drive folder nor an image of the set's length.
        Kind { path: PathBuf } = "repair.cannot:kind",
    }
}

shown_in_english!(RepairError);
