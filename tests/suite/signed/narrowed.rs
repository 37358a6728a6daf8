//! Districts that are stamped anew, with the key and without.

use super::{Keys, OTHER, same, signed, waiting};

use crate::support::{flip, press, tree};

#[test]
fn narrowing_without_the_key_keeps_the_signature_of_an_unchanged_drive() {
    let keys = Keys::new();
    let kit = signed(&keys);
    let whole = tree(&kit.set());
    press(kit.path(), &["stamp", "--district", OTHER])
        .exits(0)
        .says("signed by");
    same(&whole, &tree(&kit.set()));
}

#[test]
fn without_the_key_a_drive_whose_signature_is_lost_waits_and_is_signed_later() {
    let keys = Keys::new();
    let kit = signed(&keys);
    let whole = tree(&kit.set());
    flip(&kit.set().join(format!("stamps/{OTHER}.img.tail")), 5000);
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
    let kit = waiting(&keys);
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
