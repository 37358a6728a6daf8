//! Our own manifests, those of other tools, and hostile ones.

use std::fmt::Write as _;

use super::*;

const A: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

fn payload(text: &str) -> Manifest {
    parse_manifest(
        text.as_bytes(),
        ManifestKind::Payload,
        Algorithm::Sha256,
        Charset::UTF_8,
    )
}

#[test]
fn what_is_written_reads_back() {
    let digest = Sha256::of(b"abc");
    let paths = ["data/a b.txt", "data/คู่มือ.pdf", "data/50%\r\n.txt"];
    let bytes = write_manifest(paths.iter().map(|path| (&digest, *path)));
    let manifest = parse_manifest(
        &bytes,
        ManifestKind::Payload,
        Algorithm::Sha256,
        Charset::UTF_8,
    );
    let read: Vec<&str> = manifest.entries().map(|e| e.path).collect();
    assert_eq!(read, paths);
    assert!(manifest.notes.is_empty() && manifest.faults.is_empty());
    assert!(bytes.starts_with(format!("{A}  data/a b.txt\n").as_bytes()));
}

#[test]
fn manifests_of_other_tools_are_read_with_a_note() {
    let cases = [
        (format!("{A} *data/a\n"), BagOddity::Star),
        (format!("{A}\tdata/5%\n"), BagOddity::BarePercent),
        (format!("{A}  data\\b\\a\n"), BagOddity::BackSlashes),
        (format!("{A}  ./data/a\n"), BagOddity::LeadingDot),
        (format!("\u{feff}{A}  data/a\n"), BagOddity::ByteOrderMark),
        (format!("{A}  data/a\r\n"), BagOddity::CarriageReturns),
        (
            format!("{}  data/a", A.to_uppercase()),
            BagOddity::CapitalHex,
        ),
    ];
    for (text, oddity) in cases {
        let manifest = payload(&text);
        assert_eq!(manifest.len(), 1, "{text:?}");
        assert!(manifest.faults.is_empty(), "{text:?}");
        let oddities: Vec<BagOddity> = manifest.notes.iter().map(|n| n.oddity).collect();
        assert_eq!(oddities, [oddity], "{text:?}");
    }
}

#[test]
fn faulty_lines_are_told_with_their_number_and_the_rest_is_read() {
    let text = format!(
        "{A}  data/a\nnonsense\n{A}\n{A}  data/../x\n{A}  other\n{A}  data/a\n{A}  data/b\n"
    );
    let manifest = payload(&text);
    let faults: Vec<(u32, ManifestLineFault)> = manifest
        .faults
        .iter()
        .filter_map(|fault| match fault {
            ManifestFault::Line { line, fault, .. } => Some((*line, fault.clone())),
            _ => None,
        })
        .collect();
    assert_eq!(
        faults,
        [
            (2, ManifestLineFault::Form),
            (3, ManifestLineFault::Form),
            (4, ManifestLineFault::Path(PathFault::Climbs)),
            (5, ManifestLineFault::OutsidePayload),
            (6, ManifestLineFault::Twice { first_line: 1 }),
        ]
    );
    assert_eq!(manifest.len(), 2);
}

#[test]
fn a_tag_manifest_lists_neither_payload_nor_itself() {
    let text = format!("{A}  data/a\n{A}  tagmanifest-md5.txt\n{A}  bagit.txt\n");
    let tag = ManifestKind::Tag;
    let manifest = parse_manifest(text.as_bytes(), tag, Algorithm::Sha256, Charset::UTF_8);
    assert_eq!((manifest.len(), manifest.faults.len()), (1, 2));
}

#[test]
fn bytes_of_any_kind_never_panic_and_stay_within_limits() {
    let mut bytes = format!("{A}  data/a%0Ab\r\n{A} *data/ก\n").into_bytes();
    let charsets = ["utf-8", "utf-16", "utf-16le", "windows-874"];
    let charsets = charsets.map(|label| Charset::from_label(label).unwrap());
    for at in 0..bytes.len() {
        let kept = bytes[at];
        for byte in [0, b'\n', b'%', b' ', b'\\', 0xFF, kept ^ 0x80] {
            bytes[at] = byte;
            for charset in charsets {
                let algorithm = Algorithm::Sha256;
                let read = parse_manifest(&bytes, ManifestKind::Payload, algorithm, charset);
                assert!(read.len() <= 2);
            }
        }
        bytes[at] = kept;
    }
    assert!(payload(&"x\n".repeat(5000)).faults.len() <= FAULTS_MAX + 1);
}

#[test]
fn manifests_in_utf_16_are_read() {
    let text = format!("{A}  data/ก.txt\r\n{A} data/b\r\n");
    let text: Vec<u8> = format!("\u{feff}{text}")
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    let (kind, charset) = (ManifestKind::Payload, Charset::Utf16);
    let manifest = parse_manifest(&text, kind, Algorithm::Sha256, charset);
    let read: Vec<(u32, &str)> = manifest.entries().map(|e| (e.line, e.path)).collect();
    assert_eq!(read, [(1, "data/ก.txt"), (2, "data/b")]);
    assert!(manifest.faults.is_empty());
    let told: Vec<BagOddity> = manifest.notes.iter().map(|note| note.oddity).collect();
    assert_eq!(told, [BagOddity::CarriageReturns]);
}

#[test]
fn what_all_lists_hold_together_is_limited() {
    let mut budget = BagBudget::default();
    assert!(budget.take_list(crate::formats::bagit::budget::LISTS_BYTES_MAX - 5));
    assert!(!budget.take_list(6));
    assert!(budget.take_list(5));
    let mut lines = String::new();
    for number in 0..LINES_MAX - 1 {
        writeln!(lines, "{A} data/{number}").unwrap();
    }
    let (kind, algorithm) = (ManifestKind::Payload, Algorithm::Sha256);
    let mut read = || {
        let bytes = lines.as_bytes();
        parse_manifest_within(bytes, kind, algorithm, Charset::UTF_8, &mut budget)
    };
    for _ in 0..2 {
        let manifest = read();
        assert_eq!((manifest.len(), manifest.faults.len()), (LINES_MAX - 1, 0));
    }
    let manifest = read();
    assert_eq!(manifest.len(), 2);
    assert_eq!(manifest.faults, [ManifestFault::TooMuch]);
}
