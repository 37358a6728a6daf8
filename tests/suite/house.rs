//! Rules of the house that no lint holds: size of files, direction of imports, licences.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::repository;

fn sources() -> Vec<PathBuf> {
    let walk = walkdir::WalkDir::new(repository().join("src")).sort_by_file_name();
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
    for path in sources() {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= 400, "{} has {lines} lines", relative(&path));
    }
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

/// What each room may import besides itself.
const MAY_USE: [(&str, &[&str]); 9] = [
    ("base", &[]),
    ("formats", &["base"]),
    ("kit", &["base", "formats"]),
    ("site", &["base", "formats", "kit"]),
    ("bag", &["base", "formats", "kit"]),
    ("image", &["base", "formats", "kit", "bag"]),
    ("verify", &["base", "formats", "kit", "bag", "image"]),
    (
        "commands",
        &["base", "formats", "kit", "site", "bag", "image", "verify"],
    ),
    // `cli` shows values of every room, and calls only `commands`.
    (
        "cli",
        &[
            "base", "formats", "kit", "site", "bag", "image", "verify", "commands",
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

#[test]
fn every_library_comes_from_the_registry_under_a_licence_that_lets_us_give_it_on() {
    let allowed = fs::read_to_string(repository().join("deny.toml")).unwrap();
    let metadata = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--all-features",
        ])
        .current_dir(repository())
        .output()
        .unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&metadata.stdout).unwrap();
    for package in metadata["packages"].as_array().unwrap() {
        let name = package["name"].as_str().unwrap();
        if name.starts_with("drivepress") {
            continue;
        }
        let source = package["source"].as_str().unwrap_or("a local path");
        assert!(
            source.starts_with("registry+"),
            "{name} comes from {source}"
        );
        let licence = package["license"].as_str().unwrap_or("none");
        assert!(is_allowed(licence, &allowed), "{name}: licence {licence}");
    }
}

/// Whether an SPDX expression can be met with the allowed licences. `/` is an old form of OR.
fn is_allowed(expression: &str, allowed: &str) -> bool {
    let knows = |licence: &str| allowed.contains(&format!("\"{}\"", licence.trim()));
    let expression = expression.replace('/', " OR ");
    let expression = expression.replace(['(', ')'], "");
    expression
        .split(" AND ")
        .all(|part| part.split(" OR ").any(knows))
}

#[test]
fn licence_expressions_are_read_rightly() {
    let allowed = "\"MIT\" \"Apache-2.0\" \"Unicode-3.0\"";
    for (expression, expected) in [
        ("MIT", true),
        ("MIT/Apache-2.0", true),
        ("GPL-3.0", false),
        ("MIT OR GPL-3.0", true),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("MIT AND GPL-3.0", false),
        ("none", false),
    ] {
        assert_eq!(is_allowed(expression, allowed), expected, "{expression}");
    }
}
