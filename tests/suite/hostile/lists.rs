//! Lists of a drive that are long, many or of names that nothing has: what is kept and told is
//! bounded, not only what is read.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::{Drive, link};
use crate::support::watched;

/// Hexadecimal digits of each algorithm's digest.
const ALGORITHMS: [(&str, usize); 4] = [("md5", 32), ("sha1", 40), ("sha256", 64), ("sha512", 128)];

/// As large as a list may be.
const LIST_BYTES: usize = 64 << 20;

/// A list of files that nothing has: `lines` of them, or as many as make up the largest list.
fn list(digits: usize, front: &str, name_bytes: usize, lines: usize) -> String {
    let digest = "a".repeat(digits);
    let line_bytes = digits + front.len() + name_bytes + 3;
    let lines = lines.min(LIST_BYTES / line_bytes);
    let mut text = String::with_capacity(lines * line_bytes);
    for number in 0..lines {
        writeln!(text, "{digest}  {front}{number:0name_bytes$}").unwrap();
    }
    text
}

/// The names of eight lists with what they may list.
fn eight_lists() -> impl Iterator<Item = (String, usize, &'static str)> {
    ALGORITHMS.into_iter().flat_map(|(name, digits)| {
        [("manifest", "data/"), ("tagmanifest", "x/")]
            .map(|(kind, front)| (format!("{kind}-{name}.txt"), digits, front))
    })
}

/// A name of 20 letters; each number has its own capitals.
fn in_case(number: usize) -> String {
    in_case_of("abcdefghijklmnopqrst", number)
}

fn in_case_of(word: &str, number: usize) -> String {
    let letters = word.chars().enumerate();
    letters
        .map(|(place, letter)| match number >> place & 1 {
            1 => letter.to_ascii_uppercase(),
            _ => letter,
        })
        .collect()
}

fn judged(drive: &Drive, words: &str) {
    watched(drive.path(), &["verify", "."])
        .exits(1)
        .says("DAMAGED")
        .says(words);
}

#[test]
fn twenty_spellings_of_a_manifest_cost_no_more_than_one() {
    let drive = Drive::new();
    let text = list(64, "data/", 7, usize::MAX);
    fs::write(drive.file("manifest-sha256.txt"), text).unwrap();
    for number in 1..20 {
        let front = in_case_of("manifest", number);
        let to = drive.file(&format!("{front}-sha256.txt"));
        fs::hard_link(drive.file("manifest-sha256.txt"), to).unwrap();
    }
    judged(&drive, "Manifest-sha256.txt");
    watched(drive.path(), &["verify", ".", "--json"]).exits(1);
}

#[test]
fn eight_lists_share_what_one_drive_may_list() {
    for (name_bytes, lines) in [(4000, usize::MAX), (6, 480_000)] {
        let drive = Drive::new();
        for (name, digits, front) in eight_lists() {
            let text = list(digits, front, name_bytes, lines);
            fs::write(drive.file(&name), text).unwrap();
        }
        judged(
            &drive,
            "the drive's lists together hold far more than any real one's",
        );
    }
}

#[test]
fn lists_that_grow_when_they_are_decoded_are_bounded() {
    let drive = Drive::new();
    let declared = "BagIt-Version: 0.97\nTag-File-Character-Encoding: windows-874\n";
    fs::write(drive.file("bagit.txt"), declared).unwrap();
    for (name, digits, front) in eight_lists().take(4) {
        let line = format!("{}  {front}", "a".repeat(digits));
        let mut bytes = Vec::with_capacity(LIST_BYTES);
        // One byte a letter, three where it is kept.
        while bytes.len() + 1600 < LIST_BYTES {
            let number = bytes.len();
            bytes.extend(format!("{line}{number}").bytes());
            bytes.resize(bytes.len() + 1300, 0xA1);
            bytes.push(b'\n');
        }
        fs::write(drive.file(&name), bytes).unwrap();
    }
    judged(
        &drive,
        "the drive's lists together hold far more than any real one's",
    );
}

#[test]
fn forty_thousand_names_alike_but_for_case_take_no_time() {
    let drive = Drive::new();
    let folder = drive.file("data/many");
    fs::create_dir(&folder).unwrap();
    for number in 0..40_000 {
        fs::write(folder.join(in_case(number)), "").unwrap();
    }
    let listed = (40_000..80_000).map(|number| format!("data/many/{}", in_case(number)));
    add_to_manifest(&drive, listed);
    judged(&drive, "more pairs of names");
    watched(drive.path(), &["verify", ".", "--json"]).exits(1);
}

#[test]
fn forty_thousand_links_and_absent_names_take_no_time() {
    let drive = Drive::new();
    fs::create_dir(drive.file("data/links")).unwrap();
    for number in 0..40_000 {
        link("/etc/passwd", &drive.file(&format!("data/links/{number}")));
    }
    let links = (0..40_000).map(|number| format!("data/links/{number}"));
    let absent = (0..40_000).map(|number| format!("data/absent/{number}"));
    add_to_manifest(&drive, links.chain(absent));
    judged(&drive, "30,000 more missing files are not shown");
    watched(drive.path(), &["verify", ".", "--json"])
        .exits(1)
        .says_nothing_of("root:x:");
}

fn add_to_manifest(drive: &Drive, paths: impl Iterator<Item = String>) {
    let manifest = drive.file("manifest-sha256.txt");
    let mut text = fs::read_to_string(&manifest).unwrap();
    for path in paths {
        writeln!(text, "{}  {path}", "a".repeat(64)).unwrap();
    }
    drive.put("manifest-sha256.txt", text.as_bytes());
}

fn lines_of(count: usize, line: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for number in 0..count {
        text += &line(number);
    }
    text
}

#[test]
fn other_tag_files_without_end_are_bounded() {
    let labels = lines_of(100_000, |n| format!("L{n}: x\n"));
    let faults = "x\n".repeat(500_000);
    for (info, code) in [(labels, 0), (faults, 1)] {
        let drive = Drive::new();
        drive.put("bag-info.txt", &info.as_bytes()[..info.len().min(1 << 20)]);
        watched(drive.path(), &["verify", "."]).exits(code);
    }
    let far = lines_of(1_900_000, |n| format!("http://localhost/{n} - data/{n}\n"));
    let wide = format!("http://localhost/ - data/{}\n", "b".repeat(4000));
    let wide = wide.repeat(LIST_BYTES / wide.len());
    for fetch in [far, wide, "x\n".repeat(LIST_BYTES / 2)] {
        let drive = Drive::new();
        let bytes = &fetch.as_bytes()[..fetch.len().min(LIST_BYTES)];
        fs::write(drive.file("fetch.txt"), bytes).unwrap();
        judged(&drive, "fetch.txt");
    }
}

#[test]
fn lists_of_forty_thousand_algorithms_are_counted() {
    let drive = Drive::new();
    for number in 0..40_000 {
        touch(&drive.file(&format!("manifest-x{number}.txt")));
    }
    watched(drive.path(), &["verify", "."])
        .exits(0)
        .says("39,950 more lists that were not checked are not shown");
}

fn touch(path: &Path) {
    fs::write(path, "").unwrap();
}
