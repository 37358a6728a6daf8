//! The fuzz targets without a fuzzer: each over its corpus and over some hundred mutations of it,
//! the same ones in every run. The long search is `tests/fuzz/run`.

#[path = "../fuzz/targets/contacts_table.rs"]
mod contacts_table;
#[path = "../fuzz/targets/content.rs"]
mod content;
#[path = "../fuzz/targets/fat_reader.rs"]
mod fat_reader;
#[path = "../fuzz/targets/image_set.rs"]
mod image_set;
#[path = "../fuzz/targets/kit_files.rs"]
mod kit_files;
#[path = "../fuzz/targets/manifests.rs"]
mod manifests;
#[path = "../fuzz/targets/minisign.rs"]
mod minisign;
#[path = "../fuzz/targets/mp4_header.rs"]
mod mp4_header;
#[path = "../fuzz/targets/sha256sums.rs"]
mod sha256sums;
#[path = "../fuzz/targets/webvtt.rs"]
mod webvtt;
#[path = "../fuzz/targets/zip_view.rs"]
mod zip_view;

mod seeds;

use std::fs;
use std::path::PathBuf;

use crate::support::{Random, repository};

/// Runs a target over its corpus, then over `mutations` inputs made from it.
fn replay(name: &str, mutations: usize, run: fn(&[u8])) {
    let corpus = corpus(name);
    assert!(!corpus.is_empty(), "tests/fuzz/corpus/{name} is empty");
    for (path, bytes) in &corpus {
        guarded(run, bytes, || path.display().to_string());
    }
    let mut random = Random::new(name.len());
    for number in 0..mutations {
        let (path, seed) = &corpus[random.below(corpus.len())];
        let (_, other) = &corpus[random.below(corpus.len())];
        let bytes = mutated(seed, other, &mut random);
        guarded(run, &bytes, || {
            let found = std::env::temp_dir().join(format!("drivepress-{name}-{number}"));
            fs::write(&found, &bytes).unwrap();
            format!(
                "mutation {number} of {}: {}",
                path.display(),
                found.display()
            )
        });
    }
}

/// Tells which input broke, since a panic's own words cannot.
fn guarded(run: fn(&[u8]), bytes: &[u8], name: impl Fn() -> String) {
    let ran = std::panic::catch_unwind(|| run(bytes));
    assert!(ran.is_ok(), "broke on {}", name());
}

fn corpus(name: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = repository().join("tests/fuzz/corpus").join(name);
    let entries = fs::read_dir(&folder).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
        .into_iter()
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}

/// One to four changes: a bit, a byte, a number, a cut, a piece doubled, taken out or put in.
fn mutated(seed: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len() + 1);
        let length = random.below(64);
        let end = (at + length).min(bytes.len());
        match random.below(9) {
            0 => bytes
                .iter_mut()
                .skip(at)
                .take(1)
                .for_each(|byte| *byte ^= 1 << (length % 8)),
            1 => bytes
                .iter_mut()
                .skip(at)
                .take(1)
                .for_each(|byte| *byte = random.byte()),
            2 => {
                let number = [0, 0x7F, 0x80, 0xFF][length % 4];
                bytes
                    .iter_mut()
                    .skip(at)
                    .take(1 + length % 8)
                    .for_each(|byte| *byte = number);
            }
            3 => bytes.truncate(at),
            4 => drop(bytes.splice(at..at, seed.iter().skip(at).take(length).copied())),
            5 => drop(bytes.drain(at..end)),
            6 => {
                let from = random.below(other.len() + 1);
                let piece = other.iter().skip(from).take(length).copied();
                bytes.splice(at..end, piece);
            }
            7 => {
                let words: [&[u8]; 8] = [
                    b"\n",
                    b"%",
                    b"\\",
                    b"../",
                    b"\x1b[31m",
                    b"-->",
                    b"\"",
                    b"\xE0\xB8\xB3",
                ];
                bytes.splice(at..at, words[length % 8].iter().copied());
            }
            _ => bytes
                .iter_mut()
                .take(end)
                .skip(at)
                .for_each(|byte| *byte = random.byte()),
        }
    }
    bytes
}

#[test]
fn fat_reader_holds() {
    replay("fat_reader", 150, fat_reader::run);
}

#[test]
fn manifests_hold() {
    replay("manifests", 400, manifests::run);
}

#[test]
fn zip_view_holds() {
    replay("zip_view", 300, zip_view::run);
}

#[test]
fn kit_files_hold() {
    replay("kit_files", 60, kit_files::run);
}

#[test]
fn image_set_holds() {
    replay("image_set", 400, image_set::run);
}

#[test]
fn sha256sums_hold() {
    replay("sha256sums", 400, sha256sums::run);
}

#[test]
fn minisign_holds() {
    replay("minisign", 300, minisign::run);
}

#[test]
fn webvtt_holds() {
    replay("webvtt", 400, webvtt::run);
}

#[test]
fn mp4_header_holds() {
    replay("mp4_header", 400, mp4_header::run);
}

#[test]
fn contacts_tables_hold() {
    replay("contacts_table", 400, contacts_table::run);
}

#[test]
fn content_holds() {
    replay("content", 400, content::run);
}
