//! Requests, plans and results of an export.

use std::path::{Path, PathBuf};

use crate::drive::Recipient;
use crate::image::error::Error;
use crate::image::set::{ImageForm, ImageSet};
use crate::words::Size;

/// The form in which a recipient's drive is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExportForm {
    /// One file: a disk image or a ZIP.
    Image(ImageForm),
    /// The files themselves, in a folder.
    Folder,
}

/// A request: what to export, and where to.
#[derive(Debug, Clone, Copy)]
pub struct Export<'a> {
    /// The folder of the set.
    pub folder: &'a Path,
    /// Its `image-set.json`.
    pub set: &'a ImageSet,
    /// The recipients.
    pub recipients: &'a [Recipient],
    /// The forms to export each drive in.
    pub forms: &'a [ExportForm],
    /// The folder in which a folder named after edition and release is made.
    pub to: &'a Path,
}

/// What lies at an item's path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemPresence {
    /// Nothing.
    Absent,
    /// The item, as far as its length and the recipient's part tell.
    There,
    /// Something else, of this length, which the item replaces.
    Other {
        /// Its length.
        bytes: u64,
    },
}

/// One file or folder to be exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportItem {
    /// The recipient.
    pub recipient: Recipient,
    /// The form.
    pub form: ExportForm,
    /// Its path: `<to>/<edition>-<release>/8101.img`, `8101.zip` or `8101/`.
    pub path: PathBuf,
    /// Bytes of the file, or of the folder's files.
    pub length_bytes: u64,
    /// What lies at its path.
    pub presence: ItemPresence,
}

/// What to do if the disk seems too small.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LowSpace {
    /// Write nothing.
    #[default]
    Refuse,
    /// Begin: the disk may compress, or be given more space meanwhile.
    Begin,
}

/// The files and folders to write, and the space they need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportPlan {
    /// `<to>/<edition>-<release>`.
    pub folder: PathBuf,
    /// In the order of recipients, then forms.
    pub items: Vec<ExportItem>,
    /// Whether the file system clones the base's blocks, so that an image needs space only for its
    /// tail.
    pub clones: bool,
    /// Bytes that the items take on the disk beyond what is there.
    pub needed_bytes: u64,
    /// Free bytes there; `None` if the system does not report them.
    pub free_bytes: Option<u64>,
}

/// The result of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The plan that was carried out.
    pub plan: ExportPlan,
    /// Images whose base was cloned.
    pub cloned: usize,
    /// Items that were there already, whole.
    pub kept: usize,
}

impl ExportPlan {
    /// Number of items that an earlier run seems to have written.
    pub fn there(&self) -> usize {
        let items = self.items.iter();
        items
            .filter(|item| item.presence == ItemPresence::There)
            .count()
    }

    /// Checks that everything fits.
    ///
    /// # Errors
    /// [`Error::NoRoom`] if it does not.
    pub fn check_room(&self) -> Result<(), Error> {
        match self.free_bytes {
            Some(free_bytes) if free_bytes < self.needed_bytes => Err(Error::NoRoom {
                folder: self.folder.clone(),
                needed: Size(self.needed_bytes),
                free: Size(free_bytes),
            }),
            _ => Ok(()),
        }
    }
}
