//! Why an image set could not be made, read or exported.

use std::path::PathBuf;

use super::set::{ImageForm, SetFault};
use crate::base::{Blame, Failure, FileError, Interrupted, Sha256};
use crate::drive::{NameFault, Recipient};
use crate::words::{Size, messages, shown_in_english, shown_values};

messages! {
    /// A fault of the `image` room. Every variant names the file, folder or recipient.
    #[derive(Debug, thiserror::Error)]
    #[non_exhaustive]
    pub enum Error {
        /// The files cannot be laid out as FAT32.
        Layout { source: super::fat::Error } = "image.layout",
        /// A recipient's files do not fit the layout that all recipients share.
        Tail { recipient: Recipient, source: super::fat::Error } = "image.tail",
        /// The ZIP cannot have this entry; the path is empty where it is the whole.
        Zip { path: String, source: zip::result::ZipError } = "image.zip",
        /// A file of the drive folder is not what was listed when the drive was built.
        Changed { path: PathBuf, change: Change } = "image.changed",
        /// A recipient has no `tagmanifest-sha256.txt`, whose digest names the drive.
        NoTagManifest { recipient: Recipient } = "image.no-tag-manifest",
        /// A recipient was given twice.
        RecipientTwice { recipient: Recipient } = "image.recipient-twice",
        /// Only some recipients were to be stamped, over a set whose base they do not share; how
        /// many would be dropped, and one of them.
        WouldDrop { folder: PathBuf, dropped: usize, first: Recipient } = "image.would-drop",
        /// `image-set.json` is no image set that this program reads.
        Set { path: PathBuf, #[source] fault: SetFault } = "image.set",
        /// The set has no image for this recipient.
        NoSuchRecipient { folder: PathBuf, recipient: Recipient } = "image.no-such-recipient",
        /// The set was made without ZIPs.
        NoZip { folder: PathBuf } = "image.no-zip",
        /// A file of the set is not the one that `image-set.json` describes.
        Damaged { path: PathBuf, change: Change } = "image.damaged",
        /// A file inside an image of the set is not the one that its manifests describe.
        DamagedFile { recipient: Recipient, path: String, change: Change } = "image.damaged-file",
        /// The set names a signer and was not signed yet.
        WaitsForSignature { folder: PathBuf } = "image.waits-for-signature",
        /// No signature could be put into the tails of the set.
        Unsignable { recipient: Recipient, reason: &'static str } = "image.unsignable",
        /// A base's stored SHA-256 state is of another version, or not of this base.
        State { folder: PathBuf, form: ImageForm } = "image.state",
        /// An export would write into the set itself.
        IntoSet { folder: PathBuf } = "image.into-set",
        /// A folder that an export would replace was not made by an export.
        Foreign { folder: PathBuf } = "image.foreign",
        /// A disk image of the set cannot be read as FAT32.
        Unreadable { recipient: Recipient, source: crate::formats::fat32::Error } = "image.unreadable",
        /// A file's name in an image of the set that cannot stand on a drive.
        Name { recipient: Recipient, path: String, source: NameFault } = "image.name",
        /// What is to be written does not fit.
        NoRoom { folder: PathBuf, needed: Size, free: Size } = "image.no-room",
    } + {
        /// A file or folder could not be read or written.
        Output(#[from] FileError),
        /// The user asked to stop.
        Interrupted(#[from] Interrupted),
    }

    /// How a file differs from what a list says.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
    #[non_exhaustive]
    pub enum Change {
        /// Another length.
        Length { expected_bytes: u64, found_bytes: u64 } = "image.change:length",
        /// Another content of the same length.
        Sha256 { expected: Sha256, found: Sha256 } = "image.change:sha256",
        /// The same content, but another CRC-32 than listed: the list itself is wrong.
        Crc32 { expected: Checksum, found: Checksum } = "image.change:crc32",
        /// Another content than the manifest's.
        Content = "image.change:content",
        /// Not there at all.
        Missing = "image.change:missing",
        /// There, but no manifest lists it.
        Unlisted = "image.change:unlisted",
        /// A folder, link, pipe or device.
        Kind = "image.change:kind",
    }
}

shown_in_english!(Error, Change);
shown_values!(zip::result::ZipError, ImageForm, Checksum);

/// A CRC-32 as people read it: `0a1b2c3d`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checksum(pub u32);

impl std::fmt::Display for Checksum {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

impl Failure for Error {
    fn blame(&self) -> Blame {
        match self {
            Self::Output(error) => error.blame(),
            Self::Interrupted(error) => error.blame(),
            Self::NoRoom { .. } => Blame::Machine,
            Self::Layout { .. }
            | Self::Tail { .. }
            | Self::Zip { .. }
            | Self::Changed { .. }
            | Self::NoTagManifest { .. }
            | Self::RecipientTwice { .. }
            | Self::WouldDrop { .. }
            | Self::Set { .. }
            | Self::NoSuchRecipient { .. }
            | Self::NoZip { .. }
            | Self::Damaged { .. }
            | Self::DamagedFile { .. }
            | Self::WaitsForSignature { .. }
            | Self::Unsignable { .. }
            | Self::State { .. }
            | Self::IntoSet { .. }
            | Self::Foreign { .. }
            | Self::Unreadable { .. }
            | Self::Name { .. } => Blame::Kit,
        }
    }
}
