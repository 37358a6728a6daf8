//! Names under which some reader opens something other than what is listed.

use super::directories::{empty, read};
use super::stick::{Stick, time};
use super::*;
use crate::formats::fat32::name::short::checksum;
use crate::formats::fat32::{ATTRIBUTE_ARCHIVE, EntryFields, LongName, ShortName, entries};

/// An entry with a long name and an arbitrary short one.
fn entry_with_names(long: &str, short: &str) -> Vec<u8> {
    let short = ShortName::exact(short).unwrap();
    let fields = EntryFields {
        attributes: ATTRIBUTE_ARCHIVE,
        first_cluster: 0,
        length_bytes: 0,
        time: time(),
    };
    entries(&LongName::new(long).unwrap(), &short, fields).concat()
}

fn torn(entry: u64, path: &str) -> Fault {
    Fault::TornName {
        path: path.to_owned(),
        offset_bytes: Stick::sample().offset(3) + entry * 32,
    }
}

#[test]
fn a_long_name_that_readers_put_together_differently_is_a_fault() {
    let whole = empty("a name of more than thirteen units.html");
    let changed = |at: usize, value: u8| {
        let mut bytes = whole.clone();
        bytes[at] = value;
        bytes
    };
    let mut swapped = whole.clone();
    swapped[..96].rotate_left(32);
    let mut last_missing = whole.clone();
    last_missing.drain(2 * 32..3 * 32);
    let mut nul_inside = whole.clone();
    nul_inside[64 + 1..64 + 3].fill(0);
    let mut no_character = whole.clone();
    no_character[64 + 1..64 + 3].fill(0xFF);
    let cases = [
        ("another sum in one piece", changed(32 + 13, whole[13] ^ 1)),
        (
            "the first piece on the medium missing",
            whole[32..].to_vec(),
        ),
        ("the last missing", last_missing),
        ("one deleted", changed(64, 0xE5)),
        ("pieces out of order", swapped),
        ("a reserved bit of the attribute", changed(32 + 11, 0x4F)),
        ("another type byte", changed(32 + 12, 1)),
        ("a cluster", changed(32 + 26, 1)),
        ("NUL inside", nul_inside),
        ("no character inside", no_character),
    ];
    for (what, bytes) in cases {
        let (found, faults) = read(&bytes);
        assert_eq!(found, ["ANAMEO~1.HTM"], "{what}");
        let is_torn =
            |fault: &Fault| matches!(fault, Fault::TornName { path, .. } if path == "ANAMEO~1.HTM");
        assert!(faults.iter().any(is_torn), "{what}: {faults:?}");
    }
    // Letters after the end of the name.
    let mut letters = empty("notes on it");
    letters[28..30].copy_from_slice(b"z\0");
    letters[30..32].copy_from_slice(b"z\0");
    letters[22..26].fill(0);
    assert_eq!(read(&letters).1, [torn(0, "NOTESO~1")]);
    // The `.` entry of the folder under another name.
    let mut dot = empty("film.mp4");
    dot[32..43].copy_from_slice(b".          ");
    dot[13] = checksum(b".          ");
    assert!(read(&dot).1.contains(&torn(0, "film.mp4")));
}

#[test]
fn padding_of_zeros_is_read_by_all_alike() {
    let mut zeros = empty("ab");
    zeros[7..11].fill(0);
    assert_eq!(read(&zeros), (vec!["ab".to_owned()], vec![]));
}

#[test]
fn what_devices_without_long_names_leave_is_no_fault() {
    // They delete only the short entry, and may write another one in its place.
    for number in 0..600 {
        let mut deleted = entry_with_names("a long name of a photo.jpg", "PHOTO~1.JPG");
        let at = deleted.len() - 32;
        deleted[at] = 0xE5;
        let new = entry_with_names(&format!("F{number}"), &format!("F{number}"));
        let faults = read(&[deleted, new].concat()).1;
        assert!(
            matches!(faults[..], [Fault::OrphanLongName { .. }]),
            "{number}: {faults:?}"
        );
    }
}

fn shared(path: &str, other: &str, name: &str) -> Fault {
    Fault::NameShared {
        path: path.to_owned(),
        other: other.to_owned(),
        name: name.to_owned(),
    }
}

#[test]
fn an_entry_under_a_name_of_another_one_is_told() {
    let thai = |raw: &[u8; 11]| {
        let mut entry = empty("X");
        entry[..11].copy_from_slice(raw);
        entry
    };
    let cases = [
        // Its short name is the short or long name of an earlier or later entry, in any case.
        (
            [entry_with_names("photos", "OTHER"), empty("Other")],
            shared("Other", "photos", "OTHER"),
        ),
        (
            [empty("Other"), entry_with_names("photos", "OTHER")],
            shared("photos", "Other", "OTHER"),
        ),
        (
            [
                entry_with_names("photos", "SAME.TXT"),
                entry_with_names("a list", "SAME.TXT"),
            ],
            shared("a list", "photos", "SAME.TXT"),
        ),
        (
            [
                entry_with_names("same.txt", "ONE"),
                entry_with_names("a list", "SAME.TXT"),
            ],
            shared("a list", "same.txt", "SAME.TXT"),
        ),
        // Windows ignores trailing dots and spaces.
        (
            [empty("other"), entry_with_names("OTHER. .", "ONE")],
            shared("OTHER. .", "other", "OTHER"),
        ),
        // The characters of a short name depend on the code page: É in one is ษ in another.
        (
            [entry_with_names("É.txt", "ONE"), thai(b"\x90       TXT")],
            shared("\u{90}.TXT", "É.txt", "É.TXT"),
        ),
        // Linux ends a short name at a NUL.
        (
            [empty("other"), {
                let mut cut = entry_with_names("photos", "OTHER");
                cut[32 + 5..43].fill(0);
                cut[13] = checksum(b"OTHER\0\0\0\0\0\0");
                cut
            }],
            shared("photos", "other", "OTHER"),
        ),
    ];
    for (entries, fault) in cases {
        let faults = read(&entries.concat()).1;
        assert!(faults.contains(&fault), "{fault:?} is not in {faults:?}");
    }
}

#[test]
fn labels_and_entries_behind_the_end_have_names_too() {
    let label = |attributes: u8, cluster: u8| {
        let mut entry = empty("README.TXT");
        entry[11] = attributes;
        entry[26] = cluster;
        entry
    };
    for entry in [
        label(0x08, 0),
        label(0x28, 7),
        label(0x18, 0),
        label(0x0A, 0),
    ] {
        let entries = [empty("README.TXT"), entry].concat();
        let mut stick = Stick::sample();
        stick.cluster(3, &entries);
        assert!(tree(&stick).faults.iter().any(is_shared));
    }
    // The volume's own label does not count as a name.
    assert_eq!(read(&empty("DRIVEPRE.SS")).1, []);
    // A label with the directory attribute, or a hidden one.
    for attributes in [0x18, 0x0A] {
        let mut entry = empty("X");
        entry[11] = attributes;
        let path = "X".to_owned();
        assert_eq!(read(&entry).1, [Fault::LookAlike { path }]);
    }
    let behind = [empty("A"), vec![0; 32], empty("A")].concat();
    assert!(read(&behind).1.iter().any(is_shared));
}

fn is_shared(fault: &Fault) -> bool {
    matches!(fault, Fault::NameTwice { .. } | Fault::NameShared { .. })
}

#[test]
fn a_name_that_an_entry_inherits_from_a_deleted_one_is_told_where_it_is_anothers() {
    let mut left_over = empty("notes on it");
    left_over[32] = b'M';
    let cases = [
        // GRUB ignores a deleted entry in between.
        (
            [entry_with_names("notes on it", "ONE"), {
                let mut parted = entry_with_names("notes on it", "TWO");
                parted.splice(32..32, [0xE5; 32]);
                parted
            }],
            shared("TWO", "notes on it", "NOTES ON IT"),
        ),
        // Readers that ignore checksums give this entry its predecessor's name.
        (
            [entry_with_names("notes on it", "ONE"), left_over],
            shared("MOTESO~1", "notes on it", "NOTES ON IT"),
        ),
    ];
    for (entries, fault) in cases {
        let faults = read(&entries.concat()).1;
        assert!(faults.contains(&fault), "{fault:?} is not in {faults:?}");
    }
}
