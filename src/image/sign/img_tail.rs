//! Reads one file in the tail of a disk image, or replaces it with one of the same number of
//! clusters.
//!
//! Finds the file's directory entry among the root's entries in the tail, by the first cluster in
//! the layout. Source: FAT specification, "FAT Directory Structure".

use crate::formats::fat32::ENTRY_BYTES;
use crate::image::layout::{Layout, Run};

/// Attribute byte of a long name's entry.
const LONG_NAME: u8 = 0x0F;
/// First byte of a deleted entry.
const DELETED: u8 = 0xE5;

/// The content of the file at `path`, which must lie entirely in the tail.
pub(super) fn read(layout: &Layout, tail: &[u8], path: &str) -> Result<Vec<u8>, &'static str> {
    let place = TailFile::find(layout, tail, path)?;
    let length = u32::from_le_bytes(
        tail.get(place.length_field..)
            .and_then(<[u8]>::first_chunk)
            .copied()
            .unwrap_or_default(),
    );
    let end = usize::try_from(length)
        .ok()
        .and_then(|length| place.start.checked_add(length));
    let content = end
        .filter(|end| *end <= place.end)
        .and_then(|end| tail.get(place.start..end));
    content
        .map(<[u8]>::to_vec)
        .ok_or("a file's length does not fit its clusters")
}

/// Replaces the content of the file at `path` with `bytes`.
pub(super) fn replace(
    layout: &Layout,
    tail: &mut [u8],
    path: &str,
    bytes: &[u8],
) -> Result<(), &'static str> {
    let place = TailFile::find(layout, tail, path)?;
    let room = tail
        .get_mut(place.start..place.end)
        .ok_or("the tail is too short")?;
    // A shorter file would leave a cluster to free in the FATs, which lie in the base.
    let least = room.len() - place.cluster_bytes;
    if !(least < bytes.len() && bytes.len() <= room.len()) {
        return Err("it takes another number of clusters than its slot has");
    }
    room.fill(0);
    room[..bytes.len()].copy_from_slice(bytes);
    let length = u32::try_from(bytes.len()).map_err(|_| "it is too long")?;
    let field = tail.get_mut(place.length_field..place.length_field + 4);
    field
        .ok_or("the tail is too short")?
        .copy_from_slice(&length.to_le_bytes());
    Ok(())
}

/// Where a file of the root lies in a tail.
struct TailFile {
    start: usize,
    end: usize,
    cluster_bytes: usize,
    /// Offset of the length field in its directory entry.
    length_field: usize,
}

impl TailFile {
    fn find(layout: &Layout, tail: &[u8], path: &str) -> Result<Self, &'static str> {
        let slot = layout.slots().iter().find(|slot| slot.path == path);
        let run = slot
            .filter(|slot| slot.base.is_none())
            .and_then(|slot| slot.tail);
        let run = run.ok_or("the layout has no slot for it in the tail")?;
        let root = layout.directories().first().and_then(|root| root.tail);
        let root = root.ok_or("the root directory does not reach into the tail")?;
        let (start, end) = range(layout, run).ok_or("the layout is too large")?;
        let (first, last) = range(layout, root).ok_or("the layout is too large")?;
        let entries = tail.get(first..last).ok_or("the tail is too short")?;
        let mut entries = entries
            .chunks_exact(ENTRY_BYTES)
            .zip((first..).step_by(ENTRY_BYTES));
        let is_of_file = |entry: &[u8]| {
            let is_short = !matches!(entry[0], 0 | DELETED) && entry[11] != LONG_NAME;
            let cluster = [entry[26], entry[27], entry[20], entry[21]];
            is_short && u32::from_le_bytes(cluster) == run.first_cluster
        };
        let found = entries.find(|(entry, _)| is_of_file(entry));
        let (_, at) = found.ok_or("the root directory does not list it")?;
        let cluster_bytes = usize::try_from(layout.cluster_size_bytes()).unwrap_or(usize::MAX);
        let length_field = at + 28;
        Ok(Self {
            start,
            end,
            cluster_bytes,
            length_field,
        })
    }
}

/// The byte range of a run in the tail; `None` if it begins in the base or does not fit `usize`.
fn range(layout: &Layout, run: Run) -> Option<(usize, usize)> {
    let start = layout
        .offset_bytes(run.first_cluster)
        .checked_sub(layout.base_length_bytes())?;
    let length = u64::from(run.cluster_count) * u64::from(layout.cluster_size_bytes());
    let end = start.checked_add(length)?;
    Some((usize::try_from(start).ok()?, usize::try_from(end).ok()?))
}
