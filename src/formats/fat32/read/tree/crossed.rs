//! Finds the files that crossed chains run into.

use super::contents::VolumeTree;
use crate::formats::fat32::read::locate::{Map, RangeOwner};
use crate::formats::fat32::read::report::{ChainFault, Fault};
use crate::formats::fat32::read::volume::Volume;

/// Once all extents are known, names the file that each crossed chain runs into.
pub(super) fn name_the_crossed(volume: &Volume<'_>, tree: &mut VolumeTree) {
    let is_crossed = |fault: &Fault| {
        matches!(
            fault,
            Fault::Chain {
                fault: ChainFault::Crossed { .. },
                ..
            }
        )
    };
    if !tree.faults.iter().any(is_crossed) {
        return;
    }
    let mut faults = std::mem::take(&mut tree.faults);
    let map = Map::new(volume, tree);
    for fault in &mut faults {
        if let Fault::Chain {
            fault: ChainFault::Crossed { cluster, other },
            ..
        } = fault
        {
            let at = volume.cluster_offset_bytes(*cluster);
            let place = map
                .locate(at..at + 1)
                .into_iter()
                .next()
                .map(|located| located.place);
            *other = match place {
                Some(
                    RangeOwner::File { path, .. }
                    | RangeOwner::Slack { path }
                    | RangeOwner::Directory { path },
                ) => Some(path),
                _ => None,
            };
        }
    }
    tree.faults = faults;
}
