//! What the reader of FAT32 found, as faults and remarks of a view.

use super::super::report::RawName;
use super::super::view::{ViewFault, ViewRemark};
use crate::formats::fat32::{ChainFault, Fault, Note};

/// What contradicts itself: damage, or (entries that lead to no file) something that use leaves.
pub(super) fn of_fault(fault: &Fault) -> Result<ViewFault, ViewRemark> {
    let structure = |reason: String| Ok(ViewFault::Structure { reason });
    let folder = |path: &String| match path.as_str() {
        "" => "the root folder".to_owned(),
        path => format!("the folder {}", RawName::new(path)),
    };
    match fault {
        Fault::Chain { path, fault } => Ok(ViewFault::File {
            path: RawName::new(&**path),
            reason: of_chain(fault),
        }),
        Fault::NameTwice { path } => Ok(ViewFault::SameName {
            path: RawName::new(&**path),
        }),
        // Programs that know no long names leave them behind when they delete or rename.
        Fault::OrphanLongName { folder: path, .. } => Err(ViewRemark::Volume {
            reason: format!("{} has remains of long names", folder(path)),
        }),
        Fault::Label { folder: path, .. } => Err(ViewRemark::Volume {
            reason: format!("{} has a label out of place", folder(path)),
        }),
        Fault::Name { path, .. } => structure(format!(
            "{} has a name that no file can have",
            RawName::new(&**path)
        )),
        Fault::Dots { path } => structure(format!("{} leads to a wrong parent", folder(path))),
        Fault::Limit { path, limit } => structure(format!(
            "{} has more than any real drive ({limit:?}: {}); the rest was not read",
            folder(path),
            limit.most()
        )),
    }
}

fn of_chain(fault: &ChainFault) -> String {
    match fault {
        ChainFault::Loop { cluster } => {
            format!("its chain of clusters comes back to cluster {cluster}")
        }
        ChainFault::Crossed { cluster, other } => {
            let other = match other.as_deref() {
                None => "another file".to_owned(),
                Some("") => "the root folder".to_owned(),
                Some(path) => RawName::new(path).to_string(),
            };
            format!("it shares cluster {cluster} with {other}")
        }
        ChainFault::Broken { value } => {
            format!("its chain of clusters leads nowhere (entry {value:#x})")
        }
        ChainFault::TooShort {
            length_bytes,
            found_bytes,
        } => format!("only {found_bytes} of its {length_bytes} bytes have clusters"),
        ChainFault::Cut { missing_bytes } => {
            format!("{missing_bytes} of its bytes lie behind the end of the image")
        }
    }
}

/// What use leaves behind: never damage, but a reason why a drive is no longer pristine. `None`
/// for what only a formatter's taste differs in.
pub(super) fn of_note(note: &Note) -> Option<ViewRemark> {
    let reason = match note {
        Note::Unusual { .. } => return None,
        Note::Dirty => "the volume is marked as not taken out cleanly".to_owned(),
        Note::ReadErrorsSeen => "a computer that met read errors has marked the volume".to_owned(),
        Note::FatCopiesDiffer { sectors, .. } => {
            format!("the two copies of the allocation table differ ({sectors} sectors)")
        }
        Note::BackupDiffers => "the backup of the boot sector differs from it".to_owned(),
        Note::FreeCountWrong { .. } => "the count of free clusters is wrong".to_owned(),
        Note::LostClusters { count } => format!("{count} clusters are in use by no file"),
        Note::BadClusters { count } => format!("{count} clusters are marked as bad"),
        Note::ChainTooLong { path } => {
            format!("{} has more clusters than it needs", RawName::new(&**path))
        }
        Note::LabelDiffers => "the volume's two labels differ".to_owned(),
    };
    Some(ViewRemark::Volume { reason })
}
