//! The input and result of the press.

use std::path::{Path, PathBuf};

use crate::bag::SetIdentity;
use crate::drive::{DriveFile, Recipient};
use crate::image::plan::{TailSlot, VolumeProperties};
use crate::image::set::{ImageForm, ImageSet};
use crate::image::stream::CommonFiles;

/// Everything about an edition's set except the recipients.
#[derive(Debug, Clone)]
pub struct Press<'a> {
    /// Campaign, edition, release and signer.
    pub identity: SetIdentity,
    /// Label, serial, time and free space of the disk images; `time` is the ZIPs' too.
    pub volume: VolumeProperties,
    /// The common files and their drive folder.
    pub source: CommonFiles<'a>,
    /// A place in the tail for each of a recipient's files.
    pub slots: Vec<TailSlot>,
    /// Whether ZIPs are made beside the disk images.
    pub zip: bool,
}

/// A recipient to make an image for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecipientEntry {
    /// The district, or the master.
    pub recipient: Recipient,
    /// Name in Thai, with the province.
    pub name_th: String,
    /// Name in English, with the province.
    pub name_en: String,
}

/// Whether the given recipients replace those of an old set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The new set has only the given recipients.
    Whole,
    /// Other recipients of an old set stay.
    Narrowed,
}

/// What may be reused from the set at the target.
#[derive(Debug, Clone, Copy)]
pub enum Reuse<'a> {
    /// Nothing.
    Nothing,
    /// Its bases. The caller has checked that their files are unchanged since this set was written;
    /// the press checks that they match the current files.
    Base(&'a ImageSet),
}

/// An order: what to stamp, and where to.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    /// The recipients, in any order.
    pub recipients: &'a [RecipientEntry],
    /// Whether they replace those of an old set.
    pub scope: Scope,
    /// The folder of the set.
    pub target: &'a Path,
    /// What may be reused from an old set.
    pub reuse: Reuse<'a>,
}

/// Makes the files of a recipient, in the order of the slots.
pub type FilesOf<'a, E> = &'a (dyn Fn(&Recipient) -> Result<Vec<DriveFile>, E> + Sync);

/// Signs a list, given its name and bytes, and returns the text of the signature; `None` leaves it
/// unsigned.
pub type SignList<'a, E> = &'a (dyn Fn(&str, &[u8]) -> Result<Option<Vec<u8>>, E> + Sync);

/// The result of stamping.
#[derive(Debug)]
pub struct Stamped {
    /// The folder of the set.
    pub folder: PathBuf,
    /// The content of `image-set.json`.
    pub set: ImageSet,
    /// Number of images made now.
    pub stamped: usize,
    /// Number of images kept from the old set.
    pub kept: usize,
    /// The bases reused from the old set.
    pub reused: Vec<ImageForm>,
}
