//! Maps other content that systems show beside or instead of a FAT volume to faults and remarks.

use crate::formats::fat32::{Beside, Extent, OtherFormat, PartitionContent, TableKind, VolumeTree};
use crate::verify::view::fault::{ViewFault, ViewRemark};
use crate::words::messages;

messages! {
    /// Content that systems show beside the volume.
    enum BesideFinding {
        Instead { table: TableName, content: ContentName, at: u64 } = "beside.instead",
        Another { content: ContentName, at: u64 } = "beside.another",
        More = "beside.more",
        InVolume { format: OtherFormat } = "beside.in-volume",
        OnMedium { format: OtherFormat } = "beside.on-medium",
        Scheme { name: &'static str } = "beside.scheme",
        AlsoPartitioned = "beside.also-partitioned",
        Subdivided = "beside.subdivided",
        TableUnsound { table: TableName } = "beside.table-unsound",
        EndsEarly { at: u64 } = "beside.ends-early",
    }

    /// A partition table.
    enum TableName {
        Gpt = "beside.table:gpt",
        BackupGpt = "beside.table:backup-gpt",
        Mbr = "beside.table:mbr",
    }

    /// The content of a partition.
    enum ContentName {
        Fat = "beside.content:fat",
        Format { format: OtherFormat } = "beside.content:format",
        Unknown = "beside.content:unknown",
    }
}

/// Returns a fault if some system shows another drive instead of the volume; a remark if it shows
/// additional content, or if only a table is damaged.
pub(super) fn of_beside(
    beside: &Beside,
    tree: &VolumeTree,
) -> (Option<ViewFault>, Option<ViewRemark>) {
    let fault = |finding: BesideFinding| {
        let reason = finding.into();
        (Some(ViewFault::Structure { reason }), None)
    };
    let unseen = |finding: BesideFinding| {
        let reason = finding.into();
        (None, Some(ViewRemark::Unseen { reason }))
    };
    match beside {
        Beside::Instead {
            table,
            start_bytes,
            content,
        } => fault(BesideFinding::Instead {
            table: (*table).into(),
            content: (*content).into(),
            at: *start_bytes,
        }),
        Beside::Another {
            start_bytes,
            content,
        } => unseen(BesideFinding::Another {
            content: (*content).into(),
            at: *start_bytes,
        }),
        Beside::More => unseen(BesideFinding::More),
        Beside::InVolume { format } => unseen(BesideFinding::InVolume { format: *format }),
        Beside::OnMedium { format } => unseen(BesideFinding::OnMedium { format: *format }),
        Beside::Scheme { name } => unseen(BesideFinding::Scheme { name }),
        Beside::AlsoPartitioned => unseen(BesideFinding::AlsoPartitioned),
        Beside::Subdivided => unseen(BesideFinding::Subdivided),
        Beside::TableUnsound { table } => {
            let table = (*table).into();
            let reason = BesideFinding::TableUnsound { table }.into();
            (None, Some(ViewRemark::Volume { reason }))
        }
        Beside::EndsEarly { end_bytes } if used_end(tree) > *end_bytes => {
            fault(BesideFinding::EndsEarly { at: *end_bytes })
        }
        _ => (None, None),
    }
}

/// The end of the last file or folder, from the medium's start.
fn used_end(tree: &VolumeTree) -> u64 {
    let files = tree.files.iter().flat_map(|file| &file.extents);
    let folders = tree.directories.iter().flat_map(|folder| &folder.extents);
    let end = |extent: &Extent| extent.offset_bytes.saturating_add(extent.length_bytes);
    files.chain(folders).map(end).max().unwrap_or(0)
}

impl From<TableKind> for TableName {
    fn from(table: TableKind) -> Self {
        match table {
            TableKind::Gpt => Self::Gpt,
            TableKind::BackupGpt => Self::BackupGpt,
            _ => Self::Mbr,
        }
    }
}

impl From<PartitionContent> for ContentName {
    fn from(content: PartitionContent) -> Self {
        match content {
            PartitionContent::Fat | PartitionContent::EmptyFat => Self::Fat,
            PartitionContent::Format(format) => Self::Format { format },
            _ => Self::Unknown,
        }
    }
}
