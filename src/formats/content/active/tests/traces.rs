//! Places and devices that pictures and films inside documents tell.

use super::*;
use crate::formats::content::place::{PlaceTrace, Trace, TraceStore};

fn told(trace: Trace, store: TraceStore) -> ActivePart {
    ActivePart::Trace(PlaceTrace { trace, store })
}

/// What `place.jpg` tells.
fn both(inside: &str) -> [(String, ActivePart); 2] {
    [Trace::Place, Trace::SerialNumber]
        .map(|trace| (inside.to_owned(), told(trace, TraceStore::Exif)))
}

#[test]
fn pictures_in_archives_books_and_office_files_are_named() {
    let photo = fixture("shown/place.jpg");
    let plain = fixture("shown/baseline.jpg");
    let office = |part: &'static str, main: &'static str| {
        zipped(&[
            ("[Content_Types].xml", b"<Types/>"),
            (main, b"<x/>"),
            ("media/plain.jpg", &plain),
            (part, &photo),
        ])
    };
    let stored = |mimetype: &str, part: &str| {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Stored);
        for (name, bytes) in [("mimetype", mimetype.as_bytes()), (part, &photo)] {
            zip.start_file(name, options).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    let open_text = "application/vnd.oasis.opendocument.text";
    let files = [
        ("a.zip", zipped(&[("b/c.jpg", &photo)]), "b/c.jpg"),
        (
            "a.docx",
            office("word/media/image1.jpeg", "word/document.xml"),
            "word/media/image1.jpeg",
        ),
        (
            "a.pptx",
            office("ppt/media/image1.jpg", "ppt/presentation.xml"),
            "ppt/media/image1.jpg",
        ),
        (
            "a.xlsx",
            office("xl/embeddings/photo.bin", "xl/workbook.xml"),
            "xl/embeddings/photo.bin",
        ),
        (
            "a.odt",
            stored(open_text, "Pictures/1.jpg"),
            "Pictures/1.jpg",
        ),
        ("a.odt", stored(open_text, "Media/1.jpg"), "Media/1.jpg"),
        (
            "a.epub",
            stored("application/epub+zip", "OEBPS/a.jpg"),
            "OEBPS/a.jpg",
        ),
    ];
    for (name, bytes, inside) in files {
        assert_eq!(found(name, &bytes), both(inside), "{inside}");
    }
    let slides = office("ppt/media/image1.jpg", "ppt/presentation.xml");
    let nested = zipped(&[("talk.pptx", &slides)]);
    assert_eq!(
        found("a.zip", &nested),
        both("talk.pptx/ppt/media/image1.jpg")
    );
    // The file itself is judged where it can be mended.
    assert_eq!(found("a.jpg", &photo), []);
}

#[test]
fn films_in_archives_are_passed_over_not_taken_into_memory() {
    let film = fixture("media/place.mp4");
    let place = told(Trace::Place, TraceStore::FilmTag);
    for name in ["media/place.mp4", "media/place-keys.mp4"] {
        let zip = zipped(&[("film.mp4", &fixture(name))]);
        let expected = [("film.mp4".to_owned(), place.clone())];
        assert_eq!(found("a.zip", &zip), expected, "{name}");
    }
    // The index behind 300 MiB of frames, more than any part that is taken into memory.
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated);
    zip.start_file("film.mp4", options).unwrap();
    let (ftyp, rest) = film.split_at(32);
    assert_eq!(&rest[4..8], b"moov");
    zip.write_all(ftyp).unwrap();
    zip.write_all(b"\x12\xc0\0\x08mdat").unwrap();
    let mebibyte = vec![0; 1 << 20];
    for _ in 0..300 {
        zip.write_all(&mebibyte).unwrap();
    }
    zip.write_all(rest).unwrap();
    let zip = zip.finish().unwrap().into_inner();
    assert!(zip.len() < 1 << 20);
    assert_eq!(found("a.zip", &zip), [("film.mp4".to_owned(), place)]);
}

#[test]
fn photos_and_metadata_in_a_pdf_are_named() {
    let photo = fixture("shown/place.jpg");
    let packed = deflated(&photo);
    let hex = photo
        .iter()
        .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    let xmp = b"<x exif:GPSLatitude=\"13,45.0N\"/>";
    let pdf = |dictionary: &str, stream: &[u8]| {
        let len = stream.len();
        let head = format!("%PDF-1.4\n7 0 obj\n<<{dictionary}/Length {len}>>\nstream\n");
        [head.as_bytes(), stream, b"\nendstream\nendobj\n%%EOF\n"].concat()
    };
    let picture = "/Type/XObject/Subtype/Image/Filter";
    let inside = "a picture (object 7)";
    for (filter, stream) in [
        ("/DCTDecode", photo.as_slice()),
        ("[/DCTDecode]", &photo),
        ("[/FlateDecode/DCTDecode]", &packed),
        ("[/ASCIIHexDecode/DCTDecode]", hex.as_bytes()),
    ] {
        let bytes = pdf(&format!("{picture}{filter}"), stream);
        assert_eq!(found("a.pdf", &bytes), both(inside), "{filter}");
    }
    let bytes = pdf("/Type/Metadata/Subtype/XML", xmp);
    let place = told(Trace::Place, TraceStore::Xmp);
    let expected = [("metadata (object 7)".to_owned(), place)];
    assert_eq!(found("a.pdf", &bytes), expected);
    let plain = fixture("shown/restart.jpg");
    let bytes = pdf(&format!("{picture}/DCTDecode"), &plain);
    assert_eq!(found("a.pdf", &bytes), []);
}

#[test]
fn photos_in_a_drawing_are_counted() {
    use ct_codecs::{Base64, Encoder as _};
    let coded = |name: &str| Base64::encode_to_string(fixture(name)).unwrap();
    let (plain, place) = (coded("shown/baseline.jpg"), coded("shown/place.jpg"));
    // Inkscape breaks the lines.
    let place = place
        .as_bytes()
        .chunks(76)
        .map(|line| std::str::from_utf8(line).unwrap())
        .collect::<Vec<_>>()
        .join("\n");
    let drawing = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"data:image/jpeg;base64,{plain}\"/>\
         <image xlink:href=\"data:image/jpeg;base64,{place}\"/></svg>"
    );
    assert_eq!(found("a.svg", drawing.as_bytes()), both("picture 2"));
}

#[test]
fn photos_by_the_hundred_leave_room_for_a_program() {
    let photo = fixture("shown/place.jpg");
    let names: Vec<String> = (0..300).map(|number| format!("{number}.jpg")).collect();
    let mut members: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), photo.as_slice()))
        .collect();
    members.push(("setup.exe", b"x"));
    let all = parts("a.zip", &zipped(&members));
    assert_eq!(all.len(), 101);
    assert!(matches!(all.last(), Some(ActivePart::NamedProgram(_))));
}

#[test]
fn what_is_too_large_to_be_looked_at_is_told_and_no_bomb() {
    use crate::formats::content::Kind;
    use crate::formats::content::active::budget::Budget;
    use crate::formats::content::active::look::look_into;
    use crate::formats::content::active::part::Findings;
    let zip = zipped(&[
        ("a.jpg", &fixture("shown/place.jpg")),
        ("b.mp4", &fixture("media/place.mp4")),
        ("c.txt", b"x"),
    ]);
    let mut budget = Budget::default();
    budget.shown = 1000;
    let mut findings = Findings::default();
    look_into(Kind::Zip, &mut Cursor::new(zip), &mut budget, &mut findings).unwrap();
    let told: Vec<_> = findings
        .list
        .into_iter()
        .map(|finding| (finding.inside.join("/"), finding.part))
        .collect();
    let unsearched = |name: &str| (name.to_owned(), ActivePart::Unsearched);
    assert_eq!(told, [unsearched("a.jpg"), unsearched("b.mp4")]);
}

#[test]
fn mutated_documents_with_photos_are_survived() {
    let zip = zipped(&[
        ("a.jpg", &fixture("shown/place.jpg")),
        ("film.mp4", &fixture("media/place-keys.mp4")),
    ]);
    survives_mutation("a.zip", &zip, 500);
}
