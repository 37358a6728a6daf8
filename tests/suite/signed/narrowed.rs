//! Districts that are stamped anew, with the key and without.

use super::{Keys, OTHER, same, signed, waiting};

use crate::support::{press, tree};

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
