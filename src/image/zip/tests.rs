use std::io::{Cursor, Read as _, Seek as _, SeekFrom};

use ::zip::ZipArchive;
use jiff::civil::date;

use super::*;
use crate::base::{Crc32, Sha256};
use crate::drive::DriveFile;

fn noon() -> FatTime {
    date(2026, 3, 1).at(12, 0, 0, 0).try_into().unwrap()
}

fn listed(path: &str, bytes: &[u8]) -> CommonFile {
    CommonFile {
        path: path.parse().unwrap(),
        length_bytes: u64::try_from(bytes.len()).unwrap(),
        sha256: Sha256::of(bytes),
        crc32: Crc32::of(bytes),
    }
}

fn district_files(code: &str) -> Vec<DriveFile> {
    let file = |path: &str, text: String| DriveFile {
        path: path.parse().unwrap(),
        bytes: text.into_bytes(),
    };
    vec![
        file(&format!("DISTRICT-{code}.txt"), format!("{code}\r\n")),
        file("data/district/district.js", format!("code = {code}\n")),
        file("คู่มือ.txt", String::new()),
    ]
}

const COMMON: [(&str, &[u8]); 4] = [
    ("START-HERE.html", b"<!doctype html>"),
    ("data/video/film.mp4", &[7; 5000]),
    ("data/empty", b""),
    ("data/print/คู่มือ พูดคุย.pdf", b"%PDF-"),
];

fn base_bytes(plan: &ZipPlan, contents: &[&[u8]]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for piece in plan.base().pieces() {
        match piece {
            BasePiece::Bytes(header) => bytes.extend_from_slice(header),
            BasePiece::File { index, .. } => bytes.extend_from_slice(contents[*index]),
            BasePiece::Zeros(_) => unreachable!("a ZIP has no gaps"),
        }
    }
    bytes
}

/// The complete ZIP as written by the crate alone, with holes for the data of `common`.
fn written_by_the_crate(common: &[CommonFile], files: &[DriveFile]) -> HeaderSink {
    let form = EntryForm::new(CompressionMethod::Stored, noon()).unwrap();
    let sink = HeaderSink::starting_at(0);
    let mut writer = ZipWriter::new(sink.clone());
    for file in common {
        form.start(&mut writer, file.path.as_str(), file.length_bytes)
            .unwrap();
        sink.skip(file.length_bytes);
        #[expect(unsafe_code, reason = "length and CRC are the file's own")]
        // SAFETY: as in `ZipPlan::plan`.
        unsafe { writer.set_file_metadata(file.length_bytes, file.crc32) }.unwrap();
    }
    for file in files {
        let length = u64::try_from(file.bytes.len()).unwrap();
        form.start(&mut writer, file.path.as_str(), length).unwrap();
        writer.write_all(&file.bytes).unwrap();
    }
    writer.finish().unwrap();
    sink
}

#[test]
fn every_entry_reads_back() {
    let common = COMMON.map(|(path, bytes)| listed(path, bytes));
    let plan = ZipPlan::plan(&common, noon()).unwrap();
    let base = base_bytes(&plan, &COMMON.map(|(_, bytes)| bytes));
    for (index, (path, bytes)) in COMMON.iter().enumerate() {
        let at = usize::try_from(plan.common_offset(index)).unwrap();
        assert_eq!(&base[at..at + bytes.len()], *bytes, "{path}");
    }
    for code in ["8101", "8102"] {
        let files = district_files(code);
        let whole = [base.clone(), plan.tail(&files).unwrap()].concat();
        let mut archive = ZipArchive::new(Cursor::new(whole)).unwrap();
        assert_eq!(archive.len(), COMMON.len() + files.len());
        assert!(!archive.has_overlapping_files().unwrap());
        let own = files
            .iter()
            .map(|file| (file.path.as_str(), file.bytes.as_slice()));
        for (path, bytes) in COMMON.into_iter().chain(own) {
            let mut entry = archive.by_name(path).unwrap();
            let mut read = Vec::new();
            entry.read_to_end(&mut read).unwrap();
            assert_eq!(read, bytes, "{path}");
            assert_eq!(entry.compression(), CompressionMethod::Stored);
            assert_eq!(entry.unix_mode(), Some(0o100_644));
            let time = entry.last_modified().unwrap();
            assert_eq!(
                (time.datepart(), time.timepart()),
                (noon().date_field(), noon().time_field())
            );
        }
    }
}

#[test]
fn joined_directories_are_the_crates_own_bytes() {
    let gibibytes = |count: u64| CommonFile {
        length_bytes: count << 30,
        ..listed("large.bin", b"")
    };
    let numbered = |count: usize| -> Vec<CommonFile> {
        (0..count)
            .map(|n| listed(&format!("data/{n}"), b"x"))
            .collect()
    };
    let named = |(n, file): (usize, CommonFile)| CommonFile {
        path: format!("data/large-{n}").parse().unwrap(),
        ..file
    };
    let lists = [
        vec![],
        COMMON.map(|(path, bytes)| listed(path, bytes)).to_vec(),
        // Offsets beyond 4 GiB, a file beyond it, more than 65,535 entries.
        [gibibytes(3), gibibytes(3), gibibytes(1)]
            .into_iter()
            .enumerate()
            .map(named)
            .collect(),
        vec![gibibytes(5)],
        numbered(65_532),
        numbered(65_533),
    ];
    for common in lists {
        let files = district_files("8101");
        let plan = ZipPlan::plan(&common, noon()).unwrap();
        let sink = written_by_the_crate(&common, &files);
        let start = plan.base().length_bytes();
        let tail = plan.tail(&files).unwrap();
        let expected = sink.bytes(start..sink.position_bytes());
        assert!(
            tail == expected,
            "{} files, base of {start} bytes",
            common.len()
        );
    }
}

#[test]
fn a_base_does_not_depend_on_the_recipient() {
    let common = COMMON.map(|(path, bytes)| listed(path, bytes));
    let plan = ZipPlan::plan(&common, noon()).unwrap();
    for piece in plan.base().pieces() {
        if let BasePiece::Bytes(header) = piece {
            assert!(header.starts_with(b"PK\x03\x04"), "only local headers");
        }
    }
    let lengths = ["8101", "8102"].map(|code| plan.tail(&district_files(code)).unwrap().len());
    assert_eq!(lengths[0], lengths[1]);
}

#[test]
fn a_name_given_twice_is_refused_with_the_name() {
    let common = [listed("a", b"1"), listed("a", b"2")];
    let error = ZipPlan::plan(&common, noon()).unwrap_err();
    assert!(matches!(error, Error::Zip { path, .. } if path == "a"));
}

#[test]
fn the_sink_refuses_writes_into_data() {
    let mut sink = HeaderSink::starting_at(10);
    sink.write_all(b"head").unwrap();
    sink.skip(100);
    sink.write_all(b"next").unwrap();
    sink.seek(SeekFrom::Start(12)).unwrap();
    sink.write_all(b"AD").unwrap();
    assert_eq!(sink.bytes(10..14), b"heAD");
    assert_eq!(sink.bytes(114..118), b"next");
    for at in [13, 50] {
        sink.seek(SeekFrom::Start(at)).unwrap();
        assert!(sink.write_all(b"xy").is_err(), "{at}");
    }
}
