//! Lists and sets beside an image prove it only where its signer vouches for them, and a drive is
//! the one that was meant or the answer is no.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::support::{Judge, Kit, flip, press};

const DISTRICT: &str = "81010000";
const OTHER: &str = "81020000";
const SET: &str = "dist/images/community";

/// A kit signed by `office`, with two districts' images and ZIPs of it in `old` (release 2026.1)
/// and one's of the next release in `new`.
fn built() -> &'static Kit {
    static KIT: OnceLock<Kit> = OnceLock::new();
    KIT.get_or_init(|| {
        let kit = Kit::small();
        for name in ["office", "stranger"] {
            press(kit.path(), &["keygen", "--to", name, "--no-password"]).exits(0);
        }
        let export = |to: &str, code: &str| {
            let export = ["export", "--format", "img", "--format", "zip", "--to", to];
            press(kit.path(), &[&export[..], &["--district", code]].concat()).exits(0);
        };
        press(kit.path(), &["make", "--sign", "office.key"]).exits(0);
        for code in [DISTRICT, OTHER] {
            export("old", code);
        }
        kit.edit("manifests/kit.toml", "\"2026.1\"", "\"2026.2\"");
        press(kit.path(), &["make", "--sign", "office.key"]).exits(0);
        export("new", OTHER);
        kit
    })
}

/// The folder that `from` was exported to.
fn exported(from: &str) -> PathBuf {
    let release = if from == "old" { "2026.1" } else { "2026.2" };
    let folder = format!("{from}/community-{release}");
    built().path().join(folder)
}

/// A folder with one exported image, alone.
fn apart(from: &str, name: &str, called: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(called);
    fs::copy(exported(from).join(name), &path).unwrap();
    (folder, path)
}

fn lists(from: &str, to: &Path) {
    for name in ["SHA256SUMS", "SHA256SUMS.minisig"] {
        let list = exported(from).join(name);
        fs::copy(list, to.join(name)).unwrap();
    }
}

fn office() -> String {
    built().path().join("office.pub").display().to_string()
}

#[test]
fn a_changed_image_beside_a_list_made_to_fit_it_is_not_pristine() {
    let (folder, path) = apart("old", &format!("{DISTRICT}.img"), "8101.img");
    // A byte that no file has.
    flip(&path, 300);
    let sum = Judge::cat_sha256sum(&[path]);
    fs::write(
        folder.path().join("SHA256SUMS"),
        format!("{sum}  8101.img\n"),
    )
    .unwrap();
    for key in [&[][..], &["--key", &office()]] {
        press(folder.path(), &[&["verify", "8101.img"], key].concat())
            .exits(0)
            .says("INTACT")
            .says("it equals the SHA256SUMS beside it, but that list has no signature");
    }
    let signature = built()
        .path()
        .join("old/community-2026.1/SHA256SUMS.minisig");
    fs::copy(signature, folder.path().join("SHA256SUMS.minisig")).unwrap();
    for key in [&[][..], &["--key", &office()]] {
        press(folder.path(), &[&["verify", "8101.img"], key].concat())
            .exits(1)
            .says("FORGED")
            .says("the signature beside SHA256SUMS does not hold");
    }
}

#[test]
fn an_exported_image_beside_its_signed_list_is_pristine() {
    let name = format!("{DISTRICT}.img");
    let (folder, path) = apart("old", &name, &name);
    lists("old", folder.path());
    let key = office();
    let verify = ["verify", &name, "--key", &key];
    press(folder.path(), &verify).exits(0).says("PRISTINE");
    press(folder.path(), &verify[..2]).exits(0).says("PRISTINE");
    let stranger = built().path().join("stranger.pub").display().to_string();
    press(folder.path(), &["verify", &name, "--key", &stranger])
        .exits(1)
        .says("FORGED");
    // An editor saved the list: it is no longer what was signed.
    let text = fs::read_to_string(folder.path().join("SHA256SUMS")).unwrap();
    fs::write(folder.path().join("SHA256SUMS"), text.replace('\n', "\r\n")).unwrap();
    press(folder.path(), &verify).exits(1).says("FORGED");
    fs::remove_file(folder.path().join("SHA256SUMS.minisig")).unwrap();
    press(folder.path(), &verify)
        .exits(0)
        .says("INTACT")
        .says("Windows line ends");
    drop(path);
}

#[test]
fn an_older_release_or_another_district_beside_the_new_signed_list_is_no() {
    let key = office();
    for form in ["img", "zip"] {
        let name = format!("{DISTRICT}.{form}");
        let (folder, _old) = apart("old", &name, &name);
        lists("new", folder.path());
        for more in [&[][..], &["--key", &key]] {
            press(folder.path(), &[&["verify", &name], more].concat())
                .exits(1)
                .says("ANOTHER DRIVE")
                .says("its release is 2026.1")
                .says("2026.2");
        }
        let (folder, _other) = apart("new", &format!("{OTHER}.{form}"), &name);
        lists("new", folder.path());
        press(folder.path(), &["verify", &name, "--key", &key])
            .exits(1)
            .says("ANOTHER DRIVE")
            .says(&format!("its district is {OTHER}"))
            .says(DISTRICT);
        // Under its own name it is right.
        let name = format!("{OTHER}.{form}");
        let (folder, _right) = apart("new", &name, &name);
        lists("new", folder.path());
        press(folder.path(), &["verify", &name, "--key", &key])
            .exits(0)
            .says("PRISTINE");
    }
}

#[test]
fn scripts_ask_for_one_district_and_release() {
    let kit = built();
    let image = format!("old/community-2026.1/{DISTRICT}.img");
    let verify = |more: &[&str]| {
        let call = [
            &["verify", &image, "--by-files", "--key", "office.pub"],
            more,
        ]
        .concat();
        press(kit.path(), &call)
    };
    verify(&["--district", DISTRICT, "--release", "2026.1"]).exits(0);
    verify(&["--district", "๘๑๐๑๐๐๐๐", "--release", "2026.01"]).exits(0);
    verify(&["--district", OTHER])
        .exits(1)
        .says("ANOTHER DRIVE");
    verify(&["--release", "2026.10"])
        .exits(1)
        .says("2026.10 was asked for");
    verify(&["--district", "master"]).exits(1);
    for wrong in ["81", "ก", "8101000x", "99990000"] {
        verify(&["--district", wrong]).exits(2);
    }
    for wrong in ["2026", "2026.0", "spring"] {
        verify(&["--release", wrong]).exits(2);
    }
    let json = verify(&["--district", OTHER, "--json"]).exits(1).json();
    assert_eq!(json[0]["verdict"], "another");
    assert_eq!(json[0]["mismatches"][0]["wanted"], OTHER);
    assert_eq!(json[0]["mismatches"][0]["found"], DISTRICT);
    assert_eq!(json[0]["mismatches"][0]["by"], "asked");

    let set = |more: &[&str]| press(kit.path(), &[&["verify", SET], more].concat());
    set(&["--district", DISTRICT, "--release", "2026.2"]).exits(0);
    set(&["--release", "2026.1"]).exits(1).says("ANOTHER DRIVE");
    let away = tempfile::tempdir().unwrap();
    let at = kit.set().display().to_string();
    press(away.path(), &["verify", &at, "--district", "99990000"])
        .exits(1)
        .says("does not name the district 99990000");
}

#[test]
fn the_key_itself_is_taken_where_its_file_is() {
    let kit = built();
    let text = fs::read_to_string(kit.path().join("office.pub")).unwrap();
    let key = text.lines().last().unwrap();
    press(kit.path(), &["verify", SET, "--key", key])
        .exits(0)
        .says("Signed by the key that was given");
    press(kit.path(), &["verify", SET, "--key", &key[..50]])
        .exits(2)
        .says("there is no public key");
    let absent = press(kit.path(), &["verify", SET, "--key", "none.pub"]).exits(2);
    assert!(!absent.stderr.contains("keygen"), "{}", absent.stderr);
    press(kit.path(), &["verify", SET, "--key", "manifests"])
        .exits(2)
        .says("is a folder, and a key is a file");
}
