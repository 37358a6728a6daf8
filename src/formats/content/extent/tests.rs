use std::io::Cursor;

use super::{end_in_file, end_in_memory};
use crate::formats::content::{FileKind, sniff};

fn fixture(path: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    std::fs::read(format!("{folder}/{path}")).unwrap()
}

/// Files of other programs that mark their end, and whether that is found only in memory.
const FILES: [(&str, bool); 8] = [
    ("shown/baseline.jpg", true),
    ("shown/restart.jpg", true),
    ("shown/place.jpg", true),
    ("shown/plain.png", true),
    ("shown/moving.gif", true),
    ("shown/plain.webp", false),
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
        // A cut film may still end after an earlier box.
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
fn crafted_files_end_the_search() {
    // More segments and boxes than the limits allow.
    let segments = [b"\xff\xd8".as_slice(), &b"\xff\xe0\0\x02".repeat(70_000)].concat();
    let boxes = b"\0\0\0\x08free".repeat(100_001);
    for (bytes, kind) in [(segments, FileKind::Jpeg), (boxes, FileKind::Mp4)] {
        assert_eq!(end_in_memory(kind, &bytes), None, "{kind:?}");
    }
}
