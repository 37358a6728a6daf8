//! Why an image set could not be made, read or exported.

use std::path::PathBuf;

use super::set::{ImageForm, SetFault};
use crate::base::{Blame, Interrupted, OutputError, Sha256, human_bytes, plural};
use crate::drive::Recipient;

/// A fault of the `image` room. Every variant names the file, folder or recipient.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read or written.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// The user asked to stop.
    #[error(transparent)]
    Interrupted(#[from] Interrupted),
    /// The files cannot be laid out as FAT32.
    #[error("cannot lay out the image")]
    Layout {
        /// Which file or folder, and why.
        source: super::fat::Error,
    },
    /// A recipient's files do not fit the layout that all recipients share.
    #[error("the files of {recipient} do not fit the image")]
    Tail {
        /// Whose files.
        recipient: Recipient,
        /// Which file, and why.
        source: super::fat::Error,
    },
    /// The ZIP cannot have this entry.
    #[error("cannot put {path:?} into the ZIP")]
    Zip {
        /// The entry; empty where it is the whole.
        path: String,
        /// What the `zip` crate said.
        source: zip::result::ZipError,
    },
    /// A file of the drive folder is not what was listed when the drive was built.
    #[error("{}: changed since the drive was built: {change}", path.display())]
    Changed {
        /// The file.
        path: PathBuf,
        /// What differs.
        change: Change,
    },
    /// A recipient has no `tagmanifest-sha256.txt`, whose digest names the drive.
    #[error("the files of {recipient} have no tagmanifest-sha256.txt")]
    NoTagManifest {
        /// Whose files.
        recipient: Recipient,
    },
    /// A recipient was given twice.
    #[error("{recipient} is listed twice")]
    RecipientTwice {
        /// Who.
        recipient: Recipient,
    },
    /// Only some recipients were to be stamped, over a set whose base they do not share.
    #[error(
        "{}: the common part or the release changed, so stamping only some would drop {} from \
         the set ({first} and others)",
        folder.display(), plural(*dropped, "district")
    )]
    WouldDrop {
        /// The set.
        folder: PathBuf,
        /// How many would be dropped.
        dropped: usize,
        /// One of them.
        first: Recipient,
    },
    /// `image-set.json` is no image set that this program reads.
    #[error("{}: {fault}", path.display())]
    Set {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        #[source]
        fault: SetFault,
    },
    /// The set has no image for this recipient.
    #[error("{}: no image for {recipient}", folder.display())]
    NoSuchRecipient {
        /// The set.
        folder: PathBuf,
        /// Who was asked for.
        recipient: Recipient,
    },
    /// The set was made without ZIPs.
    #[error("{}: the set was made without ZIPs", folder.display())]
    NoZip {
        /// The set.
        folder: PathBuf,
    },
    /// A file of the set is not the one that `image-set.json` tells of.
    #[error("{}: damaged: {change}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What differs.
        change: Change,
    },
    /// A file inside an image of the set is not the one that its manifests tell of.
    #[error("the image of {recipient}: {path:?} is damaged: {change}")]
    DamagedFile {
        /// Whose image.
        recipient: Recipient,
        /// The file on the drive.
        path: String,
        /// What differs.
        change: Change,
    },
    /// The set names a signer and was not signed yet.
    #[error("{}: the set waits for its signature", folder.display())]
    WaitsForSignature {
        /// The set.
        folder: PathBuf,
    },
    /// The tails of a set are not such that a signature could be put into them.
    #[error("cannot put a signature into the tail of {recipient}: {reason}")]
    Unsignable {
        /// Whose tail.
        recipient: Recipient,
        /// What stands in the way.
        reason: &'static str,
    },
    /// A base's stored SHA-256 state is of another version, or not of this base.
    #[error("{}: the SHA-256 state of {form} cannot be used; stamp the set anew", folder.display())]
    State {
        /// The set.
        folder: PathBuf,
        /// Which base.
        form: ImageForm,
    },
    /// An export would write into the set itself.
    #[error("{}: this is the image set itself", folder.display())]
    IntoSet {
        /// The set.
        folder: PathBuf,
    },
    /// A folder that an export would replace is not one that an export made.
    #[error("{}: a folder that is no drive stands there already", folder.display())]
    Foreign {
        /// The folder.
        folder: PathBuf,
    },
    /// A disk image of the set cannot be read as FAT32.
    #[error("cannot read the image of {recipient}")]
    Unreadable {
        /// Whose image.
        recipient: Recipient,
        /// What is wrong with it.
        source: crate::formats::fat32::Error,
    },
    /// A file's name in an image of the set that cannot stand on a drive.
    #[error("the image of {recipient} holds a file {path:?}")]
    Name {
        /// Whose image.
        recipient: Recipient,
        /// The name.
        path: String,
        /// Why not.
        source: crate::drive::NameFault,
    },
    /// What is to be written does not fit.
    #[error(
        "{}: {} needed, {} free", folder.display(), human_bytes(*needed_bytes),
        human_bytes(*free_bytes)
    )]
    NoRoom {
        /// Where to.
        folder: PathBuf,
        /// Bytes that the export takes.
        needed_bytes: u64,
        /// Bytes that are free.
        free_bytes: u64,
    },
}

/// How a file differs from what a list says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Change {
    /// Another length.
    #[error("{found_bytes} bytes instead of {expected_bytes}")]
    Length {
        /// As listed.
        expected_bytes: u64,
        /// As found.
        found_bytes: u64,
    },
    /// Another content of the same length.
    #[error("its SHA-256 is {found} instead of {expected}")]
    Sha256 {
        /// As listed.
        expected: Sha256,
        /// As found.
        found: Sha256,
    },
    /// The same content, but another CRC-32 than listed: the list itself is wrong.
    #[error("its CRC-32 is {found:08x} instead of {expected:08x}")]
    Crc32 {
        /// As listed.
        expected: u32,
        /// As found.
        found: u32,
    },
    /// Another content than the manifest's.
    #[error("it is not what the manifest lists")]
    Content,
    /// Not there at all.
    #[error("it is missing")]
    Missing,
    /// There, but no manifest tells of it.
    #[error("no manifest lists it")]
    Unlisted,
    /// A folder, link, pipe or device.
    #[error("it is no ordinary file any more")]
    Kind,
}

impl Error {
    /// Whose turn it is.
    pub fn blame(&self) -> Blame {
        match self {
            Self::Output(_) | Self::NoRoom { .. } => Blame::Machine,
            Self::Interrupted(_) => Blame::User,
            _ => Blame::Kit,
        }
    }
}
