//! Why an image set could not be made, read or exported.

use std::path::PathBuf;

use super::set::fault::SetFault;
use super::set::form::ImageForm;
use super::update::fault::UpdateFault;
use crate::base::{Blame, Failure, FileError, Interrupted, Sha256};
use crate::drive::{NameFault, Recipient, Release};
use crate::words::{Message, Size, messages, shown_in_english, shown_values};

messages! {
    /// A fault of the `image` room. Every variant names the file, folder or recipient.
    #[derive(Debug, thiserror::Error)]
    #[non_exhaustive]
    pub enum Error {
        /// The files cannot be laid out as FAT32.
        Layout { source: super::fat::Error } = "image.layout",
        /// A recipient's files do not fit the layout that all recipients share.
        Tail { recipient: Recipient, source: super::fat::Error } = "image.tail",
        /// The ZIP cannot have this entry; the path is empty if the fault concerns the whole ZIP.
        Zip { path: String, source: zip::result::ZipError } = "image.zip",
        /// A file of the drive folder changed since the drive was built.
        Changed { path: PathBuf, change: Change } = "image.changed",
        /// A recipient has no `tagmanifest-sha256.txt`, whose digest identifies the drive.
        NoTagManifest { recipient: Recipient } = "image.no-tag-manifest",
        /// A recipient was given twice.
        RecipientTwice { recipient: Recipient } = "image.recipient-twice",
        /// Stamping only some recipients would replace a set with another base and drop its other
        /// recipients: how many, and one of them.
        WouldDrop { folder: PathBuf, dropped: usize, first: Recipient } = "image.would-drop",
        /// This program cannot read the `image-set.json`.
        Set { path: PathBuf, #[source] fault: SetFault } = "image.set",
        /// The set has no image for this recipient.
        NoSuchRecipient { folder: PathBuf, recipient: Recipient } = "image.no-such-recipient",
        /// The set was made without ZIPs.
        NoZip { folder: PathBuf } = "image.no-zip",
        /// A file of the set differs from its record in `image-set.json`.
        Damaged { path: PathBuf, change: Change } = "image.damaged",
        /// A file inside an image of the set differs from its line in a manifest.
        DamagedFile { recipient: Recipient, path: String, change: Change } = "image.damaged-file",
        /// The set names a signer but is not signed yet.
        WaitsForSignature { folder: PathBuf } = "image.waits-for-signature",
        /// The signature could not be put into a tail of the set.
        Unsignable { recipient: Recipient, reason: &'static str } = "image.unsignable",
        /// A base's stored SHA-256 state has another version or belongs to another base.
        State { folder: PathBuf, form: ImageForm } = "image.state",
        /// An export would write into the set itself.
        IntoSet { folder: PathBuf } = "image.into-set",
        /// A folder that an export would replace was not made by an export.
        Foreign { folder: PathBuf } = "image.foreign",
        /// The folder of an earlier release has other drives of that release.
        OtherReleaseThere { folder: PathBuf } = "image.other-release-there",
        /// A disk image of the set cannot be read as FAT32.
        Unreadable { recipient: Recipient, source: crate::formats::fat32::Error } = "image.unreadable",
        /// A file in an image of the set has a name that drives do not allow.
        Name { recipient: Recipient, path: String, source: NameFault } = "image.name",
        /// The output does not fit on the disk.
        NoRoom { folder: PathBuf, needed: Size, free: Size } = "image.no-room",
        /// There is no update between two sets.
        NoUpdate { old: Release, new: Release, fault: UpdateFault } = "image.no-update",
        /// The disk filled up during an export.
        DiskFull { folder: PathBuf, done: usize, total: usize, cause: Message } = "image.disk-full",
    } + {
        /// A file or folder could not be read or written.
        Output(#[from] FileError),
        /// The user asked to stop.
        Interrupted(#[from] Interrupted),
    }

    /// How a file differs from its record in a list.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
    #[non_exhaustive]
    pub enum Change {
        /// A different length.
        Length { expected_bytes: u64, found_bytes: u64 } = "image.change:length",
        /// The same length, but different content.
        Sha256 { expected: Sha256, found: Sha256 } = "image.change:sha256",
        /// The same content, but another CRC-32 than listed: the list is wrong.
        Crc32 { expected: Crc32Hex, found: Crc32Hex } = "image.change:crc32",
        /// Content that differs from the manifest's digest.
        Content = "image.change:content",
        /// The file is missing.
        Missing = "image.change:missing",
        /// The file exists, but no manifest lists it.
        Unlisted = "image.change:unlisted",
        /// A folder, link, pipe or device.
        Kind = "image.change:kind",
    }
}

shown_in_english!(Error, Change);
shown_values!(zip::result::ZipError, ImageForm, Crc32Hex);

/// A CRC-32, displayed in hexadecimal: `0a1b2c3d`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crc32Hex(pub u32);

impl std::fmt::Display for Crc32Hex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

impl Failure for Error {
    fn blame(&self) -> Blame {
        match self {
            Self::Output(error) => error.blame(),
            Self::Interrupted(error) => error.blame(),
            Self::NoRoom { .. } | Self::DiskFull { .. } => Blame::Machine,
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
            | Self::OtherReleaseThere { .. }
            | Self::Unreadable { .. }
            | Self::NoUpdate { .. }
            | Self::Name { .. } => Blame::Kit,
        }
    }
}
