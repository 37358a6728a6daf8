use super::*;
use crate::formats::content::FileKind;
use ActivePart as P;

/// Files whose structure marks their end.
const FILES: [&str; 9] = [
    "shown/baseline.jpg",
    "shown/restart.jpg",
    "shown/plain.png",
    "shown/moving.gif",
    "shown/plain.webp",
    "media/good.mp4",
    "media/quicktime.mp4",
    "kit-small/media/print/guide-th.pdf",
    "kit-small/media/print/guide-th.png",
];

const RAR: &[u8] = b"Rar!\x1a\x07\x01\0rest";

#[test]
fn what_hides_behind_a_files_end_is_named() {
    let elf = b"\x7fELF\x02\x01\x01rest".as_slice();
    let windows = [b"MZ\x90\0\x03".as_slice(), &[0; 0x37], b"\x40\0\0\0PE\0\0"].concat();
    let shortcut = b"\x4c\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0\x46\x9b";
    let seven_zip = fixture("shown/note.7z");
    let gzip = fixture("shown/note.gz");
    let pdf = fixture("kit-small/media/print/guide-th.pdf");
    let hidden: [(&[u8], FileKind); 11] = [
        (RAR, FileKind::Rar),
        (&seven_zip, FileKind::SevenZip),
        (&gzip, FileKind::Gzip),
        (b"\xfd7zXZ\0\0\x04", FileKind::Xz),
        (&pdf, FileKind::Pdf),
        (elf, FileKind::LinuxProgram),
        (&windows, FileKind::WindowsProgram),
        (shortcut, FileKind::Shortcut),
        (b"\xcf\xfa\xed\xfe\x07\0\0\x01", FileKind::MacProgram),
        (b"#!/bin/sh\nrm -rf /\n", FileKind::Script),
        (b"<!DOCTYPE html><script>x()</script>", FileKind::Html),
    ];
    for name in FILES {
        let file = fixture(name);
        assert_eq!(found(name, &file), [], "{name}");
        for (bytes, kind) in hidden {
            for padding in ["", "\0\0\0", "\r\n \0"] {
                let whole = [&file, padding.as_bytes(), bytes].concat();
                let all = found(name, &whole);
                assert_eq!(all, [(String::new(), P::Hidden(kind))], "{name} {kind:?}");
            }
        }
        // Readers of RAR and 7-Zip search for their signatures.
        let rubbish = [file.as_slice(), &[b'x'; 5000], RAR].concat();
        assert_eq!(parts(name, &rubbish), [P::Hidden(FileKind::Rar)], "{name}");
    }
    // They search one MiB only, which keeps chance matches rare.
    for name in ["shown/plain.png", "media/good.mp4"] {
        let far = [fixture(name).as_slice(), &vec![b'x'; 1 << 20], RAR].concat();
        assert_eq!(parts(name, &far), [], "{name}");
    }
}

#[test]
fn an_archive_behind_an_office_file_or_in_one_is_named() {
    let seven_zip = fixture("shown/note.7z");
    let office = |name: &str, bytes: &[u8]| {
        zipped(&[
            ("[Content_Types].xml", b"<Types/>"),
            ("word/document.xml", b"<x/>"),
            (name, bytes),
        ])
    };
    let plain = office("word/styles.xml", b"<x/>");
    assert_eq!(parts("a.docx", &plain), []);
    let whole = [plain.as_slice(), &seven_zip].concat();
    assert_eq!(parts("a.docx", &whole), [P::Hidden(FileKind::SevenZip)]);
    // An archive that the package holds openly gives one finding.
    let held = office("word/embeddings/note.bin", &seven_zip);
    assert_eq!(parts("a.docx", &held), [P::HeldArchive(FileKind::SevenZip)]);
    let zip = zipped(&[("a.txt", b"x")]);
    let held = office("word/embeddings/note.bin", &zip);
    assert_eq!(parts("a.docx", &held), [P::HeldArchive(FileKind::Zip)]);
}

#[test]
fn what_cameras_append_is_fine() {
    let photo = fixture("shown/restart.jpg");
    let film = fixture("media/good.mp4");
    // Samsung's trailer: blocks of a name and bytes, then a list of them.
    let samsung = [
        b"\0\0\x30\x0a\x10\0\0\0MotionPhoto_Data".as_slice(),
        &film,
        b"SEFH\x6b\0\0\0\x01\0\0\0\0\0\x30\x0aSEFT",
    ]
    .concat();
    let tag = [b"TAGtitle".as_slice(), &[b' '; 120]].concat();
    let zeros = vec![0; 70_000];
    let appended: [&[u8]; 9] = [
        &zeros,
        b"\r\n",
        &photo,
        &film,
        &samsung,
        &tag,
        b"{\"com.vivo.depth\":1}vivo{\"streamInfo\":[]}",
        b"BZh is how a text may begin, and MZ another",
        b"\xff\xd8 a picture that does not go on",
    ];
    for bytes in appended {
        let whole = [photo.as_slice(), bytes].concat();
        assert_eq!(found("a.jpg", &whole), [], "{bytes:?}");
        // Data after that is still reported, if the appended file marks its end.
        let whole = [photo.as_slice(), bytes, RAR].concat();
        assert_eq!(parts("a.jpg", &whole), [P::Hidden(FileKind::Rar)]);
    }
    let letters = [photo.as_slice(), b"PK\x05\x06", RAR].concat();
    assert_eq!(parts("a.jpg", &letters), [P::Hidden(FileKind::Rar)]);
    let long = [photo.repeat(5).as_slice(), &film, &photo, b"#!/bin/sh\n"].concat();
    assert_eq!(parts("a.jpg", &long), [P::Hidden(FileKind::Script)]);
}

#[test]
fn a_mark_of_the_end_behind_it_hides_nothing() {
    let pdf = fixture("kit-small/media/print/guide-th.pdf");
    let whole = [pdf.as_slice(), b"\n", RAR, b"\n%%EOF\n"].concat();
    assert_eq!(parts("a.pdf", &whole), [P::Hidden(FileKind::Rar)]);
    // Saved twice, with a change.
    let saved = [pdf.as_slice(), b"9 0 obj\n<<>>\nendobj\n%%EOF\r\n"].concat();
    assert_eq!(parts("a.pdf", &saved), []);
}

#[test]
fn files_that_do_not_tell_their_end_are_searched_for_archives() {
    let sound = [b"ID3\x03\0\0\0\0\0\x0a".as_slice(), &[0; 5000], RAR].concat();
    assert_eq!(parts("a.mp3", &sound), [P::Hidden(FileKind::Rar)]);
    let broken = [b"\xff\xd8\xff\xe0\0\x04xx no marker".as_slice(), RAR].concat();
    assert_eq!(parts("a.jpg", &broken), [P::Hidden(FileKind::Rar)]);
}

#[test]
fn files_inside_documents_hide_nothing_either() {
    let photo = [fixture("shown/baseline.jpg").as_slice(), RAR].concat();
    let film = [fixture("media/good.mp4").as_slice(), RAR].concat();
    let talk = zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("ppt/presentation.xml", b"<x/>"),
        ("ppt/media/a.jpg", &photo),
        ("ppt/media/film.mp4", &film),
    ]);
    let hidden = P::Hidden(FileKind::Rar);
    assert_eq!(
        found("a.pptx", &talk),
        [
            ("ppt/media/a.jpg".to_owned(), hidden.clone()),
            ("ppt/media/film.mp4".to_owned(), hidden)
        ]
    );
}

/// Counts the bytes that are read.
struct Counting<R>(R, usize);

impl<R: std::io::Read> std::io::Read for Counting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let len = self.0.read(buffer)?;
        self.1 += len;
        Ok(len)
    }
}

impl<R: std::io::Seek> std::io::Seek for Counting<R> {
    fn seek(&mut self, to: std::io::SeekFrom) -> std::io::Result<u64> {
        self.0.seek(to)
    }
}

#[test]
fn a_film_is_not_read_for_what_stands_behind_it() {
    let film = fixture("media/good.mp4");
    let frames = vec![0; 32 << 20];
    let head = u32::try_from(frames.len() + 8).unwrap().to_be_bytes();
    let whole = [&film, head.as_slice(), b"mdat", &frames, RAR].concat();
    let mut source = Counting(Cursor::new(whole), 0);
    let all = find_active_parts(FileKind::Mp4, &mut source).unwrap();
    assert_eq!(all.len(), 1);
    assert!(source.1 < 200_000, "{}", source.1);
}

#[test]
fn mutated_files_with_something_behind_them_are_survived() {
    for name in FILES {
        let whole = [fixture(name).as_slice(), RAR].concat();
        survives_mutation(name, &whole, 50);
    }
}

#[test]
fn a_zip_behind_a_picture_or_document_is_named_whatever_it_holds() {
    let zip = zipped(&[("a.txt", b"x")]);
    let picture = b"\xff\xd8\xff\xe0picture\xff\xd9".to_vec();
    let pdf = b"%PDF-1.7\ntrailer\n<< >>\n%%EOF\n".to_vec();
    for (name, front) in [("a.jpg", picture), ("a.pdf", pdf)] {
        let with = |archive: &[u8]| [front.as_slice(), archive].concat();
        assert_eq!(
            parts(name, &with(&zip)),
            [P::Hidden(FileKind::Zip)],
            "{name}"
        );
        // An end record alone is not a ZIP.
        assert_eq!(found(name, &with(b"PK\x05\x06 is how a ZIP ends")), []);
        assert_eq!(found(name, &with(&zip[zip.len() - 22..])), []);
    }
}
