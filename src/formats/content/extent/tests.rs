use std::io::Cursor;

use super::{end_in_file, end_in_memory};
use crate::formats::content::sniff;

fn fixture(path: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    std::fs::read(format!("{folder}/{path}")).unwrap()
}

/// Files of other programs that tell their end, and whether they are read in memory.
const FILES: [(&str, bool); 14] = [
    ("shown/baseline.jpg", true),
    ("shown/restart.jpg", true),
    ("shown/place.jpg", true),
    ("shown/plain.png", true),
    ("shown/moving.gif", true),
    ("shown/plain.webp", false),
    ("shown/plain.bmp", false),
    ("shown/film.avi", false),
    ("shown/film.webm", false),
    ("shown/sound.wav", false),
    ("shown/sound.aiff", false),
    ("shown/sound.ogg", false),
    ("media/good.mp4", false),
    ("media/quicktime.mp4", false),
];

#[test]
fn other_programs_files_end_where_they_end_whatever_follows() {
    for (name, only_in_memory) in FILES {
        let bytes = fixture(name);
        let kind = sniff(&bytes, name);
        for behind in [b"".as_slice(), b"\0\0\0\0", b"7z\xbc\xaf\x27\x1c\0\x04rest"] {
            let whole = [bytes.as_slice(), behind].concat();
            let end = end_in_memory(kind, &whole);
            assert_eq!(end, Some(bytes.len()), "{name} {behind:?}");
            if !only_in_memory {
                let end = end_in_file(kind, &mut Cursor::new(&whole)).unwrap();
                assert_eq!(end, u64::try_from(bytes.len()).ok(), "{name}");
            }
        }
    }
}

#[test]
fn what_is_cut_tells_no_end() {
    for (name, _) in FILES {
        let bytes = fixture(name);
        let kind = sniff(&bytes, name);
        let cut = &bytes[..bytes.len() - 20];
        let end = end_in_memory(kind, cut);
        // A page of Ogg, like a box of a film, is an end of its own.
        assert!(end.is_none_or(|end| end < cut.len()), "{name}: {end:?}");
    }
}

#[test]
fn a_text_behind_a_film_is_no_box() {
    let film = fixture("media/good.mp4");
    for text in ["%PDF-1.7\n", "#!/bin/sh\n", "<!doctype html>"] {
        let whole = [film.as_slice(), text.as_bytes()].concat();
        let kind = sniff(&whole, "a.mp4");
        assert_eq!(end_in_memory(kind, &whole), Some(film.len()), "{text}");
    }
}

#[test]
fn long_avi_films_go_on_and_midi_has_tracks() {
    let film = fixture("shown/film.avi");
    let more = [b"RIFF\x08\0\0\0AVIXmore".as_slice(), b"Rar!"].concat();
    let whole = [film.as_slice(), &more].concat();
    let kind = sniff(&whole, "a.avi");
    assert_eq!(end_in_memory(kind, &whole), Some(whole.len() - 4));
    let music = b"MThd\0\0\0\x06\0\0\0\x01\0\x60MTrk\0\0\0\x04\0\xff\x2f\0Rar!";
    let kind = sniff(music, "a.mid");
    assert_eq!(end_in_memory(kind, music), Some(music.len() - 4));
}

#[test]
fn crafted_files_end_the_search() {
    // Segments, blocks and pages without end.
    let segments = [b"\xff\xd8".as_slice(), &b"\xff\xe0\0\x02".repeat(70_000)].concat();
    let pages = b"OggS".iter().copied().chain([0; 23]);
    let pages: Vec<u8> = pages.cycle().take(27 * 1000).collect();
    let boxes = b"\0\0\0\x08free".repeat(100_001);
    for (bytes, name) in [(segments, "a.jpg"), (boxes, "a.mp4")] {
        let kind = crate::formats::content::promised_by(name.rsplit('.').next().unwrap());
        let kind = kind.unwrap()[0];
        assert_eq!(end_in_memory(kind, &bytes), None, "{name}");
    }
    let kind = sniff(&pages, "a.ogg");
    assert_eq!(end_in_memory(kind, &pages), Some(pages.len()));
}
