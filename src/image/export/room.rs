//! The space that an export needs, and the free space.

use std::path::Path;

use super::order::{ExportForm, ExportItem};
use crate::image::error::Error;
use crate::image::set::{ImageForm, ImageSet};

/// Block size of common file systems; a file's last block takes all of it (tuning).
const BLOCK_BYTES: u64 = 4096;

/// Bytes that an item takes on the disk. Copies are sparse, so free space in an image takes none.
pub(super) fn needed_bytes(set: &ImageSet, item: &ExportItem, clones: bool) -> u64 {
    let form = match item.form {
        ExportForm::Folder => return item.length_bytes,
        ExportForm::Image(form) => form,
    };
    let tail = set
        .recipient(&item.recipient)
        .and_then(|record| record.tail(form));
    let tail = tail
        .map_or(0, |tail| tail.length_bytes)
        .next_multiple_of(BLOCK_BYTES);
    let base = match form {
        _ if clones => 0,
        ImageForm::Img => set
            .layout
            .head_length_bytes()
            .saturating_add(common_bytes(set)),
        ImageForm::Zip => set.zip.as_ref().map_or(0, |zip| zip.length_bytes),
    };
    base.saturating_add(tail)
}

/// Bytes of a drive's files in a folder: the common files, and at most a tail's length for the
/// recipient's.
pub(super) fn folder_bytes(set: &ImageSet) -> u64 {
    common_bytes(set).saturating_add(set.layout.tail_length_bytes())
}

fn common_bytes(set: &ImageSet) -> u64 {
    let lengths = set.common.iter().map(|file| file.length_bytes);
    let rounded = lengths.map(|length| length.checked_next_multiple_of(BLOCK_BYTES));
    rounded
        .map(|length| length.unwrap_or(u64::MAX))
        .fold(0, u64::saturating_add)
}

/// Bytes that an ordinary user may still write to the file system of `folder`.
#[cfg(unix)]
pub(super) fn free_bytes(folder: &Path) -> Result<Option<u64>, Error> {
    use crate::base::{Action, FileError};
    let found =
        rustix::fs::statvfs(folder).map_err(|e| FileError::io(Action::Read, folder, e.into()))?;
    Ok(Some(found.f_bavail.saturating_mul(found.f_frsize)))
}

/// On Windows the call needs unsafe Rust, so free space stays unknown and a full disk fails the
/// write.
#[cfg(windows)]
#[allow(
    clippy::unnecessary_wraps,
    reason = "it has the form that it has on every system"
)]
pub(super) fn free_bytes(_folder: &Path) -> Result<Option<u64>, Error> {
    Ok(None)
}
