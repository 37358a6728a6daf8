//! What the reader of FAT found, as faults and remarks of a view.

use crate::formats::fat32::{Ambiguity, ChainFault, Fault, Note, upper_case};
use crate::verify::answer::RawName;
use crate::verify::view::fault::{ViewFault, ViewRemark};

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
        Fault::NameShared { path, other, name } => structure(format!(
            "{} can also be opened as {}, which is a name of {} beside it: computers differ in \
             which of the two they open",
            RawName::new(&**path),
            RawName::new(&**name),
            RawName::new(&**other)
        )),
        Fault::TornName { path, .. } => structure(format!(
            "the long name of {} is put together wrongly: computers differ in the name that they \
             show",
            RawName::new(&**path)
        )),
        Fault::BehindEnd {
            folder: path,
            names,
            count,
        } => {
            let reason = behind_end(&folder(path), names, *count);
            if is_payload(path) {
                Ok(ViewFault::Structure { reason })
            } else {
                Err(ViewRemark::Unseen { reason })
            }
        }
        Fault::LookAlike { path } => Err(ViewRemark::Unseen {
            reason: format!(
                "{} is marked as a label and as a file at once: some devices show it",
                RawName::new(&**path)
            ),
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

/// Whether a folder belongs to the drive's contents, whose every file a manifest lists.
fn is_payload(folder: &str) -> bool {
    let folder = upper_case(folder);
    folder == "DATA" || folder.starts_with("DATA/")
}

fn behind_end(folder: &str, names: &[String], count: u64) -> String {
    let names: Vec<String> = names
        .iter()
        .map(|name| RawName::new(&**name).to_string())
        .collect();
    let shown = u64::try_from(names.len()).unwrap_or(u64::MAX);
    let more = match count.saturating_sub(shown) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!(
        "{folder} goes on behind its end: Linux shows {}{more} there, other computers do not",
        names.join(", ")
    )
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
        ChainFault::CopiesDiffer { cluster } => format!(
            "the copies of the allocation table differ over it (behind cluster {cluster}): its \
             contents depend on the computer"
        ),
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
            format!("the copies of the allocation table differ ({sectors} sectors)")
        }
        Note::MirroringOff { active_fat } => format!(
            "only copy {} of the allocation table is kept up to date",
            active_fat.saturating_add(1)
        ),
        Note::Ambiguous(ambiguity) => {
            let reason = of_ambiguity(*ambiguity);
            return Some(ViewRemark::Unseen { reason });
        }
        Note::HighClusterBits { path } => format!(
            "{} begins at a cluster that its volume cannot have, for some systems",
            RawName::new(&**path)
        ),
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

fn of_ambiguity(ambiguity: Ambiguity) -> String {
    match ambiguity {
        Ambiguity::TotalSectors => "the volume says in two ways how long it is, and computers \
                                    differ in which of them they read"
            .to_owned(),
        Ambiguity::Type { clusters } => format!(
            "computers differ in the type of FAT that a volume of {clusters} clusters has, and in \
             what they show"
        ),
        Ambiguity::Backup => "the backup of the boot sector describes another volume, which a \
                              computer may show in place of this one"
            .to_owned(),
    }
}
