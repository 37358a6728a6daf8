//! Changes to an exported image after which two systems see two drives: made once here, for every
//! judge that reads them.

use super::fat_editor::{
    ARCHIVE, FOLDER, FatEditor, Slot, dot_slots, long_slots, short_slot, unit_slots,
};

/// What the stranger's file says in every trick that has one.
pub(crate) const STRANGER: &[u8] = b"what a stranger put here\n";

/// A change of an image, and what `verify --key` must say of it.
pub(crate) struct Trick {
    pub(crate) name: &'static str,
    pub(crate) make: fn(&FatEditor),
    pub(crate) verdict: &'static str,
    /// A path that at least one system opens as the stranger's file.
    pub(crate) opens: Option<&'static str>,
}

/// Where the film of the small kit lies.
const FILM: &str = "data/video/film.mp4";

/// Every trick.
pub(crate) fn tricks() -> Vec<Trick> {
    let trick = |name, make, verdict, opens| Trick {
        name,
        make,
        verdict,
        opens,
    };
    vec![
        trick(
            "the short name of a folder is ours",
            shadow_folder,
            "damaged",
            Some("DATA/FILM.MP4"),
        ),
        trick(
            "the short name of an empty folder is ours",
            shadow_empty,
            "damaged",
            None,
        ),
        trick(
            "the short name of a file is ours",
            shadow_file,
            "damaged",
            Some("BAGIT.TXT"),
        ),
        trick(
            "the long name of a file is our short name",
            shadow_by_long,
            "damaged",
            Some("START-~1.HTM"),
        ),
        trick(
            "NUL inside a long name",
            nul_inside,
            "damaged",
            Some("START-HERE.html"),
        ),
        trick(
            "letters behind the end of a name",
            letters_behind,
            "damaged",
            None,
        ),
        trick(
            "pieces of a long name out of order",
            out_of_order,
            "damaged",
            None,
        ),
        trick(
            "a program behind the end mark",
            behind_end,
            "suspicious",
            None,
        ),
        trick(
            "a file behind the end mark of data",
            behind_end_of_data,
            "damaged",
            None,
        ),
        trick(
            "a namesake behind the end mark",
            namesake_behind_end,
            "damaged",
            None,
        ),
        trick(
            "only the second table counts, and the first leads elsewhere",
            other_table,
            "damaged",
            Some(FILM),
        ),
        trick(
            "the second table leads elsewhere",
            second_table,
            "damaged",
            None,
        ),
        trick(
            "the tables are not kept alike",
            mirroring_off,
            "intact",
            None,
        ),
        trick(
            "another geometry in the backup of the boot sector",
            other_backup,
            "suspicious",
            None,
        ),
    ]
}

fn stranger(volume: &FatEditor, short: &str) -> Slot {
    let first = volume.new_chain(STRANGER);
    let length = u32::try_from(STRANGER.len()).unwrap();
    short_slot(short, ARCHIVE, first, length)
}

/// A folder with one file of the stranger's; gives its first cluster.
fn folder(volume: &FatEditor) -> u32 {
    let film = stranger(volume, "FILM.MP4");
    let first = volume.new_chain(&[0]);
    let slots = [&dot_slots(first, 0)[..], &[film]].concat();
    volume.write(volume.at(first), &slots.concat());
    first
}

fn shadow_folder(volume: &FatEditor) {
    let first = folder(volume);
    let new = long_slots("photos", short_slot("DATA", FOLDER, first, 0));
    volume.add_first("", &new);
}

fn shadow_empty(volume: &FatEditor) {
    let first = volume.new_chain(&[0]);
    volume.write(volume.at(first), &dot_slots(first, 0).concat());
    let new = long_slots("photos", short_slot("DATA", FOLDER, first, 0));
    volume.add_first("", &new);
}

fn shadow_file(volume: &FatEditor) {
    let new = long_slots("notes of a meeting.txt", stranger(volume, "BAGIT.TXT"));
    volume.add_first("", &new);
}

fn shadow_by_long(volume: &FatEditor) {
    let new = long_slots("START-~1.HTM", stranger(volume, "NOTES.TXT"));
    volume.add_first("", &new);
}

fn nul_inside(volume: &FatEditor) {
    let units: Vec<u16> = "START-HERE.html\0zzzzzzzzzzzzzzzzz"
        .encode_utf16()
        .collect();
    volume.add_first("", &unit_slots(&units, stranger(volume, "NOTES.TXT")));
}

fn letters_behind(volume: &FatEditor) {
    let units: Vec<u16> = "START-HERE.html\0zzzz".encode_utf16().collect();
    volume.add_first("", &unit_slots(&units, stranger(volume, "NOTES.TXT")));
}

fn out_of_order(volume: &FatEditor) {
    let mut new = long_slots("START-HERE.html", stranger(volume, "NOTES.TXT"));
    new.swap(0, 1);
    volume.add_first("", &new);
}

fn behind_end(volume: &FatEditor) {
    let new = [[0; 32], stranger(volume, "EVIL.EXE")];
    volume.add_last("", &new);
}

fn behind_end_of_data(volume: &FatEditor) {
    let new = [[0; 32], stranger(volume, "HOLIDAY.TXT")];
    volume.add_last("data/video", &new);
}

fn namesake_behind_end(volume: &FatEditor) {
    let new = [[0; 32], stranger(volume, "BAGIT.TXT")];
    volume.add_last("", &new);
}

/// The film by one copy of the table: one cluster of the stranger's, then its own.
fn lead_elsewhere(volume: &FatEditor, copy: u32) {
    let chain = volume.chain(volume.first_cluster(FILM));
    let other = volume.new_chain(STRANGER);
    volume.set_fat(copy, chain[0], other);
    volume.set_fat(copy, other, chain[2]);
}

fn other_table(volume: &FatEditor) {
    lead_elsewhere(volume, 0);
    volume.boot(40, &0x0081_u16.to_le_bytes());
}

fn second_table(volume: &FatEditor) {
    lead_elsewhere(volume, 1);
}

fn mirroring_off(volume: &FatEditor) {
    volume.boot(40, &0x0081_u16.to_le_bytes());
}

fn other_backup(volume: &FatEditor) {
    let free = volume.new_chain(&[0]);
    volume.backup(44, &free.to_le_bytes());
}
