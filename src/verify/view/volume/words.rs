//! Maps the FAT reader's findings to faults and remarks of a view.

use crate::formats::fat32::{Ambiguity, ChainFault, Fault, Limit, VolumeNote, upper_case};
use crate::verify::answer::RawName;
use crate::verify::view::fault::{ViewFault, ViewRemark};
use crate::words::{Message, messages};

messages! {
    /// Faults and oddities of a FAT volume.
    enum VolumeFinding {
        NameShared { path: RawName, other: RawName, name: RawName } = "volume.name-shared",
        TornName { path: RawName } = "volume.torn-name",
        BehindEnd { folder: FolderName, names: String, more: u64 } = "volume.behind-end",
        LookAlike { path: RawName } = "volume.look-alike",
        OrphanLongName { folder: FolderName } = "volume.orphan-name",
        Label { folder: FolderName } = "volume.label",
        Name { path: RawName } = "volume.name",
        Dots { folder: FolderName } = "volume.dots",
        Limit { folder: FolderName, limit: LimitName, most: u64 } = "volume.limit",
        Dirty = "volume.dirty",
        ReadErrorsSeen = "volume.read-errors",
        FatCopiesDiffer { sectors: u64 } = "volume.copies-differ",
        MirroringOff { copy: u32 } = "volume.mirroring-off",
        HighClusterBits { path: RawName } = "volume.high-bits",
        BackupDiffers = "volume.backup-differs",
        FreeCountWrong = "volume.free-count",
        LostClusters { count: u32 } = "volume.lost-clusters",
        BadClusters { count: u32 } = "volume.bad-clusters",
        ChainTooLong { path: RawName } = "volume.chain-too-long",
        LabelDiffers = "volume.label-differs",
        TwoLengths = "volume.two-lengths",
        TwoTypes { clusters: u32 } = "volume.two-types",
        OtherBackup = "volume.other-backup",
    }

    /// A folder of a volume.
    enum FolderName {
        Root = "volume.folder:root",
        Named { path: RawName } = "volume.folder:named",
    }

    /// A count or size that exceeds that of any real drive.
    enum LimitName {
        Entries = "volume.limit-of:entries",
        Depth = "volume.limit-of:depth",
        PathLength = "volume.limit-of:path-length",
        PathBytes = "volume.limit-of:path-bytes",
        Extents = "volume.limit-of:extents",
        FolderLength = "volume.limit-of:folder-length",
        Fats = "volume.limit-of:fats",
        Findings = "volume.limit-of:findings",
    }

    /// Faults of a file's cluster chain.
    enum ChainFinding {
        Loop { cluster: u32 } = "volume.chain:loop",
        CrossedUnknown { cluster: u32 } = "volume.chain:crossed-unknown",
        CrossedRoot { cluster: u32 } = "volume.chain:crossed-root",
        Crossed { cluster: u32, other: RawName } = "volume.chain:crossed",
        Broken { value: String } = "volume.chain:broken",
        CopiesDiffer { cluster: u32 } = "volume.chain:copies-differ",
        TooShort { found: u64, length: u64 } = "volume.chain:too-short",
        Cut { missing: u64 } = "volume.chain:cut",
    }
}

impl FolderName {
    fn of(path: &str) -> Self {
        match path {
            "" => Self::Root,
            path => Self::Named {
                path: RawName::new(path),
            },
        }
    }
}

impl From<Limit> for LimitName {
    fn from(limit: Limit) -> Self {
        match limit {
            Limit::Entries => Self::Entries,
            Limit::Depth => Self::Depth,
            Limit::PathLength => Self::PathLength,
            Limit::PathBytes => Self::PathBytes,
            Limit::Extents => Self::Extents,
            Limit::FolderLength => Self::FolderLength,
            Limit::Fats => Self::Fats,
            Limit::Findings => Self::Findings,
        }
    }
}

fn structure(finding: VolumeFinding) -> ViewFault {
    ViewFault::Structure {
        reason: finding.into(),
    }
}

fn volume(finding: VolumeFinding) -> ViewRemark {
    ViewRemark::Volume {
        reason: finding.into(),
    }
}

fn unseen(finding: VolumeFinding) -> ViewRemark {
    ViewRemark::Unseen {
        reason: finding.into(),
    }
}

/// Maps an inconsistency: a fault, or a remark for entries that lead to no file, as use leaves
/// them.
pub(super) fn of_fault(fault: &Fault) -> Result<ViewFault, ViewRemark> {
    let name = |path: &String| RawName::new(&**path);
    match fault {
        Fault::Chain { path, fault } => Ok(ViewFault::File {
            path: name(path),
            reason: of_chain(fault),
        }),
        Fault::NameTwice { path } => Ok(ViewFault::SameName { path: name(path) }),
        Fault::NameShared {
            path,
            other,
            name: shared,
        } => Ok(structure(VolumeFinding::NameShared {
            path: name(path),
            other: name(other),
            name: name(shared),
        })),
        Fault::TornName { path, .. } => Ok(structure(VolumeFinding::TornName { path: name(path) })),
        Fault::BehindEnd {
            folder,
            names,
            count,
        } => {
            let finding = after_end_mark(folder, names, *count);
            if is_payload(folder) {
                Ok(structure(finding))
            } else {
                Err(unseen(finding))
            }
        }
        Fault::LookAlike { path } => Err(unseen(VolumeFinding::LookAlike { path: name(path) })),
        // Programs without support for long names leave these behind when they delete or rename.
        Fault::OrphanLongName { folder, .. } => Err(volume(VolumeFinding::OrphanLongName {
            folder: FolderName::of(folder),
        })),
        Fault::Label { folder, .. } => Err(volume(VolumeFinding::Label {
            folder: FolderName::of(folder),
        })),
        Fault::Name { path, .. } => Ok(structure(VolumeFinding::Name { path: name(path) })),
        Fault::Dots { path } => Ok(structure(VolumeFinding::Dots {
            folder: FolderName::of(path),
        })),
        Fault::Limit { path, limit } => Ok(structure(VolumeFinding::Limit {
            folder: FolderName::of(path),
            limit: (*limit).into(),
            most: limit.most(),
        })),
    }
}

/// Whether a folder belongs to the payload, whose every file a manifest lists.
fn is_payload(folder: &str) -> bool {
    let folder = upper_case(folder);
    folder == "DATA" || folder.starts_with("DATA/")
}

fn after_end_mark(folder: &str, names: &[String], count: u64) -> VolumeFinding {
    let shown: Vec<String> = names
        .iter()
        .map(|name| RawName::new(&**name).to_string())
        .collect();
    let told = u64::try_from(shown.len()).unwrap_or(u64::MAX);
    VolumeFinding::BehindEnd {
        folder: FolderName::of(folder),
        names: shown.join(", "),
        more: count.saturating_sub(told),
    }
}

fn of_chain(fault: &ChainFault) -> Message {
    let finding = match fault {
        ChainFault::Loop { cluster } => ChainFinding::Loop { cluster: *cluster },
        ChainFault::Crossed { cluster, other } => {
            let cluster = *cluster;
            match other.as_deref() {
                None => ChainFinding::CrossedUnknown { cluster },
                Some("") => ChainFinding::CrossedRoot { cluster },
                Some(path) => ChainFinding::Crossed {
                    cluster,
                    other: RawName::new(path),
                },
            }
        }
        ChainFault::Broken { value } => ChainFinding::Broken {
            value: format!("{value:#x}"),
        },
        ChainFault::CopiesDiffer { cluster } => ChainFinding::CopiesDiffer { cluster: *cluster },
        ChainFault::TooShort {
            length_bytes,
            found_bytes,
        } => ChainFinding::TooShort {
            found: *found_bytes,
            length: *length_bytes,
        },
        ChainFault::Cut { missing_bytes } => ChainFinding::Cut {
            missing: *missing_bytes,
        },
    };
    finding.into()
}

/// Maps a trace of use: never damage, but a reason why a drive is not pristine. `None` for mere
/// differences between formatters.
pub(super) fn of_note(note: &VolumeNote) -> Option<ViewRemark> {
    let name = |path: &String| RawName::new(&**path);
    Some(volume(match note {
        VolumeNote::Unusual { .. } => return None,
        VolumeNote::Ambiguous(ambiguity) => return Some(unseen(of_ambiguity(*ambiguity))),
        VolumeNote::Dirty => VolumeFinding::Dirty,
        VolumeNote::ReadErrorsSeen => VolumeFinding::ReadErrorsSeen,
        VolumeNote::FatCopiesDiffer { sectors, .. } => {
            VolumeFinding::FatCopiesDiffer { sectors: *sectors }
        }
        VolumeNote::MirroringOff { active_fat } => VolumeFinding::MirroringOff {
            copy: active_fat.saturating_add(1),
        },
        VolumeNote::HighClusterBits { path } => VolumeFinding::HighClusterBits { path: name(path) },
        VolumeNote::BackupDiffers => VolumeFinding::BackupDiffers,
        VolumeNote::FreeCountWrong { .. } => VolumeFinding::FreeCountWrong,
        VolumeNote::LostClusters { count } => VolumeFinding::LostClusters { count: *count },
        VolumeNote::BadClusters { count } => VolumeFinding::BadClusters { count: *count },
        VolumeNote::ChainTooLong { path } => VolumeFinding::ChainTooLong { path: name(path) },
        VolumeNote::LabelDiffers => VolumeFinding::LabelDiffers,
    }))
}

fn of_ambiguity(ambiguity: Ambiguity) -> VolumeFinding {
    match ambiguity {
        Ambiguity::TotalSectors => VolumeFinding::TwoLengths,
        Ambiguity::Type { clusters } => VolumeFinding::TwoTypes { clusters },
        Ambiguity::Backup => VolumeFinding::OtherBackup,
    }
}
