//! Reads the title that a document or film carries in its own metadata.
//!
//! Covers PDF (information dictionary, XMP), Office and OpenDocument packages, and MP4 tags. Takes
//! a `Read + Seek`; gives a short plain text, which people look over before it is shown.
//!
//! Source: ISO 32000-1 §14.3.3, ECMA-376 part 2 §11, OpenDocument 1.3 part 3 §4.3.2.2, and Apple's
//! QuickTime File Format (metadata).

mod package;
mod pdf;
mod xmp;

use std::io::{self, Read, Seek};

use super::FileKind;
use super::mp4::{INDEX_BYTES_MAX, children, read_box, read_top_level};

/// Longest title that is proposed, in characters; longer ones are a whole abstract.
const TITLE_CHARACTERS_MAX: usize = 200;

/// Titles that programs write when nobody chose one.
const NOBODYS: [&str; 9] = [
    "untitled",
    "document",
    "presentation",
    "powerpoint presentation",
    "slide 1",
    "workbook",
    "งานนำเสนอ powerpoint",
    "ภาพนิ่ง 1",
    "เอกสาร",
];

/// The title in the file's own metadata; `None` if there is none that a person chose.
///
/// # Errors
/// Fails if the source cannot be read.
pub fn own_title<R: Read + Seek>(kind: FileKind, source: &mut R) -> io::Result<Option<String>> {
    let found = match kind {
        FileKind::Pdf => pdf::title(source)?,
        FileKind::Docx
        | FileKind::Pptx
        | FileKind::Xlsx
        | FileKind::OfficeOpenXml
        | FileKind::OpenDocument => package::title(kind, source),
        FileKind::Mp4 | FileKind::M4a | FileKind::QuickTime => of_film(source)?,
        _ => None,
    };
    Ok(found.and_then(|title| chosen(&title)))
}

/// The tag `©nam` below `moov/udta/meta/ilst`, or QuickTime's below `moov/udta`.
fn of_film<R: Read + Seek>(source: &mut R) -> io::Result<Option<String>> {
    let top = read_top_level(source)?;
    let Some(index) = top.first(*b"moov").copied() else {
        return Ok(None);
    };
    let Some(bytes) = read_box(source, &index, INDEX_BYTES_MAX)? else {
        return Ok(None);
    };
    let found = children(&bytes).next().and_then(|index| {
        if let Some(plain) = index.descend(&[b"udta", b"\xa9nam"]) {
            // QuickTime: a length of two bytes and a language before the text.
            let body = plain.body();
            let length = usize::from(u16::from_be_bytes([*body.first()?, *body.get(1)?]));
            return String::from_utf8(body.get(4..4 + length)?.to_vec()).ok();
        }
        let tags = index.descend(&[b"udta", b"meta"])?;
        // `meta` has a version before its boxes, except in QuickTime.
        let body = tags.body();
        let boxes = body.get(4..).into_iter().chain([body]);
        let mut lists = boxes
            .flat_map(children)
            .filter(|child| child.kind == *b"ilst");
        let value = lists.next()?.descend(&[b"\xa9nam", b"data"])?;
        // Type and locale come before the text.
        String::from_utf8(value.body().get(8..)?.to_vec()).ok()
    });
    Ok(found)
}

/// The title in plain form, unless a program made it up.
fn chosen(title: &str) -> Option<String> {
    let words: Vec<&str> = title
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    let joined = words.join(" ");
    let plain = joined.trim_matches(['\u{feff}', '\u{200b}', ' ']);
    // Printing to PDF gives `Microsoft Word - guide.docx`: the file's name says as much.
    for program in [
        "Microsoft Word - ",
        "Microsoft PowerPoint - ",
        "Microsoft Excel - ",
    ] {
        if plain.starts_with(program) {
            return None;
        }
    }
    let lower = plain.to_lowercase();
    let name = lower.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_nobodys = NOBODYS.contains(&name.trim()) || NOBODYS.contains(&lower.as_str());
    let is_short = plain.chars().count() <= TITLE_CHARACTERS_MAX;
    let says = plain.chars().any(char::is_alphabetic);
    // A file's name is not a title.
    let is_file = super::ending_of(plain).is_some_and(|ending| {
        [
            "docx", "doc", "pptx", "ppt", "xlsx", "odt", "pdf", "indd", "ai",
        ]
        .contains(&&*ending)
    });
    (is_short && says && !is_nobodys && !is_file).then(|| plain.to_owned())
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use super::*;

    fn of(kind: FileKind, bytes: &[u8]) -> Option<String> {
        own_title(kind, &mut Cursor::new(bytes)).unwrap()
    }

    #[test]
    fn a_pdf_tells_its_title_in_each_way_of_writing_it() {
        let info = |title: &[u8]| {
            let mut pdf =
                b"%PDF-1.4\n12 0 obj\n<< /Title (Not this: a bookmark) >>\nendobj\n".to_vec();
            pdf.extend(b"2 0 obj\n<< /Author (x) /Title ");
            pdf.extend(title);
            pdf.extend(b" >>\nendobj\ntrailer << /Info 2 0 R >>\n%%EOF\n");
            pdf
        };
        for (title, expected) in [
            (
                &b"(Safe \\(roads\\)\\040guide)"[..],
                Some("Safe (roads) guide"),
            ),
            (b"<FEFF0E01 0E32>", Some("กา")),
            (b"(\xef\xbb\xbf\xe0\xb8\x81)", Some("ก")),
            (b"(\xc3\xd2\xc2\xa7\xd2\xb9)", Some("รายงาน")),
            (b"(Microsoft Word - guide.docx)", None),
            (b"(untitled)", None),
            (b"()", None),
        ] {
            assert_eq!(
                of(FileKind::Pdf, &info(title)).as_deref(),
                expected,
                "{title:?}"
            );
        }
        let xmp = b"%PDF-1.7\n<x><dc:title><rdf:Alt><rdf:li xml:lang='x'>A &amp; B</rdf:li></rdf:Alt></dc:title>";
        assert_eq!(of(FileKind::Pdf, xmp).as_deref(), Some("A & B"));
        let locked = [&info(b"(garbage)")[..], b"/Encrypt 3 0 R"].concat();
        assert_eq!(of(FileKind::Pdf, &locked), None);
    }

    #[test]
    fn packages_and_films_tell_their_title() {
        for (kind, name) in [
            (FileKind::Docx, "docProps/core.xml"),
            (FileKind::OpenDocument, "meta.xml"),
        ] {
            let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
            zip.start_file(name, zip::write::SimpleFileOptions::default())
                .unwrap();
            zip.write_all("<a><dc:title>คู่มือ  ชวนคุย</dc:title></a>".as_bytes())
                .unwrap();
            let bytes = zip.finish().unwrap().into_inner();
            assert_eq!(of(kind, &bytes).as_deref(), Some("คู่มือ ชวนคุย"));
        }
        let boxed = |kind: &[u8], body: &[u8]| {
            let len = u32::try_from(body.len() + 8).unwrap();
            [&len.to_be_bytes(), kind, body].concat()
        };
        let data = boxed(b"data", b"\0\0\0\x01\0\0\0\0The film");
        let list = boxed(b"ilst", &boxed(b"\xa9nam", &data));
        let meta = boxed(b"meta", &[&b"\0\0\0\0"[..], &list].concat());
        let index = boxed(b"moov", &boxed(b"udta", &meta));
        assert_eq!(of(FileKind::Mp4, &index).as_deref(), Some("The film"));
        assert_eq!(of(FileKind::Mp4, &index[..index.len() - 9]), None);
        let plain = boxed(b"\xa9nam", b"\0\x05\x55\xc4Roads");
        let index = boxed(b"moov", &boxed(b"udta", &plain));
        assert_eq!(of(FileKind::QuickTime, &index).as_deref(), Some("Roads"));
        assert_eq!(of(FileKind::Png, b"\x89PNG"), None);
    }
}
