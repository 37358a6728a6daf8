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
    /// A path by which mtools opens the stranger's file.
    pub(crate) opens: Option<&'static str>,
    /// A path that 7-Zip lists once more than before.
    pub(crate) listed: Option<&'static str>,
}

/// Where the film of the small kit lies.
const FILM: &str = "data/video/film.mp4";

/// A trick in short: its name, what it changes, the verdict, what mtools opens, what 7-Zip lists.
type Row = (
    &'static str,
    fn(&FatEditor),
    &'static str,
    Option<&'static str>,
    Option<&'static str>,
);

/// One entry under a name of another.
const NAMES: [Row; 8] = [
    (
        "the short name of a folder is ours",
        shadow_folder,
        "damaged",
        Some("DATA/FILM.MP4"),
        Some("photos/FILM.MP4"),
    ),
    (
        "the short name of an empty folder is ours",
        shadow_empty,
        "damaged",
        None,
        Some("photos"),
    ),
    (
        "the short name of a file is ours",
        shadow_file,
        "damaged",
        Some("BAGIT.TXT"),
        Some("notes of a meeting.txt"),
    ),
    (
        "the long name of a file is our short name",
        shadow_by_long,
        "damaged",
        Some("START-~1.HTM"),
        Some("START-~1.HTM"),
    ),
    (
        "a point behind our name",
        trailing_point,
        "damaged",
        None,
        Some("START-HERE.html."),
    ),
    (
        "a folder that is marked as a label too",
        look_alike,
        "damaged",
        None,
        None,
    ),
    (
        "a hidden label that is nobody's name",
        hidden_label,
        "suspicious",
        None,
        None,
    ),
    (
        "the entry of a folder itself under a name",
        named_dot,
        "damaged",
        None,
        None,
    ),
];

/// Long names that readers put together differently.
const PIECES: [Row; 6] = [
    (
        "NUL inside a long name",
        nul_inside,
        "damaged",
        Some("START-HERE.html"),
        Some("NOTES.TXT"),
    ),
    (
        "letters behind the end of a name",
        letters_behind,
        "damaged",
        None,
        Some("NOTES.TXT"),
    ),
    (
        "pieces of a long name out of order",
        out_of_order,
        "damaged",
        Some("START-HERE.html"),
        Some("NOTES.TXT"),
    ),
    (
        "another type of a long name's pieces",
        other_type,
        "damaged",
        Some("START-HERE.html"),
        Some("NOTES.TXT"),
    ),
    (
        "a reserved mark on a long name's pieces",
        reserved_mark,
        "damaged",
        None,
        Some("START-HERE.html"),
    ),
    (
        "pieces of our name before an entry of another sum",
        wrong_sum,
        "damaged",
        None,
        Some("VOTES.TXT"),
    ),
];

/// Entries behind an end mark.
const ENDS: [Row; 3] = [
    (
        "a program behind the end mark",
        behind_end,
        "suspicious",
        None,
        None,
    ),
    (
        "a file behind the end mark of data",
        behind_end_of_data,
        "damaged",
        None,
        None,
    ),
    (
        "a namesake behind the end mark",
        namesake_behind_end,
        "damaged",
        None,
        None,
    ),
];

/// Tables and boot sectors of which there are two.
const TABLES: [Row; 6] = [
    (
        "only the second table counts, and the first leads elsewhere",
        other_table,
        "damaged",
        None,
        None,
    ),
    (
        "the second table leads elsewhere",
        second_table,
        "damaged",
        None,
        None,
    ),
    (
        "the second table leads a folder elsewhere",
        second_table_of_folder,
        "damaged",
        None,
        None,
    ),
    (
        "the tables are not kept alike",
        mirroring_off,
        "intact",
        None,
        None,
    ),
    (
        "another geometry in the backup of the boot sector",
        other_backup,
        "suspicious",
        None,
        None,
    ),
    (
        "another geometry where Windows looks for the backup",
        unnamed_backup,
        "suspicious",
        None,
        None,
    ),
];

/// Every trick.
pub(crate) fn tricks() -> Vec<Trick> {
    let rows = [&NAMES[..], &PIECES, &ENDS, &TABLES].concat();
    let tricks = rows
        .into_iter()
        .map(|(name, make, verdict, opens, listed)| Trick {
            name,
            make,
            verdict,
            opens,
            listed,
        });
    tricks.collect()
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

fn other_type(volume: &FatEditor) {
    let mut new = long_slots("START-HERE.html", stranger(volume, "NOTES.TXT"));
    new[0][12] = 1;
    new[1][12] = 1;
    volume.add_first("", &new);
}

fn reserved_mark(volume: &FatEditor) {
    let mut new = long_slots("START-HERE.html", stranger(volume, "NOTES.TXT"));
    new[0][11] |= 0x80;
    new[1][11] |= 0x80;
    volume.add_first("", &new);
}

fn wrong_sum(volume: &FatEditor) {
    let mut new = long_slots("START-HERE.html", stranger(volume, "NOTES.TXT"));
    new[2][0] = b'V';
    volume.add_first("", &new);
}

fn trailing_point(volume: &FatEditor) {
    let new = long_slots("START-HERE.html.", stranger(volume, "NOTES.TXT"));
    volume.add_first("", &new);
}

fn look_alike(volume: &FatEditor) {
    let first = folder(volume);
    volume.add_first("", &[short_slot("DATA", FOLDER | 0x08, first, 0)]);
}

fn hidden_label(volume: &FatEditor) {
    let mut new = stranger(volume, "HOLIDAY.TXT");
    new[11] = 0x0A;
    volume.add_last("", &[new]);
}

fn named_dot(volume: &FatEditor) {
    let mut slots = volume.slots("data/video");
    let dot = long_slots("film.mp4", slots[0]);
    slots.splice(..1, dot);
    volume.set_slots("data/video", &slots);
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

fn second_table_of_folder(volume: &FatEditor) {
    let data = volume.first_cluster("data");
    let more = volume.new_chain(&stranger(volume, "HOLIDAY.TXT"));
    volume.set_fat(1, data, more);
}

fn mirroring_off(volume: &FatEditor) {
    volume.boot(40, &0x0081_u16.to_le_bytes());
}

fn other_backup(volume: &FatEditor) {
    let free = volume.new_chain(&[0]);
    volume.backup(44, &free.to_le_bytes());
}

fn unnamed_backup(volume: &FatEditor) {
    volume.boot(50, &[0, 0]);
    other_backup(volume);
}
