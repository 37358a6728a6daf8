//! The Windows program, tried under Wine: it makes, judges and mends what Linux does. Wine is not
//! Windows; what only Windows does (folders with open files, drives' letters that go away) is not
//! shown here.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Child;

use crate::support::wine::{alone, wine};
use crate::support::{Kit, press, repository, tree};
use drivepress::base::Sha256;

/// A stamped small kit, made by Linux, with the drive of 81010000 exported as a folder.
fn stick(kit: &Kit) -> PathBuf {
    press(kit.path(), &["make"]).exits(0);
    let export = ["export", "--district", "81010000", "--format", "folder"];
    press(kit.path(), &[&export[..], &["--to", "outbox"]].concat()).exits(0);
    kit.path().join("outbox/community-2026.1/81010000")
}

#[track_caller]
fn equal(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    assert!(
        one.keys().eq(other.keys()),
        "{:?} {:?}",
        one.keys(),
        other.keys()
    );
    for (path, bytes) in one {
        assert!(other[path] == *bytes, "{path} differs");
    }
}

#[test]
fn the_program_has_a_version_block_and_the_icon_of_its_pages() {
    let _turn = alone();
    let program = fs::read(&wine().program).unwrap();
    let holds = |wanted: &[u8]| memchr::memmem::find(&program, wanted).is_some();
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    for text in [
        "VS_VERSION_INFO",
        "ProductVersion",
        env!("CARGO_PKG_VERSION"),
        "Drivepress: makes and checks USB drives",
    ] {
        assert!(holds(&wide(text)), "{text}");
    }
    let icon = fs::read(repository().join("tools/packaging/windows/drivepress.ico")).unwrap();
    let count = usize::from(u16::from_le_bytes([icon[4], icon[5]]));
    for entry in icon[6..].chunks_exact(16).take(count) {
        let number = |at: usize| {
            let bytes = entry[at..at + 4].try_into().unwrap();
            usize::try_from(u32::from_le_bytes(bytes)).unwrap()
        };
        let (length, start) = (number(8), number(12));
        assert!(holds(&icon[start..start + length]), "{length} bytes");
    }
    assert_eq!(count, 4);
}

#[test]
fn windows_makes_the_same_bytes_as_linux_and_signs_exports_verifies_and_repairs() {
    let _turn = alone();
    let (here, there) = (Kit::small(), Kit::small());
    press(here.path(), &["keygen", "--no-password", "--to", "a"]).exits(0);
    for name in ["a.key", "a.pub"] {
        fs::copy(here.path().join(name), there.path().join(name)).unwrap();
    }
    let signer = fs::read_to_string(here.path().join("a.pub")).unwrap();
    let signer = format!("signer = \"{}\"\n\n[title]", signer.lines().nth(1).unwrap());
    for kit in [&here, &there] {
        kit.edit("manifests/kit.toml", "[title]", &signer);
    }
    let make = |kit: &Kit, arguments: &[&str]| {
        press(kit.path(), arguments).exits(0);
        wine().press(there.path(), arguments).exits(0)
    };
    make(&here, &["make"]).says("Next: drivepress sign dist\\images\\community");
    equal(&tree(&here.dist()), &tree(&there.dist()));
    make(&here, &["sign", "dist/images/community", "--key", "a.key"]);
    equal(&tree(&here.dist()), &tree(&there.dist()));
    for format in ["img", "zip", "folder"] {
        let export = ["export", "--district", "81010000", "--format", format];
        make(&here, &[&export[..], &["--to", "my outbox"]].concat())
            .says("Next: drivepress verify \"my outbox\\community-2026.1\\81010000");
    }
    let outbox = Path::new("my outbox");
    equal(
        &tree(&here.path().join(outbox)),
        &tree(&there.path().join(outbox)),
    );

    let folder = there.path().join("my outbox/community-2026.1/81010000");
    wine().put_in('g', &folder);
    let all = [
        "verify",
        "my outbox\\community-2026.1\\81010000.*",
        "dist\\images\\community",
        "G:\" --key a.pub",
    ];
    let told = wine().press(there.path(), &all).exits(0);
    assert_eq!(told.stdout.matches("PRISTINE").count(), 3, "{told:?}");
    assert_eq!(told.stdout.matches("G:\\: INTACT").count(), 1, "{told:?}");
    assert!(!told.stdout.contains("\\\\?\\"), "{told:?}");

    fs::write(folder.join("data/video/film.mp4"), b"spoilt").unwrap();
    wine()
        .press(there.path(), &["verify", "G:"])
        .exits(1)
        .says("film.mp4");
    wine()
        .press(there.path(), &["repair", "G:", "--from", "dist"])
        .exits(0)
        .says("INTACT");
    let whole = here.path().join("my outbox/community-2026.1/81010000");
    equal(&tree(&whole), &tree(&folder));
}

#[test]
fn a_strangers_set_writes_nothing_outside_the_drive() {
    let _turn = alone();
    let kit = Kit::small();
    let stick = stick(&kit);
    // As long as the name whose place they take.
    for (letter, name) in [
        ('h', "C:\\pwned-1.html"),
        ('i', "film:pwned.html"),
        ('j', "..\\..\\pwne.html"),
        ('k', "\\\\?\\C:\\pwned.ht"),
    ] {
        let away = tempfile::tempdir().unwrap();
        let (set, drive) = (away.path().join("set"), away.path().join("inner/drive"));
        crate::support::copy(&kit.set(), &set);
        crate::support::copy(&stick, &drive);
        rename_in_set(&set, &stick, name);
        fs::remove_file(drive.join("START-HERE.html")).unwrap();
        wine().put_in(letter, &drive);
        let before = tree(away.path());
        let told = wine().press(
            away.path(),
            &["repair", &format!("{letter}:"), "--from", "set"],
        );
        assert_ne!(told.code, 0, "{told:?}");
        assert!(!told.stdout.contains("rewrote"), "{told:?}");
        equal(&before, &tree(away.path()));
        let export = [
            "export",
            "set",
            "--district",
            "81010000",
            "--format",
            "folder",
        ];
        let told = wine().press(away.path(), &[&export[..], &["--to", "out"]].concat());
        assert_ne!(told.code, 0, "{told:?}");
        let found = walkdir::WalkDir::new(wine().prefix.join("drive_c"));
        let found = found.into_iter().chain(walkdir::WalkDir::new(away.path()));
        for entry in found.filter_map(Result::ok) {
            let path = entry.path().display().to_string();
            assert!(!path.contains("pwne"), "{path}: {told:?}");
        }
    }
}

/// Gives `START-HERE.html` another name everywhere in a set: in the FAT's long names, in the tag
/// manifest of 81010000, and the digest of that in `image-set.json`.
fn rename_in_set(set: &Path, stick: &Path, name: &str) {
    const OLD: &str = "START-HERE.html";
    assert_eq!(name.len(), OLD.len());
    let manifest = fs::read_to_string(stick.join("tagmanifest-sha256.txt")).unwrap();
    let changed = manifest.replace(OLD, name);
    let tail = set.join("stamps/81010000.img.tail");
    let mut bytes = fs::read(&tail).unwrap();
    replace(&mut bytes, manifest.as_bytes(), changed.as_bytes());
    fs::write(&tail, bytes).unwrap();
    let mut renamed = 0;
    for path in [set.join("base.img"), tail] {
        let mut bytes = fs::read(&path).unwrap();
        for (old, new) in pieces(OLD).iter().zip(pieces(name)) {
            for slot in bytes.as_chunks_mut::<32>().0 {
                if slot[11] == 0x0F && units_of(slot) == *old {
                    set_units(slot, &new);
                    renamed += 1;
                }
            }
        }
        fs::write(path, bytes).unwrap();
    }
    assert_eq!(renamed, 2);
    let path = set.join("image-set.json");
    let text = fs::read_to_string(&path).unwrap();
    let digest = |text: &str| Sha256::of(text.as_bytes()).to_string();
    let (old, new) = (digest(&manifest), digest(&changed));
    assert!(text.contains(&old));
    fs::write(path, text.replace(&old, &new)).unwrap();
}

fn replace(bytes: &mut [u8], old: &[u8], new: &[u8]) {
    let at = bytes
        .windows(old.len())
        .position(|part| part == old)
        .unwrap();
    bytes[at..at + new.len()].copy_from_slice(new);
}

/// Where the 13 units of a piece of a long name lie in its slot.
const UNITS: [usize; 13] = [1, 3, 5, 7, 9, 14, 16, 18, 20, 22, 24, 28, 30];

fn pieces(name: &str) -> Vec<[u16; 13]> {
    let mut units: Vec<u16> = name.encode_utf16().collect();
    units.push(0);
    let whole = units.len().next_multiple_of(13);
    units.resize(whole, 0xFFFF);
    units.as_chunks::<13>().0.to_vec()
}

fn units_of(slot: &[u8; 32]) -> [u16; 13] {
    UNITS.map(|at| u16::from_le_bytes([slot[at], slot[at + 1]]))
}

fn set_units(slot: &mut [u8; 32], units: &[u16; 13]) {
    for (at, unit) in UNITS.iter().zip(units) {
        slot[*at..*at + 2].copy_from_slice(&unit.to_le_bytes());
    }
}

#[test]
fn read_only_files_are_mended_and_read_only_worms_taken_away() {
    let _turn = alone();
    let kit = Kit::small();
    let stick = stick(&kit);
    let forbid = |path: &Path| {
        let mut permissions = fs::metadata(path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(path, permissions).unwrap();
    };
    fs::write(stick.join("data/video/film.mp4"), b"spoilt").unwrap();
    fs::write(stick.join("setup.exe"), b"MZ").unwrap();
    fs::write(stick.join("README.txt"), b"mine").unwrap();
    // By an ordinary path Windows takes this for the listed file.
    fs::write(stick.join("START-HERE.html."), b"MZ").unwrap();
    fs::write(stick.join("START-HERE.html.exe"), b"MZ").unwrap();
    for name in ["data/video/film.mp4", "setup.exe", "README.txt"] {
        forbid(&stick.join(name));
    }
    wine().put_in('l', &stick);
    wine()
        .press(
            kit.path(),
            &["repair", "L:", "--from", "dist", "--remove-extras"],
        )
        .exits(0)
        .says("rewrote 1 item")
        .says("took away 3 items")
        .says("INTACT");
    assert!(!stick.join("START-HERE.html.").exists());
    assert!(!stick.join("setup.exe").exists() && stick.join("README.txt").exists());
}

#[test]
fn a_file_that_another_program_has_open_is_named_and_nothing_is_called_damaged() {
    let _turn = alone();
    let kit = Kit::small();
    let stick = stick(&kit);
    wine().put_in('m', &stick);
    let let_go = |mut held: Child| {
        drop(held.stdin.take());
        held.wait().unwrap();
    };
    let film = "data/video/film.mp4";
    let held = wine().hold(&stick.join(film));
    for command in [&["verify", "M:"][..], &["repair", "M:", "--from", "dist"]] {
        let told = wine().press(kit.path(), command).exits(3);
        let told = told.says("film.mp4 cannot be read: another program has it open");
        told.says("mend: close the program").says("M:/data");
    }
    // What is damaged besides is told and mended all the same.
    fs::write(stick.join("START-HERE.html"), b"spoilt").unwrap();
    wine()
        .press(kit.path(), &["verify", "M:"])
        .exits(1)
        .says("START-HERE.html")
        .says("film.mp4 was not checked: another program has it open");
    wine()
        .press(kit.path(), &["repair", "M:", "--from", "dist"])
        .exits(3)
        .says("rewrote 1 item")
        .says("could not mend data/video/film.mp4: another program has it open");
    let_go(held);
    wine().press(kit.path(), &["verify", "M:"]).exits(0);
    // A note that somebody reads fails no run.
    let held = wine().hold(&kit.dist().join(".drivepress/state.json"));
    wine().press(kit.path(), &["make"]).exits(0);
    let_go(held);
}

#[test]
fn what_only_windows_types_is_understood_or_told() {
    let _turn = alone();
    let kit = Kit::small();
    let at = kit.path();
    for disk in ["\\\\.\\F:", "\\\\.\\PhysicalDrive1"] {
        wine()
            .press(at, &["verify", disk])
            .exits(2)
            .says("raw disks are not read on Windows yet")
            .says("mend: give the letter of the drive");
        wine()
            .press(at, &["write", "--probe", "--to", disk])
            .exits(2)
            .says("drivepress writes sticks only on Linux")
            .says("drivepress fill");
    }
    wine()
        .press(at, &["write", "--list"])
        .exits(2)
        .says("drivepress lists and writes sticks only on Linux");
    wine()
        .press(at, &["verify", "nowhere\\*.img"])
        .exits(2)
        .says("does not exist");
    // The list has the disk's own spelling, whatever was typed.
    kit.edit("manifests/media.toml", "video/film.mp4", "video/other.mp4");
    wine().press(at, &["media", "add", "MEDIA\\Video\\FILM.MP4"]);
    let list = fs::read_to_string(at.join("manifests/media.toml")).unwrap();
    assert!(list.contains("\"video/film.mp4\""), "{list}");
}

#[test]
fn windows_fills_a_stick_and_applies_an_update_as_linux_does() {
    let _turn = alone();
    let kit = Kit::small();
    press(kit.path(), &["keygen", "--no-password", "--to", "a"]).exits(0);
    press(kit.path(), &["make", "--sign", "a.key"]).exits(0);
    let export = ["export", "--district", "81010000", "--to", "outbox"];
    press(kit.path(), &[&export[..], &["--format", "folder"]].concat()).exits(0);
    let away = tempfile::tempdir().unwrap();
    fs::write(away.path().join("photo.txt"), "mine").unwrap();
    wine().put_in('m', away.path());
    let fill = ["fill", "--district", "81010000", "--to", "M:\\"];
    wine()
        .press(kit.path(), &[&fill[..], &["--key", "a.pub"]].concat())
        .exits(0)
        .says("INTACT")
        .says("after Windows was asked to drop its copy in memory");
    let with_photo = |drive: &Path| {
        let mut expected = tree(drive);
        expected.insert("photo.txt".into(), b"mine".to_vec());
        expected
    };
    let outbox = kit.path().join("outbox");
    let old = with_photo(&outbox.join("community-2026.1/81010000"));
    equal(&tree(away.path()), &old);
    for refused in ["C:", "dist"] {
        let fill = ["fill", "--district", "81010000", "--to", refused];
        wine().press(kit.path(), &fill).exits(2);
    }

    kit.edit("manifests/kit.toml", "\"2026.1\"", "\"2026.2\"");
    let remove = ["media", "remove", "media/print", "--delete"];
    press(kit.path(), &remove).exits(0);
    press(kit.path(), &["make", "--sign", "a.key"]).exits(0);
    press(kit.path(), &[&export[..], &["--format", "folder"]].concat()).exits(0);
    let since = ["export", "--since", "2026.1", "--district", "81010000"];
    wine()
        .press(kit.path(), &[&since[..], &["--to", "wine"]].concat())
        .exits(0);
    press(kit.path(), &[&since[..], &["--to", "outbox"]].concat()).exits(0);
    let name = "community-2026.2-since-2026.1/81010000.zip";
    let update = fs::read(outbox.join(name)).unwrap();
    assert!(update == fs::read(kit.path().join("wine").join(name)).unwrap());
    let zip = format!("wine\\{}", name.replace('/', "\\"));
    let fill = ["fill", "--update", &zip, "--to", "M:"];
    wine().press(kit.path(), &fill).exits(0).says("INTACT");
    let new = with_photo(&outbox.join("community-2026.2/81010000"));
    equal(&tree(away.path()), &new);
}
