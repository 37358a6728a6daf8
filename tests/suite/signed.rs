//! A signature says who made a drive, and that it is the drive that it says it is.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use crate::support::{Judge, Kit, copy, press, press_reading, tree};

const DISTRICT: &str = "81010000";
const OTHER: &str = "81020000";

/// A folder with two pairs of keys without password: `campaign` and `stranger`.
struct Keys {
    folder: tempfile::TempDir,
}

impl Keys {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["campaign", "stranger"] {
            press(folder.path(), &["keygen", "--no-password", "--to", name]).exits(0);
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

/// A set made with the key at once.
fn signed(keys: &Keys) -> Kit {
    let kit = kit_of(keys);
    press(kit.path(), &["make", "--sign", &keys.file("campaign.key")]).exits(0);
    kit
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
    kit.path().join("outbox/community").join(code)
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
fn keygen_makes_a_pair_that_minisign_uses_and_never_replaces_one() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let made = press(at, &["keygen", "--no-password", "--to", "a"]).exits(0);
    let key = made.stdout.trim().to_owned();
    assert_eq!(key.len(), 56);
    made.says(&format!("signer = \"{key}\""))
        .says("publish")
        .says("a.key");
    let access = fs::metadata(at.join("a.key")).unwrap().permissions().mode();
    assert_eq!(access & 0o777, 0o600);
    let before = tree(at);
    for name in ["a", "a.key", "a.pub"] {
        press(at, &["keygen", "--no-password", "--to", name])
            .exits(2)
            .says("exists")
            .says("mend");
    }
    same(&before, &tree(at));

    // With a password, one line of standard input where that is no terminal.
    press_reading(at, &["keygen", "--to", "b"], "ช้าง\n").exits(0);
    press_reading(at, &["keygen", "--to", "c"], "")
        .exits(2)
        .says("--no-password");
    press_reading(at, &["keygen", "--to", "c"], "\n").exits(2);
    press(at, &["keygen", "--to", "nowhere/c"]).exits(2);
    assert!(!at.join("c.key").exists() && !at.join("c.pub").exists());
    let json = press(at, &["keygen", "--no-password", "--to", "d", "--json"])
        .exits(0)
        .json();
    assert_eq!(json["public_key"].as_str().unwrap().len(), 56);
    assert_eq!(json["has_password"], false);

    fs::write(at.join("text"), "hello\n").unwrap();
    Judge::minisign_signs(&at.join("text"), &at.join("a.key"));
    assert!(Judge::minisign_accepts(&at.join("text"), &key).is_some());
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
    let outbox = kit.path().join("outbox/community");
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
    let nobody = Kit::small();
    press(nobody.path(), &["make"]).exits(0);
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
fn signing_afterwards_without_the_bases_gives_the_set_that_the_key_makes_at_once() {
    let keys = Keys::new();
    let at_once = signed(&keys);
    let kit = kit_of(&keys);
    press(kit.path(), &["make"]).exits(0);
    press(kit.path(), &["verify", "dist/images/community"])
        .exits(1)
        .says("WAITS FOR ITS SIGNATURE");
    let export = ["export", "--all", "--to", "outbox"];
    press(kit.path(), &export)
        .exits(2)
        .says("waits for its signature")
        .says("drivepress sign");

    // To the machine with the key goes everything but the bases.
    let offline = tempfile::tempdir().unwrap();
    copy(&kit.set(), offline.path());
    for base in ["base.img", "base.zip"] {
        fs::remove_file(offline.path().join(base)).unwrap();
    }
    fs::write(offline.path().join("note.txt"), "by courier").unwrap();
    let sign = [
        offline.path().display().to_string(),
        "--key".into(),
        keys.file("campaign.key"),
    ];
    let sign = [&["sign".to_owned()][..], &sign].concat();
    press(offline.path(), &sign)
        .exits(0)
        .says("Signed")
        .says("base.img");
    let again = press(offline.path(), &sign)
        .exits(0)
        .says("nothing was done");
    drop(again);
    let json = [&sign[..], &["--json".to_owned()]].concat();
    let json = press(offline.path(), &json).exits(0).json();
    assert_eq!(json[0]["was_current"], true);
    assert_eq!(json[0]["recipients"], 10);
    assert_eq!(
        fs::read(offline.path().join("note.txt")).unwrap(),
        b"by courier"
    );
    fs::remove_file(offline.path().join("note.txt")).unwrap();
    copy(offline.path(), &kit.set());
    same(&tree(&kit.set()), &tree(&at_once.set()));
    let pin = [
        "verify",
        "dist/images/community",
        "--key",
        &keys.file("campaign.pub"),
    ];
    press(kit.path(), &pin).exits(0).says("PRISTINE");
    press(kit.path(), &export).exits(0);
}

#[test]
fn signing_where_the_set_stands_gives_the_same_set_and_make_leaves_it() {
    let keys = Keys::new();
    let at_once = signed(&keys);
    let here = kit_of(&keys);
    press(here.path(), &["make"]).exits(0);
    let sign = [
        "sign",
        "dist/images/community",
        "--key",
        &keys.file("campaign.key"),
    ];
    press(here.path(), &sign).exits(0).says("drivepress verify");
    same(&tree(&here.set()), &tree(&at_once.set()));
    press(here.path(), &["make"])
        .exits(0)
        .says("nothing was done");
    same(&tree(&here.set()), &tree(&at_once.set()));
}

#[test]
fn two_runs_give_the_same_bytes_and_a_third_does_nothing() {
    let keys = Keys::new();
    let (one, other) = (signed(&keys), signed(&keys));
    same(&tree(&one.dist()), &tree(&other.dist()));
    let again = ["make", "--sign", &keys.file("campaign.key")];
    press(one.path(), &again).exits(0).says("nothing was done");
    let stamp = ["stamp", "--sign", &keys.file("campaign.key")];
    press(other.path(), &stamp).exits(0);
    same(&tree(&one.dist()), &tree(&other.dist()));
    // Narrowed, the others keep their signatures.
    let narrow = [&stamp[..], &["--district", OTHER]].concat();
    press(other.path(), &narrow).exits(0);
    same(&tree(&one.dist()), &tree(&other.dist()));
    let json = [&stamp[..], &["--json"]].concat();
    let json = press(other.path(), &json).exits(0).json();
    assert_eq!(json[0]["signature"]["state"], "signed");
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

    let nobody = Kit::small();
    press(nobody.path(), &["make"]).exits(0);
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
        .says("public half");
    sign("manifests/kit.toml")
        .exits(2)
        .says("not a minisign secret key");
}

#[test]
fn a_locked_key_opens_with_its_password_only() {
    let keys = Keys::new();
    let folder = keys.folder.path();
    press_reading(folder, &["keygen", "--to", "locked"], "ช้าง\n").exits(0);
    let kit = Kit::small();
    let make = ["make", "--sign", &keys.file("locked.key")];
    press_reading(kit.path(), &make, "elephant\n")
        .exits(2)
        .says("password");
    press_reading(kit.path(), &make, "")
        .exits(2)
        .says("password");
    assert!(!kit.set().exists());
    press_reading(kit.path(), &make, "ช้าง\r\n")
        .exits(0)
        .says(&keys.public("locked"));
}

#[test]
fn a_release_takes_the_key_on_the_command_line_for_a_signer() {
    let keys = Keys::new();
    let kit = Kit::small();
    let words = "nobody signs this release";
    press(kit.path(), &["make", "--release"])
        .exits(2)
        .says(words);
    let with_key = ["make", "--release", "--sign", &keys.file("campaign.key")];
    let outcome = press(kit.path(), &with_key);
    assert!(!outcome.stderr.contains(words), "{}", outcome.stderr);
}

/// Files of two signed drives, and what happens to those who change them.
#[test]
fn what_was_changed_on_a_signed_drive_is_called_forged() {
    let keys = Keys::new();
    let kit = signed(&keys);
    let (one, other) = (exported(&kit, DISTRICT), exported(&kit, OTHER));
    let at = one.display().to_string();
    let key = keys.file("campaign.pub");
    let slot = one.join("tagmanifest-sha256.txt.minisig");
    let right = fs::read(&slot).unwrap();
    let verify = |more: &[&str]| press(kit.path(), &[&["verify", at.as_str()], more].concat());
    verify(&[]).exits(0).says("signer not checked");
    verify(&["--key", &key])
        .exits(0)
        .says("Signed by the key that was given");
    verify(&["--key", &keys.file("stranger.pub")])
        .exits(1)
        .says("FORGED");

    // Taken away; blank; another district's; by a stranger; of the old kind.
    fs::remove_file(&slot).unwrap();
    verify(&[]).exits(1).says("FORGED");
    fs::write(&slot, "untrusted comment: not signed\n").unwrap();
    verify(&[]).exits(1).says("WAITS FOR ITS SIGNATURE");
    fs::copy(other.join("tagmanifest-sha256.txt.minisig"), &slot).unwrap();
    verify(&["--key", &key]).exits(1).says("FORGED");
    // Even with the other district's whole bag under this one's name.
    let manifest = one.join("tagmanifest-sha256.txt");
    Judge::minisign_signs_as(
        &manifest,
        &slot,
        &keys.file("campaign.key"),
        "district=elsewhere",
    );
    verify(&["--key", &key])
        .exits(1)
        .says("FORGED")
        .says("another drive");
    Judge::minisign_signs_as(&manifest, &slot, &keys.file("stranger.key"), "x");
    verify(&[]).exits(1).says("FORGED");
    Judge::minisign_signs_legacy(&manifest, &slot, &keys.file("campaign.key"));
    verify(&[]).exits(1).says("legacy").says("FORGED");
    fs::write(&slot, &right).unwrap();
    verify(&["--key", &key]).exits(0);

    // Nobody's drive under a key, and a signed one that was made to say that nobody signed it.
    let unsigned = Kit::small();
    press(unsigned.path(), &["make"]).exits(0);
    press(unsigned.path(), &["verify", "dist/drive/community"]).exits(0);
    press(
        unsigned.path(),
        &["verify", "dist/drive/community", "--key", &key],
    )
    .exits(1)
    .says("FORGED");
    let info = one.join("bag-info.txt");
    let text = fs::read_to_string(&info).unwrap();
    fs::write(&info, text.replace(&keys.public("campaign"), "nobody")).unwrap();
    verify(&[]).exits(1).says("FORGED");
}

#[test]
fn images_zips_and_sets_are_held_against_the_key_too() {
    let keys = Keys::new();
    let kit = signed(&keys);
    let arguments = [
        "export", "--format", "img", "--format", "zip", "--to", "outbox",
    ];
    press(
        kit.path(),
        &[&arguments[..], &["--district", DISTRICT]].concat(),
    )
    .exits(0);
    let away = tempfile::tempdir().unwrap();
    let (right, wrong) = (keys.file("campaign.pub"), keys.file("stranger.pub"));
    let mut targets = vec![kit.set().display().to_string()];
    for form in ["img", "zip"] {
        let name = format!("{DISTRICT}.{form}");
        let path = away.path().join(&name);
        fs::copy(kit.path().join("outbox/community").join(name), &path).unwrap();
        targets.push(path.display().to_string());
    }
    for target in &targets {
        press(away.path(), &["verify", target])
            .exits(0)
            .says("signer not checked");
        press(away.path(), &["verify", target, "--key", &right]).exits(0);
        press(away.path(), &["verify", target, "--key", &wrong])
            .exits(1)
            .says("FORGED");
    }
    press(
        away.path(),
        &["verify", &targets[0], "--key", &keys.file("none.pub")],
    )
    .exits(2);

    let before = tree(&kit.set());
    let rights = [("SHA256SUMS.minisig", "image-set.json.minisig")];
    for (one, other) in rights
        .into_iter()
        .chain(rights.map(|(one, other)| (other, one)))
    {
        let path = kit.set().join(one);
        fs::remove_file(&path).unwrap();
        press(kit.path(), &["verify", &targets[0]])
            .exits(1)
            .says("FORGED");
        fs::write(&path, &before[other]).unwrap();
        press(kit.path(), &["verify", &targets[0]])
            .exits(1)
            .says("FORGED");
        fs::write(&path, &before[one]).unwrap();
    }
    press(kit.path(), &["verify", &targets[0], "--key", &right])
        .exits(0)
        .says("PRISTINE");
}

#[test]
fn narrowing_without_the_key_leaves_a_set_that_waits_and_says_so() {
    let keys = Keys::new();
    let kit = signed(&keys);
    let whole = tree(&kit.set());
    press(kit.path(), &["stamp", "--district", OTHER])
        .exits(0)
        .says("waits for its signature");
    press(kit.path(), &["verify", "dist/images/community"])
        .exits(1)
        .says("WAITS");
    let sign = [
        "sign",
        "dist/images/community",
        "--key",
        &keys.file("campaign.key"),
        "--json",
    ];
    let json = press(kit.path(), &sign).exits(0).json();
    assert_eq!(json[0]["signed"], 1);
    same(&whole, &tree(&kit.set()));
}

#[test]
fn narrowing_with_the_key_leaves_no_other_drive_unsigned() {
    let keys = Keys::new();
    let kit = kit_of(&keys);
    press(kit.path(), &["make"]).exits(0);
    let stamp = [
        "stamp",
        "--district",
        OTHER,
        "--sign",
        &keys.file("campaign.key"),
    ];
    press(kit.path(), &stamp).exits(0).says("signed by");
    same(&tree(&kit.set()), &tree(&signed(&keys).set()));
}

#[test]
fn a_set_that_was_tampered_with_is_not_signed() {
    let keys = Keys::new();
    let kit = kit_of(&keys);
    press(kit.path(), &["make"]).exits(0);
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
