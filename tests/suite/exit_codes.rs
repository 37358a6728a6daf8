//! What scripts rely on: exit codes, JSON on standard output and nothing else there.

use std::path::Path;

use crate::support::{Kit, press};

#[test]
fn help_fits_a_terminal_opens_with_a_sentence_and_ends_with_an_example() {
    let root = Path::new("/");
    let commands = [
        "check",
        "build",
        "stamp",
        "make",
        "export",
        "verify",
        "districts",
        "completions",
        "man",
    ];
    for command in commands {
        let help = press(root, &[command, "--help"]).exits(0).stdout;
        assert!(help.contains("Example"), "{command}");
        for line in help.lines() {
            let width = line.chars().count();
            assert!(
                width <= 80 || line.contains("drivepress completions"),
                "{command}: {line}"
            );
        }
    }
    press(root, &["--help"]).exits(0).says("drivepress make");
}

#[test]
fn wrong_calls_exit_with_2() {
    let empty = tempfile::tempdir().unwrap();
    press(empty.path(), &["no-such-command"]).exits(2);
    press(empty.path(), &["make", "--no-such-option"]).exits(2);
    press(empty.path(), &["make"])
        .exits(2)
        .says("manifests/kit.toml");
    press(empty.path(), &["check", "--kit", "nowhere"]).exits(2);
    let kit = Kit::small();
    press(kit.path(), &["make", "--edition", "officials"])
        .exits(2)
        .says("community");
    press(kit.path(), &["make", "--district", "ก"]).exits(2);
    kit.edit("manifests/kit.toml", "[title]", "[title");
    press(kit.path(), &["check"]).exits(2).says("kit.toml");
    press(kit.path(), &["make"]).exits(2).says("kit.toml");
}

#[test]
fn json_is_one_document_and_alone_on_standard_output() {
    let kit = Kit::small();
    let check = press(kit.path(), &["check", "--json"]).exits(0).json();
    assert_eq!(check["faults"], 0);
    let made = press(kit.path(), &["make", "--json"]).exits(0).json();
    assert_eq!(made["editions"][0]["images"]["districts"], 10);
    let set = press(kit.path(), &["verify", "--json", "dist/images/community"])
        .exits(0)
        .json();
    assert!(set.is_object() || set.is_array());
    let found = press(kit.path(), &["districts", "--json", "ภูเก็ต"])
        .exits(0)
        .json();
    assert_eq!(found.as_array().unwrap().len(), 3);
    let nearest = press(kit.path(), &["districts", "--json", "กระบ่"])
        .exits(1)
        .json();
    assert!(!nearest["nearest"].as_array().unwrap().is_empty());
}

#[test]
fn a_release_refuses_samples_and_what_nobody_verified() {
    let kit = Kit::sample();
    let release = press(kit.path(), &["make", "--release"]).exits(2);
    release.says("sample").says("verified").says("signer");
    assert!(!kit.set().exists());
}

#[test]
fn completions_and_man_page_come_from_the_same_definitions() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        press(Path::new("/"), &["completions", shell])
            .exits(0)
            .says("verify");
    }
    press(Path::new("/"), &["man"])
        .exits(0)
        .says(".TH drivepress")
        .says("export");
}
