//! A set that is signed later, elsewhere or again is the set that the key makes at once.

use std::fs;

use super::{Keys, OTHER, made_anew, same, signed, waiting};

use crate::support::{copy, press, tree};

#[test]
fn signing_afterwards_without_the_bases_gives_the_set_that_the_key_makes_at_once() {
    let keys = Keys::new();
    let at_once = signed(&keys);
    let kit = waiting(&keys);
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
    let here = waiting(&keys);
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
    let (one, other) = (made_anew(&keys), made_anew(&keys));
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
