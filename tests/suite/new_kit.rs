//! A kit that `new` made: it passes `check`, is made into drives once a file was added, and is
//! refused by a release. Commands work from any of its folders.

use std::fs;
use std::path::Path;

use crate::support::{Kit, debris, press, press_at_a_terminal, repository};

const ANSWERS: [&str; 6] = [
    "--title-th",
    "ถนนปลอดภัย",
    "--title-en",
    "Safe roads",
    "--languages",
    "th,en",
];

fn new_kit(folder: &Path, more: &[&str]) {
    press(folder, &[&["new", "road-kit"], &ANSWERS[..], more].concat()).exits(0);
}

#[test]
fn a_new_kit_becomes_drives_as_soon_as_a_document_is_added() {
    let around = tempfile::tempdir().unwrap();
    new_kit(around.path(), &[]);
    let kit = around.path().join("road-kit");
    press(&kit, &["check"]).exits(0).says("left to fill in");
    press(&kit, &["check", "--release"]).exits(1);
    let small = repository().join("tests/fixtures/kit-small/media");
    fs::copy(
        small.join("print/guide-th.pdf"),
        kit.join("media/print/guide-th.pdf"),
    )
    .unwrap();
    press(&kit, &["media", "add", "media/print/guide-th.pdf"]).exits(0);
    press(&kit, &["media", "lock"]).exits(0);
    press(&kit, &["check"]).exits(0);
    press(&kit, &["make", "--province", "81"]).exits(0);
    let page = fs::read_to_string(kit.join("dist/drive/community/START-HERE.html")).unwrap();
    assert!(page.contains("ถนนปลอดภัย"), "{page}");
    press(&kit, &["make", "--release"])
        .exits(2)
        .says("left to fill in");
}

#[test]
fn without_a_terminal_the_missing_options_are_named_and_nothing_is_made() {
    let around = tempfile::tempdir().unwrap();
    press(around.path(), &["new", "road-kit", "--title-th", "ก"])
        .exits(2)
        .says("--title-en");
    press(around.path(), &[&["new", "ถนน"], &ANSWERS[..]].concat())
        .exits(2)
        .says("--campaign");
    assert_eq!(fs::read_dir(around.path()).unwrap().count(), 0);
    new_kit(around.path(), &[]);
    let again = [&["new", "road-kit"], &ANSWERS[..]].concat();
    press(around.path(), &again).exits(2).says("is not empty");
    let vietnamese = ["new", "other", "--languages", "vi"];
    press(around.path(), &[&vietnamese, &ANSWERS[..4]].concat())
        .exits(2)
        .says("th");
    assert_eq!(debris(around.path()), Vec::<String>::new());
}

#[test]
fn at_a_terminal_new_asks_again_until_an_answer_fits() {
    let around = tempfile::tempdir().unwrap();
    let typed = "ถนน\nsafe-roads\nถนนปลอดภัย\n\nSafe roads\nth xx\nth my\nnone.pub\n\nRoad office\n02 123 4567\n";
    let shown = press_at_a_terminal(around.path(), &["new", "my-kit"], typed)
        .exits(0)
        .stdout;
    for words in [
        "[my-kit]",
        "only",
        "Write a title",
        "`xx`",
        "[th en]",
        "none.pub",
    ] {
        assert!(shown.contains(words), "{words} is not in\n{shown}");
    }
    let kit = around.path().join("my-kit");
    let text = fs::read_to_string(kit.join("manifests/kit.toml")).unwrap();
    assert!(text.contains("campaign = \"safe-roads\""), "{text}");
    assert!(text.contains("telephone = \"02 123 4567\""), "{text}");
    assert!(
        text.contains("languages = [\"th\", \"my\", \"en\"]"),
        "{text}"
    );
    let stopped = press_at_a_terminal(around.path(), &["new", "other-kit"], "\x03");
    assert_ne!(stopped.code, 0, "{}", stopped.stdout);
    assert_eq!(fs::read_dir(around.path()).unwrap().count(), 1);
}

#[test]
fn commands_work_from_any_folder_of_a_kit() {
    let kit = Kit::made();
    let deep = kit.path().join("media/print");
    press(&deep, &["check"]).exits(0);
    press(&deep, &["make"]).exits(0).says("up to date");
    press(&deep, &["media", "lock", "guide-th.pdf"]).exits(0);
    press(&deep, &["districts", "81010000"]).exits(0);
    let outbox = kit.path().join("outbox");
    let outbox = outbox.to_str().unwrap();
    let export = [
        "export",
        "--district",
        "81010000",
        "--format",
        "zip",
        "--to",
        outbox,
    ];
    press(&deep, &export).exits(0);
    let zip = kit.path().join("outbox/community-2026.1/81010000.zip");
    press(&deep, &["verify", zip.to_str().unwrap()]).exits(0);
    assert!(!deep.join("dist").exists());
    let nowhere = tempfile::tempdir().unwrap();
    press(nowhere.path(), &["check"])
        .exits(2)
        .says("drivepress new");
}

#[test]
fn a_manifest_that_notepad_named_is_hinted_at() {
    let kit = Kit::small();
    let manifest = kit.path().join("manifests/kit.toml");
    fs::rename(&manifest, kit.path().join("manifests/kit.toml.txt")).unwrap();
    for folder in [kit.path().to_owned(), kit.path().join("media")] {
        let told = press(&folder, &["check"]).exits(2);
        told.says("Rename it to kit.toml");
    }
}

#[test]
fn help_is_a_command_too() {
    let folder = tempfile::tempdir().unwrap();
    press(folder.path(), &["help"])
        .exits(0)
        .says("drivepress make");
    press(folder.path(), &["help", "media", "rename"])
        .exits(0)
        .says("NEW");
    press(folder.path(), &["media", "help", "fix"])
        .exits(0)
        .says("--dry-run");
}
