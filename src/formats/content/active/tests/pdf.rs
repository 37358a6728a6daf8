use super::*;
use ActivePart as P;

/// A document of the given objects, with a cross-reference table.
fn pdf(objects: &[&str], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", number + 1).bytes());
    }
    let section = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").bytes());
    }
    bytes.extend(format!("trailer\n<</Size 9/Root 1 0 R{trailer}>>\n").bytes());
    bytes.extend(format!("startxref\n{section}\n%%EOF\n").bytes());
    bytes
}

fn stream(dictionary: &str, data: &[u8]) -> String {
    // Latin letters one to one, so that a stream can stand in a string.
    let data: String = data.iter().map(|byte| char::from(*byte)).collect();
    format!(
        "<<{dictionary}/Length {}>>\nstream\n{data}\nendstream",
        data.chars().count()
    )
}

/// As [`pdf`], for objects whose letters are bytes.
fn pdf_of_bytes(objects: &[&str], trailer: &str) -> Vec<u8> {
    let narrow = |text: &str| -> Vec<u8> {
        text.chars()
            .map(|letter| u8::try_from(u32::from(letter)).unwrap())
            .collect()
    };
    let mut bytes = b"%PDF-1.7\n".to_vec();
    for (number, object) in objects.iter().enumerate() {
        bytes.extend(format!("{} 0 obj\n", number + 1).bytes());
        bytes.extend(narrow(object));
        bytes.extend(b"\nendobj\n");
    }
    bytes.extend(format!("trailer\n<</Root 1 0 R{trailer}>>\n%%EOF\n").bytes());
    bytes
}

const PAGE: &str = "<</Type/Page/Contents 3 0 R>>";

#[test]
fn actions_are_found_by_structure() {
    let table: [(&str, Vec<P>); 15] = [
        (
            "<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>",
            vec![P::PdfJavaScript],
        ),
        (
            "<</Type/Catalog/OpenAction<</S/J#61v#61Script/JS(x)>>>>",
            vec![P::PdfJavaScript],
        ),
        (
            "<</Type/Catalog/OpenAction<</S /#4aavaScript /#4a#53 <61>>>>>",
            vec![P::PdfJavaScript],
        ),
        ("<</AA<</O<</S/Launch/F(cmd.exe)>>>>>>", vec![P::PdfLaunch]),
        (
            "<</A<</S % remark >> \n/Launch/Win<</F(x)>>>>>>",
            vec![P::PdfLaunch],
        ),
        (
            "<</Type/Filespec/F(a.exe)/EF<</F 4 0 R>>>>",
            vec![P::PdfAttachment],
        ),
        (
            "<</Type/Annot/Subtype/FileAttachment>>",
            vec![P::PdfAttachment],
        ),
        ("<</Type/Annot/Subtype/RichMedia>>", vec![P::PdfRichMedia]),
        ("<</AcroForm<</XFA[(a) 4 0 R]>>>>", vec![P::PdfXfa]),
        (
            "<</S/SubmitForm/F<</FS/URL/F(http://x)>>>>",
            vec![P::PdfSubmit],
        ),
        ("<</S/GoToR/F(other.pdf)/D[0/Fit]>>", vec![]),
        (
            "<</S/GoToR/F(\\\\\\\\server\\\\x.pdf)>>",
            vec![P::PdfForeignFile("\\\\server\\x.pdf".into())],
        ),
        (
            "<</S/URI/URI(https://www.example.org/a)>>",
            vec![P::WebLink("https://www.example.org/a".into())],
        ),
        ("<</S/URI/URI(mailto:a@b.org)>>", vec![]),
        ("<</S/GoTo/D[3 0 R/Fit]>>", vec![]),
    ];
    for (object, expected) in table {
        assert_eq!(
            parts("a.pdf", &pdf(&[object, PAGE], "")),
            expected,
            "{object}"
        );
    }
}

#[test]
fn a_document_that_only_mentions_javascript_is_none() {
    let drawn = stream(
        "",
        b"BT (1 0 obj << /S /JavaScript /JS (x) >> /Launch) Tj ET",
    );
    let packed = stream(
        "/Filter/FlateDecode",
        &deflated(b"BT (/JavaScript /JS) Tj ET"),
    );
    let about = "<</Title(All about /JavaScript, /Launch and /EmbeddedFile)/Producer(/JS)>>";
    let element = "<</Type/StructElem/S/Launch/P 1 0 R>>";
    let font = "<</Type/Font/BaseFont/JavaScript/Name/JS>>";
    let document = pdf_of_bytes(
        &[
            "<</Type/Catalog>>",
            PAGE,
            &drawn,
            &packed,
            about,
            element,
            font,
        ],
        "",
    );
    assert_eq!(parts("a.pdf", &document), []);
}

#[test]
fn packed_and_hidden_objects_are_found() {
    let inner = "9 0 10 20 <</Type/Catalog>>     <</S/JavaScript/JS(x)>>";
    let head = "/Type/ObjStm/N 2/First 10";
    let hex: String = inner
        .bytes()
        .fold(String::new(), |hex, byte| format!("{hex}{byte:02X}"))
        + ">";
    let variants = [
        stream(head, inner.as_bytes()),
        stream(
            &format!("{head}/Filter/FlateDecode"),
            &deflated(inner.as_bytes()),
        ),
        stream(&format!("{head}/Filter[/Fl]"), &deflated(inner.as_bytes())),
        stream(&format!("{head}/Filter/ASCIIHexDecode"), hex.as_bytes()),
        stream(&format!("{head}/Filter[/AHx/FlateDecode]"), {
            let packed = deflated(inner.as_bytes());
            let hex = packed
                .iter()
                .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
            (hex + ">").leak().as_bytes()
        }),
        stream(
            "/N 2/First 10/Filter/FlateDecode",
            &deflated(inner.as_bytes()),
        ),
        stream("/Type/#4fbjStm/N 2/First 10", inner.as_bytes()),
    ];
    for variant in variants {
        let document = pdf_of_bytes(&[PAGE, &variant], "");
        assert_eq!(parts("a.pdf", &document), [P::PdfJavaScript], "{variant:?}");
    }
    let odd = stream("/Type/ObjStm/N 1/First 4/Filter/Secret", b"x");
    assert_eq!(parts("a.pdf", &pdf_of_bytes(&[&odd], "")), [P::Unreadable]);
}

#[test]
fn an_object_inside_a_stream_is_found_where_the_cross_reference_points() {
    let mut bytes = b"%PDF-1.4\n1 0 obj\n<</Length 60>>\nstream\n".to_vec();
    let place = bytes.len();
    bytes.extend(b"7 0 obj<</S/JavaScript/JS(x)>>endobj");
    bytes.resize(place + 60, b' ');
    bytes.extend(b"\nendstream\nendobj\n");
    assert_eq!(parts("a.pdf", &bytes), []);
    let section = bytes.len();
    bytes.extend(format!("xref\n7 1\n{place:010} 00000 n \ntrailer\n<</Root 7 0 R>>\n").bytes());
    bytes.extend(format!("startxref\n{section}\n%%EOF").bytes());
    assert_eq!(parts("a.pdf", &bytes), [P::PdfJavaScript]);
}

#[test]
fn a_cross_reference_stream_with_a_predictor_is_followed() {
    let mut bytes = b"%PDF-1.5\n1 0 obj\n<</Length 60>>\nstream\n".to_vec();
    let place = u8::try_from(bytes.len()).unwrap();
    bytes.extend(b"7 0 obj<</S/Launch/F(x)>>endobj");
    bytes.resize(usize::from(place) + 60, b' ');
    bytes.extend(b"\nendstream\nendobj\n");
    // Two rows of sort, place, generation, the second told as the difference to the first.
    let rows = [2, 0, 0, 0, 0, 2, 1, 0, place, 0];
    let rows = deflated(&rows);
    let section = bytes.len();
    bytes.extend(
        format!(
            "9 0 obj\n<</Type/XRef/W[1 2 1]/Root 7 0 R/Filter/FlateDecode\
             /DecodeParms<</Predictor 12/Columns 4>>/Length {}>>\nstream\n",
            rows.len()
        )
        .bytes(),
    );
    bytes.extend(rows);
    bytes.extend(format!("\nendstream\nendobj\nstartxref\n{section}\n%%EOF").bytes());
    assert_eq!(parts("a.pdf", &bytes), [P::PdfLaunch]);
}

#[test]
fn an_action_that_names_its_sort_by_reference_is_found() {
    let document = pdf(&["<</A<</S 2 0 R/F(x)>>>>", "/Launch"], "");
    assert_eq!(parts("a.pdf", &document), [P::PdfLaunch]);
}

#[test]
fn a_locked_document_is_told_only_where_something_is_hidden() {
    let plain = pdf(&["<</Type/Catalog>>", PAGE], "/Encrypt 5 0 R");
    assert_eq!(parts("a.pdf", &plain), []);
    let packed = stream("/Type/ObjStm/N 1/First 4", b"9 0 <<>>");
    let xref = "<</Type/XRef/W[1 1 1]/Encrypt 5 0 R/Length 0>>\nstream\n\nendstream";
    assert_eq!(parts("a.pdf", &pdf(&[xref, &packed], "")), [P::Locked]);
    assert_eq!(parts("a.pdf", &pdf(&[&packed, xref], "")), [P::Locked]);
}

#[test]
fn a_stream_that_unpacks_without_end_is_stopped() {
    let small = deflated(&vec![b' '; 65 << 20]);
    let bomb = stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &small);
    assert_eq!(parts("a.pdf", &pdf_of_bytes(&[&bomb], "")), [P::Bomb]);
}

#[test]
fn deep_nesting_and_mutation_are_survived() {
    let deep = format!("{}{}", "[".repeat(100_000), "<<".repeat(100_000));
    assert_eq!(parts("a.pdf", &pdf(&[&deep], "")), []);
    let inner = stream(
        "/Type/ObjStm/N 1/First 4/Filter/FlateDecode",
        &deflated(b"9 0 <</S/Launch>>"),
    );
    let document = pdf_of_bytes(
        &["<</OpenAction<</S/JavaScript/JS(x)>>>>", PAGE, &inner],
        "",
    );
    survives_mutation("a.pdf", &document, 1000);
}
