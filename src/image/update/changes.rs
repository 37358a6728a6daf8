//! What differs between two releases of an edition.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::Sha256;
use crate::drive::{DriveFile, fold};
use crate::image::set::{CommonRecord, ImageSet};

/// Changes of the files that are common to all drives.
#[derive(Debug)]
pub(super) struct CommonChanges<'a> {
    /// Files that are new or have another content.
    pub(super) changed: Vec<&'a CommonRecord>,
    /// Paths that the new release no longer has. A name that only changed its case is none: on a
    /// stick the new file takes its place.
    pub(super) dropped: Vec<&'a str>,
}

impl<'a> CommonChanges<'a> {
    pub(super) fn of(new: &'a ImageSet, old: &'a ImageSet) -> Self {
        let known: BTreeMap<&str, Sha256> = old
            .common
            .iter()
            .map(|file| (file.path.as_str(), file.sha256))
            .collect();
        let is_known = |file: &CommonRecord| known.get(file.path.as_str()) == Some(&file.sha256);
        let names: BTreeSet<String> = new.common.iter().map(|f| f.path.folded()).collect();
        let dropped = old.common.iter().map(|file| file.path.as_str());
        Self {
            changed: new.common.iter().filter(|file| !is_known(file)).collect(),
            dropped: dropped
                .filter(|path| !names.contains(&fold(path)))
                .collect(),
        }
    }

    /// Bytes of the changed files.
    pub(super) fn bytes(&self) -> u64 {
        let lengths = self.changed.iter().map(|file| file.length_bytes);
        lengths.fold(0, u64::saturating_add)
    }
}

/// The files of `new` that `old` lacks or has with another content.
pub(super) fn changed_files(new: Vec<DriveFile>, old: &[DriveFile]) -> Vec<DriveFile> {
    let is_known = |file: &DriveFile| {
        let mut same = old.iter().filter(|other| other.path == file.path);
        same.any(|other| other.bytes == file.bytes)
    };
    new.into_iter().filter(|file| !is_known(file)).collect()
}

/// The paths of `old` that `new` no longer has.
pub(super) fn dropped_files(new: &[DriveFile], old: &[DriveFile]) -> Vec<String> {
    let names: BTreeSet<String> = new.iter().map(|file| file.path.folded()).collect();
    let gone = old
        .iter()
        .filter(|file| !names.contains(&file.path.folded()));
    gone.map(|file| file.path.to_string()).collect()
}
