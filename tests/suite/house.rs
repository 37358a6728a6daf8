//! Rules of the house that no lint holds: size of files, direction of imports, licences.

mod circles;
mod imports;
mod licences;
mod limits;
mod names;
mod pieces;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use imports::Crate;

use crate::support::repository;

fn sources() -> Vec<PathBuf> {
    sources_below("src")
}

fn sources_below(folder: &str) -> Vec<PathBuf> {
    let walk = walkdir::WalkDir::new(repository().join(folder)).sort_by_file_name();
    let files = walk.into_iter().map(|entry| entry.unwrap().into_path());
    files
        .filter(|path| path.extension().is_some_and(|e| e == "rs"))
        .collect()
}

fn relative(path: &Path) -> String {
    path.strip_prefix(repository())
        .unwrap()
        .to_string_lossy()
        .replace('\\', "/")
}

#[test]
fn no_file_has_grown_past_holding_in_the_head() {
    let folders = ["src", "tests/suite", "tests/fuzz/targets", "benches"];
    for path in folders.into_iter().flat_map(sources_below) {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= 400, "{} has {lines} lines", relative(&path));
    }
}

/// The text of each file by its path below `src/`.
fn texts() -> BTreeMap<String, String> {
    let sources = sources().into_iter();
    let texts = sources.map(|path| {
        let below = relative(&path)["src/".len()..].to_owned();
        (below, fs::read_to_string(&path).unwrap())
    });
    texts.collect()
}

#[test]
fn a_module_with_children_is_the_mod_file_of_their_folder() {
    for path in sources() {
        let is_beside = path.with_extension("").is_dir();
        assert!(
            !is_beside,
            "{} belongs into its folder as mod.rs",
            relative(&path)
        );
    }
}

/// Folders in which each file is a command of its own.
const A_FILE_A_COMMAND: [&str; 2] = ["src/cli", "src/commands"];
const FILES_MAX: usize = 10;

#[test]
fn no_folder_has_more_than_ten_files_besides_its_mod_file() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for path in sources().iter().filter(|path| !path.ends_with("mod.rs")) {
        *counts.entry(relative(path.parent().unwrap())).or_default() += 1;
    }
    counts
        .retain(|folder, count| *count > FILES_MAX && !A_FILE_A_COMMAND.contains(&folder.as_str()));
    assert!(counts.is_empty(), "{counts:?}");
}

#[test]
fn the_drives_side_imports_neither_the_kit_nor_the_pages() {
    let read = Crate::read(&texts());
    for (file, imports) in read.imports() {
        let is_of = |rooms: &[&str], file: &str| rooms.iter().any(|room| file.starts_with(room));
        if is_of(&["drive/", "bag/", "image/", "verify/", "device/"], &file) {
            let mut imports = imports.iter();
            let wrong = imports.find(|other| is_of(&["kit/", "library/", "site/"], other));
            assert!(wrong.is_none(), "{file} imports {wrong:?}");
        }
    }
}

/// What each room may import besides itself.
const MAY_USE: [(&str, &[&str]); 12] = [
    ("words", &[]),
    ("base", &["words"]),
    ("formats", &["base", "words"]),
    ("drive", &["base", "words", "formats"]),
    ("kit", &["base", "words", "formats", "drive"]),
    ("site", &["base", "words", "formats", "drive", "kit"]),
    // The drive's side knows no kit and no pages.
    ("bag", &["base", "words", "formats", "drive"]),
    ("image", &["base", "words", "formats", "drive", "bag"]),
    (
        "verify",
        &["base", "words", "formats", "drive", "bag", "image"],
    ),
    ("device", &["base", "words", "drive", "image"]),
    (
        "commands",
        &[
            "base", "words", "formats", "drive", "kit", "site", "bag", "image", "verify", "device",
        ],
    ),
    // `cli` shows values of every room, and calls only `commands`.
    (
        "cli",
        &[
            "base", "words", "formats", "drive", "kit", "site", "bag", "image", "verify", "device",
            "commands",
        ],
    ),
];

#[test]
fn imports_go_one_way() {
    for path in sources() {
        let name = relative(&path);
        let Some(room) = name
            .strip_prefix("src/")
            .and_then(|rest| rest.split_once('/'))
        else {
            continue;
        };
        let (_, allowed) = MAY_USE.iter().find(|(known, _)| *known == room.0).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            for used in line.split("crate::").skip(1) {
                let used: String = used
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                let is_room = MAY_USE.iter().any(|(known, _)| *known == used);
                assert!(
                    !is_room || used == room.0 || allowed.contains(&used.as_str()),
                    "{name} imports {used}"
                );
            }
        }
    }
}

#[test]
fn formats_open_no_file() {
    for path in sources() {
        let name = relative(&path);
        if name.starts_with("src/formats/") && !name.contains("test") {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap();
            for opening in ["std::fs", "File::open", "walkdir"] {
                assert!(!code.contains(opening), "{name} holds {opening}");
            }
        }
    }
}

/// What a path in the room that reads strangers' drives is joined with: names of our own.
const OWN_NAMES: [&str; 13] = [
    "name",
    "&name",
    "&pieces_name",
    "SET_FILE",
    "SET_SIGNATURE_FILE",
    "SUMS_FILE",
    "SUMS_SIGNATURE_FILE",
    "STAMPS_FOLDER",
    "DECLARATION_PATH",
    "UNFINISHED_PATH",
    "form.",
    "self.form.",
    "ImageForm::",
];

#[test]
fn a_name_from_elsewhere_is_joined_to_a_folder_by_the_gate_alone() {
    for path in sources() {
        let name = relative(&path);
        if !name.starts_with("src/verify/") || name.contains("test") || name.contains("sample") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        for joined in code.split(".join(").skip(1) {
            let is_own = |own: &&str| {
                let rest = joined.strip_prefix(*own);
                rest.is_some_and(|rest| own.ends_with(['.', ':']) || rest.starts_with(')'))
            };
            let shown: String = joined.chars().take(30).collect();
            let is_written_here = joined.starts_with('"');
            assert!(
                is_written_here || OWN_NAMES.iter().any(is_own),
                "{name}: join({shown}"
            );
        }
        assert!(
            !code.contains("PathBuf::push") && !code.contains("at.push("),
            "{name}"
        );
    }
}
