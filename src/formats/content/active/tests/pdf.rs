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
    // Maps bytes to Latin letters, so that a string can hold a stream.
    let data: String = data.iter().map(|byte| char::from(*byte)).collect();
    format!(
        "<<{dictionary}/Length {}>>\nstream\n{data}\nendstream",
        data.chars().count()
    )
}

/// As [`pdf`], for objects whose letters stand for bytes.
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
            vec![P::PdfSubmit, P::PdfForeignFile("http://x".into())],
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
fn files_and_addresses_elsewhere_are_found_wherever_they_stand() {
    let table: [(&str, Vec<P>); 5] = [
        (
            "<</S/GoToR/F<</Type/Filespec/F 9 0 R>>>>endobj 9 0 obj(//server/x.pdf)",
            vec![P::PdfForeignFile("//server/x.pdf".into())],
        ),
        (
            "<</S/URI/URI 9 0 R>>endobj 9 0 obj(javascript:x\\(\\))",
            vec![P::PdfJavaScript],
        ),
        (
            "<</S/URI/URI 9 0 R>>endobj 9 0 obj(file:///c:/x.exe)",
            vec![P::PdfForeignFile("file:///c:/x.exe".into())],
        ),
        (
            "<</S/Rendition/R<</C<</D<</F(//server/x.mp4)>>>>>>>>",
            vec![P::PdfForeignFile("//server/x.mp4".into())],
        ),
        ("<</Title 9 0 R>>endobj 9 0 obj(see //server/x)", vec![]),
    ];
    for (object, expected) in table {
        let found = parts("a.pdf", &pdf(&[object, PAGE], ""));
        assert_eq!(found, expected, "{object}");
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
    let variants = [
        stream(head, inner.as_bytes()),
        stream(
            &format!("{head}/Filter/FlateDecode"),
            &deflated(inner.as_bytes()),
        ),
        stream(&format!("{head}/Filter[/Fl]"), &deflated(inner.as_bytes())),
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
    for filter in ["Secret", "ASCIIHexDecode", "LZWDecode"] {
        let odd = stream(&format!("/Type/ObjStm/N 1/First 4/Filter/{filter}"), b"x");
        assert_eq!(parts("a.pdf", &pdf_of_bytes(&[&odd], "")), [P::Unreadable]);
    }
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
    // Two rows of type, offset, generation; the second is stored as its difference to the first.
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
fn a_document_that_nobody_opens_is_locked_whatever_it_holds() {
    let plain = pdf(&["<</Type/Catalog>>", PAGE], "/Encrypt 5 0 R");
    assert_eq!(parts("a.pdf", &plain), [P::Locked]);
    let null = pdf(&["<</Type/Catalog>>", PAGE], "/Encrypt null");
    assert_eq!(parts("a.pdf", &null), []);
    let packed = stream("/Type/ObjStm/N 1/First 4", b"9 0 <<>>");
    let xref = "<</Type/XRef/W[1 1 1]/Encrypt 5 0 R/Length 0>>\nstream\n\nendstream";
    assert_eq!(parts("a.pdf", &pdf(&[xref, &packed], "")), [P::Locked]);
    assert_eq!(parts("a.pdf", &pdf(&[&packed, xref], "")), [P::Locked]);
}

/// Encryption as qpdf writes it in each revision, without and with a password to open the document.
const ENCRYPTIONS: [(&str, bool); 12] = [
    (
        "<</Filter/Standard/V 1/R 2/Length 40/P -16/O<c92422687facee686e373f10b5c7d04738053152f7e2ee30e11c69ec442576ab>/U<3db365826cd95728960c8b82311bf4260dfb6d65d7d41f067025a24d9bef9f43>>>",
        true,
    ),
    (
        "<</Filter/Standard/V 1/R 2/Length 40/P -16/O<92fe0f4454ad4c9644693f33c07cb54f587dce1e2682fe9ecea6107a1ef630dd>/U<60b66fb4c0d81116b61a8ca345375ea2bfca7cb1a765a6777d006100d9172ef2>>>",
        false,
    ),
    (
        "<</Filter/Standard/V 2/R 3/Length 128/P -3080/O<566fa873ee33c797cd3b904fdadf814afa34df9a38f6ed41b984e2c6da2aa6f5>/U<c12bd589776c9f81e8a59fff02fee9240021446990b9e4114071a4d9104984c1>>>",
        true,
    ),
    (
        "<</Filter/Standard/V 2/R 3/Length 128/P -3080/O<0db5855fc5326569e765906caf64e4429a4c20d6e996fdef963e9b5080f9e083>/U<0e969cfcda1b5d5ecad1696fb311ece90021446990b9e4114071a4d9104984c1>>>",
        false,
    ),
    (
        "<</Filter/Standard/V 4/R 4/Length 128/P -3080/EncryptMetadata false/O<566fa873ee33c797cd3b904fdadf814afa34df9a38f6ed41b984e2c6da2aa6f5>/U<518f48093c0e77d05fb42f7f361775a00021446990b9e4114071a4d9104984c1>>>",
        true,
    ),
    (
        "<</Filter/Standard/V 4/R 4/Length 128/P -3080/EncryptMetadata false/O<0db5855fc5326569e765906caf64e4429a4c20d6e996fdef963e9b5080f9e083>/U<2a9055fc282ef0a49b2ab5c546e180790021446990b9e4114071a4d9104984c1>>>",
        false,
    ),
    (
        "<</Filter/Standard/V 4/R 4/Length 128/P -3080/O<566fa873ee33c797cd3b904fdadf814afa34df9a38f6ed41b984e2c6da2aa6f5>/U<c12bd589776c9f81e8a59fff02fee9240021446990b9e4114071a4d9104984c1>>>",
        true,
    ),
    (
        "<</Filter/Standard/V 4/R 4/Length 128/P -3080/O<0db5855fc5326569e765906caf64e4429a4c20d6e996fdef963e9b5080f9e083>/U<0e969cfcda1b5d5ecad1696fb311ece90021446990b9e4114071a4d9104984c1>>>",
        false,
    ),
    (
        "<</Filter/Standard/V 5/R 5/Length 256/P -3080/O<f5c6ea26bf7e70e8166fa55fc0c2bf677ca197b5e617eee4a92d9be1d7ae1932>/U<0b76798d9df94ed18bd5eceaba3495ac380427383d31a8d3915876b9247f8202177a84e171975f1b29f4829c580159f5>>>",
        true,
    ),
    (
        "<</Filter/Standard/V 5/R 5/Length 256/P -3080/O<debd9538bfbb79d167151e214176a3f99832d780d14c24824fe4b718e61d2617>/U<08c77bed9fbc3d45160a23cd2d1324ffd2138666a6df7732c3327eabeb8edb00628437706a7a4a19a6f1c7aed6625ff4>>>",
        false,
    ),
    (
        "<</Filter/Standard/V 5/R 6/Length 256/P -3080/O<ea60cef9085d913a7ec015c433c3bc3a7c9535cf446e36f1bb9853f3a5db1ec3>/U<9757781a95e4c82e93e99603e87cc78f0de45b5c35a371625b1ca8e04926e1bef2f92e482e394ab6a8bb7ac745eb412a>>>",
        true,
    ),
    (
        "<</Filter/Standard/V 5/R 6/Length 256/P -3080/O<bd5916b8e13a74cffe725e369a52a07d6b1c672689e77c0b1a631377b9f9a438>/U<dfdd11d1cd05e916843e6d67ddd4f4cf64770e66628ae44b365b1aaf373d47741e4adaccab471c7117b496089f16804b>>>",
        false,
    ),
];

#[test]
fn a_document_that_opens_without_a_password_is_only_restricted() {
    for (encryption, opens) in ENCRYPTIONS {
        let id = "/Encrypt 3 0 R/ID[<31415926535897932384626433832795><00>]";
        let document = pdf(&["<</Type/Catalog>>", PAGE, encryption], id);
        let expected = if opens { P::Restricted } else { P::Locked };
        assert_eq!(parts("a.pdf", &document), [expected], "{encryption}");
        // Encrypted with a certificate, or by another program.
        let other = document_of(encryption, "/Standard", "/Adobe.PubSec");
        assert_eq!(parts("a.pdf", &other), [P::Locked]);
    }
}

fn document_of(encryption: &str, from: &str, to: &str) -> Vec<u8> {
    let encryption = encryption.replacen(from, to, 1);
    let direct = format!("/Encrypt {encryption}/ID[<31415926535897932384626433832795><00>]");
    pdf(&["<</Type/Catalog>>", PAGE], &direct)
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
