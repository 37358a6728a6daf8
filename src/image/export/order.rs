//! What to export, the plan of it, and what was done.

use std::path::{Path, PathBuf};

use crate::drive::Recipient;
use crate::image::error::Error;
use crate::image::set::{ImageForm, ImageSet};
use crate::words::Size;

/// What a recipient's drive is exported as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExportForm {
    /// One file: a disk image or a ZIP.
    Image(ImageForm),
    /// The files themselves, in a folder.
    Folder,
}

/// What to export, and where to.
#[derive(Debug, Clone, Copy)]
pub struct Export<'a> {
    /// The folder of the set.
    pub folder: &'a Path,
    /// Its `image-set.json`.
    pub set: &'a ImageSet,
    /// Whose drives.
    pub recipients: &'a [Recipient],
    /// As what.
    pub forms: &'a [ExportForm],
    /// The folder in which a folder of the edition's name is made.
    pub to: &'a Path,
}

/// One file or folder to be exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportItem {
    /// Whose drive.
    pub recipient: Recipient,
    /// As what.
    pub form: ExportForm,
    /// Where it will stand: `<to>/<edition>/8101.img`, `8101.zip` or `8101/`.
    pub path: PathBuf,
    /// Bytes of the file, or of the folder's files.
    pub length_bytes: u64,
}

/// What an export will do and the room that it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportPlan {
    /// `<to>/<edition>`.
    pub folder: PathBuf,
    /// In the order of recipients, then forms.
    pub items: Vec<ExportItem>,
    /// Whether the file system clones the base's blocks, so that an image takes no room of its
    /// own but for its tail.
    pub clones: bool,
    /// Bytes that all items take on the disk.
    pub needed_bytes: u64,
    /// Bytes that are free there; `None` where the system does not tell.
    pub free_bytes: Option<u64>,
}

/// What was exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// What was done.
    pub plan: ExportPlan,
    /// Images whose base was cloned.
    pub cloned: usize,
}

impl ExportPlan {
    /// Tells whether everything fits.
    ///
    /// # Errors
    /// [`Error::NoRoom`] where it does not.
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
