//! What systems show besides a FAT volume or in place of it, as faults and remarks of a view.

use crate::formats::fat32::{Beside, Content, Extent, TableKind, Tree};
use crate::verify::view::fault::{ViewFault, ViewRemark};

/// Damage where a system shows another drive in place of the volume; a remark where it shows
/// something more, or where only a table is damaged.
pub(super) fn of_beside(beside: &Beside, tree: &Tree) -> (Option<ViewFault>, Option<ViewRemark>) {
    let fault = |reason: String| (Some(ViewFault::Structure { reason }), None);
    let unseen = |reason: String| (None, Some(ViewRemark::Unseen { reason }));
    match beside {
        Beside::Instead {
            table,
            start_bytes,
            content,
        } => fault(format!(
            "{} leads to another drive ({} at byte {start_bytes}), and some computers show that \
             one in place of this one",
            table_words(*table),
            content_words(*content)
        )),
        Beside::Another {
            start_bytes,
            content,
        } => unseen(format!(
            "another partition at byte {start_bytes} ({}) was not checked, and some computers \
             show it",
            content_words(*content)
        )),
        Beside::More => unseen(
            "it lists more partitions than any real drive, and not all of them were checked"
                .to_owned(),
        ),
        Beside::InVolume { format } => unseen(format!(
            "its volume is marked as {format} as well, and some computers may show that one"
        )),
        Beside::OnMedium { format } => unseen(format!(
            "{format} begins before the drive's partition, and some computers show that one as \
             well"
        )),
        Beside::Scheme { name } => unseen(format!(
            "it carries {name} as well, and some computers follow that one"
        )),
        Beside::AlsoPartitioned => unseen(
            "its first sector is a volume's and a partition table's at once: computers differ in \
             what they show"
                .to_owned(),
        ),
        Beside::Subdivided => unseen(
            "its partition is of a type in which some computers look for further partitions"
                .to_owned(),
        ),
        Beside::TableUnsound { table } => {
            let reason = format!(
                "{} is damaged, and some computers may not show the drive",
                table_words(*table)
            );
            (None, Some(ViewRemark::Volume { reason }))
        }
        Beside::EndsEarly { end_bytes } if used_end(tree) > *end_bytes => fault(format!(
            "its partition ends at byte {end_bytes}, before the files in it do, and some \
             computers cannot read the rest"
        )),
        _ => (None, None),
    }
}

/// Where the last file or folder ends, from the medium's start.
fn used_end(tree: &Tree) -> u64 {
    let files = tree.files.iter().flat_map(|file| &file.extents);
    let folders = tree.directories.iter().flat_map(|folder| &folder.extents);
    let end = |extent: &Extent| extent.offset_bytes.saturating_add(extent.length_bytes);
    files.chain(folders).map(end).max().unwrap_or(0)
}

fn table_words(table: TableKind) -> &'static str {
    match table {
        TableKind::Gpt => "its GUID partition table",
        TableKind::BackupGpt => "the copy of its GUID partition table",
        _ => "its master boot record",
    }
}

fn content_words(content: Content) -> String {
    match content {
        Content::Fat | Content::EmptyFat => "a FAT volume".to_owned(),
        Content::Format(format) => format.to_string(),
        _ => "of an unknown format".to_owned(),
    }
}
