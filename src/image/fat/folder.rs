//! Encodes folders: directory entries in clusters.

use super::error::Error;
use super::tree::{CommonEntry, EntryTarget, FolderTree, PlannedFolder};
use crate::formats::fat32::{
    ATTRIBUTE_ARCHIVE, ATTRIBUTE_DIRECTORY, ENTRY_BYTES, EntryFields, FILLER, FatTime, LongName,
    NoShortName, ShortName, ShortNames, dot_entry, entries, index, length,
};
use crate::image::layout::Layout;
use crate::image::plan::CommonFile;

/// The fields of a directory entry.
pub(super) struct Named<'a> {
    pub(super) text: &'a str,
    pub(super) name: LongName,
    pub(super) fields: EntryFields,
}

/// The bytes after the entries in their last cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    /// Zeros, which mark the end.
    EndMark,
    /// Deleted entries, because the folder continues in another cluster.
    GoesOn,
}

/// Appends the entries of `named` to `bytes`, with short names that are not in `taken`.
pub(super) fn list(
    mut bytes: Vec<u8>,
    named: &[Named<'_>],
    taken: &mut ShortNames,
) -> Result<Vec<u8>, NoShortName> {
    let texts: Vec<&str> = named.iter().map(|named| named.text).collect();
    for (named, short) in named.iter().zip(taken.assign(&texts)?) {
        for entry in entries(&named.name, &short, named.fields) {
            bytes.extend_from_slice(&entry);
        }
    }
    Ok(bytes)
}

/// Pads `bytes` to whole clusters.
pub(super) fn pad(mut bytes: Vec<u8>, cluster_size_bytes: u32, rest: Rest) -> Vec<u8> {
    let whole = bytes.len().next_multiple_of(index(cluster_size_bytes));
    while bytes.len() < whole {
        match rest {
            Rest::EndMark => bytes.resize(whole, 0),
            Rest::GoesOn => bytes.extend_from_slice(&FILLER),
        }
    }
    bytes
}

/// `.` and `..` of a folder other than the root.
pub(super) fn dots(
    number: usize,
    folder: &PlannedFolder,
    layout: &Layout,
    time: FatTime,
) -> Vec<u8> {
    let cluster = |number: usize| layout.directories()[number].first_cluster();
    // FAT writes 0 for the root, not its cluster number.
    let above = if folder.parent == 0 {
        0
    } else {
        cluster(folder.parent)
    };
    let mut bytes = Vec::with_capacity(2 * ENTRY_BYTES);
    bytes.extend_from_slice(&dot_entry(ShortName::DOT, cluster(number), time));
    bytes.extend_from_slice(&dot_entry(ShortName::DOT_DOT, above, time));
    bytes
}

/// The entries of folders and common files.
pub(super) fn named_children<'a>(
    children: &'a [CommonEntry],
    layout: &Layout,
    common: &[CommonFile],
    time: FatTime,
) -> Vec<Named<'a>> {
    let fields = |target: EntryTarget| match target {
        EntryTarget::Folder(number) => EntryFields {
            attributes: ATTRIBUTE_DIRECTORY,
            first_cluster: layout.directories()[number].first_cluster(),
            length_bytes: 0,
            time,
        },
        EntryTarget::Common(number) => {
            let first_cluster = layout.common_files()[number].first_cluster();
            file_fields(first_cluster, common[number].length_bytes, time)
        }
    };
    let named = children.iter().map(|child| Named {
        text: &child.text,
        name: child.name.clone(),
        fields: fields(child.target),
    });
    named.collect()
}

/// The entry of a file; the caller has checked that FAT can hold its length.
pub(super) fn file_fields(first_cluster: u32, length_bytes: u64, time: FatTime) -> EntryFields {
    EntryFields {
        attributes: ATTRIBUTE_ARCHIVE,
        first_cluster: if length_bytes == 0 { 0 } else { first_cluster },
        length_bytes: u32::try_from(length_bytes).unwrap_or(u32::MAX),
        time,
    }
}

/// Adds the folder to a short-name error.
pub(super) fn in_folder(tree: &FolderTree, number: usize) -> impl Fn(NoShortName) -> Error {
    let folder = tree.folders[number].path.clone();
    move |source| Error::ShortName {
        folder: folder.clone(),
        source,
    }
}

/// The number of clusters that `bytes` need; `None` if it equals `clusters`.
pub(super) fn clusters_differ(bytes: &[u8], cluster_size_bytes: u32, clusters: u32) -> Option<u64> {
    let needed = length(bytes.len()).div_ceil(u64::from(cluster_size_bytes));
    (needed != u64::from(clusters)).then_some(needed)
}
