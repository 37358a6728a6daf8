//! Inconsistent names, entries and folders, and those that other systems write.

use proptest::prelude::*;

use super::stick::{Stick, dots, entry};
use super::*;
use crate::formats::fat32::read::entries::parse_directory;
use crate::formats::fat32::{ATTRIBUTE_ARCHIVE, ATTRIBUTE_DIRECTORY};

/// A sample whose root ends with these entries, in its second cluster.
pub(super) fn with_root(entries: &[u8]) -> Stick {
    let mut stick = Stick::sample();
    stick.cluster(3, entries);
    stick
}

pub(super) fn empty(name: &str) -> Vec<u8> {
    entry(name, ATTRIBUTE_ARCHIVE, 0, 0)
}

/// File names of the root, and faults, for a root with these entries.
pub(super) fn read(entries: &[u8]) -> (Vec<String>, Vec<Fault>) {
    let tree = tree(&with_root(entries));
    let in_root = tree
        .files
        .into_iter()
        .map(|file| file.path)
        .filter(|path| !path.contains('/'));
    (in_root.collect(), tree.faults)
}

fn orphan(entry: u64) -> Fault {
    let offset_bytes = Stick::sample().offset(3) + entry * 32;
    Fault::OrphanLongName {
        folder: String::new(),
        offset_bytes,
    }
}

#[test]
fn long_names_belong_to_their_short_one_only_with_sum_and_order() {
    let name = "a name of more than thirteen units.html";
    let whole = empty(name);
    assert_eq!(read(&whole), (vec![name.to_owned()], vec![]));

    let mut wrong_sum = whole.clone();
    wrong_sum[3 * 32] = b'B';
    assert_eq!(
        read(&wrong_sum),
        (vec!["BNAMEO~1.HTM".to_owned()], vec![orphan(0)])
    );
    let long_only = whole[..96].to_vec();
    assert_eq!(read(&long_only), (vec![], vec![orphan(0)]));
    let twice = [&whole[..96], &whole[..]].concat();
    assert_eq!(read(&twice), (vec![name.to_owned()], vec![orphan(0)]));
}

#[test]
fn names_as_other_systems_write_them_are_read_as_they_show_them() {
    let mut lower = empty("README.TXT");
    lower[12] = 0x18;
    assert_eq!(read(&lower).0, ["readme.txt"]);
    lower[12] = 0x08;
    assert_eq!(read(&lower).0, ["readme.TXT"]);
    // Thai letters of code page 874 without a long name, and 05 for E5 (ๅ).
    let mut thai = empty("AB.TXT");
    thai[0..2].copy_from_slice(&[0xA1, 0xD2]);
    assert_eq!(read(&thai).0, ["กา.TXT"]);
    thai[0..2].copy_from_slice(&[0x05, 0xA1]);
    assert_eq!(read(&thai).0, ["ๅก.TXT"]);
}

#[test]
fn entries_behind_the_end_mark_are_not_listed_and_told() {
    let mut label = empty("L");
    label[11] = 0x08;
    let mut deleted = empty("D");
    deleted[0] = 0xE5;
    let nothing = [
        vec![0; 32],
        label,
        deleted,
        empty("a long name")[..32].to_vec(),
    ]
    .concat();
    let entries = [empty("A"), nothing].concat();
    assert_eq!(read(&entries), (vec!["A".to_owned()], vec![]));
    let entries = [entries, vec![0; 32], empty("a b"), empty("C")].concat();
    let behind = Fault::BehindEnd {
        folder: String::new(),
        names: vec!["a b".to_owned(), "C".to_owned()],
        count: 2,
    };
    assert_eq!(read(&entries), (vec!["A".to_owned()], vec![behind]));
}

#[test]
fn names_that_would_lead_elsewhere_are_faults() {
    for name in [
        "..",
        "../../x",
        "a/b",
        "/etc",
        "C:\\pwned.txt",
        "a\\b",
        "film:y",
    ] {
        let (found, faults) = read(&empty(name));
        assert!(
            faults
                .iter()
                .any(|fault| matches!(fault, Fault::Name { .. })),
            "{name}: {faults:?}"
        );
        assert!(
            found
                .iter()
                .all(|path| !path.split('/').any(|part| part == "..")),
            "{found:?}"
        );
    }
    let mut half = empty("long name with ก");
    half[1..3].copy_from_slice(&0xD800_u16.to_le_bytes());
    assert!(matches!(read(&half).1[..], [Fault::Name { .. }]));
}

#[test]
fn names_equal_but_for_case_are_told() {
    let (_, faults) = read(&[empty("Bag-Info.txt"), empty("bag-info.TXT")].concat());
    assert_eq!(
        faults,
        [Fault::NameTwice {
            path: "bag-info.TXT".to_owned()
        }]
    );
}

#[test]
fn folders_must_know_themselves_and_the_folder_above() {
    let told = |entries: Vec<u8>| {
        let mut stick = Stick::sample();
        stick.cluster(4, &entries);
        tree(&stick).faults
    };
    let fault = [Fault::Dots {
        path: "data".to_owned(),
    }];
    assert_eq!(told(dots(4, 0)), []);
    assert_eq!(told(dots(4, 2)), []);
    assert_eq!(told(dots(4, 4)), fault);
    assert_eq!(told(dots(5, 0)), fault);
    assert_eq!(told(Vec::new()), fault);
    assert_eq!(told([empty("A"), dots(4, 0)].concat()), fault);
    assert_eq!(told([dots(4, 0), dots(4, 0)].concat()), fault);
    assert_eq!(
        read(&dots(2, 0)).1,
        [Fault::Dots {
            path: String::new()
        }]
    );
}

#[test]
fn a_folder_that_holds_itself_is_not_walked_for_ever() {
    let mut stick = Stick::sample();
    stick.cluster(
        4,
        &[dots(4, 0), entry("again", ATTRIBUTE_DIRECTORY, 4, 0)].concat(),
    );
    let fault = ChainFault::Crossed {
        cluster: 4,
        other: Some("data".to_owned()),
    };
    let faults = tree(&stick).faults;
    assert!(
        faults.contains(&Fault::Chain {
            path: "data/again".to_owned(),
            fault
        }),
        "{faults:?}"
    );
    stick.cluster(
        4,
        &[dots(4, 0), entry("up", ATTRIBUTE_DIRECTORY, 0, 0)].concat(),
    );
    let fault = ChainFault::Broken { value: 0 };
    assert!(tree(&stick).faults.contains(&Fault::Chain {
        path: "data/up".to_owned(),
        fault
    }));
}

#[test]
fn folders_deeper_than_the_limit_are_not_entered() {
    let mut stick = Stick::sample();
    let chains: Vec<Vec<u32>> = (100..170).map(|cluster| vec![cluster]).collect();
    let mut all: Vec<&[u32]> = chains.iter().map(Vec::as_slice).collect();
    all.push(&[2, 3]);
    stick.link(&all);
    stick.cluster(3, &entry("D", ATTRIBUTE_DIRECTORY, 100, 0));
    for cluster in 100..170 {
        let above = if cluster == 100 { 0 } else { cluster - 1 };
        let below = entry("D", ATTRIBUTE_DIRECTORY, cluster + 1, 0);
        stick.cluster(cluster, &[dots(cluster, above), below].concat());
    }
    let tree = tree(&stick);
    let limits = tree
        .faults
        .iter()
        .filter(|fault| matches!(fault, Fault::Limit { .. }));
    assert_eq!(limits.count(), 1);
    let deepest = tree
        .directories
        .iter()
        .map(|folder| folder.path.split('/').count())
        .max();
    assert_eq!(deepest, Some(64));
}

#[test]
fn labels_that_lie_are_faults() {
    let mut second = empty("LABEL");
    second[11] = 0x08;
    assert!(matches!(read(&second).1[..], [Fault::Label { .. }]));
}

proptest! {
    #[test]
    fn any_bytes_are_a_directory(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        parse_directory(&bytes);
    }

    #[test]
    fn any_mixture_of_entries_is_a_directory(
        picks in prop::collection::vec((0..6_usize, any::<u8>(), 0..32_usize), 0..60),
    ) {
        let whole = empty("a long name of several pieces, ก ข ค.txt");
        let mut bytes = Vec::new();
        for (piece, value, at) in picks {
            let mut entry = whole[(piece % (whole.len() / 32)) * 32..][..32].to_vec();
            if value % 4 == 0 {
                entry[at] = value;
            }
            bytes.extend(entry);
        }
        parse_directory(&bytes);
        read(&bytes[..bytes.len().min(512)]);
    }
}
