use super::*;
use crate::formats::content::{ActiveKind, Disguise, Kind};
use ActivePart as P;

#[test]
fn programs_in_archives_are_found_by_name_and_by_content() {
    let script = b"#!/bin/sh\nrm -rf /\n";
    let inner = zipped(&[("deep/run.cmd", b"x"), ("read.me", script)]);
    let outer = zipped(&[
        ("a.txt", b"hello"),
        ("photo.jpg.exe", b"x"),
        ("inner.zip", &inner),
    ]);
    let all = found("a.zip", &outer);
    let names: Vec<&str> = all.iter().map(|(inside, _)| inside.as_str()).collect();
    assert_eq!(
        names,
        [
            "photo.jpg.exe",
            "inner.zip/deep/run.cmd",
            "inner.zip/read.me"
        ]
    );
    let P::NamedProgram(active) = &all[0].1 else {
        panic!("{all:?}")
    };
    assert_eq!(
        (active.kind, active.disguise),
        (ActiveKind::Program, Some(Disguise::DoubleEnding))
    );
    assert_eq!(all[2].1, P::HeldProgram(Kind::Script));
}

#[test]
fn harmless_archives_pass_and_documents_in_them_are_read() {
    let svg = b"<svg xmlns=\"x\"><script/></svg>";
    let pdf = b"%PDF-1.4\n1 0 obj\n<</S/Launch/F(x)>>\nendobj\n";
    let zip = zipped(&[
        ("a.svg", svg),
        ("b/c.pdf", pdf),
        ("d.jpg", b"\xff\xd8\xff\xe0"),
    ]);
    assert_eq!(
        found("a.zip", &zip),
        [
            ("a.svg".to_owned(), P::Script),
            ("b/c.pdf".to_owned(), P::PdfLaunch),
        ]
    );
    assert_eq!(found("a.zip", &zipped(&[("คู่มือ.txt", b"x")])), []);
}

#[test]
fn names_that_lead_out_are_told() {
    assert_eq!(
        parts("a.zip", &zipped(&[("../../x.txt", b"x")])),
        [P::EscapingName]
    );
}

#[test]
fn nesting_without_end_is_stopped() {
    let mut zip = zipped(&[("a.txt", b"x")]);
    for _ in 0..10 {
        zip = zipped(&[("inner.zip", &zip)]);
    }
    let all = found("a.zip", &zip);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].1, P::Bomb);
}

#[test]
fn archives_that_cannot_be_looked_into_are_told() {
    for (bytes, kind) in [
        (b"7z\xbc\xaf\x27\x1c\0\x04".as_slice(), Kind::SevenZip),
        (b"Rar!\x1a\x07\x01\0", Kind::Rar),
        (b"\x1f\x8b\x08\0", Kind::Gzip),
    ] {
        assert_eq!(parts("a", bytes), [P::ClosedArchive(kind)]);
    }
    assert_eq!(
        parts("a.zip", b"PK\x03\x04 and then nothing"),
        [P::Unreadable]
    );
}

#[test]
fn a_book_may_have_pages_but_no_scripts() {
    let book = |page: &[u8]| {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let stored = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Stored);
        for (name, bytes) in [
            ("mimetype", b"application/epub+zip".as_slice()),
            ("a.xhtml", page),
        ] {
            zip.start_file(name, stored).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    let page = b"<?xml version=\"1.0\"?><html><body><p>x</p></body></html>";
    assert_eq!(parts("a.epub", &book(page)), []);
    let page = b"<?xml version=\"1.0\"?><html><body onload=\"x()\"/></html>";
    assert_eq!(
        parts("a.epub", &book(page)),
        [P::EventHandler("onload".into())]
    );
}

#[test]
fn mutated_archives_are_survived() {
    let inner = zipped(&[("run.cmd", b"x"), ("a.svg", b"<svg/>")]);
    survives_mutation(
        "a.zip",
        &zipped(&[("a.txt", b"hello"), ("inner.zip", &inner)]),
        1500,
    );
}
