//! Images with and without their set.

use std::path::Path;

use super::super::sample::{SampleSet, find, key};
use super::super::{
    BagKind, Defect, ImageComparison, Note, Options, RawName, Report, Seal, TargetKind, Verdict,
    verify,
};
use crate::base::{OutputFile, Sha256, Work};

fn options(set: &SampleSet) -> Options<'_> {
    Options {
        sets: Some(set.out()),
        ..Options::default()
    }
}

fn check(path: &Path, options: &Options<'_>) -> Report {
    verify(path, options, &Work::new()).unwrap()
}

/// Changes bytes of a file in place.
fn patch(path: &Path, offset_bytes: u64, bytes: &[u8]) {
    use std::io::{Seek as _, SeekFrom, Write as _};
    let mut file = std::fs::File::options().write(true).open(path).unwrap();
    file.seek(SeekFrom::Start(offset_bytes)).unwrap();
    file.write_all(bytes).unwrap();
}

fn cut(path: &Path, length_bytes: u64) {
    let file = std::fs::File::options().write(true).open(path).unwrap();
    file.set_len(length_bytes).unwrap();
}

fn length(path: &Path) -> u64 {
    std::fs::metadata(path).unwrap().len()
}

#[test]
fn an_image_of_the_set_is_pristine_and_without_a_set_intact() {
    let signer = key();
    let set = SampleSet::new(Some(&signer), true);
    set.sign_list(&signer);
    for (name, kind) in [
        ("8101.img", TargetKind::Image),
        ("8102.zip", TargetKind::Zip),
    ] {
        let path = set.put_together(name);
        let report = check(&path, &options(&set));
        assert_eq!(report.verdict, Verdict::Pristine, "{report:#?}");
        assert_eq!(report.kind, kind);
        assert!(matches!(
            report.signature,
            Seal::Right { pinned: false, .. }
        ));
        let public = signer.public_key();
        let pinned = Options {
            key: Some(&public),
            ..options(&set)
        };
        assert_eq!(check(&path, &pinned).verdict, Verdict::Pristine);
        let report = check(&path, &Options::default());
        assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
        let by_files = Options {
            judge: ImageComparison::ByFiles,
            ..options(&set)
        };
        assert_eq!(check(&path, &by_files).verdict, Verdict::Intact);
    }
}

#[test]
fn a_changed_byte_is_told_with_its_place_and_its_file() {
    let set = SampleSet::new(None, false);
    for name in ["8101.img", "8101.zip"] {
        let path = set.put_together(name);
        let at = find(&path, &[7; 1000]) + 500;
        patch(&path, at, b"\x08");
        let report = check(&path, &options(&set));
        assert_eq!(report.verdict, Verdict::Damaged);
        assert_eq!(report.ranges.len(), 1, "{report:#?}");
        let range = &report.ranges[0];
        assert_eq!((range.start_bytes, range.end_bytes), (at, at + 1));
        assert_eq!(range.files[0].as_raw(), "data/video/film.mp4");
        assert_eq!(report.damaged.len(), 1);
        // A byte in the tail.
        patch(&path, at, b"\x07");
        let at = find(&path, b"District 8101");
        patch(&path, at, b"d");
        let report = check(&path, &options(&set));
        assert_eq!(report.ranges[0].start_bytes, at);
        assert_eq!(report.ranges[0].files[0].as_raw(), "DISTRICT-8101.txt");
    }
}

#[test]
fn an_image_of_which_hardly_anything_is_left_is_called_cut_and_by_its_set_how_much_is_missing() {
    let set = SampleSet::new(None, false);
    let whole = length(&set.put_together("8101.img"));
    // Cut within the first sector, right after it, at the partition's start, and just after that.
    for left in [100, 512, 1 << 20, (1 << 20) + 600] {
        let path = set.put_together("8101.img");
        cut(&path, left);
        let missing_bytes = whole - left;
        let report = check(&path, &options(&set));
        assert_eq!(report.verdict, Verdict::Damaged, "{left}: {report:#?}");
        assert_eq!(report.damaged[0].defect, Defect::Cut { missing_bytes });
        assert!(report.ranges[0].files.len() > 3, "{report:#?}");
        let report = check(&path, &Options::default());
        let is_told = left >= 512;
        assert_eq!(report.verdict == Verdict::Damaged, is_told, "{report:#?}");
        if is_told {
            assert_eq!(report.damaged[0].defect, Defect::Cut { missing_bytes });
        }
    }
    // A short file that only has the name does not count as the set's image.
    let path = set.put_together("8101.img");
    cut(&path, 100);
    patch(&path, 0, b"hello");
    assert_eq!(check(&path, &options(&set)).verdict, Verdict::NotOurs);
}

#[test]
fn a_changed_byte_outside_of_all_files_is_damage_by_bytes_and_none_by_files() {
    let set = SampleSet::new(None, false);
    let path = set.put_together("8101.img");
    // The last byte of the volume is in a free cluster; byte 300 is in the sector of the partition
    // table, before its entries.
    for at in [length(&path) - 1, 300] {
        patch(&path, at, b"\x01");
    }
    let report = check(&path, &options(&set));
    assert_eq!(report.verdict, Verdict::Damaged);
    assert_eq!(report.damaged[0].defect, Defect::Bytes);
    assert_eq!(report.ranges.len(), 2);
    assert!(report.ranges.iter().all(|range| range.files.is_empty()));
    let receipt = report.receipt.unwrap().to_string();
    assert!(receipt.starts_with('1'), "the receipt is judged by files");
    let by_files = Options {
        judge: ImageComparison::ByFiles,
        ..options(&set)
    };
    assert_eq!(check(&path, &by_files).verdict, Verdict::Intact);
}

#[test]
fn damage_to_the_file_system_itself_is_located_too() {
    let set = SampleSet::new(None, false);
    let path = set.put_together("8101.img");
    // With boot sector and backup damaged, the volume is unreadable.
    for sector in [2048, 2048 + 6] {
        patch(&path, sector * 512, &[0xFF; 512]);
    }
    let report = check(&path, &options(&set));
    assert_eq!(report.verdict, Verdict::Damaged);
    assert_eq!(report.ranges[0].start_bytes, 2048 * 512);
    let report = check(&path, &Options::default());
    assert!(!report.verdict.is_yes(), "{report:#?}");
}

#[test]
fn a_cut_image_is_called_cut_with_what_is_missing_and_what_that_hits() {
    let set = SampleSet::new(None, false);
    for name in ["8101.img", "8101.zip"] {
        let path = set.put_together(name);
        let whole = length(&path);
        let at = find(&path, &[7; 1000]) + 500;
        cut(&path, at);
        let report = check(&path, &options(&set));
        assert_eq!(report.verdict, Verdict::Damaged, "{report:#?}");
        let missing_bytes = whole - at;
        assert_eq!(report.damaged[0].defect, Defect::Cut { missing_bytes });
        let files: Vec<&str> = report.ranges[0].files.iter().map(RawName::as_raw).collect();
        assert!(files.contains(&"data/video/film.mp4"), "{files:?}");
        assert!(files.contains(&"DISTRICT-8101.txt"), "{files:?}");
        let report = check(&path, &Options::default());
        assert_eq!(report.verdict, Verdict::Damaged);
        let is_cut = |d: &super::Damage| matches!(d.defect, Defect::Cut { .. });
        assert!(report.damaged.iter().any(is_cut), "{report:#?}");
    }
}

#[test]
fn a_longer_image_is_judged_by_its_files() {
    let set = SampleSet::new(None, false);
    let path = set.put_together("8101.img");
    cut(&path, length(&path) + (8 << 20));
    assert_eq!(check(&path, &options(&set)).verdict, Verdict::Intact);
}

#[test]
fn a_damaged_base_of_the_set_does_not_pass_its_damage_on() {
    let set = SampleSet::new(None, false);
    let path = set.put_together("8101.img");
    let at = find(&path, &[7; 1000]);
    patch(&set.folder().join("base.img"), at, b"\x08");
    assert_eq!(check(&path, &options(&set)).verdict, Verdict::Pristine);
    patch(&path, at, b"\x08");
    let report = check(&path, &options(&set));
    assert_eq!(report.verdict, Verdict::Damaged);
    // Without an intact base, only the whole MiB is known.
    let range = &report.ranges[0];
    assert_eq!(range.end_bytes - range.start_bytes, 1 << 20);
}

#[test]
fn a_list_or_set_that_fits_a_changed_image_does_not_make_it_genuine() {
    let signer = key();
    let public = signer.public_key();
    let set = SampleSet::new(Some(&signer), true);
    let path = set.put_together("8101.img");
    let at = find(&path, &[7; 1000]);
    patch(&path, at, b"\x08");
    let sum = Sha256::of(&std::fs::read(&path).unwrap());
    let list = set.out().join("SHA256SUMS");
    OutputFile::write_whole(list, format!("{sum}  8101.img\n").as_bytes()).unwrap();
    for key in [Some(&public), None] {
        let options = Options {
            key,
            ..Options::default()
        };
        let report = check(&path, &options);
        assert_eq!(report.verdict, Verdict::Damaged, "{report:#?}");
        assert!(report.receipt.unwrap().to_string().starts_with('3'));
    }
}

#[test]
fn a_changed_base_without_its_pieces_does_not_make_a_changed_image_genuine() {
    let signer = key();
    let public = signer.public_key();
    let set = SampleSet::new(Some(&signer), true);
    let path = set.put_together("8101.img");
    let at = find(&path, &[7; 1000]);
    // The set's signed list is unchanged and names the pieces, which are missing.
    std::fs::remove_file(set.folder().join("base.img.pieces")).unwrap();
    for file in [&path, &set.folder().join("base.img")] {
        patch(file, at, b"\x08");
    }
    let options = Options {
        key: Some(&public),
        ..options(&set)
    };
    let report = check(&path, &options);
    assert_eq!(report.verdict, Verdict::Damaged, "{report:#?}");
}

#[test]
fn an_image_with_a_zip_behind_it_is_no_zip_and_as_an_image_a_longer_one() {
    let set = SampleSet::new(None, false);
    let mut bytes = std::fs::read(set.put_together("8101.img")).unwrap();
    bytes.extend(std::fs::read(set.put_together("8102.zip")).unwrap());
    for (name, expected) in [("x.zip", Verdict::Damaged), ("x.img", Verdict::Intact)] {
        let path = set.out().join(name);
        OutputFile::write_whole(&path, &bytes).unwrap();
        let report = check(&path, &Options::default());
        assert_eq!(report.verdict, expected, "{name}: {report:#?}");
    }
}

#[test]
fn another_partition_is_suspicious_unless_nothing_is_in_it() {
    let set = SampleSet::new(None, false);
    let path = set.put_together("8101.img");
    let ours: Vec<u8> = std::fs::read(&path).unwrap()[446..462].to_vec();
    // 100 sectors between the partition table and our partition: a Windows, then an EFI partition.
    for kind in [0x07, 0xEF] {
        let other = [0, 0, 0, 0, kind, 0, 0, 0, 1, 0, 0, 0, 100, 0, 0, 0];
        patch(&path, 446, &[&other[..], &ours].concat());
        for (name, expected) in [
            ([0; 8], Verdict::Intact),
            (*b"NTFS    ", Verdict::Suspicious),
        ] {
            patch(&path, 512 + 3, &name);
            let report = check(&path, &Options::default());
            assert_eq!(report.verdict, expected, "{report:#?}");
        }
    }
}

#[test]
fn a_dirty_mark_leaves_the_contents_intact_and_is_told() {
    let set = SampleSet::new(None, false);
    let path = set.put_together("8101.img");
    patch(&path, 2048 * 512 + 65, b"\x01");
    let report = check(&path, &Options::default());
    assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
    assert!(
        report
            .notes
            .iter()
            .any(|note| note.to_string().contains("cleanly"))
    );
}

#[test]
fn another_format_is_not_ours_and_named() {
    let dir = tempfile::tempdir().unwrap();
    let mut exfat = vec![0; 1 << 16];
    exfat[..11].copy_from_slice(b"\xEB\x76\x90EXFAT   ");
    exfat[510..512].copy_from_slice(&[0x55, 0xAA]);
    for (name, bytes, words) in [
        ("stick.img", exfat, "an exFAT volume"),
        (
            "notes.txt",
            b"hello".to_vec(),
            "plain text: give a drive, its folder, an image (.img) or a ZIP",
        ),
        ("empty.img", Vec::new(), "an empty file"),
    ] {
        let path = dir.path().join(name);
        crate::base::OutputFile::write_whole(&path, &bytes).unwrap();
        let report = check(&path, &Options::default());
        assert_eq!(
            (report.verdict, report.bag),
            (Verdict::NotOurs, BagKind::None)
        );
        let notes: Vec<String> = report.notes.iter().map(Note::to_string).collect();
        assert_eq!(notes, [format!("this is {words}")], "{name}");
    }
}

#[test]
fn a_chain_that_comes_back_to_itself_or_crosses_another_is_damage() {
    let set = SampleSet::new(None, false);
    let read = crate::image::ImageSet::read(&set.folder()).unwrap();
    let path = set.put_together("8101.img");
    let first = |path: &str| {
        let mut chains = read.layout.common_files().iter();
        chains.find(|c| c.path == path).unwrap().first_cluster()
    };
    let fat_bytes = (2048 + u64::from(read.layout.reserved_sectors())) * 512;
    let entry = |cluster: u32| fat_bytes + u64::from(cluster) * 4;
    let film = first("data/video/film.mp4");
    for next in [film, first("data/site/index.html")] {
        patch(&path, entry(film), &next.to_le_bytes());
        let report = check(&path, &Options::default());
        assert_eq!(report.verdict, Verdict::Damaged);
        let film = |d: &&super::Damage| d.path.as_raw() == "data/video/film.mp4";
        let found: Vec<_> = report.damaged.iter().filter(film).collect();
        assert_eq!(found.len(), 1, "{report:#?}");
        // Of two files with a shared cluster, the second is reported.
        let unreadable = |d: &super::Damage| matches!(d.defect, Defect::Unreadable { .. });
        assert!(report.damaged.iter().any(unreadable), "{report:#?}");
    }
}
