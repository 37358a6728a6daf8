//! Changes every byte of the tables and folders, one at a time: nothing panics, and every change
//! that matters is noticed.

use super::stick::Stick;
use super::*;

/// The result of reading a medium with one byte changed; `None` for an error.
fn read_as(stick: &Stick) -> Option<VolumeTree> {
    let volume = Volume::open(stick).ok()?;
    let tree = volume.tree().ok()?;
    Map::new(&volume, &tree).locate(0..stick.length_bytes);
    Some(tree)
}

/// Offsets within `length` bytes from `start` whose change goes unnoticed.
fn unnoticed(start: u64, length: u64) -> Vec<u64> {
    let stick = Stick::sample();
    let sound = read_as(&stick);
    let is_unnoticed = |at: &u64| {
        let masks = [0x01, 0x80, 0x20, 0xFF];
        masks
            .into_iter()
            .all(|bits| read_as(&stick.flipped(start + at, bits)) == sound)
    };
    (0..length).filter(is_unnoticed).collect()
}

#[test]
fn every_byte_of_the_boot_sector_is_noticed() {
    assert_eq!(
        unnoticed(Stick::sample().start_bytes, 512),
        Vec::<u64>::new()
    );
}

#[test]
fn fs_info_is_noticed_but_for_its_hint_and_reserved_bytes() {
    let expected: Vec<u64> = (4..484).chain(492..508).collect();
    assert_eq!(unnoticed(Stick::sample().start_bytes + 512, 512), expected);
}

#[test]
fn every_used_byte_of_both_tables_is_noticed() {
    let stick = Stick::sample();
    for copy in 0..2 {
        assert_eq!(
            unnoticed(stick.fat(copy, 0), 202 * 4),
            Vec::<u64>::new(),
            "copy {copy}"
        );
    }
}

#[test]
fn bytes_of_a_folder_are_noticed_but_for_those_that_readers_skip() {
    let stick = Stick::sample();
    // Entries of `data`: `.` and `..`, film.mp4's long and short entry, the Thai name's two long
    // entries and its short one, the end mark.
    let skipped = |entry: u64| -> Vec<u64> {
        let within: Vec<u64> = match entry {
            // `.` and `..`: attributes, times, length; the case byte of any entry with a long name.
            0 | 1 => (11..20).chain(22..26).chain(28..32).collect(),
            // Long entries: the units after the end of the name.
            2 => (22..32).collect(),
            4 => (14..32).collect(),
            3 | 6 => (12..20).chain(22..26).collect(),
            _ => (1..32).collect(),
        };
        within.into_iter().map(|at| entry * 32 + at).collect()
    };
    let allowed: Vec<u64> = (0..16).flat_map(skipped).collect();
    for at in unnoticed(stick.offset(4), 512) {
        let behind_the_end = at >= 8 * 32;
        assert!(
            behind_the_end || allowed.contains(&at),
            "entry {} byte {}",
            at / 32,
            at % 32
        );
    }
}
