//! A signature says who made a drive, and that it is the drive that it says it is.

mod afterwards;
mod forged;
mod keys;
mod narrowed;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Judge, Kit, prepared, press, tree};

const DISTRICT: &str = "81010000";
const OTHER: &str = "81020000";

/// A folder with two pairs of keys without password: `campaign` and `stranger`.
struct Keys {
    folder: tempfile::TempDir,
}

impl Keys {
    /// The same two pairs for all tests, in a folder of the test's own.
    fn new() -> Self {
        let make = |kit: &Kit| {
            for name in ["campaign", "stranger"] {
                press(kit.path(), &["keygen", "--no-password", "--to", name]).exits(0);
            }
        };
        let prepared = prepared("keys", make);
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "campaign.key",
            "campaign.pub",
            "stranger.key",
            "stranger.pub",
        ] {
            fs::copy(prepared.join(name), folder.path().join(name)).unwrap();
        }
        Self { folder }
    }

    fn file(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    /// The 56 characters of a public key.
    fn public(&self, name: &str) -> String {
        let text = fs::read_to_string(self.file(&format!("{name}.pub"))).unwrap();
        text.lines().last().unwrap().to_owned()
    }
}

/// A kit that names `campaign` as its signer.
fn kit_of(keys: &Keys) -> Kit {
    let kit = Kit::small();
    name_signer(&kit, &keys.public("campaign"));
    kit
}

fn name_signer(kit: &Kit, key: &str) {
    kit.edit(
        "manifests/kit.toml",
        "[title]",
        &format!("signer = \"{key}\"\n\n[title]"),
    );
}

/// A set made with the key at once, in a run of its own.
fn made_anew(keys: &Keys) -> Kit {
    let kit = kit_of(keys);
    make_signed(&kit, keys);
    kit
}

fn make_signed(kit: &Kit, keys: &Keys) {
    press(kit.path(), &["make", "--sign", &keys.file("campaign.key")]).exits(0);
}

/// A set made with the key at once.
fn signed(keys: &Keys) -> Kit {
    let prepare = |kit: &Kit| {
        name_signer(kit, &keys.public("campaign"));
        make_signed(kit, keys);
    };
    Kit::copy_of(&prepared("signed-by-campaign", prepare))
}

/// A set that waits for the signature of `campaign`.
fn waiting(keys: &Keys) -> Kit {
    let prepare = |kit: &Kit| {
        name_signer(kit, &keys.public("campaign"));
        press(kit.path(), &["make"]).exits(0);
    };
    Kit::copy_of(&prepared("waits-for-campaign", prepare))
}

/// The whole of a district's drive as a folder.
fn exported(kit: &Kit, code: &str) -> PathBuf {
    let arguments = [
        "export",
        "dist/images/community",
        "--format",
        "folder",
        "--to",
        "outbox",
    ];
    press(
        kit.path(),
        &[&arguments[..], &["--district", code]].concat(),
    )
    .exits(0);
    kit.path().join("outbox/community-2026.1").join(code)
}

fn same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    assert!(
        one.keys().eq(other.keys()),
        "{:?} {:?}",
        one.keys(),
        other.keys()
    );
    for path in one.keys() {
        assert!(one[path] == other[path], "{path} differs");
    }
}

#[test]
fn minisign_accepts_every_signature_of_a_signed_set() {
    let keys = Keys::new();
    let kit = signed(&keys);
    let key = keys.public("campaign");
    let about = "drivepress 1 campaign=small edition=community release=2026.1";
    let about = about.replace("small", campaign(&kit).as_str());
    for list in ["SHA256SUMS", "image-set.json"] {
        let comment = Judge::minisign_accepts(&kit.set().join(list), &key);
        assert_eq!(comment.unwrap(), format!("{about} file={list}"));
    }
    for code in [DISTRICT, OTHER] {
        let manifest = exported(&kit, code).join("tagmanifest-sha256.txt");
        let comment = Judge::minisign_accepts(&manifest, &key);
        assert_eq!(comment.unwrap(), format!("{about} district={code}"));
    }
    let master = kit.drive().join("tagmanifest-sha256.txt");
    assert_eq!(
        Judge::minisign_accepts(&master, &key).unwrap(),
        format!("{about} district=master")
    );
    let info = fs::read_to_string(kit.drive().join("bag-info.txt")).unwrap();
    assert!(info.contains(&format!("Signed-By: {key}\n")), "{info}");
    let script = fs::read_to_string(kit.drive().join("data/district/district.js")).unwrap();
    assert!(script.contains(&key), "{script}");
    assert!(Judge::minisign_accepts(&master, &keys.public("stranger")).is_none());

    // The image is still an image: base and tail, and its digest is the listed one.
    let tail = kit.set().join(format!("stamps/{DISTRICT}.img.tail"));
    let digest = Judge::cat_sha256sum(&[kit.set().join("base.img"), tail]);
    let sums = fs::read_to_string(kit.set().join("SHA256SUMS")).unwrap();
    assert!(
        sums.contains(&format!("{digest}  {DISTRICT}.img\n")),
        "{digest}"
    );
    let arguments = [
        "export", "--format", "img", "--format", "zip", "--to", "outbox",
    ];
    press(
        kit.path(),
        &[&arguments[..], &["--district", DISTRICT]].concat(),
    )
    .exits(0);
    let outbox = kit.path().join("outbox/community-2026.1");
    Judge::fsck(&outbox.join(format!("{DISTRICT}.img")));
    Judge::unzip_test(&outbox.join(format!("{DISTRICT}.zip")));
    assert!(Judge::minisign_accepts(&outbox.join("SHA256SUMS"), &key).is_some());
}

fn campaign(kit: &Kit) -> String {
    let text = fs::read_to_string(kit.set().join("image-set.json")).unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    json["campaign"].as_str().unwrap().to_owned()
}

#[test]
fn the_bases_are_the_same_for_nobody_for_a_set_that_waits_and_for_a_signed_one() {
    let keys = Keys::new();
    let nobody = Kit::made();
    let waiting = kit_of(&keys);
    press(waiting.path(), &["make"])
        .exits(0)
        .says("waits for its signature")
        .says("drivepress sign");
    // A second run does nothing, and still says what is to be done.
    press(waiting.path(), &["make"])
        .exits(0)
        .says("up to date")
        .says("drivepress sign");
    let again = press(waiting.path(), &["make", "--json"]).json();
    assert_eq!(again["waiting"][0]["signer"], keys.public("campaign"));
    let signed = signed(&keys);
    // No signer in kit.toml: the key on the command line is enough.
    let given = Kit::small();
    press(
        given.path(),
        &["make", "--sign", &keys.file("campaign.key")],
    )
    .exits(0);
    let nobody = tree(&nobody.set());
    for kit in [&waiting, &signed, &given] {
        let files = tree(&kit.set());
        for base in ["base.img", "base.zip", "base.img.pieces", "base.zip.pieces"] {
            assert!(files[base] == nobody[base], "{base}");
        }
        let tail = format!("stamps/{DISTRICT}.img.tail");
        assert_eq!(files[&tail].len(), nobody[&tail].len());
        assert!(files[&tail] != nobody[&tail]);
    }
    same(&tree(&signed.dist()), &tree(&given.dist()));
    let key = keys.public("campaign");
    for base in ["base.img", "base.zip"] {
        let bytes = &nobody[base];
        assert!(
            !bytes
                .windows(key.len())
                .any(|window| window == key.as_bytes())
        );
    }
}

#[test]
fn a_set_for_another_key_or_for_nobody_is_not_signed() {
    let keys = Keys::new();
    let kit = kit_of(&keys);
    let stranger = keys.file("stranger.key");
    for command in ["make", "stamp"] {
        let refused = press(kit.path(), &[command, "--sign", &stranger]).exits(2);
        refused
            .says("kit.toml")
            .says("mend")
            .says(&keys.public("stranger"));
    }
    assert!(!kit.set().exists());
    press(kit.path(), &["make"]).exits(0);
    let before = tree(&kit.set());
    let sign = ["sign", "dist/images/community", "--key", &stranger];
    press(kit.path(), &sign)
        .exits(2)
        .says("names the signer")
        .says("mend");
    same(&before, &tree(&kit.set()));

    let nobody = Kit::made();
    press(nobody.path(), &sign)
        .exits(2)
        .says("was built unsigned")
        .says("signer = ");
    press(nobody.path(), &["sign", "dist", "--key", &stranger])
        .exits(2)
        .says("no image set");
    press(nobody.path(), &["sign", "none", "--key", &stranger]).exits(2);
    let sign = |key: &str| {
        press(
            nobody.path(),
            &["sign", "dist/images/community", "--key", key],
        )
    };
    sign(&keys.file("none.key")).exits(2).says("keygen");
    sign(&keys.file("campaign.pub"))
        .exits(2)
        .says("is a public key; signing needs the secret key");
    sign("manifests/kit.toml")
        .exits(2)
        .says("not a minisign secret key");
}

#[test]
fn a_set_that_was_tampered_with_is_not_signed() {
    let keys = Keys::new();
    let kit = waiting(&keys);
    let tail = |code: &str| kit.set().join(format!("stamps/{code}.img.tail"));
    let swap = |one: &Path, other: &Path| {
        let (a, b) = (fs::read(one).unwrap(), fs::read(other).unwrap());
        fs::write(one, b).unwrap();
        fs::write(other, a).unwrap();
    };
    swap(&tail(DISTRICT), &tail(OTHER));
    let before = tree(&kit.set());
    let sign = [
        "sign",
        "dist/images/community",
        "--key",
        &keys.file("campaign.key"),
    ];
    press(kit.path(), &sign)
        .exits(2)
        .says(&format!("{DISTRICT}.img.tail"));
    same(&before, &tree(&kit.set()));
}
