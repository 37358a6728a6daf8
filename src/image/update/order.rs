//! Requests, plans and results of updates.

use std::path::{Path, PathBuf};

use crate::drive::Recipient;
use crate::image::set::ImageSet;

/// A request: which updates, and where to.
#[derive(Debug, Clone, Copy)]
pub struct Update<'a> {
    /// The folder of the new set.
    pub folder: &'a Path,
    /// Its `image-set.json`.
    pub set: &'a ImageSet,
    /// The folder of the older set.
    pub old_folder: &'a Path,
    /// Its `image-set.json`.
    pub old: &'a ImageSet,
    /// The recipients.
    pub recipients: &'a [Recipient],
    /// The folder in which a folder named after edition and releases is made.
    pub to: &'a Path,
}

/// One update.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpdateItem {
    /// The recipient.
    pub recipient: Recipient,
    /// Its path: `<to>/<edition>-<release>-since-<release>/8101.zip`.
    pub path: PathBuf,
}

/// What an export of updates will write.
#[derive(Debug, Clone)]
pub struct UpdatePlan {
    /// The folder of all items.
    pub folder: PathBuf,
    /// The updates.
    pub items: Vec<UpdateItem>,
    /// Recipients that the older release did not have, so they need a whole drive.
    pub without: Vec<Recipient>,
    /// How many common files changed or are new.
    pub changed: usize,
    /// How many common files the new release no longer has.
    pub dropped: usize,
    /// Bytes that the updates take at most.
    pub needed_bytes: u64,
    /// Bytes that are free; `None` if the system does not tell.
    pub free_bytes: Option<u64>,
}

/// The written updates.
#[derive(Debug, Clone)]
pub struct Updated {
    /// The plan.
    pub plan: UpdatePlan,
    /// Bytes of all updates.
    pub bytes: u64,
    /// Bytes of the largest one.
    pub largest_bytes: u64,
    /// Bytes of one whole image.
    pub image_bytes: u64,
}
