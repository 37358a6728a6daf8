//! ZIPs as we write them, as others repack them, and crafted ones.

use std::io::{Cursor, Write as _};

use ::zip::write::SimpleFileOptions;
use ::zip::{CompressionMethod, ZipWriter};

use super::Zip;
use crate::base::Work;
use crate::verify::answer::RawName;
use crate::verify::sample::{SampleTree, drive};
use crate::verify::view::ViewRemark;
use crate::verify::{
    Danger, Defect, Files as _, Note, Question, Report, SpecialKind, TargetKind, Verdict,
    ViewFault, check_drive,
};

fn pack(tree: &SampleTree, method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method);
    for (path, bytes) in tree {
        writer.start_file(path.as_str(), options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn mac_twin() -> Vec<u8> {
    include_bytes!("../../../../../tests/fixtures/shown/mac-twin").to_vec()
}

fn check(bytes: &[u8]) -> Report {
    let zip = Zip::open(&bytes, &Work::new()).unwrap().unwrap();
    let question = Question {
        target: "8101.zip",
        kind: TargetKind::Zip,
        key: None,
    };
    check_drive(&zip, &question, &Work::new()).unwrap()
}

/// Replaces all occurrences of a name by one of the same length, in headers and directory.
fn rename(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut out = bytes.to_vec();
    let mut at = 0;
    let mut count = 0;
    while at + from.len() <= out.len() {
        if &out[at..at + from.len()] == from {
            out[at..at + from.len()].copy_from_slice(to);
            count += 1;
        }
        at += 1;
    }
    assert!(count > 0);
    out
}

#[test]
fn a_drive_in_a_zip_is_intact_stored_and_packed_again() {
    for method in [CompressionMethod::Stored, CompressionMethod::Deflated] {
        let report = check(&pack(&drive(None), method));
        assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
        assert!(report.notes.is_empty(), "{report:#?}");
    }
}

#[test]
fn a_drive_packed_with_its_folder_is_found_in_it() {
    let tree: SampleTree = drive(None)
        .into_iter()
        .map(|(path, bytes)| (format!("8101/{path}"), bytes))
        .chain([("__MACOSX/8101/._x".to_owned(), mac_twin())])
        .collect();
    let report = check(&pack(&tree, CompressionMethod::Deflated));
    assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
    let folder = RawName::new("8101");
    let reason = ViewRemark::InFolder { folder }.into();
    assert!(report.notes.contains(&Note::Tree { reason }));
}

#[test]
fn what_leads_out_only_without_its_folder_is_told() {
    let tree: SampleTree = drive(None)
        .into_iter()
        .map(|(path, bytes)| (format!("8101/{path}"), bytes))
        .chain([("8101/~/a.txt".to_owned(), vec![1])])
        .collect();
    let report = check(&pack(&tree, CompressionMethod::Deflated));
    assert_eq!(report.verdict, Verdict::Suspicious, "{report:#?}");
    let escapes = report.suspicious.iter();
    let escapes = escapes.filter(|found| found.danger == Danger::Escape);
    assert_eq!(escapes.count(), 1, "{report:#?}");
}

#[test]
fn changed_bytes_are_damage_of_the_file_they_are_in() {
    let mut bytes = pack(&drive(None), CompressionMethod::Stored);
    let at = bytes.windows(100).position(|w| w == [7; 100]).unwrap();
    bytes[at + 50] ^= 1;
    let report = check(&bytes);
    assert_eq!(report.verdict, Verdict::Damaged);
    assert_eq!(report.damaged.len(), 1, "{report:#?}");
    assert_eq!(report.damaged[0].path.as_raw(), "data/video/film.mp4");
}

#[test]
fn names_in_the_thai_code_page_are_told_as_that() {
    let utf8 = "คู่มือ".as_bytes();
    let (thai, _, _) = encoding_rs::WINDOWS_874.encode("คู่มือ");
    // Filled up with digits to the same length, so that only names change.
    let filled = [&thai, &b"0123456789ab"[..utf8.len() - thai.len()]].concat();
    let bytes = rename(
        &pack(&drive(None), CompressionMethod::Stored),
        utf8,
        &filled,
    );
    let report = check(&bytes);
    assert_eq!(report.verdict, Verdict::Damaged);
    let is_code_page = |damage: &crate::verify::Damage| {
        matches!(
            &damage.defect,
            Defect::Structure {
                fault: "code-page",
                ..
            }
        )
    };
    assert!(report.damaged.iter().any(is_code_page), "{report:#?}");
}

#[test]
fn entries_that_would_be_unpacked_elsewhere_are_named_and_never_read() {
    let mut tree = drive(None);
    tree.insert("xx/evil.txt".to_owned(), b"x".to_vec());
    let bytes = rename(
        &pack(&tree, CompressionMethod::Stored),
        b"xx/evil.txt",
        b"../evil.txt",
    );
    let report = check(&bytes);
    assert_eq!(report.verdict, Verdict::Suspicious, "{report:#?}");
    assert_eq!(report.suspicious[0].danger, Danger::Escape);
    let zip = Zip::open(&bytes.as_slice(), &Work::new())
        .unwrap()
        .is_some();
    assert!(zip);
}

#[test]
fn two_entries_of_one_name_are_damage() {
    let mut tree = drive(None);
    tree.insert("data/site/apq.js".to_owned(), b"alert(1)".to_vec());
    let bytes = rename(
        &pack(&tree, CompressionMethod::Stored),
        b"data/site/apq.js",
        b"data/site/app.js",
    );
    let report = check(&bytes);
    assert_eq!(report.verdict, Verdict::Damaged);
    let text = format!("{:?}", report.damaged);
    assert!(text.contains("same-name"), "{text}");
}

#[test]
fn a_header_that_says_otherwise_than_the_directory_is_damage() {
    let bytes = pack(&drive(None), CompressionMethod::Stored);
    let at = bytes.windows(6).position(|w| w == b"app.js").unwrap();
    let mut bytes = bytes;
    bytes[at] = b'x';
    assert_eq!(check(&bytes).verdict, Verdict::Damaged);
}

#[test]
fn data_before_the_zip_is_damage() {
    let bytes = pack(&drive(None), CompressionMethod::Stored);
    let report = check(&[b"MZ\x90\0 a program".as_slice(), &bytes].concat());
    assert_eq!(report.verdict, Verdict::Damaged);
}

#[test]
fn a_cut_zip_is_called_cut_wherever_the_cut_is() {
    let bytes = pack(&drive(None), CompressionMethod::Stored);
    for length in (30..bytes.len()).step_by(97) {
        let report = check(&bytes[..length]);
        assert_eq!(report.verdict, Verdict::Damaged, "cut at {length}");
        let cut = report
            .damaged
            .iter()
            .any(|d| matches!(d.defect, Defect::Cut { .. }));
        assert!(cut, "cut at {length}: {report:#?}");
    }
    let film = bytes.windows(100).position(|w| w == [7; 100]).unwrap();
    let zip = Zip::open(&&bytes[..film + 1000], &Work::new()).map(|zip| {
        let zip = zip.unwrap();
        zip.listing().faults.clone()
    });
    let fault = &zip.unwrap()[0];
    assert!(
        matches!(fault, ViewFault::Cut { missing_bytes } if *missing_bytes == 4000),
        "{fault:?}"
    );
}

#[test]
fn links_and_locked_entries_are_told() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    writer.add_symlink("link", "/etc/passwd", options).unwrap();
    writer.start_file("bagit.txt", options).unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    let storage = bytes.as_slice();
    let zip = Zip::open(&storage, &Work::new()).unwrap().unwrap();
    assert_eq!(zip.listing().specials[0].kind, SpecialKind::Link);
}

#[test]
fn an_entry_that_unpacks_to_more_than_it_says_is_not_followed() {
    let mut tree = SampleTree::new();
    tree.insert("bagit.txt".to_owned(), vec![0; 100_000]);
    let mut bytes = pack(&tree, CompressionMethod::Deflated);
    let say = |bytes: &mut Vec<u8>, signature: &[u8], offset: usize| {
        let at = bytes.windows(4).position(|w| w == signature).unwrap();
        bytes[at + offset..at + offset + 4].copy_from_slice(&1000u32.to_le_bytes());
    };
    say(&mut bytes, b"PK\x03\x04", 22);
    say(&mut bytes, b"PK\x01\x02", 24);
    let storage = bytes.as_slice();
    let zip = Zip::open(&storage, &Work::new()).unwrap().unwrap();
    let file = zip.listing().files[0].clone();
    let read = zip.read(&file, &mut |reader| {
        std::io::copy(reader, &mut std::io::sink()).map(drop)
    });
    assert!(read.is_err());
}

#[test]
fn no_changed_byte_makes_it_panic() {
    let mut tree = SampleTree::new();
    tree.insert("bagit.txt".to_owned(), b"BagIt-Version: 1.0\n".to_vec());
    tree.insert("data/a.txt".to_owned(), vec![1; 300]);
    for method in [CompressionMethod::Stored, CompressionMethod::Deflated] {
        let bytes = pack(&tree, method);
        for at in 0..bytes.len() {
            for value in [0, 1, 0x7F, 0xFF, bytes[at] ^ 8] {
                let mut changed = bytes.clone();
                changed[at] = value;
                let storage = changed.as_slice();
                if let Some(zip) = Zip::open(&storage, &Work::new()).unwrap() {
                    for file in &zip.listing().files {
                        // Errors are fine; panics and endless reads are not.
                        let _ = zip.read(file, &mut |reader| {
                            std::io::copy(reader, &mut std::io::sink()).map(drop)
                        });
                    }
                }
            }
        }
    }
}

#[test]
fn what_is_no_zip_is_none() {
    for bytes in [b"".as_slice(), b"PK", &[0; 100], b"MZ\x90\0"] {
        assert!(Zip::open(&bytes, &Work::new()).unwrap().is_none());
    }
}

mod by_hand;
mod within;
