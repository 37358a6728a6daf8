//! Pairs of keys: made once, never replaced, opened by their password only.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use super::{Keys, same};

use crate::support::{Judge, Kit, press, press_reading, tree};

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
    let words = "the release has no signer";
    press(kit.path(), &["make", "--release"])
        .exits(2)
        .says(words);
    let with_key = ["make", "--release", "--sign", &keys.file("campaign.key")];
    let outcome = press(kit.path(), &with_key);
    assert!(!outcome.stderr.contains(words), "{}", outcome.stderr);
}
