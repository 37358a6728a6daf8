//! Location and device data in pictures and films inside documents.

use super::*;
use crate::formats::content::place::{PlaceTrace, Trace, TraceStore};

fn part_with(trace: Trace, store: TraceStore) -> ActivePart {
    ActivePart::Trace(PlaceTrace { trace, store })
}

/// What `place.jpg` reveals.
fn both(inside: &str) -> [(String, ActivePart); 2] {
    [Trace::Place, Trace::SerialNumber]
        .map(|trace| (inside.to_owned(), part_with(trace, TraceStore::Exif)))
}

#[test]
fn pictures_in_office_files_are_named() {
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
    ];
    for (name, bytes, inside) in files {
        assert_eq!(found(name, &bytes), both(inside), "{inside}");
    }
    let slides = office("ppt/media/image1.jpg", "ppt/presentation.xml");
    let nested = zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", b"<x/>"),
        ("word/embeddings/talk.pptx", &slides),
    ]);
    assert_eq!(
        found("a.docx", &nested),
        both("word/embeddings/talk.pptx/ppt/media/image1.jpg")
    );
    // The file itself is judged elsewhere, where it can be fixed.
    assert_eq!(found("a.jpg", &photo), []);
}

/// Slides with these parts.
fn talk(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let front: [(&str, &[u8]); 2] = [
        ("[Content_Types].xml", b"<Types/>"),
        ("ppt/presentation.xml", b"<x/>"),
    ];
    zipped(&[&front, parts].concat())
}

#[test]
fn films_in_slides_are_searched_and_very_large_ones_told() {
    let place = part_with(Trace::Place, TraceStore::FilmTag);
    for name in ["media/place.mp4", "media/place-keys.mp4"] {
        let slides = talk(&[("ppt/media/film.mp4", &fixture(name))]);
        let expected = [("ppt/media/film.mp4".to_owned(), place.clone())];
        assert_eq!(found("a.pptx", &slides), expected, "{name}");
    }
    // More than any part that is read into memory.
    let mut film = fixture("media/place.mp4");
    film.resize(300 << 20, 0);
    let slides = talk(&[("ppt/media/film.mp4", &film)]);
    assert!(slides.len() < 1 << 20);
    let expected = [("ppt/media/film.mp4".to_owned(), ActivePart::Unsearched)];
    assert_eq!(found("a.pptx", &slides), expected);
}

#[test]
fn photos_and_metadata_in_a_pdf_are_named() {
    let photo = fixture("shown/place.jpg");
    let packed = deflated(&photo);
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
    ] {
        let bytes = pdf(&format!("{picture}{filter}"), stream);
        assert_eq!(found("a.pdf", &bytes), both(inside), "{filter}");
    }
    // With an unsupported filter, the photo cannot be searched.
    let bytes = pdf(&format!("{picture}[/LZWDecode/DCTDecode]"), &photo);
    assert_eq!(parts("a.pdf", &bytes), [ActivePart::Unsearched]);
    let bytes = pdf("/Type/Metadata/Subtype/XML", xmp);
    let place = part_with(Trace::Place, TraceStore::Xmp);
    let expected = [("metadata (object 7)".to_owned(), place)];
    assert_eq!(found("a.pdf", &bytes), expected);
    let plain = fixture("shown/restart.jpg");
    let bytes = pdf(&format!("{picture}/DCTDecode"), &plain);
    assert_eq!(found("a.pdf", &bytes), []);
}

#[test]
fn photos_by_the_hundred_leave_room_for_a_program() {
    let photo = fixture("shown/place.jpg");
    let names: Vec<String> = (0..300).map(|n| format!("ppt/media/{n}.jpg")).collect();
    let mut members: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), photo.as_slice()))
        .collect();
    members.push(("ppt/media/setup.exe", b"x"));
    let all = parts("a.pptx", &talk(&members));
    assert_eq!(all.len(), 101);
    assert!(matches!(all.last(), Some(ActivePart::NamedProgram(_))));
}

#[test]
fn what_is_not_searched_is_told_and_no_bomb() {
    use crate::formats::content::FileKind;
    use crate::formats::content::active::budget::ContentBudget;
    use crate::formats::content::active::find_active_parts_within;
    let slides = talk(&[
        ("ppt/media/a.jpg", &fixture("shown/place.jpg")),
        ("ppt/media/b.mp4", &fixture("media/place.mp4")),
    ]);
    let mut budget = ContentBudget::default();
    budget.shown = 1000;
    let found = find_active_parts_within(FileKind::Pptx, &mut Cursor::new(slides), &mut budget);
    let all: Vec<_> = found
        .unwrap()
        .into_iter()
        .map(|finding| (place_of(&finding), finding.part))
        .collect();
    let unsearched = |name: &str| (format!("ppt/media/{name}"), ActivePart::Unsearched);
    assert_eq!(all, [unsearched("a.jpg"), unsearched("b.mp4")]);
    // A phone's own format has no reader.
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    let slides = talk(&[("ppt/media/a.heic", heic)]);
    assert_eq!(parts("a.pptx", &slides), [ActivePart::Unsearched]);
}

#[test]
fn mutated_documents_with_photos_are_survived() {
    let slides = talk(&[
        ("ppt/media/a.jpg", &fixture("shown/place.jpg")),
        ("ppt/media/film.mp4", &fixture("media/place-keys.mp4")),
    ]);
    survives_mutation("a.pptx", &slides, 500);
}
