//! What was changed on a signed drive, or belongs to another one, is called forged.

use std::fs;

use super::{DISTRICT, Keys, OTHER, exported, signed};

use crate::support::{Judge, Kit, press, tree};

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
    let unsigned = Kit::made();
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
        fs::copy(kit.path().join("outbox/community-2026.1").join(name), &path).unwrap();
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
