//! ZIPs that few packers write: more files than the count field can hold, as macOS writes them;
//! other methods; headers that disagree.

use super::*;

/// Deviations from an ordinary entry.
#[derive(Clone, Copy, Default)]
struct Odd<'a> {
    /// The method in both headers.
    method: u16,
    /// The name in the local header.
    local_name: Option<&'a [u8]>,
    /// An extra field in the directory.
    extra: &'a [u8],
    flags: u16,
}

#[derive(Default)]
struct ByHand {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    entries: u32,
}

impl ByHand {
    fn of(tree: &SampleTree) -> Self {
        let mut zip = Self::default();
        for (path, bytes) in tree {
            zip.add(path.as_bytes(), bytes, Odd::default());
        }
        zip
    }

    /// Adds an entry as macOS does: sizes and checksum after the data.
    fn add(&mut self, name: &[u8], data: &[u8], odd: Odd<'_>) {
        let at = u32::try_from(self.bytes.len()).unwrap();
        let length = u32::try_from(data.len()).unwrap().to_le_bytes();
        let sum = crate::base::Crc32::of(data).to_le_bytes();
        let flags = (0x0808 | odd.flags).to_le_bytes();
        let head = |sizes: [[u8; 4]; 3], name: &[u8], extra: &[u8]| {
            let lengths =
                [name.len(), extra.len()].map(|n| u16::try_from(n).unwrap().to_le_bytes());
            let mut out = [
                &[20, 0][..],
                &flags,
                &odd.method.to_le_bytes(),
                &[0, 0, 0x21, 0x58],
            ]
            .concat();
            out.extend(sizes.concat());
            out.extend(lengths.concat());
            out
        };
        let local_name = odd.local_name.unwrap_or(name);
        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(head([[0; 4]; 3], local_name, &[]));
        self.bytes.extend(local_name);
        self.bytes.extend(data);
        self.bytes
            .extend([&b"PK\x07\x08"[..], &sum, &length, &length].concat());
        self.directory.extend(b"PK\x01\x02\x14\x03");
        self.directory
            .extend(head([sum, length, length], name, odd.extra));
        self.directory.extend([0; 10]);
        self.directory.extend(at.to_le_bytes());
        self.directory.extend(name);
        self.directory.extend(odd.extra);
        self.entries += 1;
    }

    fn finish(mut self) -> Vec<u8> {
        let at = u32::try_from(self.bytes.len()).unwrap();
        let size = u32::try_from(self.directory.len()).unwrap();
        self.bytes.extend(self.directory);
        let [low, high, ..] = self.entries.to_le_bytes();
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        self.bytes.extend([low, high, low, high]);
        self.bytes.extend(size.to_le_bytes());
        self.bytes.extend(at.to_le_bytes());
        self.bytes.extend([0, 0]);
        self.bytes
    }
}

/// A complete foreign entry, as a program sees it that reads a ZIP from the start.
fn stranger() -> Vec<u8> {
    let mut zip = ByHand::default();
    zip.add(b"START-HERE.html", b"a stranger's", Odd::default());
    zip.bytes
}

/// A data descriptor.
fn descriptor(sum: u32, packed: usize, length: usize) -> Vec<u8> {
    let numbers = [packed, length].map(|n| u32::try_from(n).unwrap().to_le_bytes());
    [&b"PK\x07\x08"[..], &sum.to_le_bytes(), &numbers.concat()].concat()
}

fn words(report: &Report) -> String {
    let damaged = report.damaged.iter().map(ToString::to_string);
    damaged.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_zip_of_macos_with_more_files_than_its_count_can_say_is_read() {
    let mut zip = ByHand::of(&drive(None));
    for number in 0..65_600 {
        zip.add(format!("photos/{number}").as_bytes(), b"x", Odd::default());
    }
    let report = check(&zip.finish());
    assert_eq!(report.verdict, Verdict::Intact, "{}", words(&report));
    assert_eq!(report.added.len(), 65_600);

    // Any other wrong count hides files from some programs.
    let mut bytes = ByHand::of(&drive(None)).finish();
    let at = bytes.len() - 22 + 8;
    bytes[at] -= 1;
    bytes[at + 2] -= 1;
    assert_eq!(check(&bytes).verdict, Verdict::Damaged);
}

#[test]
fn what_cannot_be_unpacked_names_file_method_and_the_way() {
    for (method, name) in [
        (14, "LZMA (14)"),
        (12, "bzip2 (12)"),
        (93, "Zstandard (93)"),
    ] {
        let mut zip = ByHand::of(&drive(None));
        zip.add(
            b"photos/a.jpg",
            b"x",
            Odd {
                method,
                ..Odd::default()
            },
        );
        let words = words(&check(&zip.finish()));
        assert!(
            words.contains("photos/a.jpg") && words.contains(name),
            "{words}"
        );
        assert!(
            words.contains("pack the files again as a plain ZIP"),
            "{words}"
        );
    }
    let mut zip = ByHand::of(&drive(None));
    zip.add(
        b"photos/a.jpg",
        b"x",
        Odd {
            flags: 1,
            ..Odd::default()
        },
    );
    let words = words(&check(&zip.finish()));
    assert!(
        words.contains("photos/a.jpg") && words.contains("password"),
        "{words}"
    );
}

#[test]
fn headers_that_disagree_name_the_file() {
    let mut zip = ByHand::of(&drive(None));
    let local_name = Some(b"photos/b.jpg".as_slice());
    zip.add(
        b"photos/a.jpg",
        b"x",
        Odd {
            local_name,
            ..Odd::default()
        },
    );
    let words = words(&check(&zip.finish()));
    assert!(
        words.contains("photos/a.jpg") && words.contains("its name"),
        "{words}"
    );
}

#[test]
fn a_second_name_of_an_entry_is_damage_where_it_differs() {
    for (second, verdict) in [
        ("photos/a.jpg", Verdict::Intact),
        ("START-HERE.html", Verdict::Damaged),
    ] {
        let mut extra = b"\x75\x70".to_vec();
        extra.extend(u16::try_from(second.len() + 5).unwrap().to_le_bytes());
        extra.extend([1, 0, 0, 0, 0]);
        extra.extend(second.as_bytes());
        let mut zip = ByHand::of(&drive(None));
        zip.add(
            b"photos/a.jpg",
            b"x",
            Odd {
                extra: &extra,
                ..Odd::default()
            },
        );
        // Honest packers write the field in both headers; programs read a single one differently.
        let report = check(&zip.finish());
        assert_eq!(report.verdict, Verdict::Damaged, "{second}");
        let is_named = words(&report).contains("Unicode");
        assert_eq!(is_named, verdict == Verdict::Damaged, "{}", words(&report));
    }
}

#[test]
fn two_lists_and_data_behind_the_end_are_damage() {
    let whole = ByHand::of(&drive(None)).finish();
    let mut padded = whole.clone();
    padded.extend([0; 512]);
    assert_eq!(check(&padded).verdict, Verdict::Intact);
    padded.extend(b"MZ");
    assert_eq!(check(&padded).verdict, Verdict::Damaged);

    let other = ByHand::of(&SampleTree::from([("a.txt".to_owned(), b"x".to_vec())])).finish();
    let mut both = whole;
    let at = both.len() - 2;
    let length = u16::try_from(other.len()).unwrap();
    both[at..].copy_from_slice(&length.to_le_bytes());
    both.extend(other);
    let report = check(&both);
    assert!(!report.verdict.is_yes(), "{report:#?}");
}

#[test]
fn names_that_are_no_unicode_are_told_by_their_bytes() {
    let mut zip = ByHand::of(&drive(None));
    zip.add(b"photos/\xff\xfe.jpg", b"x", Odd::default());
    let report = check(&zip.finish());
    assert_eq!(report.added[0].as_raw(), "photos/\\xFF\\xFE.jpg");
}

#[test]
fn an_entry_that_ends_early_for_who_reads_from_the_start_is_damage() {
    let text = b"a photo, or what is called one".repeat(9);
    let sum = crate::base::Crc32::of(&text);
    let mut deflate = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::new(6));
    deflate.write_all(&text).unwrap();
    let packed = deflate.finish().unwrap();
    let with = |packed: &[u8], hidden: &[u8], method: u16| {
        let mut zip = ByHand::of(&drive(None));
        let odd = Odd {
            method,
            ..Odd::default()
        };
        let whole = [packed, hidden].concat();
        zip.add(b"photos/a.txt", &whole, odd);
        // The directory contains the true values of the packed bytes.
        if method == 8 {
            let at = zip.directory.len() - 46 - 12 + 16;
            zip.directory[at..at + 4].copy_from_slice(&sum.to_le_bytes());
            let length = u32::try_from(text.len()).unwrap().to_le_bytes();
            zip.directory[at + 8..at + 12].copy_from_slice(&length);
        }
        check(&zip.finish())
    };
    assert_eq!(with(&packed, b"", 8).verdict, Verdict::Intact);
    let deflated = descriptor(sum, packed.len(), text.len());
    let plain = descriptor(sum, text.len(), text.len());
    for (packed, descriptor, method) in [(&packed[..], deflated, 8), (&text[..], plain, 0)] {
        let report = with(packed, &[descriptor, stranger()].concat(), method);
        assert_eq!(report.verdict, Verdict::Damaged, "{method}: {report:#?}");
        assert!(
            words(&report).contains("photos/a.txt"),
            "{}",
            words(&report)
        );
    }
    // A ZIP as a file in the drive contains headers, and its lengths follow its own data.
    let inner = ByHand::of(&drive(None)).finish();
    let mut zip = ByHand::of(&drive(None));
    zip.add(b"photos.zip", &inner, Odd::default());
    assert_eq!(check(&zip.finish()).verdict, Verdict::Intact);
}

#[test]
fn bytes_behind_the_packed_ones_of_a_listed_file_are_damage() {
    let whole = pack(&drive(None), CompressionMethod::Deflated);
    let mut archive = ::zip::ZipArchive::new(Cursor::new(&whole)).unwrap();
    let film = archive.by_name("data/video/film.mp4").unwrap();
    let (start, packed) = (film.data_start().unwrap(), film.compressed_size());
    let packed = super::super::data::Packed {
        header_start: start,
        start,
        stored_bytes: packed + 1,
        length_bytes: film.size(),
        crc32: film.crc32(),
        method: 8,
        is_locked: false,
    };
    let storage = whole.as_slice();
    let window = super::super::window::Window::new(&storage).unwrap();
    let read = packed.read(window, &mut |reader| {
        std::io::copy(reader, &mut std::io::sink()).map(drop)
    });
    assert!(read.unwrap_err().to_string().contains("behind its packed"));
}

#[test]
fn a_field_that_stands_twice_is_damage_of_its_file() {
    let name = b"photos/a.jpg";
    let second = |name: &[u8]| {
        let length = u16::try_from(name.len() + 5).unwrap().to_le_bytes();
        [&b"\x75\x70"[..], &length, &[1, 0, 0, 0, 0], name].concat()
    };
    let lengths = |length: u8| [&[1, 0, 8, 0][..], &[length, 0, 0, 0, 0, 0, 0, 0]].concat();
    for extra in [
        [second(name), second(b"START-HERE.html")].concat(),
        [lengths(1), lengths(9)].concat(),
    ] {
        let mut zip = ByHand::of(&drive(None));
        let odd = Odd {
            extra: &extra,
            ..Odd::default()
        };
        zip.add(name, b"x", odd);
        let report = check(&zip.finish());
        assert_eq!(report.verdict, Verdict::Damaged);
        let words = words(&report);
        assert!(
            words.contains("photos/a.jpg") && words.contains("twice"),
            "{words}"
        );
    }
}

#[test]
fn a_list_that_only_some_programs_find_makes_no_intact_drive() {
    let whole = ByHand::of(&drive(None)).finish();
    let other = ByHand::of(&SampleTree::from([("a.txt".to_owned(), b"x".to_vec())])).finish();
    // In the comment, with one byte after it.
    let comment = [&other[..], b"x"].concat();
    let mut commented = whole.clone();
    let at = commented.len() - 2;
    let length = u16::try_from(comment.len()).unwrap();
    commented[at..].copy_from_slice(&length.to_le_bytes());
    commented.extend(comment);
    assert!(!check(&commented).verdict.is_yes());
    // A locator that points to another record than the one before it, and one that points to the
    // only record.
    let record = |start: usize, end: usize, count: u16| {
        let numbers = [u64::from(count), u64::from(count)].map(u64::to_le_bytes);
        let place = [end - start, start].map(|n| u64::try_from(n).unwrap().to_le_bytes());
        let mut record = [&b"PK\x06\x06"[..], &[44, 0, 0, 0, 0, 0, 0, 0]].concat();
        record.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        record.extend([numbers.concat(), place.concat()].concat());
        record
    };
    let end = whole.len() - 22;
    let count = u16::from_le_bytes([whole[end + 10], whole[end + 11]]);
    let start = u32::from_le_bytes(whole[end + 16..end + 20].try_into().unwrap());
    let own = record(usize::try_from(start).unwrap(), end, count);
    let locator = [
        &b"PK\x06\x07\0\0\0\0"[..],
        &u64::try_from(end).unwrap().to_le_bytes(),
    ];
    let locator = [&locator.concat()[..], &[1, 0, 0, 0]].concat();
    let tail = &whole[end..];
    let with = |between: &[u8]| {
        let bytes = [&whole[..end], &own, between, &locator, tail].concat();
        check(&bytes).verdict
    };
    assert_eq!(with(b""), Verdict::Intact);
    assert!(!with(b"junk").is_yes());
    assert!(!with(&[&other[..], &record(end + 56, end + 57, 1)].concat()).is_yes());
}

#[test]
fn data_before_the_first_file_is_damage_unless_it_is_the_mark_of_one_piece() {
    let with = |front: &[u8]| {
        let mut zip = ByHand {
            bytes: front.to_vec(),
            ..ByHand::default()
        };
        for (path, bytes) in &drive(None) {
            zip.add(path.as_bytes(), bytes, Odd::default());
        }
        check(&zip.finish()).verdict
    };
    assert_eq!(with(b"PK00"), Verdict::Intact);
    assert_eq!(with(&[b"MZ", &[0; 300][..]].concat()), Verdict::Damaged);
}
