//! What to stamp, for whom and where to, and what was made.

use std::path::{Path, PathBuf};

use crate::bag::Identity;
use crate::drive::{DriveFile, Recipient};
use crate::image::plan::{Slot, Volume};
use crate::image::set::{ImageForm, ImageSet};
use crate::image::stream::Source;

/// Everything about an edition's set but the recipients.
#[derive(Debug, Clone)]
pub struct Press<'a> {
    /// Campaign, edition, release and signer.
    pub identity: Identity,
    /// Label, serial, time and free space of the disk images; `time` is the ZIPs' too.
    pub volume: Volume,
    /// The common files and the drive folder they lie in.
    pub source: Source<'a>,
    /// A place in the tail for each file that a recipient has.
    pub slots: Vec<Slot>,
    /// Whether ZIPs are made beside the disk images.
    pub zip: bool,
}

/// One for whom an image is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecipientEntry {
    /// The district, or the master.
    pub recipient: Recipient,
    /// Name in Thai, with the province.
    pub name_th: String,
    /// Name in English, with the province.
    pub name_en: String,
}

/// Whether the recipients given are all that the set shall have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// All: whoever else is in an old set goes.
    Whole,
    /// Some: the others of an old set stay.
    Narrowed,
}

/// What may be taken over from the set that stands at the target.
#[derive(Debug, Clone, Copy)]
pub enum Reuse<'a> {
    /// Nothing.
    Nothing,
    /// Its bases: the caller has proved that their files are unchanged since this set was
    /// written. Whether they are the right ones for the present files is found out here.
    Base(&'a ImageSet),
}

/// What to stamp, and where to.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    /// For whom, in any order.
    pub recipients: &'a [RecipientEntry],
    /// Whether these are all.
    pub scope: Scope,
    /// The folder of the set.
    pub target: &'a Path,
    /// What may be taken over from an old one.
    pub reuse: Reuse<'a>,
}

/// Makes the files of a recipient, in the order of the slots.
pub type FilesOf<'a, E> = &'a (dyn Fn(&Recipient) -> Result<Vec<DriveFile>, E> + Sync);

/// Signs the list of this name and these bytes and gives the text of its signature.
pub type SignList<'a, E> = &'a (dyn Fn(&str, &[u8]) -> Result<Vec<u8>, E> + Sync);

/// What was made.
#[derive(Debug)]
pub struct Stamped {
    /// Where it stands.
    pub folder: PathBuf,
    /// What stands in `image-set.json`.
    pub set: ImageSet,
    /// Images made now.
    pub stamped: usize,
    /// Images kept from the old set.
    pub kept: usize,
    /// The bases taken over from the old set.
    pub reused: Vec<ImageForm>,
}
