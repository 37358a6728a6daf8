//! Rules of the house that no lint holds: size of files, direction of imports, licences.

mod imports;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use imports::{Crate, Words, pieces};

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

/// Names of the small crate that shows what a circle is.
const CIRCLE: [(&str, &str); 8] = [
    (
        "lib.rs",
        "pub mod a;\npub mod b;\npub mod c;\nmod d;\nmod e;\npub use d::d;",
    ),
    (
        "d.rs",
        "use crate::e::help;\npub fn d() { help() }\npub(crate) struct Dee;",
    ),
    (
        "e.rs",
        "use crate::d::Dee;\npub(crate) fn help() { let _: Dee; }",
    ),
    (
        "a/mod.rs",
        "mod one;\nmod two;\npub use one::One;\npub(crate) use two::*;",
    ),
    (
        "a/one.rs",
        "use crate::b::Bee;\npub struct One(Bee); // crate::c::Sea",
    ),
    (
        "a/two.rs",
        "pub struct Two;\n#[cfg(test)]\nmod tests { use crate::c::Sea; }",
    ),
    (
        "b.rs",
        "messages! { pub enum Bee { Hum = \"b.hum\" } }\nfn f() -> Option<super::a::One> { None }",
    ),
    (
        "c.rs",
        "use crate::a::{self, One as Uno};\npub struct Sea(Uno, a::Two);",
    ),
];

#[test]
fn circles_are_seen_through_re_exports_and_not_through_tests() {
    let sources = CIRCLE.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let read = Crate::read(&BTreeMap::from(sources));
    let of_c: Vec<String> = read.imports()["c.rs"].iter().cloned().collect();
    assert_eq!(of_c, ["a/one.rs", "a/two.rs"]);
    let circles = read.circles();
    // `d` is a module and a function that the root passes on.
    assert_eq!(circles, [["a/one.rs", "b.rs"], ["d.rs", "e.rs"]]);
    let told = "  a/one.rs imports b.rs\n  b.rs imports a/one.rs";
    assert_eq!(read.told(&circles[0]), told);
}

#[test]
fn no_two_files_import_each_other_straight_or_through_others() {
    let read = Crate::read(&texts());
    let circles = read.circles();
    let told: Vec<String> = circles.iter().map(|circle| read.told(circle)).collect();
    assert!(circles.is_empty(), "{}", told.join("\n\n"));
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
const MAY_USE: [(&str, &[&str]); 11] = [
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
    (
        "commands",
        &[
            "base", "words", "formats", "drive", "kit", "site", "bag", "image", "verify",
        ],
    ),
    // `cli` shows values of every room, and calls only `commands`.
    (
        "cli",
        &[
            "base", "words", "formats", "drive", "kit", "site", "bag", "image", "verify",
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

/// A line of the table of limits in SECURITY.md, and the constants that make it true.
const LIMITS: &[(&str, &[(&str, &str)])] = &[
    (
        "16 MiB; a workbook 1,000 parts, 64 MiB of XML (1 MiB for parts without cells), 100 columns, 20,000 rows and 64 MiB of text in 50 sheets",
        &[
            (
                "commands/contacts/import.rs",
                "IMPORT_BYTES_MAX: u64 = 16 << 20",
            ),
            ("formats/workbook/parts.rs", "PARTS_MAX: usize = 1000"),
            ("formats/workbook/parts.rs", "XML_BYTES_MAX: u64 = 64 << 20"),
            (
                "formats/workbook/parts.rs",
                "SMALL_PART_BYTES_MAX: u64 = 1 << 20",
            ),
            ("formats/workbook/mod.rs", "SHEET_COLUMNS_MAX: u32 = 100"),
            ("formats/workbook/mod.rs", "SHEET_ROWS_MAX: usize = 20_000"),
            (
                "formats/workbook/mod.rs",
                "SHEET_TEXT_BYTES_MAX: u64 = 64 << 20",
            ),
            ("formats/workbook/mod.rs", "SHEETS_MAX: usize = 50"),
        ],
    ),
    (
        "64 MiB, 500,000 lines, paths of 4,096 bytes, 1,000 faults told",
        &[
            (
                "formats/bagit/manifest/mod.rs",
                "MANIFEST_BYTES_MAX: u64 = 64 << 20",
            ),
            (
                "formats/bagit/manifest/mod.rs",
                "LINES_MAX: usize = 500_000",
            ),
            ("formats/bagit/path.rs", "PATH_BYTES_MAX: usize = 4096"),
            ("formats/bagit/manifest/mod.rs", "FAULTS_MAX: usize = 1000"),
        ],
    ),
    (
        "| 128 MiB, 1,000,000 lines |",
        &[
            (
                "formats/bagit/budget.rs",
                "LISTS_BYTES_MAX: u64 = 128 << 20",
            ),
            (
                "formats/bagit/budget.rs",
                "LISTS_LINES_MAX: usize = 1_000_000",
            ),
        ],
    ),
    (
        "| 8 releases, 4 MiB a list |",
        &[
            ("verify/drive/earlier.rs", "EARLIER_RELEASES_MAX: usize = 8"),
            (
                "verify/drive/earlier.rs",
                "EARLIER_LIST_BYTES_MAX: u64 = 4 << 20",
            ),
        ],
    ),
    (
        "| 10,000 missing, 10,000 damaged, 50 notes of a kind |",
        &[
            ("verify/drive/tags/kept.rs", "FINDINGS_MAX: usize = 10_000"),
            ("verify/drive/tags/kept.rs", "NOTES_MAX: usize = 50"),
        ],
    ),
    (
        "| 1 MiB |",
        &[(
            "formats/bagit/tag_file.rs",
            "TAG_FILE_BYTES_MAX: u64 = 1 << 20",
        )],
    ),
    (
        "16 KiB; its trusted comment 8,192 bytes",
        &[
            (
                "formats/minisign/signature.rs",
                "SIGNATURE_BYTES_MAX: u64 = 16 << 10",
            ),
            (
                "formats/minisign/signature.rs",
                "TRUSTED_BYTES_MAX: usize = 8192",
            ),
        ],
    ),
    (
        "| 500,000 files; a FAT volume 1,000,000 entries |",
        &[
            ("verify/view/fault.rs", "FILES_MAX: usize = 500_000"),
            ("formats/fat32/read/report.rs", "Self::Entries => 1_000_000"),
        ],
    ),
    (
        "256 in a folder or ZIP, 64 in a FAT volume",
        &[
            ("verify/view/zip/folders.rs", "DEPTH_MAX: usize = 256"),
            ("verify/view/folder.rs", "DEPTH_MAX: usize = 256"),
            ("formats/fat32/read/report.rs", "Self::Depth => 64"),
        ],
    ),
    (
        "4 tables; 65,536 entries (2 MiB) a folder",
        &[
            ("formats/fat32/read/report.rs", "Self::Fats => 4"),
            (
                "formats/fat32/read/report.rs",
                "Self::FolderLength => 65_536 * 32",
            ),
        ],
    ),
    (
        "paths of 4,096 bytes, 256 MiB in all",
        &[
            ("formats/fat32/read/report.rs", "Self::PathLength => 4_096"),
            (
                "formats/fat32/read/report.rs",
                "Self::PathBytes => 256 << 20",
            ),
        ],
    ),
    (
        "| 4,000,000 |",
        &[("formats/fat32/read/report.rs", "Self::Extents => 4_000_000")],
    ),
    (
        "64 looked into, 64 FAT volumes to choose from, 4 walked for files; 256 records of extended partitions; a GPT of 1 MiB and 1,024 partitions",
        &[
            (
                "formats/fat32/read/find/beside.rs",
                "PARTITIONS_LOOKED_INTO_MAX: usize = 64",
            ),
            (
                "formats/fat32/read/find/beside.rs",
                "VOLUMES_WALKED_MAX: usize = 4",
            ),
            (
                "formats/fat32/read/find/mod.rs",
                "CANDIDATES_MAX: usize = 64",
            ),
            ("formats/mbr.rs", "RECORDS_MAX: usize = 256"),
            ("formats/gpt.rs", "TABLE_BYTES_MAX: u64 = 1 << 20"),
            ("formats/gpt.rs", "PARTITIONS_MAX: usize = 1_024"),
        ],
    ),
    (
        "a directory of 64 MiB, 200,000 folders, 64 MiB of their paths, 1,000 faults told; a GiB and 200 times its size unpacked",
        &[
            (
                "verify/view/zip/record/end.rs",
                "DIRECTORY_BYTES_MAX: u64 = 64 << 20",
            ),
            ("verify/view/zip/folders.rs", "FOLDERS_MAX: usize = 200_000"),
            (
                "verify/view/zip/folders.rs",
                "FOLDER_BYTES_MAX: usize = 64 << 20",
            ),
            ("verify/view/zip/archive.rs", "FAULTS_MAX: usize = 1000"),
            (
                "verify/view/zip/directory.rs",
                "UNPACKED_PER_BYTE_MAX: u64 = 200",
            ),
        ],
    ),
    (
        "64 MiB each, 64 MiB a part, 512 MiB unpacked in all; XML 16 MiB each",
        &[
            (
                "verify/drive/unlisted_files.rs",
                "DOCUMENT_BYTES_MAX: usize = 64 << 20",
            ),
            (
                "verify/drive/unlisted_files.rs",
                "XML_BYTES_MAX: usize = 16 << 20",
            ),
            (
                "formats/content/active/budget.rs",
                "UNPACKED_BESIDE_BYTES_MAX: u64 = 512 << 20",
            ),
            (
                "formats/content/active/budget.rs",
                "PART_BESIDE_BYTES_MAX: u64 = 64 << 20",
            ),
        ],
    ),
    (
        "10,000 files looked into, all others by name",
        &[(
            "verify/drive/unlisted.rs",
            "FOREIGN_LOOKED_AT_MAX: usize = 10_000",
        )],
    ),
    (
        "64 MiB, 500,000 lines; `image-set.json` 128 MiB; a tail 256 MiB",
        &[
            ("formats/sha256sums.rs", "LINES_MAX: usize = 500_000"),
            ("formats/sha256sums.rs", "LIST_BYTES_MAX: usize = 64 << 20"),
            ("image/set/mod.rs", "SET_BYTES_MAX: u64 = 128 << 20"),
            ("verify/set/tails.rs", "TAIL_BYTES_MAX: u64 = 256 << 20"),
        ],
    ),
    (
        "| 1,000 |",
        &[("verify/answer/set_findings.rs", "RANGES_MAX: usize = 1000")],
    ),
    (
        "4 MiB; a table 20,000 rows, `media.toml` 10,000 entries; 120,000 brackets and points, 600,000 values and lines of TOML",
        &[
            ("kit/reading/source.rs", "TEXT_BYTES_MAX: u64 = 4 << 20"),
            ("kit/table/sheet/mod.rs", "ROWS_MAX: usize = 20_000"),
            (
                "kit/manifest/media_list/mod.rs",
                "ENTRIES_MAX: usize = 10_000",
            ),
            ("kit/manifest/syntax.rs", "TABLES_MAX: usize = 120_000"),
            ("kit/manifest/syntax.rs", "VALUES_MAX: usize = 600_000"),
        ],
    ),
    (
        "1 MiB, 20,000 captions; 100 parts inside each other, 100 addresses of the web; 200 findings kept of a file",
        &[
            ("kit/reading/source.rs", "WORDS_BYTES_MAX: u64 = 1 << 20"),
            ("formats/webvtt/block.rs", "CUES_MAX: usize = 20_000"),
            ("formats/webvtt/block.rs", "FAULTS_MAX: usize = 200"),
            ("site/markdown/rules/mod.rs", "DEPTH_MAX: usize = 100"),
            ("site/markdown/rules/mod.rs", "ADDRESSES_MAX: usize = 100"),
            ("site/markdown/rules/mod.rs", "FINDINGS_MAX: usize = 200"),
        ],
    ),
    (
        "2 GiB unpacked, 2 GiB of pictures and films, 256 MiB a part, 50,000 members, documents 5 deep and 128 MiB of them at a time",
        &[
            (
                "formats/content/active/budget.rs",
                "UNPACKED_BYTES_MAX: u64 = 2 << 30",
            ),
            (
                "formats/content/active/budget.rs",
                "SHOWN_UNPACKED_BYTES_MAX: u64 = 2 << 30",
            ),
            (
                "formats/content/active/budget.rs",
                "PART_BYTES_MAX: u64 = 256 << 20",
            ),
            (
                "formats/content/active/budget.rs",
                "MEMBERS_MAX: usize = 50_000",
            ),
            ("formats/content/active/part.rs", "DEPTH_MAX: usize = 5"),
            (
                "formats/content/active/part.rs",
                "WAITING_BYTES_MAX: usize = 128 << 20",
            ),
        ],
    ),
    (
        "5,000,000 objects, 48 levels, 64 MiB a stream",
        &[
            (
                "formats/content/active/pdf/scan.rs",
                "OBJECTS_MAX: usize = 5_000_000",
            ),
            (
                "formats/content/active/pdf/object.rs",
                "DEPTH_MAX: usize = 48",
            ),
            (
                "formats/content/active/pdf/filter.rs",
                "STREAM_BYTES_MAX: u64 = 64 << 20",
            ),
        ],
    ),
    (
        "256 MiB, 64 MiB to look behind its end (of larger ones their first MiB); a film's index 64 MiB",
        &[
            (
                "formats/content/place/find.rs",
                "PICTURE_BYTES_MAX: u64 = 256 << 20",
            ),
            (
                "formats/content/active/dispatch.rs",
                "SHOWN_BYTES_MAX: u64 = 64 << 20",
            ),
            (
                "formats/content/mp4/boxes.rs",
                "INDEX_BYTES_MAX: u64 = 64 << 20",
            ),
        ],
    ),
    (
        "a PDF of 64 MiB, its information 64 KiB; 256 KiB of a document's properties; 200 characters",
        &[
            (
                "formats/content/title/pdf.rs",
                "TITLED_PDF_BYTES_MAX: u64 = 64 << 20",
            ),
            (
                "formats/content/title/pdf.rs",
                "DICTIONARY_BYTES_MAX: usize = 64 << 10",
            ),
            (
                "formats/content/title/package.rs",
                "PROPERTIES_BYTES_MAX: u64 = 256 << 10",
            ),
            (
                "formats/content/title/mod.rs",
                "TITLE_CHARACTERS_MAX: usize = 200",
            ),
        ],
    ),
    (
        "a PDF of 256 MiB, 480 by 960 pixels, 20 seconds, 2 GiB of memory, a picture of 2 MiB",
        &[
            ("cli/draw.rs", "DRAWN_PDF_BYTES_MAX: u64 = 256 << 20"),
            ("formats/first_page.rs", "PICTURE_WIDTH_MAX: f32 = 480.0"),
            ("formats/first_page.rs", "PICTURE_HEIGHT_MAX: f32 = 960.0"),
            (
                "commands/media/add/preview.rs",
                "DRAWING_SECONDS_MAX: u64 = 20",
            ),
            ("cli/draw.rs", "DRAWING_MEMORY_BYTES_MAX: u64 = 2 << 30"),
            (
                "commands/media/add/preview.rs",
                "DRAWING_BYTES_MAX: u64 = 2 << 20",
            ),
        ],
    ),
    (
        "| 1 MiB each |",
        &[(
            "commands/media/related.rs",
            "LINKING_TEXT_BYTES_MAX: u64 = 1 << 20",
        )],
    ),
    (
        "| what ffmpeg says of a file | 64 KiB |",
        &[(
            "commands/media/fix/ffmpeg.rs",
            "FFMPEG_MESSAGE_BYTES_MAX: u64 = 64 << 10",
        )],
    ),
    (
        "| 4,096 bytes |",
        &[("cli/new.rs", "ANSWER_BYTES_MAX: u64 = 4096")],
    ),
];

#[test]
fn the_limits_in_security_are_those_of_the_code() {
    let security = fs::read_to_string(repository().join("SECURITY.md")).unwrap();
    let table = security.split("| what | most |").nth(1).unwrap();
    let table = table.split("\n\n").next().unwrap();
    assert_eq!(
        table.lines().filter(|line| line.starts_with("| ")).count() - 1,
        LIMITS.len()
    );
    for &(line, constants) in LIMITS {
        assert!(table.contains(line), "SECURITY.md has no limit {line}");
        for (file, constant) in constants {
            let code = fs::read_to_string(repository().join("src").join(file)).unwrap();
            assert!(
                code.contains(constant),
                "{line}: src/{file} has no {constant}"
            );
        }
    }
}
