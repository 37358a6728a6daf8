//! ZIPs as few packers write them: macOS' with more files than its count can say, other methods, headers
//! that disagree.

use super::*;

/// What is written otherwise than usual.
#[derive(Clone, Copy, Default)]
struct Odd<'a> {
    /// The method that both headers name.
    method: u16,
    /// The name before the data.
    local_name: Option<&'a [u8]>,
    /// An extra field of the directory.
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
    fn of(tree: &Tree) -> Self {
        let mut zip = Self::default();
        for (path, bytes) in tree {
            zip.add(path.as_bytes(), bytes, Odd::default());
        }
        zip
    }

    /// As macOS packs: sizes and sum behind the data.
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

    // A count that is wrong in another way hides files from some programs.
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
        // Both headers have it with honest packers; one alone is what two programs read in two ways.
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

    let other = ByHand::of(&Tree::from([("a.txt".to_owned(), b"x".to_vec())])).finish();
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
