use super::*;
use crate::formats::content::{ActiveKind, FileKind};
use ActivePart as P;

const TYPES: &str = "<Types><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";

fn document(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let text = b"<w:document><w:p><w:t>Macros and /vbaProject.bin are only mentioned</w:t></w:p></w:document>";
    let mut all: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", b"<Relationships/>"),
        ("word/document.xml", text),
    ];
    all.retain(|(name, _)| !parts.iter().any(|(other, _)| other == name));
    all.extend(parts);
    zipped(&all)
}

fn related(sort: &str, target: &str, mode: &str) -> Vec<u8> {
    let start = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let text = format!(
        "<?xml version=\"1.0\"?><Relationships xmlns=\"x\"><Relationship Id=\"rId1\" \
         Type=\"{start}/{sort}\" Target=\"{target}\" TargetMode=\"{mode}\"/></Relationships>"
    );
    document(&[("word/_rels/document.xml.rels", text.as_bytes())])
}

#[test]
fn ordinary_documents_have_no_active_parts() {
    assert_eq!(parts("a.docx", &document(&[])), []);
    assert_eq!(
        parts("a.docx", &related("image", "media/image1.png", "Internal")),
        []
    );
    assert_eq!(
        parts(
            "a.docx",
            &related("hyperlink", "mailto:a@b.org", "External")
        ),
        []
    );
}

#[test]
fn macros_are_found_whatever_they_are_called() {
    let types = "<Types><Override PartName=\"/word/x.xml\" \
                 ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>";
    assert_eq!(
        parts(
            "a.docx",
            &document(&[("[Content_Types].xml", types.as_bytes())])
        ),
        [P::Macros]
    );
    let start = "http://schemas.microsoft.com/office/2006/relationships/vbaProject";
    let text =
        format!("<Relationships><Relationship Type=\"{start}\" Target=\"x.png\"/></Relationships>");
    let wide: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(text.encode_utf16())
        .flat_map(u16::to_be_bytes)
        .collect();
    for rels in [text.into_bytes(), wide] {
        let file = document(&[("word/_rels/document.xml.rels", &rels)]);
        assert_eq!(parts("a.docx", &file), [P::Macros]);
    }
}

#[test]
fn what_a_part_is_follows_from_its_bytes_not_from_its_name() {
    let object = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".repeat(200);
    let archive = zipped(&[("x", b"y")]);
    for name in ["docProps/x.dat", "customXml/item1.xml", "word/x.xml"] {
        assert!(
            !parts("a.docx", &document(&[(name, &object)])).is_empty(),
            "{name}"
        );
        let found = parts("a.docx", &document(&[(name, &archive)]));
        assert_eq!(found, [P::HeldArchive(FileKind::Zip)], "{name}");
        let text = b"{\\rtf1{\\object{\\*\\objdata 01}}}";
        assert_eq!(
            parts("a.docx", &document(&[(name, text)])),
            [P::HeldObject],
            "{name}"
        );
    }
}

#[test]
fn of_two_parts_of_one_name_nobody_knows_which_is_read() {
    let mut bytes = document(&[("_rels/.relt", b"<Relationships/>")]);
    let at: Vec<usize> = memchr::memmem::find_iter(&bytes, "_rels/.relt").collect();
    for at in at {
        bytes[at + 10] = b's';
    }
    assert_eq!(parts("a.docx", &bytes), [P::Unreadable]);
}

#[test]
fn what_is_fetched_from_elsewhere_is_found() {
    let own = |text: &str| P::LocalReference(text.to_owned());
    let table = [
        (
            "attachedTemplate",
            "http://example.org/a.dotm",
            P::ForeignTemplate("http://example.org/a.dotm".into()),
        ),
        (
            "attachedTemplate",
            "file:///C:\\Users\\x\\Normal.dotm",
            own("file:///C:\\Users\\x\\Normal.dotm"),
        ),
        (
            "attachedTemplate",
            "\\\\server\\a.dotm",
            P::ForeignTemplate("\\\\server\\a.dotm".into()),
        ),
        (
            "attachedTemplate",
            "file://server/a.dotm",
            P::ForeignTemplate("file://server/a.dotm".into()),
        ),
        (
            "oleObject",
            "https://example.org/x!",
            P::ForeignObject("https://example.org/x!".into()),
        ),
        (
            "image",
            "https://example.org/a?b&amp;c",
            P::ForeignObject("https://example.org/a?b&c".into()),
        ),
        (
            "frame",
            "mhtml:http://x!x-usc:y",
            P::ForeignObject("mhtml:http://x!x-usc:y".into()),
        ),
        (
            "hyperlink",
            "https://example.org/",
            P::WebLink("https://example.org/".into()),
        ),
        ("hyperlink", "javascript:x()", P::Script),
    ];
    for (sort, target, expected) in table {
        assert_eq!(
            parts("a.docx", &related(sort, target, "External")),
            [expected],
            "{sort} {target}"
        );
    }
}

#[test]
fn dde_fields_are_found_in_pieces_too() {
    let field = "<w:document><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
        <w:r><w:instrText> DD</w:instrText></w:r><w:r><w:instrText>EAUTO c:\\x \"/k y\"</w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:document>";
    assert_eq!(
        parts(
            "a.docx",
            &document(&[("word/document.xml", field.as_bytes())])
        ),
        [P::Dde]
    );
    let harmless = field
        .replace(" DD<", " PAGE<")
        .replace("EAUTO c:\\x", " MERGEFORMAT");
    assert_eq!(
        parts(
            "a.docx",
            &document(&[("word/document.xml", harmless.as_bytes())])
        ),
        []
    );
    let mention = "<w:document><w:t>DDEAUTO</w:t></w:document>";
    assert_eq!(
        parts(
            "a.docx",
            &document(&[("word/document.xml", mention.as_bytes())])
        ),
        []
    );
}

#[test]
fn things_inside_documents_are_looked_into() {
    let sheet = zipped(&[
        (
            "[Content_Types].xml",
            b"<Types ContentType=\"macroEnabled\"/>",
        ),
        ("xl/workbook.xml", b"<workbook/>"),
    ]);
    let file = document(&[("word/embeddings/sheet.xlsx", &sheet)]);
    assert_eq!(
        found("a.docx", &file),
        [("word/embeddings/sheet.xlsx".to_owned(), P::Macros)]
    );
    let mut program = vec![0; 200];
    program[..2].copy_from_slice(b"MZ");
    let file = document(&[("word/embeddings/oleObject1.bin", &program)]);
    assert_eq!(
        found("a.docx", &file),
        [(
            "word/embeddings/oleObject1.bin".to_owned(),
            P::HeldProgram(FileKind::WindowsProgram)
        )]
    );
    // A program renamed to a picture does not run, but can be extracted.
    let file = document(&[("word/media/image1.png", &program)]);
    assert_eq!(
        found("a.docx", &file),
        [(
            "word/media/image1.png".to_owned(),
            P::HeldProgram(FileKind::WindowsProgram)
        )]
    );
    let file = document(&[("word/media/run.exe", b"x")]);
    let [P::NamedProgram(active)] = &parts("a.docx", &file)[..] else {
        panic!()
    };
    assert_eq!(active.kind, ActiveKind::Program);
}

#[test]
fn documents_in_documents_are_looked_into_to_an_end() {
    let sheet = |name: &str, bytes: &[u8]| {
        zipped(&[
            ("[Content_Types].xml", TYPES.as_bytes()),
            ("xl/workbook.xml", b"<workbook/>"),
            (name, bytes),
        ])
    };
    let script = b"#!/bin/sh\nrm -rf /\n";
    let mut inner = sheet("xl/embeddings/note.bin", script);
    for _ in 0..3 {
        inner = sheet("xl/embeddings/inner.xlsx", &inner);
    }
    let all = found("a.xlsx", &inner);
    let [(inside, P::HeldProgram(FileKind::Script))] = &all[..] else {
        panic!("{all:?}")
    };
    assert_eq!(inside.matches("inner.xlsx").count(), 3);
    for _ in 0..10 {
        inner = sheet("xl/embeddings/inner.xlsx", &inner);
    }
    assert_eq!(parts("a.xlsx", &inner), [P::Bomb]);
}

#[test]
fn a_drawing_inside_may_be_drawn_and_run_nothing() {
    let plain = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0,0\"/></svg>".as_slice();
    let acts = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>x()</script></svg>";
    for (bytes, expected) in [(plain, vec![]), (acts, vec![P::Script])] {
        let file = document(&[("word/media/image2.svg", bytes)]);
        assert_eq!(parts("a.docx", &file), expected);
    }
}

#[test]
fn open_documents_are_looked_into() {
    let odt = |content: &str, more: &[(&str, &[u8])]| {
        let mut all: Vec<(&str, &[u8])> = vec![
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", content.as_bytes()),
        ];
        all.extend(more);
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let stored = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Stored);
        for (name, bytes) in all {
            zip.start_file(name, stored).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    assert_eq!(
        parts(
            "a.odt",
            &odt("<office:text>script:event-listener</office:text>", &[])
        ),
        []
    );
    assert_eq!(
        parts(
            "a.odt",
            &odt("<a/>", &[("Basic/Standard/Module1.xml", b"x")])
        ),
        [P::Macros]
    );
    assert_eq!(
        parts("a.odt", &odt("<script:event-listener/>", &[])),
        [P::Macros]
    );
    let picture = "<draw:image xlink:href=\"https://example.org/a.png\"/>";
    assert_eq!(
        parts("a.odt", &odt(picture, &[])),
        [P::ForeignObject("https://example.org/a.png".into())]
    );
    let link = "<text:a xlink:href=\"https://example.org/\"/>";
    assert_eq!(
        parts("a.odt", &odt(link, &[])),
        [P::WebLink("https://example.org/".into())]
    );
}

#[test]
fn signs_of_danger_in_rich_text_are_found() {
    let rtf = |inner: &str| format!("{{\\rtf1\\ansi {inner}}}").into_bytes();
    let table = [
        (
            "Plain text with \\b bold\\b0  and DDEAUTO mentioned",
            vec![],
        ),
        ("{\\object\\objemb{\\*\\objdata 0105}}", vec![P::HeldObject]),
        (
            "{\\*\\template http://example.org/a}",
            vec![P::ForeignTemplate("http://example.org/a".into())],
        ),
        ("{\\*\\template C:\\\\a.dot}", vec![]),
        (
            "{\\*\\template \\\\\\\\server\\\\a}",
            vec![P::ForeignTemplate("\\\\server\\a".into())],
        ),
        (
            "{\\*\\template \\u104?\\u116?\\u116?\\u112?\\u58?\\u47?\\u47?a/b}",
            vec![P::ForeignTemplate("http://a/b".into())],
        ),
        (
            "{\\uc0{\\*\\template \\u104 \\u116 \\u116 \\u112 \\u58 \\u47 \\u47 \\u97 \\u47 \\u98 }}",
            vec![P::ForeignTemplate("http://a/b".into())],
        ),
        (
            "{\\*\\template \\'68\\'74\\'74\\'70\\'3a\\'2f/a/b}",
            vec![P::ForeignTemplate("http://a/b".into())],
        ),
        ("{\\*\\template C:\\\\\\u3585?\\\\a.dot}", vec![]),
        ("{\\field{\\*\\fldinst DDEAUTO x}}", vec![P::Dde]),
        ("{\\field{\\*\\fldinst {\\b D}{DEAUTO x}}}", vec![P::Dde]),
        ("{\\field{\\*\\fldinst \\u68?\\'44E x}}", vec![P::Dde]),
        ("{\\field{\\*\\fldinst HYPERLINK \"http://x\"}}", vec![]),
    ];
    for (inner, expected) in table {
        let bytes = rtf(inner);
        assert_eq!(parts("a.rtf", &bytes), expected, "{inner}");
    }
    survives_mutation(
        "a.rtf",
        &rtf("{\\field{\\*\\fldinst DDE x}}\\'e0{\\*\\template http://x}"),
        2000,
    );
}

#[test]
fn mutated_packages_are_survived() {
    survives_mutation(
        "a.docx",
        &related("attachedTemplate", "http://x", "External"),
        1500,
    );
}
