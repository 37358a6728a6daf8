//! The space that an export needs, and the free space.

use std::path::Path;

use super::order::{ExportForm, ExportItem, ItemPresence};
use crate::image::set::{ImageForm, ImageSet};

/// Block size of common file systems; a file's last block takes all of it (tuning).
const BLOCK_BYTES: u64 = 4096;

/// Bytes that the items take beyond what is there. An item that replaces another one needs its own
/// space until the other is gone.
pub(super) fn needed_in_all(set: &ImageSet, items: &[ExportItem], clones: bool) -> u64 {
    let (mut needed, mut largest) = (0_u64, 0);
    for item in items {
        let whole = needed_bytes(set, item, clones);
        needed = needed.saturating_add(match item.presence {
            ItemPresence::Absent => whole,
            ItemPresence::There => continue,
            ItemPresence::Other { bytes } => whole.saturating_sub(bytes),
        });
        if item.presence != ItemPresence::Absent {
            largest = largest.max(whole);
        }
    }
    needed.saturating_add(largest)
}

/// Bytes that an item takes on the disk. Copies are sparse, so free space in an image takes none.
fn needed_bytes(set: &ImageSet, item: &ExportItem, clones: bool) -> u64 {
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

/// Bytes that an ordinary user may still write to the file system of `folder`; `None` if the system
/// does not report them.
pub(in crate::image) fn free_bytes(folder: &Path) -> Option<u64> {
    fs4::available_space(folder).ok()
}
