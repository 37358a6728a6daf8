use super::*;
use crate::formats::content::FileKind;
use ActivePart as P;

/// A compound file of streams in one storage; all streams lie in ordinary sectors.
fn compound(streams: &[(&str, &[u8])], storages: &[&str]) -> Vec<u8> {
    const SECTOR: usize = 512;
    let mut data: Vec<u8> = Vec::new();
    let mut table: Vec<u32> = vec![0xffff_fffd];
    let mut entries: Vec<u8> = Vec::new();
    let entry = |name: &str, kind: u8, start: u32, len: usize| {
        let mut units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let name_len = u16::try_from(units.len() + 2).unwrap();
        units.resize(64, 0);
        let mut bytes = [&units[..], &name_len.to_le_bytes(), &[kind, 1]].concat();
        bytes.resize(116, 0xff);
        bytes[80..96].fill(0);
        bytes.extend(start.to_le_bytes());
        bytes.extend(u32::try_from(len).unwrap().to_le_bytes());
        bytes.extend([0; 4]);
        bytes
    };
    entries.extend(entry("Root Entry", 5, 0xffff_fffe, 0));
    for name in storages {
        entries.extend(entry(name, 1, 0, 0));
    }
    for (name, bytes) in streams {
        // Long enough not to be a small stream.
        let mut bytes = bytes.to_vec();
        bytes.resize(bytes.len().max(4096), 0);
        let start = u32::try_from(table.len()).unwrap();
        entries.extend(entry(name, 2, start, bytes.len()));
        for number in 0..bytes.len().div_ceil(SECTOR) {
            let last = number + 1 == bytes.len().div_ceil(SECTOR);
            let next = u32::try_from(table.len() + 1).unwrap();
            table.push(if last { 0xffff_fffe } else { next });
        }
        bytes.resize(bytes.len().div_ceil(SECTOR) * SECTOR, 0);
        data.extend(bytes);
    }
    let directory = u32::try_from(table.len()).unwrap();
    entries.resize(entries.len().div_ceil(SECTOR) * SECTOR, 0);
    for number in 0..entries.len() / SECTOR {
        let last = number + 1 == entries.len() / SECTOR;
        let next = u32::try_from(table.len() + 1).unwrap();
        table.push(if last { 0xffff_fffe } else { next });
    }
    assert!(
        table.len() <= 128,
        "one sector of table is enough for tests"
    );
    table.resize(128, 0xffff_ffff);
    let mut head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    head.resize(24, 0);
    head.extend(b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0\0\0\0\0\0\0\0\0\0\0");
    head.extend(1_u32.to_le_bytes());
    head.extend(directory.to_le_bytes());
    head.extend([0; 4]);
    head.extend(4096_u32.to_le_bytes());
    head.extend([
        0xfe, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0xfe, 0xff, 0xff, 0xff, 0, 0, 0, 0,
    ]);
    head.extend([0; 4]);
    head.resize(512, 0xff);
    let table: Vec<u8> = table.iter().flat_map(|word| word.to_le_bytes()).collect();
    [head, table, data, entries].concat()
}

/// A document whose macros are in a part that looks like a picture.
fn disguised(more: usize) -> Vec<u8> {
    let start = "http://schemas.microsoft.com/office/2006/relationships/vbaProject";
    let rels =
        format!("<Relationships><Relationship Type=\"{start}\" Target=\"x.png\"/></Relationships>");
    let types = b"<Types><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
    let mut state = 7_u32;
    let mut noise = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    };
    let noise: Vec<u8> = (0..more).map(|_| noise()).collect();
    zipped(&[
        ("[Content_Types].xml", types),
        ("word/document.xml", b"<w:document/>"),
        ("word/media/noise.dat", &noise),
        ("word/_rels/document.xml.rels", rels.as_bytes()),
    ])
}

#[test]
fn macros_of_a_newer_document_inside_are_found_whatever_they_are_called() {
    for more in [0, 9000] {
        let bytes = compound(&[("Package", &disguised(more))], &["ObjectPool"]);
        let found = found("a.doc", &bytes);
        assert_eq!(found, [("Package".to_owned(), P::Macros)], "{more}");
    }
    // The same in sectors that are not in order.
    let mut bytes = compound(&[("Package", &disguised(9000))], &[]);
    let swap = |bytes: &mut Vec<u8>, one: usize, other: usize| {
        for at in 0..512 {
            bytes.swap((one + 1) * 512 + at, (other + 1) * 512 + at);
        }
    };
    swap(&mut bytes, 3, 9);
    let entry = |number: usize| 512 + number * 4;
    for (number, next) in [(2, 9_u32), (9, 4), (8, 3), (3, 10)] {
        bytes[entry(number)..entry(number) + 4].copy_from_slice(&next.to_le_bytes());
    }
    let found = found("a.doc", &bytes);
    assert_eq!(found, [("Package".to_owned(), P::Macros)]);
    survives_mutation("a.doc", &bytes, 300);
    // A sector chain with a cycle ends.
    bytes[entry(9)..entry(9) + 4].copy_from_slice(&9_u32.to_le_bytes());
    assert_eq!(parts("a.doc", &bytes), [P::Unreadable]);
}

#[test]
fn macros_locks_and_attachments_of_old_documents_are_found() {
    let mut locked = vec![0; 32];
    locked[..2].copy_from_slice(b"\xec\xa5");
    locked[11] = 1;
    let slides = b"\x0f\0\xff\x03\x14\0\0\0\x02\0\0\x04\x0c\0\0\0\x01\0\0\0\x01\0\0\0\x02\0\0\0";
    let quiet = b"\x0f\0\xff\x03\x14\0\0\0\x02\0\0\x04\x0c\0\0\0\x01\0\0\0\0\0\0\0\x02\0\0\0";
    let sheet = b"\x09\x08\0\0\x85\0\x0c\0\0\0\0\0\0\x01\x04\0abcd";
    let locked_sheet = b"\x09\x08\x02\0\0\0\x2f\0\x02\0\0\0";
    let table: [(Vec<u8>, Vec<P>); 12] = [
        (compound(&[("WordDocument", &[0; 40])], &[]), vec![]),
        (
            compound(&[("WordDocument", &[0; 40])], &["Macros"]),
            vec![P::Macros],
        ),
        (compound(&[("WordDocument", &locked)], &[]), vec![P::Locked]),
        (
            compound(&[("PowerPoint Document", slides)], &[]),
            vec![P::Macros],
        ),
        (compound(&[("PowerPoint Document", quiet)], &[]), vec![]),
        (compound(&[("Workbook", sheet)], &[]), vec![P::Macros]),
        (
            compound(&[("EncryptedPackage", b"x")], &[]),
            vec![P::Locked],
        ),
        (
            compound(&[("\u{3}OCXNAME", b"x")], &["ObjectPool"]),
            vec![P::Controls],
        ),
        (
            compound(&[("Workbook", locked_sheet)], &[]),
            vec![P::Locked],
        ),
        (
            compound(&[("\u{1}Ole10Native", b"\0\0\0\0\x02\0a\0b\0")], &[]),
            vec![P::HeldObject],
        ),
        (compound(&[("Package", b"{\\rtf1 plain}")], &[]), vec![]),
        (
            compound(&[("Package", b"PK\x03\x04 word/document.xml")], &[]),
            vec![P::HeldArchive(FileKind::Zip)],
        ),
    ];
    for (number, (bytes, expected)) in table.into_iter().enumerate() {
        assert_eq!(parts("a.doc", &bytes), expected, "row {number}");
    }
}

#[test]
fn an_installer_under_another_name_is_a_program() {
    let mut file = compound(&[("WordDocument", &[0; 40])], &[]);
    let name = "Root Entry".encode_utf16().flat_map(u16::to_le_bytes);
    let name: Vec<u8> = name.collect();
    let root = file.windows(name.len()).position(|bytes| bytes == name);
    let class = root.unwrap() + 80;
    file[class..class + 3].copy_from_slice(b"\x84\x10\x0c");
    file[class + 8] = 0xc0;
    file[class + 15] = 0x46;
    assert_eq!(
        parts("a.doc", &file),
        [P::HeldProgram(FileKind::WindowsProgram)]
    );
}

#[test]
fn mutated_compound_files_are_survived() {
    let slides = b"\x0f\0\xff\x03\x14\0\0\0\x02\0\0\x04\x0c\0\0\0\x01\0\0\0\x01\0\0\0\x02\0\0\0";
    let file = compound(
        &[
            ("PowerPoint Document", slides),
            ("\u{1}Ole10Native", b"\0\0\0\0\x02\0a\0b\0"),
        ],
        &["VBA"],
    );
    survives_mutation("a.ppt", &file, 1500);
    assert_eq!(parts("a.doc", &file[..600]), [P::Unreadable]);
}

#[test]
fn names_of_an_old_document_are_the_same_in_any_case() {
    for (streams, storages) in [
        (["worddocument", "_vba_project"], ["x"]),
        (["worddocument", "x"], ["mACROS"]),
        (["WORKBOOK", "x"], ["_vba_project_cur"]),
    ] {
        let streams = streams.map(|name| (name, b"".as_slice()));
        let bytes = compound(&streams, &storages);
        let found = parts("a.doc", &bytes);
        assert!(found.contains(&P::Macros), "{storages:?}");
    }
}
