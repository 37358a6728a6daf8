//! An image is base and tail, one behind the other, and its digest is an ordinary SHA-256.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::support::{Judge, Kit, press, tree};

fn sums(set: &Path) -> BTreeMap<String, String> {
    let text = fs::read_to_string(set.join("SHA256SUMS")).unwrap();
    text.lines()
        .map(|line| line.split_once("  ").unwrap())
        .map(|(digest, name)| (name.to_owned(), digest.to_owned()))
        .collect()
}

#[test]
fn make_gives_every_district_of_the_sample_kit_an_image_and_a_zip() {
    let kit = Kit::sample();
    press(kit.path(), &["make"]).exits(0);
    let sums = sums(&kit.set());
    let codes: Vec<&str> = sums
        .keys()
        .filter_map(|name| name.strip_suffix(".img"))
        .filter(|code| *code != "base")
        .collect();
    assert_eq!(codes.len(), 878);
    let stamps = fs::read_dir(kit.set().join("stamps")).unwrap().count();
    assert_eq!(stamps, 2 * 878);

    // The first, the last, and twenty that differ from run to run of the table's order.
    let mut chosen = vec![codes[0], codes[877]];
    chosen.extend((0..20).map(|i| codes[(i * 977 + 131) % 878]));
    for code in chosen {
        for kind in ["img", "zip"] {
            let base = kit.set().join(format!("base.{kind}"));
            let tail = kit.set().join(format!("stamps/{code}.{kind}.tail"));
            let digest = Judge::cat_sha256sum(&[base, tail]);
            assert_eq!(sums[&format!("{code}.{kind}")], digest, "{code}.{kind}");
        }
    }
    assert!(Judge::sha256sum_accepts(&kit.set(), "SHA256SUMS"));

    let before = tree(&kit.set().join("stamps"));
    press(kit.path(), &["make"])
        .exits(0)
        .says("nothing was done");
    assert!(before == tree(&kit.set().join("stamps")));
}

/// The number by which the system tells files apart.
fn inode(path: &Path) -> u64 {
    std::os::unix::fs::MetadataExt::ino(&fs::metadata(path).unwrap())
}

#[test]
fn a_changed_number_of_a_province_copies_no_film_and_writes_no_base() {
    let kit = Kit::small();
    let contacts = "manifests/contacts.csv";
    kit.append(
        contacts,
        "81,help,สำนักงานตัวอย่าง,Sample office,1300,,,,th,,,,\n",
    );
    press(kit.path(), &["make"]).exits(0);
    let film = kit.drive().join("data/video/film.mp4");
    let own = kit.path().join("media/video/film.mp4");
    let base = kit.set().join("base.img");
    let before = (inode(&film), inode(&base));
    kit.edit(contacts, "office,1300", "office,1669");
    let made = press(kit.path(), &["make"]).exits(0).says("base kept");
    assert!(!made.stderr.contains("written again"), "{}", made.stderr);
    assert_eq!((inode(&film), inode(&base)), before);
    assert_ne!(inode(&film), inode(&own));

    // A national number stands on every drive: the pages are written again, the film is not.
    kit.edit(contacts, "Centre,1300", "Centre,1669");
    press(kit.path(), &["make"])
        .exits(0)
        .says("which every drive has, so the common part is written again (")
        .says("base written");
    assert_eq!(inode(&film), before.0);
    press(kit.path(), &["verify", "dist/images/community"]).exits(0);
    press(kit.path(), &["verify", "dist/drive/community"]).exits(0);

    // A film that was touched is read and copied again.
    fs::write(&own, fs::read(&own).unwrap()).unwrap();
    press(kit.path(), &["make"]).exits(0);
    assert_ne!(inode(&film), before.0);
}

#[test]
fn a_changed_contact_changes_tails_only() {
    let kit = Kit::small();
    let contacts = "manifests/contacts.csv";
    let office = "81010000,help,สำนักงานตัวอย่าง,Sample office,1300,,,,th,,,,\n";
    kit.append(contacts, office);
    press(kit.path(), &["make"]).exits(0);
    let before = tree(&kit.set());
    kit.edit(contacts, "office,1300", "office,1669");
    press(kit.path(), &["stamp"]).exits(0).says("base kept");
    let after = tree(&kit.set());
    assert!(before.keys().eq(after.keys()));
    let changed: Vec<&String> = before
        .keys()
        .filter(|path| before[*path] != after[*path])
        .collect();
    let expected = [
        "SHA256SUMS",
        "image-set.json",
        "stamps/81010000.img.tail",
        "stamps/81010000.zip.tail",
    ];
    assert_eq!(changed, expected);
    press(kit.path(), &["verify", "dist/images/community"]).exits(0);
}

#[test]
fn a_changed_page_needs_a_build_before_the_stamp() {
    let kit = Kit::made();
    kit.append("media/text/en/about.md", "\nOne more line.\n");
    press(kit.path(), &["media", "lock", "media/text/en/about.md"]).exits(0);
    press(kit.path(), &["stamp"])
        .exits(2)
        .says("drivepress build");
    press(kit.path(), &["build"]).exits(0);
    press(kit.path(), &["stamp"]).exits(0).says("base written");
}

#[test]
fn narrowing_keeps_the_other_districts_and_changes_no_byte() {
    let kit = Kit::made();
    let whole = tree(&kit.set());
    press(kit.path(), &["stamp", "--district", "81020000"]).exits(0);
    assert!(whole == tree(&kit.set()));
    press(kit.path(), &["stamp", "--province", "83"]).exits(0);
    assert!(whole == tree(&kit.set()));

    // Into an empty output, a narrowed set holds those districts only, with the same bytes.
    press(kit.path(), &["make", "--out", "other", "--province", "83"]).exits(0);
    let narrow = tree(&kit.path().join("other/images/community/stamps"));
    assert_eq!(narrow.len(), 6);
    for (name, bytes) in narrow {
        assert!(whole[&format!("stamps/{name}")] == bytes, "{name}");
    }
}

#[test]
fn narrowing_never_drops_districts_of_another_base() {
    let kit = Kit::made();
    kit.append("media/text/en/about.md", "\nOne more line.\n");
    press(kit.path(), &["media", "lock", "media/text/en/about.md"]).exits(0);
    press(kit.path(), &["build"]).exits(0);
    press(kit.path(), &["stamp", "--district", "81020000"]).exits(2);
    let stamps = fs::read_dir(kit.set().join("stamps")).unwrap().count();
    assert_eq!(stamps, 20);
}

#[test]
fn an_unknown_district_is_named() {
    let kit = Kit::small();
    press(kit.path(), &["make", "--district", "99999999"])
        .exits(2)
        .says("99999999");
}
