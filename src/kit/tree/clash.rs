//! Conflicts between names in one folder: equal names, and full folders.

use std::collections::BTreeMap;

use super::finding::TreeFinding;
use super::walk::MediaTree;
use crate::base::{Diagnostic, escaped};
use crate::drive::fold;
use crate::drive::layout::{FILMS_FOLDER, PAYLOAD_FOLDER};

/// Most entries in a FAT directory: 65,536 less `.` and `..` (Microsoft FAT specification,
/// "Directory Structure": a directory has at most 65,536 × 32 bytes).
const FOLDER_ENTRIES_MAX: usize = 65_534;

/// UTF-16 units that one long-name entry holds (same specification, "FAT Long Directory Entries").
const UNITS_AN_ENTRY: usize = 13;

/// The path on the drive of a file in `media/`. Texts are not copied; they get a folder of their
/// own.
pub(super) fn on_drive(path: &str) -> String {
    match path.split_once('/') {
        Some(("captions", name)) => format!("{FILMS_FOLDER}{name}"),
        Some(("text", rest)) => format!("text/{rest}"),
        _ => format!("{PAYLOAD_FOLDER}{path}"),
    }
}

/// Finds two names in the same folder of the drive that some file system treats as equal.
pub(super) fn check_clashes(tree: &MediaTree, faults: &mut Vec<Diagnostic>) {
    let files = tree.files.iter().map(|file| file.path.as_str());
    let folders = tree
        .folders
        .iter()
        .map(String::as_str)
        .filter(|path| path.contains('/'));
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for path in folders.chain(files) {
        let Some(first) = seen.insert(fold(&on_drive(path)), path) else {
            continue;
        };
        let first = escaped(first);
        let file = format!("media/{path}");
        faults.push(Diagnostic::fault(file, TreeFinding::Clash { first }));
    }
}

/// Finds folders that need more directory entries than FAT32 allows.
pub(super) fn check_full_folders(tree: &MediaTree, faults: &mut Vec<Diagnostic>) {
    let mut entries: BTreeMap<String, usize> = BTreeMap::new();
    let files = tree.files.iter().map(|file| file.path.as_str());
    for path in files.chain(tree.folders.iter().map(String::as_str)) {
        let drive_path = on_drive(path);
        let Some((folder, name)) = drive_path.rsplit_once('/') else {
            continue;
        };
        let units = name.encode_utf16().count();
        *entries.entry(folder.to_owned()).or_default() += 1 + units.div_ceil(UNITS_AN_ENTRY);
    }
    for (folder, needed) in entries {
        let copied = folder.strip_prefix(PAYLOAD_FOLDER);
        if let Some(inside) = copied.filter(|_| needed > FOLDER_ENTRIES_MAX) {
            let most = FOLDER_ENTRIES_MAX;
            let finding = TreeFinding::FullFolder { needed, most };
            faults.push(Diagnostic::fault(format!("media/{inside}"), finding));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::tree::walk::MediaFile;

    fn tree(paths: impl IntoIterator<Item = String>) -> MediaTree {
        let files = paths.into_iter().map(|path| MediaFile {
            path,
            size_bytes: 1,
            kind: crate::formats::content::FileKind::Unknown,
            usable: true,
        });
        MediaTree {
            files: files.collect(),
            ..MediaTree::default()
        }
    }

    #[test]
    fn names_that_one_reader_takes_for_one_clash() {
        let clashes = |paths: &[&str]| {
            let mut faults = Vec::new();
            check_clashes(&tree(paths.iter().map(|p| (*p).to_owned())), &mut faults);
            faults.len()
        };
        assert_eq!(clashes(&["video/Film.mp4", "video/film.mp4"]), 1);
        assert_eq!(clashes(&["print/ทำ.pdf", "print/ทํา.pdf"]), 1);
        assert_eq!(
            clashes(&[
                "captions/film.th.captions.vtt",
                "video/film.th.captions.vtt"
            ]),
            1
        );
        assert_eq!(clashes(&["video/a.png", "print/a.png"]), 0);
    }

    #[test]
    fn a_folder_is_full_at_65534_entries() {
        // A name of 13 units takes two directory entries.
        let full = |count: usize| {
            let mut faults = Vec::new();
            let names = (0..count).map(|n| format!("print/{n:09}.pdf"));
            check_full_folders(&tree(names), &mut faults);
            faults.len()
        };
        assert_eq!(full(FOLDER_ENTRIES_MAX / 2), 0);
        assert_eq!(full(FOLDER_ENTRIES_MAX / 2 + 1), 1);
    }
}
