//! Names: of limits, types, public items and rooms.

use super::pieces::{Words, pieces};
use super::*;

#[test]
fn limits_are_named_in_one_way() {
    let others = ["MOST", "LARGEST", "LONGEST", "DEEPEST", "FEWEST", "LIMIT"];
    let mut wrong = Vec::new();
    for (path, text) in texts() {
        let names = text
            .split("const ")
            .skip(1)
            .filter_map(|rest| rest.split(':').next());
        let is_other = |name: &&str| name.split('_').any(|word| others.contains(&word));
        wrong.extend(names.filter(is_other).map(|name| format!("{path}: {name}")));
    }
    assert!(
        wrong.is_empty(),
        "a limit's name ends in _MAX or _MIN:\n{}",
        wrong.join("\n")
    );
}

/// Type names that say their meaning only together with their module: each room's error, each
/// command's arguments, and a system's own form of a type.
const NAMED_BY_THEIR_MODULE: [&str; 3] = ["Error", "Arguments", "FolderMark"];

#[test]
fn a_type_name_means_one_thing() {
    let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, text) in texts() {
        let own = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        for line in own.lines() {
            let line = line.trim_start();
            let line = match line.strip_prefix("pub(") {
                Some(rest) => rest.split_once(") ").map_or(rest, |(_, item)| item),
                None => line.strip_prefix("pub ").unwrap_or(line),
            };
            let declared = ["struct ", "enum ", "union ", "trait "]
                .iter()
                .find_map(|word| line.strip_prefix(word));
            let name = declared.and_then(|rest| pieces(rest).into_iter().next());
            if let Some(name) = name.filter(|name| !NAMED_BY_THEIR_MODULE.contains(&&**name)) {
                files.entry(name).or_default().push(path.clone());
            }
        }
    }
    files.retain(|_, paths| paths.len() > 1);
    assert!(files.is_empty(), "declared more than once: {files:#?}");
}

#[test]
fn every_public_item_is_named_somewhere_else() {
    let texts = texts();
    let read: Vec<(&String, Words)> = texts
        .iter()
        .map(|(path, text)| (path, Words::of(text)))
        .collect();
    let mut named: BTreeMap<&String, BTreeSet<&String>> = BTreeMap::new();
    for (path, words) in &read {
        for word in &words.named {
            named.entry(word).or_default().insert(path);
        }
    }
    let outside = words_outside();
    let mut dead = Vec::new();
    for (path, words) in &read {
        let by = |item: &String| named.get(item).cloned().unwrap_or_default();
        let values = words
            .values
            .iter()
            .filter(|item| by(item).iter().all(|by| by == path));
        let types = words.types.iter().filter(|item| by(item).is_empty());
        let unused = values.chain(types).filter(|item| !outside.contains(*item));
        dead.extend(unused.map(|item| format!("{path}: {item}")));
    }
    assert!(
        dead.is_empty(),
        "public, and nobody names them:\n{}",
        dead.join("\n")
    );
}

/// Every word of the tests, the fuzzers, and the examples in the code's own documentation.
fn words_outside() -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for folder in ["tests/suite", "tests/fuzz"] {
        for entry in walkdir::WalkDir::new(repository().join(folder)) {
            let entry = entry.unwrap();
            if entry
                .path()
                .extension()
                .is_some_and(|ending| ending == "rs")
            {
                words.extend(pieces(&fs::read_to_string(entry.path()).unwrap()));
            }
        }
    }
    for text in texts().values() {
        let examples = text
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix("//! "));
        words.extend(examples.flat_map(pieces));
    }
    words
}

#[test]
fn no_room_is_called_utils() {
    for path in sources() {
        for name in [
            "utils", "util", "common", "helpers", "helper", "misc", "types",
        ] {
            let stem = path.file_stem().unwrap().to_string_lossy();
            let folder = path
                .parent()
                .unwrap()
                .file_name()
                .unwrap()
                .to_string_lossy();
            assert!(stem != name && folder != name, "{}", relative(&path));
        }
    }
}
