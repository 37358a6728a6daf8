//! `export --since` makes a small ZIP of what a release changed. Unpacked over an older stick with
//! any program it is the new release, for `verify` and for the check page. Files that unpacking
//! leaves behind are known by the older release's own signed lists, and by nothing else.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{CheckPage, Judgement, Kit, Outcome, copy, flip, prepared, press, tree};

const CODE: &str = "81010000";
const OTHER: &str = "81020000";
const LEFT: [&str; 2] = ["data/print/guide-th.pdf", "data/print/guide-th.png"];
const LISTS: &str = "earlier-releases/2026.1";

/// A kit with two signed releases. In the second a number is another one and the guide to print is
/// gone. In `outbox`: drives of both releases and districts, an old image, the updates.
fn two_releases() -> Kit {
    let make = |kit: &Kit| {
        let sign = ["make", "--sign", "office.key"];
        press(kit.path(), &["keygen", "--to", "office", "--no-password"]).exits(0);
        press(kit.path(), &sign).exits(0);
        let both = ["--district", CODE, "--district", OTHER, "--to", "outbox"];
        for form in ["folder", "img"] {
            let export = ["export", "--format", form];
            press(kit.path(), &[&export[..], &both].concat()).exits(0);
        }
        kit.edit("manifests/kit.toml", "\"2026.1\"", "\"2026.2\"");
        change_a_number(kit);
        press(kit.path(), &["media", "remove", "media/print", "--delete"]).exits(0);
        press(kit.path(), &sign).exits(0);
        let export = ["export", "--format", "folder"];
        press(kit.path(), &[&export[..], &both].concat()).exits(0);
        let since = ["export", "--since", "2026.1"];
        press(kit.path(), &[&since[..], &both].concat()).exits(0);
    };
    Kit::copy_of(&prepared("two-releases", make))
}

/// Changes a national number.
fn change_a_number(kit: &Kit) {
    let path = kit.path().join("manifests/contacts.csv");
    let text = fs::read_to_string(&path).unwrap();
    let phone = text.lines().find(|line| line.contains("130")).unwrap();
    let changed = phone.replacen("130", "131", 1);
    fs::write(&path, text.replace(phone, &changed)).unwrap();
}

fn drive(kit: &Kit, release: &str, code: &str) -> PathBuf {
    kit.path()
        .join(format!("outbox/community-{release}/{code}"))
}

fn update(kit: &Kit, code: &str) -> PathBuf {
    kit.path()
        .join(format!("outbox/community-2026.2-since-2026.1/{code}.zip"))
}

/// A copy of the old drive with the update unpacked over it by `unzip`.
fn updated(kit: &Kit) -> PathBuf {
    let stick = kit.path().join("stick");
    copy(&drive(kit, "2026.1", CODE), &stick);
    unzip(&update(kit, CODE), &stick);
    stick
}

fn unzip(zip: &Path, to: &Path) {
    let mut unzip = Command::new("unzip");
    let unpacked = unzip.args(["-q", "-o"]).arg(zip).arg("-d").arg(to).status();
    assert!(unpacked.unwrap().success());
}

fn verify(kit: &Kit, target: &Path) -> Outcome {
    let target = target.to_str().unwrap();
    let key = ["--key", "office.pub", "--release", "2026.2"];
    press(kit.path(), &[&["verify", target], &key[..]].concat())
}

/// What program and check page say of a folder, which must be the same.
fn judged(kit: &Kit, folder: &Path, page: &mut CheckPage) -> String {
    let target = folder.to_str().unwrap();
    let report = press(kit.path(), &["verify", target, "--json", "--receipt"]).json();
    let program = Judgement::of_program(&report[0]);
    assert_eq!(page.judge(folder), program, "{target}");
    program.verdict
}

#[test]
fn unpacked_over_an_old_drive_an_update_is_the_new_release() {
    let kit = two_releases();
    let mut page = CheckPage::open();
    let stick = updated(&kit);
    verify(&kit, &stick)
        .exits(0)
        .says("INTACT")
        .says("small-kit community 2026.2")
        .says("left over from an earlier release (6)");
    assert_eq!(judged(&kit, &stick, &mut page), "intact");
    // With 7-Zip it is the same.
    let other = kit.path().join("other");
    copy(&drive(&kit, "2026.1", CODE), &other);
    let to = format!("-o{}", other.display());
    let mut seven = Command::new("7z");
    let unpacked = seven
        .args(["x", "-y", &to])
        .arg(update(&kit, CODE))
        .output();
    assert!(unpacked.unwrap().status.success());
    assert!(tree(&stick) == tree(&other));
    // The note names what can be deleted; without that the stick is the new release to the letter.
    let note = fs::read_to_string(stick.join("UPDATE-2026.2.txt")).unwrap();
    assert!(note.contains("แฟลชไดรฟ์") && note.contains("release 2026.2"));
    for left in LEFT {
        assert!(note.contains(&left.replace('/', "\\")), "{note}");
        fs::remove_file(stick.join(left)).unwrap();
    }
    assert!(note.contains("earlier-releases\\2026.1"));
    fs::remove_dir_all(stick.join("earlier-releases")).unwrap();
    fs::remove_file(stick.join("UPDATE-2026.2.txt")).unwrap();
    assert!(tree(&stick) == tree(&drive(&kit, "2026.2", CODE)));
}

#[test]
fn copied_into_an_old_stick_by_mtools_an_update_is_the_new_release() {
    let kit = two_releases();
    let image = kit.path().join("stick.img");
    fs::copy(drive(&kit, "2026.1", CODE).with_extension("img"), &image).unwrap();
    let unpacked = kit.path().join("unpacked");
    unzip(&update(&kit, CODE), &unpacked);
    let volume = format!("{}@@1M", image.display());
    for entry in fs::read_dir(&unpacked).unwrap() {
        let mut mcopy = Command::new("mcopy");
        mcopy.args(["-i", &volume, "-s", "-o", "-Q"]);
        let copied = mcopy.arg(entry.unwrap().path()).arg("::/").status();
        assert!(copied.unwrap().success());
    }
    verify(&kit, &image)
        .exits(0)
        .says("INTACT")
        .says("2026.2")
        .says("left over from an earlier release (6)");
}

/// What somebody does to a stick.
type Spoil<'a> = &'a dyn Fn(&Path);

#[test]
fn what_is_left_behind_is_harmless_only_by_its_own_signed_list_and_content() {
    let kit = two_releases();
    let mut page = CheckPage::open();
    let spoilt: [(&str, Spoil<'_>); 9] = [
        ("another content", &|stick| flip(&stick.join(LEFT[0]), 100)),
        ("a file that no list has", &|stick| {
            fs::write(stick.join("data/print/mine.pdf"), "%PDF-1.4").unwrap();
        }),
        ("no lists", &|stick| {
            fs::remove_dir_all(stick.join("earlier-releases")).unwrap();
        }),
        ("a changed list", &|stick| {
            let list = stick.join(LISTS).join("manifest-sha256.txt");
            let mut text = fs::read_to_string(&list).unwrap();
            let digest = drivepress::base::Sha256::of(b"mine");
            text = format!("{text}{digest}  data/print/mine.txt\n");
            fs::write(list, text).unwrap();
            fs::write(stick.join("data/print/mine.txt"), "mine").unwrap();
        }),
        ("no signature", &|stick| {
            let list = stick.join(LISTS).join("tagmanifest-sha256.txt.minisig");
            fs::remove_file(list).unwrap();
        }),
        ("a signature that does not hold", &|stick| {
            flip(&stick.join(LISTS).join("tagmanifest-sha256.txt"), 3);
        }),
        ("another district's lists", &|stick| {
            for name in fs::read_dir(stick.join(LISTS)).unwrap() {
                let name = name.unwrap().file_name();
                let from = stick.join("../outbox/community-2026.1").join(OTHER);
                fs::copy(from.join(&name), stick.join(LISTS).join(&name)).unwrap();
            }
        }),
        ("under a later release's number", &|stick| {
            let later = stick.join("earlier-releases/2026.3");
            fs::rename(stick.join(LISTS), later).unwrap();
        }),
        ("a signer who is nobody", &|stick| {
            let info = stick.join(LISTS).join("bag-info.txt");
            let text = fs::read_to_string(&info).unwrap();
            let lines = text
                .lines()
                .map(|line| match line.strip_prefix("Signed-By: ") {
                    Some(_) => "Signed-By: nobody\n".to_owned(),
                    None => format!("{line}\n"),
                });
            fs::write(info, lines.collect::<String>()).unwrap();
        }),
    ];
    for (what, spoil) in spoilt {
        let stick = updated(&kit);
        spoil(&stick);
        assert_eq!(judged(&kit, &stick, &mut page), "damaged", "{what}");
        fs::remove_dir_all(stick).unwrap();
    }
    // A program is never harmless, whatever lists it.
    let stick = updated(&kit);
    fs::write(stick.join("setup.exe"), b"MZ").unwrap();
    assert_eq!(judged(&kit, &stick, &mut page), "suspicious");
}

#[test]
fn extras_taken_away_by_repair_are_also_those_of_an_earlier_release() {
    let kit = two_releases();
    let stick = updated(&kit);
    flip(&stick.join("data/video/film.mp4"), 100);
    let repair = ["repair", "stick", "--from", "dist", "--remove-extras"];
    press(kit.path(), &repair).exits(0).says("INTACT");
    fs::remove_file(stick.join("UPDATE-2026.2.txt")).unwrap();
    assert!(tree(&stick) == tree(&drive(&kit, "2026.2", CODE)));
}

#[test]
fn fill_applies_an_update_to_the_stick_that_it_is_for_and_to_no_other() {
    let kit = two_releases();
    let stick = kit.path().join("stick");
    let zip = update(&kit, CODE);
    let apply = ["fill", "--to", "stick", "--allow-folder", "--update"];
    let apply = |zip: &Path| press(kit.path(), &[&apply[..], &[zip.to_str().unwrap()]].concat());
    copy(&drive(&kit, "2026.1", CODE), &stick);
    apply(&update(&kit, OTHER))
        .exits(2)
        .says("the stick is district 81010000's drive");
    assert!(tree(&stick) == tree(&drive(&kit, "2026.1", CODE)));
    apply(&zip).exits(0).says("INTACT").says("2026.2");
    assert!(tree(&stick) == tree(&drive(&kit, "2026.2", CODE)));
    apply(&zip).exits(0).says("everything was there already");

    // An update brings nothing that did not change.
    fs::remove_dir_all(&stick).unwrap();
    copy(&drive(&kit, "2026.1", CODE), &stick);
    flip(&stick.join("data/video/film.mp4"), 100);
    let before = tree(&stick);
    apply(&zip)
        .exits(2)
        .says("one file is neither in it nor right on the stick")
        .says("data/video/film.mp4");
    assert!(tree(&stick) == before);

    // A changed update is nobody's.
    let text = fs::read(&zip).unwrap();
    fs::remove_dir_all(&stick).unwrap();
    copy(&drive(&kit, "2026.1", CODE), &stick);
    let unpacked = kit.path().join("unpacked");
    unzip(&zip, &unpacked);
    flip(&unpacked.join("data/district/district.js"), 200);
    let forged = kit.path().join("forged.zip");
    let mut pack = Command::new("zip");
    pack.args(["-q", "-r"])
        .arg(&forged)
        .arg(".")
        .current_dir(&unpacked);
    assert!(pack.status().unwrap().success());
    apply(&forged).exits(2).says("is damaged too");
    fs::write(&forged, &text[..text.len() / 2]).unwrap();
    assert_ne!(apply(&forged).code, 0);

    // What an earlier update left behind goes with the next fill.
    fs::remove_dir_all(&stick).unwrap();
    updated(&kit);
    let fill = [
        "fill",
        "--to",
        "stick",
        "--allow-folder",
        "--district",
        CODE,
    ];
    press(kit.path(), &fill).exits(0).says("took away 6");
    fs::remove_file(stick.join("UPDATE-2026.2.txt")).unwrap();
    assert!(tree(&stick) == tree(&drive(&kit, "2026.2", CODE)));
}

#[test]
fn an_update_is_the_same_bytes_each_time_and_holds_only_what_changed() {
    let kit = two_releases();
    let first = fs::read(update(&kit, CODE)).unwrap();
    let export = ["export", "--since", "2026.1", "--all", "--to", "again"];
    press(kit.path(), &export)
        .exits(0)
        .says("Exported 10 updates")
        .says("a whole image has");
    let again = "again/community-2026.2-since-2026.1";
    let again = kit.path().join(again).join(format!("{CODE}.zip"));
    assert!(fs::read(again).unwrap() == first);
    let unpacked = kit.path().join("unpacked");
    unzip(&update(&kit, CODE), &unpacked);
    let old = tree(&drive(&kit, "2026.1", CODE));
    for (path, bytes) in tree(&unpacked) {
        assert!(old.get(&path) != Some(&bytes), "{path} did not change");
    }
}

#[test]
fn an_update_that_is_verified_by_itself_is_told_as_what_it_is() {
    let kit = two_releases();
    let zip = update(&kit, CODE);
    verify(&kit, &zip)
        .exits(1)
        .says("this is an update")
        .says("drivepress fill --update");
}

#[test]
fn an_update_between_releases_that_do_not_follow_each_other_is_refused_with_the_reason() {
    let kit = two_releases();
    let since = |release: &str, more: &[&str]| {
        let export = [
            "export",
            "--district",
            CODE,
            "--to",
            "x",
            "--since",
            release,
        ];
        press(kit.path(), &[&export[..], more].concat())
    };
    since("2025.1", &[])
        .exits(2)
        .says("no image set of release 2025.1");
    since("2026.2", &[])
        .exits(2)
        .says("it is not an older release");
    since("2026.1", &["--format", "img"])
        .exits(2)
        .says("an update is a ZIP");
    press(kit.path(), &["keygen", "--to", "second", "--no-password"]).exits(0);
    kit.edit("manifests/kit.toml", "\"2026.2\"", "\"2026.3\"");
    press(kit.path(), &["make", "--sign", "second.key"]).exits(0);
    since("2026.2", &[])
        .exits(2)
        .says("different signers")
        .says("the whole drive of release 2026.3");
}
