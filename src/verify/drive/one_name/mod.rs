//! Detects unlisted names that some system confuses with another name.
//!
//! Owns the rules for clashes such as `DISTRICT-8101.txt.` with `DISTRICT-8101.txt`, `DATA` with
//! `data`, `DISTRI~1.TXT`, and `CON`. After unpacking or copying, one of the two files may be lost,
//! or two readers see different files under one name. Takes a view, its index and the listed files.
//! Gives damage and suspicions.
//!
//! Listed files and tag files never clash with each other here: a drive whose names all came back
//! in capitals is still the same drive.

mod key;
#[cfg(test)]
mod shared_table;

use std::collections::{BTreeSet, HashMap, HashSet};

use self::key::{Beginning, beginnings, beginnings_of_short, keys, keys_of_escape};
use super::listed::ListedFiles;
use super::tags::index::Index;
use super::unlisted::is_of_the_bag;
use crate::base::is_device_name;
use crate::verify::answer::{Damage, Danger, Defect, RawName, Report, Suspicion};
use crate::verify::view::{Files, Special, SpecialKind};

/// Names by key.
type ByKey<'a> = HashMap<String, &'a str>;

/// The drive's own names.
struct Own<'a> {
    by_key: ByKey<'a>,
    /// The exact names of folders that contain own files.
    folders: HashSet<&'a str>,
    /// For each file in the listing, whether it is the drive's own.
    files: Vec<bool>,
}

impl<'a> Own<'a> {
    fn new(view: &'a dyn Files, index: &Index<'_>, listed: &'a ListedFiles) -> Self {
        let files = &view.listing().files;
        let is_tag = |place: usize, path: &str| {
            is_of_the_bag(path) && index.find(&path.to_lowercase()) == Some(place)
        };
        let mut own = Self {
            by_key: HashMap::new(),
            folders: HashSet::new(),
            files: Vec::with_capacity(files.len()),
        };
        for (place, file) in files.iter().enumerate() {
            let is_own = listed.lists(place) || (file.exact && is_tag(place, &file.path));
            own.files.push(is_own);
            if is_own {
                own.add(&file.path);
            }
        }
        for path in &listed.missing {
            own.add(path);
        }
        own
    }

    /// Adds a file and its parent folders, each once.
    fn add(&mut self, path: &'a str) {
        for key in keys(path) {
            self.by_key.entry(key).or_insert(path);
        }
        let mut inner = path;
        while let Some((folder, _)) = inner.rsplit_once('/') {
            if !self.folders.insert(folder) {
                break;
            }
            for key in keys(folder) {
                self.by_key.entry(key).or_insert(folder);
            }
            inner = folder;
        }
    }
}

/// An unlisted entry on the drive.
struct Stranger<'a> {
    path: &'a str,
    is_escape: bool,
}

/// Reports every unlisted file, folder and link whose name clashes with another on some system.
pub(super) fn find(view: &dyn Files, index: &Index<'_>, listed: &ListedFiles, report: &mut Report) {
    let own = Own::new(view, index, listed);
    let strangers = strangers(view, &own);
    let mut first: ByKey<'_> = HashMap::new();
    for stranger in &strangers {
        if is_reserved_path(stranger.path) {
            suspect(stranger.path, Danger::Reserved, report);
        }
        let keys = if stranger.is_escape {
            keys_of_escape(stranger.path)
        } else {
            keys(stranger.path)
        };
        let taken = keys.iter().find_map(|key| own.by_key.get(key));
        if let Some(taken) = taken {
            // A link in a listed file's place is already reported.
            if *taken != stranger.path {
                replaces(stranger.path, taken, report);
            }
            continue;
        }
        let other = keys.iter().find_map(|key| first.get(key).copied());
        if let Some(other) = other.filter(|other| *other != stranger.path) {
            let other = RawName::new(other);
            suspect(stranger.path, Danger::OneName { other }, report);
        }
        for key in keys {
            first.entry(key).or_insert(stranger.path);
        }
    }
    find_short_names(&own, &strangers, report);
    // By content these files counted as harmless additions.
    let damaged = report.damaged.iter().map(|damage| &damage.path);
    let told = damaged.chain(report.suspicious.iter().map(|suspicion| &suspicion.path));
    let told: HashSet<&RawName> = told.collect();
    report.added.retain(|path| !told.contains(path));
}

fn strangers<'a>(view: &'a dyn Files, own: &Own<'_>) -> Vec<Stranger<'a>> {
    let listing = view.listing();
    let plain = |path: &'a String| Stranger {
        path,
        is_escape: false,
    };
    let files = listing.files.iter().zip(&own.files);
    let files = files.filter(|(_, is_own)| !**is_own);
    let folders = listing.folders.iter();
    let folders = folders.filter(|folder| !own.folders.contains(folder.as_str()));
    let special = |special: &'a Special| Stranger {
        path: &special.path,
        is_escape: special.kind == SpecialKind::Escape,
    };
    files
        .map(|(file, _)| plain(&file.path))
        .chain(folders.map(plain))
        .chain(listing.specials.iter().map(special))
        .collect()
}

/// Whether Windows opens a device instead of the file or folder.
fn is_reserved_path(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    is_device_name(name.split(':').next().unwrap_or(name))
}

/// Reports names of the form that FAT and NTFS generate: such a name opens the file whose long name
/// it was generated from.
fn find_short_names(own: &Own<'_>, strangers: &[Stranger<'_>], report: &mut Report) {
    let mut asked: HashMap<(String, Beginning), Vec<&str>> = HashMap::new();
    for stranger in strangers {
        let (folder, name) = split(stranger.path);
        let beginnings = beginnings_of_short(name);
        if beginnings.is_empty() {
            continue;
        }
        for folder in folder_keys(folder) {
            for beginning in &beginnings {
                let place = (folder.clone(), beginning.clone());
                asked.entry(place).or_default().push(stranger.path);
            }
        }
    }
    if asked.is_empty() {
        return;
    }
    let names: BTreeSet<&str> = own.by_key.values().copied().collect();
    let mut told: HashSet<&str> = HashSet::new();
    for path in names {
        let (folder, name) = split(path);
        for folder in folder_keys(folder) {
            for beginning in beginnings(name) {
                let strangers = asked.remove(&(folder.clone(), beginning));
                for stranger in strangers.into_iter().flatten() {
                    if told.insert(stranger) {
                        replaces(stranger, path, report);
                    }
                }
            }
        }
    }
}

fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// The keys of a folder, including the root.
fn folder_keys(folder: &str) -> Vec<String> {
    let keys = keys(folder);
    if keys.is_empty() {
        return vec![String::new()];
    }
    keys
}

fn replaces(path: &str, listed: &str, report: &mut Report) {
    let listed = RawName::new(listed);
    let damage = Damage::new(path, Defect::OneName { listed });
    report.damaged.push(damage);
}

fn suspect(path: &str, danger: Danger, report: &mut Report) {
    let path = RawName::new(path);
    report.suspicious.push(Suspicion { path, danger });
}
