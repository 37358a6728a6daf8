//! A signed release stays what it is: no other drives take its number, a run without the key keeps
//! its signatures, and the next release leaves it whole in a place where every command finds it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Kit, copy, flip, prepared, press, press_at_a_terminal, press_with, tree};

const DISTRICT: &str = "81010000";
const SET: &str = "dist/images/community";
const OLD_SET: &str = "dist/releases/2026.1/community";

/// A kit whose release 2026.1 is signed with `office.key`, which kit.toml does not name.
fn signed() -> Kit {
    let sign = |kit: &Kit| {
        press(kit.path(), &["keygen", "--to", "office", "--no-password"]).exits(0);
        press(kit.path(), &["make", "--sign", "office.key"]).exits(0);
    };
    Kit::copy_of(&prepared("earlier-release", sign))
}

/// The kit after its second release, with a stick and an image of the first in `outbox`.
fn second_release() -> Kit {
    let make = |kit: &Kit| {
        press(kit.path(), &["keygen", "--to", "office", "--no-password"]).exits(0);
        press(kit.path(), &["make", "--sign", "office.key"]).exits(0);
        for form in ["folder", "img"] {
            export(kit, &["--format", form]);
        }
        next_release(kit);
    };
    Kit::copy_of(&prepared("second-release", make))
}

fn export(kit: &Kit, more: &[&str]) {
    let export = ["export", "--district", DISTRICT, "--to", "outbox"];
    press(kit.path(), &[&export[..], more].concat()).exits(0);
}

fn next_release(kit: &Kit) {
    kit.edit("manifests/kit.toml", "\"2026.1\"", "\"2026.2\"");
    change_a_number(kit);
    press(kit.path(), &["make", "--sign", "office.key"])
        .exits(0)
        .says("the signed release before it is kept in dist/releases/2026.1/community");
}

/// Changes a national number.
fn change_a_number(kit: &Kit) {
    let path = kit.path().join("manifests/contacts.csv");
    let text = fs::read_to_string(&path).unwrap();
    let phone = text.lines().find(|line| line.contains("1300")).unwrap();
    let changed = phone.replacen("1300", "1301", 1);
    assert_ne!(phone, changed);
    fs::write(&path, text.replace(phone, &changed)).unwrap();
}

fn verify(kit: &Kit, target: &str) -> crate::support::Outcome {
    press(kit.path(), &["verify", target, "--key", "office.pub"])
}

#[test]
fn a_signed_release_is_not_replaced_by_other_drives_of_its_number() {
    let kit = signed();
    let before = tree(&kit.dist());
    change_a_number(&kit);
    for command in ["make", "build", "stamp"] {
        let key: &[&str] = if command == "build" {
            &[]
        } else {
            &["--sign", "office.key"]
        };
        press(kit.path(), &[&[command], key].concat())
            .exits(2)
            .says("release 2026.1 is signed")
            .says("mend: Raise `release` in manifests/kit.toml");
        press(kit.path(), &[command, "--lang", "th"])
            .exits(2)
            .says("รุ่น 2026.1 ลงลายเซ็นแล้ว");
    }
    assert!(before == tree(&kit.dist()));
}

#[test]
fn what_changed_under_a_signed_releases_number_is_named() {
    let changes: [(&str, &str, &str, &str); 5] = [
        (
            "kit.toml",
            "label = \"SMALL-KIT\"",
            "label = \"OTHER\"",
            "differ in label",
        ),
        ("kit.toml", "zip = true", "zip = false", "differ in label"),
        ("kit.toml", "2026-03-01", "2026-03-02", "another date"),
        (
            "kit.toml",
            "campaign = \"small-kit\"",
            "campaign = \"other\"",
            "another campaign",
        ),
        (
            "kit.toml",
            "Small test kit",
            "Larger test kit",
            "is another file",
        ),
    ];
    for (file, from, to, words) in changes {
        let kit = signed();
        let before = tree(&kit.set());
        kit.edit(&format!("manifests/{file}"), from, to);
        press(kit.path(), &["make"]).exits(2).says(words);
        assert!(before == tree(&kit.set()), "{to}");
    }
    let kit = signed();
    let stranger = ["keygen", "--to", "stranger", "--no-password"];
    press(kit.path(), &stranger).exits(0);
    press(kit.path(), &["make", "--sign", "stranger.key"])
        .exits(2)
        .says("another signer");
    let epoch = [("SOURCE_DATE_EPOCH", "1700000000")];
    press_with(kit.path(), &["make"], &epoch)
        .exits(2)
        .says("differ in label");
}

#[test]
fn a_run_without_the_key_keeps_the_signatures_of_unchanged_drives() {
    let kit = signed();
    let before = tree(&kit.dist());
    press(kit.path(), &["make"]).exits(0).says("signed by");
    press(kit.path(), &["stamp"]).exits(0);
    press(kit.path(), &["build"]).exits(0);
    press(kit.path(), &["stamp", "--district", DISTRICT]).exits(0);
    // The set was touched, so that nothing can be taken as it is.
    let state = kit.dist().join(".drivepress/state.json");
    fs::remove_file(state).unwrap();
    press(kit.path(), &["make"]).exits(0).says("signed by");
    let after = tree(&kit.dist());
    let is_output = |path: &&String| !path.contains(".drivepress");
    assert!(
        before
            .keys()
            .filter(is_output)
            .eq(after.keys().filter(is_output))
    );
    for path in before.keys().filter(is_output) {
        assert!(before[path] == after[path], "{path}");
    }
    verify(&kit, SET).exits(0);
}

#[test]
fn a_damaged_drive_of_a_signed_set_is_made_again_but_waits_for_its_signature() {
    let kit = signed();
    flip(&kit.set().join(format!("stamps/{DISTRICT}.img.tail")), 5000);
    press(kit.path(), &["make"])
        .exits(0)
        .says("waits for its signature");
    let whole = tree(&signed().set());
    press(kit.path(), &["make", "--sign", "office.key"]).exits(0);
    assert!(tree(&kit.set()) == whole);
}

#[test]
fn the_next_release_keeps_the_signed_one_whole_and_found() {
    let first = tree(&signed().set());
    let kit = second_release();
    assert_eq!(first.len(), tree(&kit.path().join(OLD_SET)).len());
    verify(&kit, OLD_SET).exits(0);
    verify(&kit, SET).exits(0);
    let image = format!("outbox/community-2026.1/{DISTRICT}.img");
    verify(&kit, &image).exits(0).says("PRISTINE");

    // Last release's stick and image are repaired from the output folder.
    let stick = format!("outbox/community-2026.1/{DISTRICT}");
    fs::remove_file(kit.path().join(&stick).join("bag-info.txt")).unwrap();
    flip(&kit.path().join(&stick).join("data/video/film.mp4"), 1000);
    flip(&kit.path().join(&image), 5_000_000);
    for target in [&stick, &image] {
        let repair = ["repair", target.as_str(), "--key", "office.pub"];
        press(kit.path(), &repair).exits(0);
        let asked = [
            "verify",
            target,
            "--key",
            "office.pub",
            "--release",
            "2026.1",
        ];
        press(kit.path(), &asked).exits(0);
    }

    // Each release is exported into a folder of its own.
    export(&kit, &["--format", "zip"]);
    export(&kit, &["--format", "zip", "--release", "2026.1"]);
    export(&kit, &["--format", "zip", "--release", "2026.2"]);
    for release in ["2026.1", "2026.2"] {
        let zip = format!("outbox/community-{release}/{DISTRICT}.zip");
        let asked = ["verify", &zip, "--key", "office.pub", "--release", release];
        press(kit.path(), &asked).exits(0);
    }
    let none = ["export", "--all", "--to", "outbox", "--release", "2026.7"];
    press(kit.path(), &none).exits(2).says("release 2026.7");
}

#[test]
fn an_earlier_release_is_not_made_anew_with_other_drives() {
    let kit = second_release();
    kit.edit("manifests/kit.toml", "\"2026.2\"", "\"2026.1\"");
    let before = tree(&kit.dist());
    press(kit.path(), &["make", "--sign", "office.key"])
        .exits(2)
        .says("release 2026.1 is signed");
    assert!(before == tree(&kit.dist()));
    // With what it had, it is the same release again, and the other one is kept.
    let contacts = kit.path().join("manifests/contacts.csv");
    let text = fs::read_to_string(&contacts).unwrap();
    fs::write(&contacts, text.replace("1301", "1300")).unwrap();
    press(kit.path(), &["make"]).exits(0).says("signed by");
    assert!(tree(&kit.set()) == tree(&kit.path().join(OLD_SET)));
    verify(&kit, "dist/releases/2026.2/community").exits(0);
    press(
        kit.path(),
        &["export", "--all", "--to", "again", "--release", "2026.1"],
    )
    .exits(0);
}

#[test]
fn an_unsigned_draft_is_replaced_and_not_kept() {
    let kit = Kit::made();
    change_a_number(&kit);
    press(kit.path(), &["make"]).exits(0);
    kit.edit("manifests/kit.toml", "\"2026.1\"", "\"2026.2\"");
    press(kit.path(), &["make"]).exits(0);
    assert!(!kit.dist().join("releases").exists());
}

#[test]
fn some_districts_of_the_next_release_can_be_made_first() {
    let kit = signed();
    kit.edit("manifests/kit.toml", "\"2026.1\"", "\"2026.2\"");
    let make = ["make", "--district", DISTRICT, "--sign", "office.key"];
    press(kit.path(), &make).exits(0);
    verify(&kit, OLD_SET).exits(0);
    verify(&kit, SET).exits(0);
    // The others follow without the key, and the signed ones stay signed.
    press(kit.path(), &["make"])
        .exits(0)
        .says("waits for its signature");
    let json = press(kit.path(), &["sign", SET, "--key", "office.key", "--json"]);
    assert_eq!(json.exits(0).json()[0]["signed"], 9);
}

#[test]
fn tidy_lists_earlier_releases_and_takes_them_away_only_when_told() {
    let kit = second_release();
    let releases = kit.dist().join("releases");
    let old = kit.path().join(OLD_SET);
    copy(&old, &releases.join("2025.4/community"));
    let before = tree(&kit.dist());
    let listed = press(kit.path(), &["tidy"]).exits(2);
    assert!(listed.stdout.contains("2026.1: ") && listed.stdout.contains("stays"));
    assert!(listed.stdout.contains("2025.4: ") && listed.stdout.contains("to be taken away"));
    listed.says("--yes");
    assert!(before == tree(&kit.dist()));
    press(kit.path(), &["tidy", "--keep", "2"])
        .exits(0)
        .says("2 earlier releases stay");

    let json = press(kit.path(), &["tidy", "--yes", "--json"])
        .exits(0)
        .json();
    assert_eq!(json["old"][0]["release"], "2025.4");
    assert_eq!(json["kept"][0]["release"], "2026.1");
    assert_eq!(
        (json["removed"].as_bool(), names(&releases)),
        (Some(true), vec!["2026.1".into()])
    );
    // What a killed run left of a release is no release, and goes.
    copy(&old, &releases.join(".drivepress-2025.4.new"));
    press(kit.path(), &["tidy", "--keep", "0", "--yes"])
        .exits(0)
        .says("Took away 1 release");
    assert_eq!(names(&releases), Vec::<PathBuf>::new());
    press(kit.path(), &["tidy"])
        .exits(0)
        .says("no earlier releases");
    verify(&kit, SET).exits(0);
}

#[test]
fn at_a_terminal_tidy_takes_away_only_after_a_typed_yes() {
    let kit = second_release();
    let old = kit.path().join(OLD_SET);
    let tidy = ["tidy", "--keep", "0"];
    for typed in ["n\n", "\n", "no\n", "\u{4}"] {
        press_at_a_terminal(kit.path(), &tidy, typed)
            .exits(0)
            .says("Nothing was taken away.");
        assert!(old.exists(), "{typed:?}");
    }
    press_at_a_terminal(kit.path(), &tidy, "y\n")
        .exits(0)
        .says("Took away 1 release");
    assert!(!old.exists());
}

fn names(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into())
        .collect()
}

#[test]
fn nothing_is_tidied_while_another_run_holds_the_folder() {
    let kit = second_release();
    let lock = kit.dist().join(".drivepress/lock");
    let lock = fs::File::options().write(true).open(lock).unwrap();
    lock.lock().unwrap();
    press(kit.path(), &["tidy", "--keep", "0", "--yes"])
        .exits(3)
        .says("another drivepress");
    press(kit.path(), &["make"])
        .exits(3)
        .says("another drivepress");
    assert!(kit.path().join(OLD_SET).exists());
}

#[test]
fn a_drive_of_the_release_before_is_told_that_a_newer_one_is_here() {
    let kit = second_release();
    let export = fs::read_dir(kit.path().join("outbox"))
        .unwrap()
        .next()
        .unwrap();
    let drive = export.unwrap().path().join(DISTRICT);
    let drive = drive.to_str().unwrap();
    press(kit.path(), &["verify", drive])
        .exits(0)
        .says("A newer release is here: 2026.2");
    let report = press(kit.path(), &["verify", drive, "--receipt", "--json"]).json();
    let receipt = report[0]["receipt"].as_str().unwrap();
    press(kit.path(), &["receipt", receipt])
        .exits(0)
        .says("release 2026.1: intact")
        .says("A newer release is here: 2026.2");
}
