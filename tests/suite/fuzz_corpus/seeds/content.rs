//! Seeds for the readers of documents and pictures.

use super::*;

/// EXIF with a place: a TIFF head, one entry that leads to the GPS entries, one of those.
fn exif() -> Vec<u8> {
    let mut out = b"Exif\0\0II*\0\x08\0\0\0\x01\0".to_vec();
    out.extend(b"\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0");
    out.extend(b"\x01\0\x01\0\x02\0\x02\0\0\0N\0\0\0\0\0\0\0");
    out
}

pub(super) fn content() {
    let corpus = Corpus::of("content");
    let folder = fixtures().join("kits-wrong");
    let of = |ending: &str| {
        let names = [
            "pdf", "docx", "xlsx", "pptx", "svg", "zip", "jpg", "png", "webp", "doc", "mp4", "rtf",
        ];
        names
            .iter()
            .position(|name| *name == ending)
            .map(|at| u8::try_from(at).unwrap())
    };
    let endings = [
        "pdf", "docx", "xlsx", "pptx", "svg", "zip", "jpg", "png", "rtf",
    ];
    for (name, bytes) in with_endings(&folder, &endings) {
        let ending = name.rsplit('.').next().unwrap();
        corpus.add_as(&name, of(ending).unwrap(), &bytes);
    }
    for (name, bytes) in with_endings(&fixtures().join("media"), &["mp4"]) {
        if name.starts_with("place") {
            corpus.add_as(&name, 10, &bytes);
        }
    }
    let deflated = |members: &[(&str, &[u8])]| zipped(members, CompressionMethod::Deflated);
    let relationships = br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://example.org/t.dotm" TargetMode="External"/></Relationships>"#;
    let types = br#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    let word = deflated(&[
        ("[Content_Types].xml", types),
        (
            "word/document.xml",
            b"<w:document xmlns:w=\"w\"><w:instrText>DDEAUTO x</w:instrText></w:document>",
        ),
        ("word/_rels/settings.xml.rels", relationships),
        ("word/vbaProject.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ]);
    corpus.add_as("word", 1, &word);
    corpus.add_as(
        "archive",
        5,
        &deflated(&[("a.docx", &word), ("b/run.exe", b"MZ"), ("../c", b"")]),
    );
    let svg = b"<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a \"bb\"><!ENTITY c \"&a;&a;\">]><svg \
                xmlns=\"http://www.w3.org/2000/svg\" onload=\"x()\"><script>1</script><style>@import \
                url(http://x)</style><image href=\"//y\"/>&c;</svg>";
    corpus.add_as("drawing", 4, svg);
    corpus.add_as(
        "rtf",
        11,
        b"{\\rtf1{\\object\\objemb{\\*\\objdata 01050000}}{\\field{\\*\\fldinst DDEAUTO a}}}",
    );
    corpus.add_as("old-office", 9, &old_office());
    let pdf = b"%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(x)>>/Names<</EmbeddedFiles \
                2 0 R>>/AA<</O 3 0 R>>>>endobj 2 0 obj<</Names[(a)3 0 R]>>endobj 3 0 obj<</S/Launch/F(b)>>\
                endobj\ntrailer<</Root 1 0 R/Encrypt 4 0 R>>\nstartxref\n0\n%%EOF";
    corpus.add_as("actions", 0, pdf);
    pictures(&corpus);
}

/// The head of a compound file, a directory, and records of each sort.
fn old_office() -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(512, 0);
    for (name, sort) in [
        ("Root Entry", 5),
        ("VBA", 1),
        ("WordDocument", 2),
        ("PowerPoint Document", 2),
        ("Workbook", 2),
    ] {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let len = u8::try_from(entry.len() + 2).unwrap();
        entry.resize(64, 0);
        entry.extend([len, 0, sort]);
        entry.resize(128, 0);
        bytes.extend(entry);
    }
    bytes.resize(1536, 0);
    bytes.extend(b"\xec\xa5\0\0\0\0\0\0\0\0\0\x01\x85\0\x0c\0\0\0\0\0\0\x01\x04\0abcd");
    bytes.extend(b"\x02\0\0\x04\x0c\0\0\0\x01\0\0\0\x01\0\0\0\x02\0\0\0");
    bytes
}

fn pictures(corpus: &Corpus) {
    let exif = exif();
    let short = |number: usize| u16::try_from(number).unwrap().to_be_bytes();
    let mut jpeg = b"\xff\xd8\xff\xe1".to_vec();
    jpeg.extend(short(exif.len() + 2));
    jpeg.extend(&exif);
    jpeg.extend(b"\xff\xdb\0\x04\0\0\xff\xda\0\x02ab\xff\xd9");
    corpus.add_as("place.jpg", 6, &jpeg);
    let tiff = &exif[6..];
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0".to_vec();
    png.extend(b"\x3a\x7e\x9b\x55");
    png.extend(u32::try_from(tiff.len()).unwrap().to_be_bytes());
    png.extend(b"eXIf");
    png.extend(tiff);
    png.extend(b"\0\0\0\0\0\0\0\0IEND\xae\x42\x60\x82");
    corpus.add_as("place.png", 7, &png);
    let mut body = b"WEBPVP8X\x0a\0\0\0\x08\0\0\0\0\0\0\0\0\0EXIF".to_vec();
    body.extend(u32::try_from(tiff.len()).unwrap().to_le_bytes());
    body.extend(tiff);
    let mut webp = b"RIFF".to_vec();
    webp.extend(u32::try_from(body.len()).unwrap().to_le_bytes());
    webp.extend(&body);
    corpus.add_as("place.webp", 8, &webp);
}
