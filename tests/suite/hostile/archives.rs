//! ZIPs.

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use drivepress::base::Crc32;
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

use super::Drive;
use crate::support::{Watched, tree, watched};

fn packed(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in members {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A folder with one ZIP in it.
fn alone(bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("drive.zip");
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

/// Nothing was unpacked anywhere.
fn is_alone(folder: &Path) {
    let names: Vec<String> = tree(folder).into_keys().collect();
    assert_eq!(names, ["drive.zip"]);
}

/// ZIP's records by hand, for what no packer writes.
#[derive(Default)]
struct ByHand {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    entries: u64,
}

/// An entry as told by its headers.
#[derive(Clone, Copy)]
struct Told<'a> {
    name: &'a [u8],
    method: u16,
    crc32: u32,
    packed: u32,
    whole: u32,
}

impl ByHand {
    fn local(&mut self, told: &Told<'_>, data: &[u8]) -> u32 {
        let at = u32::try_from(self.bytes.len()).unwrap();
        self.bytes.extend(b"PK\x03\x04\x14\0\0\x08");
        self.bytes.extend(fields(told));
        self.bytes.extend(0_u16.to_le_bytes());
        self.bytes.extend(told.name);
        self.bytes.extend(data);
        at
    }

    fn central(&mut self, told: &Told<'_>, at: u32) {
        self.directory.extend(b"PK\x01\x02\x14\x03\x14\0\0\x08");
        self.directory.extend(fields(told));
        self.directory.extend([0; 2 + 2 + 2 + 2 + 4]);
        self.directory.extend(at.to_le_bytes());
        self.directory.extend(told.name);
        self.entries += 1;
    }

    /// As macOS ends a ZIP: of a count that is too large the last 16 bits.
    fn finish(mut self) -> Vec<u8> {
        let at = u32::try_from(self.bytes.len()).unwrap();
        let length = u32::try_from(self.directory.len()).unwrap();
        self.bytes.extend(self.directory);
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        let count = &self.entries.to_le_bytes()[..2];
        self.bytes.extend([count, count].concat());
        self.bytes.extend(length.to_le_bytes());
        self.bytes.extend(at.to_le_bytes());
        self.bytes.extend([0, 0]);
        self.bytes
    }

    /// Adds an empty file.
    fn name(&mut self, name: &str) {
        let told = Told {
            name: name.as_bytes(),
            method: 0,
            crc32: 0,
            packed: 0,
            whole: 0,
        };
        let at = self.local(&told, b"");
        self.central(&told, at);
    }
}

/// From the method to the name's length, alike in both headers.
fn fields(told: &Told<'_>) -> Vec<u8> {
    let mut out = told.method.to_le_bytes().to_vec();
    out.extend([0, 0, 0x21, 0x58]);
    out.extend(told.crc32.to_le_bytes());
    out.extend(told.packed.to_le_bytes());
    out.extend(told.whole.to_le_bytes());
    out.extend(u16::try_from(told.name.len()).unwrap().to_le_bytes());
    out
}

#[test]
fn a_bomb_in_a_bomb_is_never_unpacked() {
    let zeros = vec![0; 64 << 20];
    let mut bomb = packed(&[("data/zeros", &zeros)]);
    for _ in 0..6 {
        let inner = bomb.clone();
        let names: Vec<String> = (0..16).map(|number| format!("data/{number}.zip")).collect();
        let members: Vec<(&str, &[u8])> = names
            .iter()
            .map(|name| (name.as_str(), inner.as_slice()))
            .collect();
        bomb = packed(&members);
    }
    let (folder, path) = alone(&bomb);
    watched(folder.path(), &["verify".as_ref(), path.as_os_str()]).exits(1);
    is_alone(folder.path());
}

#[test]
fn entries_that_share_their_bytes_are_a_bomb() {
    let zeros = vec![0; 32 << 20];
    let whole = u32::try_from(zeros.len()).unwrap();
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(&zeros).unwrap();
    let data = encoder.finish().unwrap();
    let mut crc = Crc32::new();
    crc.update(&zeros);
    let crc32 = crc.finish();
    let packed = u32::try_from(data.len()).unwrap();
    let told = Told {
        name: b"bagit.txt",
        method: 8,
        crc32,
        packed,
        whole,
    };
    let mut zip = ByHand::default();
    let at = zip.local(&told, &data);
    zip.central(&told, at);
    for number in 0..2_000 {
        let name = format!("data/{number:05}");
        let name = name.as_bytes();
        zip.central(&Told { name, ..told }, at);
    }
    let (folder, path) = alone(&zip.finish());
    watched(folder.path(), &["verify".as_ref(), path.as_os_str()]).exits(1);
    is_alone(folder.path());
}

#[test]
fn a_huge_declared_size_takes_no_memory() {
    for (method, packed, whole) in [
        (0, u32::MAX - 1, u32::MAX - 1),
        (8, 10, u32::MAX - 1),
        (0, 10, u32::MAX - 1),
        (99, 10, 10),
    ] {
        let mut zip = ByHand::default();
        for name in [b"bagit.txt".as_slice(), b"manifest-sha256.txt", b"data/a"] {
            let told = Told {
                name,
                method,
                crc32: 1,
                packed,
                whole,
            };
            let at = zip.local(&told, b"0123456789");
            zip.central(&told, at);
        }
        let (folder, path) = alone(&zip.finish());
        watched(folder.path(), &["verify".as_ref(), path.as_os_str()]).exits(1);
        is_alone(folder.path());
    }
}

#[test]
fn names_that_lead_out_are_told_and_nothing_is_written() {
    let names: [&[u8]; 8] = [
        b"../../escaped",
        b"/tmp/escaped",
        b"C:\\escaped",
        b"..\\..\\escaped",
        b"data/../../escaped",
        b"\x1b[2Jescaped",
        b"\\\\server\\escaped",
        b"data/\0escaped",
    ];
    let mut zip = ByHand::default();
    for name in names.into_iter().chain([b"bagit.txt".as_slice()]) {
        let mut crc = Crc32::new();
        crc.update(b"x");
        let told = Told {
            name,
            method: 0,
            crc32: crc.finish(),
            packed: 1,
            whole: 1,
        };
        let at = zip.local(&told, b"x");
        zip.central(&told, at);
    }
    let (folder, path) = alone(&zip.finish());
    let words = watched(folder.path(), &["verify".as_ref(), path.as_os_str()]).exits(1);
    words.says("escaped");
    is_alone(folder.path());
    assert!(!Path::new("/tmp/escaped").exists());
}

#[test]
fn headers_that_contradict_each_other_are_damage() {
    let mut zip = ByHand::default();
    let mut crc = Crc32::new();
    crc.update(b"x");
    let crc32 = crc.finish();
    let told = |name| Told {
        name,
        method: 0,
        crc32,
        packed: 1,
        whole: 1,
    };
    let at = zip.local(&told(b"data/shown-here"), b"x");
    zip.central(&told(b"data/shown-there"), at);
    let at = zip.local(&told(b"bagit.txt"), b"x");
    zip.central(&told(b"bagit.txt"), at);
    zip.central(&told(b"bagit.txt"), at);
    let (folder, path) = alone(&zip.finish());
    watched(folder.path(), &["verify".as_ref(), path.as_os_str()])
        .exits(1)
        .says("zip");
}

#[test]
fn very_many_entries_are_bounded() {
    let mut zip = ByHand::default();
    for number in 0..65_000 {
        let name = format!("data/{number}.exe");
        let told = Told {
            name: name.as_bytes(),
            method: 0,
            crc32: 0,
            packed: 0,
            whole: 0,
        };
        let at = zip.local(&told, b"");
        zip.central(&told, at);
    }
    let (folder, path) = alone(&zip.finish());
    watched(folder.path(), &["verify".as_ref(), path.as_os_str()]).exits(1);
}

#[test]
fn a_drive_in_a_zip_with_an_absurd_manifest_is_bounded() {
    let drive = Drive::new();
    let mut text = String::new();
    for number in 0..300_000 {
        writeln!(text, "{}  data/{number}", "0".repeat(64)).unwrap();
    }
    drive.put("manifest-sha256.txt", text.as_bytes());
    let files = tree(drive.path());
    let members: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    let (folder, path) = alone(&packed(&members));
    watched(folder.path(), &["verify".as_ref(), path.as_os_str()])
        .exits(1)
        .says("missing");
}

/// Adds the files of a drive of ours to `zip` and runs `verify` under watch.
fn verified(mut zip: ByHand) -> Watched {
    for mark in ["bagit.txt", "START-HERE.html"] {
        zip.name(mark);
    }
    let (folder, path) = alone(&zip.finish());
    let run = watched(folder.path(), &["verify".as_ref(), path.as_os_str()]);
    is_alone(folder.path());
    run
}

#[test]
fn a_few_paths_of_very_many_folders_are_bounded() {
    let mut zip = ByHand::default();
    for number in 0..300 {
        zip.name(&format!("{number}/{}x", "d/".repeat(2_000)));
    }
    verified(zip)
        .exits(1)
        .says("too many folders inside folders");
    let mut zip = ByHand::default();
    for number in 0..300 {
        zip.name(&format!("{number}/{}", "d/".repeat(2_000)));
    }
    verified(zip)
        .exits(1)
        .says("too many folders inside folders");
}

#[test]
fn very_many_paths_of_many_folders_are_bounded() {
    let mut zip = ByHand::default();
    for number in 0..60_000 {
        zip.name(&format!("{number}/{}x", "d/".repeat(120)));
    }
    verified(zip)
        .exits(1)
        .says("more folders than any honest one");
}

#[test]
fn a_directory_of_a_million_names_is_bounded() {
    let mut zip = ByHand::default();
    for number in 0..1_000_000 {
        zip.name(&format!("p/{number}"));
    }
    verified(zip).exits(1).says("more than 500,000 files");
    let mut zip = ByHand::default();
    for number in 0..1_000_000 {
        zip.name(&format!("photos-of-the-family/{number}.jpg"));
    }
    verified(zip).exits(1).says("larger than any honest one");
}

#[test]
fn as_many_names_as_are_read_take_a_minute_at_most() {
    for name in ["DATA~{}", "data/{}.exe"] {
        let mut zip = ByHand::default();
        for number in 0..450_000 {
            zip.name(&name.replace("{}", &number.to_string()));
        }
        verified(zip).exits(1);
    }
}

#[test]
fn names_alike_in_a_zip_are_told_in_linear_time() {
    let mut zip = ByHand::default();
    for number in 0..16_u32 {
        for cases in 0..4096_u32 {
            let letters = (0..12).map(|bit| if cases >> bit & 1 == 1 { 'A' } else { 'a' });
            zip.name(&format!("{number}{}", letters.collect::<String>()));
        }
    }
    verified(zip).exits(1);
}
