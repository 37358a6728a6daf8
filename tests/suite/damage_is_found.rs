//! A changed byte anywhere is found and named; so is a missing, an extra and a renamed file.

use std::fs;
use std::path::Path;

use crate::support::{Kit, copy, flip, press};

fn verify(kit: &Kit, target: &str) -> crate::support::Outcome {
    press(kit.path(), &["verify", target])
}

#[test]
fn what_was_made_is_intact() {
    let kit = Kit::exported();
    let targets = [
        "dist/drive/community",
        "dist/images/community",
        "outbox/community-2026.1/81010000",
        "outbox/community-2026.1/81010000.img",
        "outbox/community-2026.1/81010000.zip",
    ];
    for target in targets {
        verify(&kit, target).exits(0);
    }
}

#[test]
fn a_flipped_byte_in_a_folder_names_the_file() {
    let kit = Kit::exported();
    let folder = kit.path().join("outbox/community-2026.1/81010000");
    let files = [
        "data/video/film.mp4",
        "data/print/guide-th.pdf",
        "data/site/index.html",
        "data/district/index.html",
        "START-HERE.html",
        "DISTRICT-81010000.txt",
        "bag-info.txt",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
        "bagit.txt",
    ];
    for file in files {
        let changed = kit.path().join("changed");
        copy(&folder, &changed);
        flip(&changed.join(file), 20);
        verify(&kit, "changed").exits(1).says(file);
        fs::remove_dir_all(changed).unwrap();
    }
}

#[test]
fn missing_extra_and_renamed_files_are_named() {
    let kit = Kit::exported();
    let folder = kit.path().join("outbox/community-2026.1/81010000");
    let fresh = |name: &str| {
        let target = kit.path().join(name);
        copy(&folder, &target);
        target
    };
    let missing = fresh("missing");
    fs::remove_file(missing.join("data/video/film.mp4")).unwrap();
    verify(&kit, "missing")
        .exits(1)
        .says("data/video/film.mp4")
        .says("missing");

    let extra = fresh("extra");
    fs::write(extra.join("data/print/more.pdf"), b"%PDF-1.4").unwrap();
    verify(&kit, "extra").exits(1).says("data/print/more.pdf");

    let renamed = fresh("renamed");
    fs::rename(
        renamed.join("data/video/film.mp4"),
        renamed.join("data/video/movie.mp4"),
    )
    .unwrap();
    verify(&kit, "renamed")
        .exits(1)
        .says("film.mp4")
        .says("movie.mp4");

    let beside = fresh("beside");
    fs::write(beside.join("holiday.jpg"), b"\xff\xd8\xff\xe0 a picture").unwrap();
    verify(&kit, "beside").exits(0).says("holiday.jpg");

    let program = fresh("program");
    fs::write(program.join("Photos.exe"), b"MZ").unwrap();
    verify(&kit, "program").exits(1).says("Photos.exe");
}

/// Every byte is too many; every region is not.
fn offsets(length: u64) -> Vec<u64> {
    let sampled = (0..40).map(|i| i * length / 40);
    let edges = [
        0,
        446,
        510,
        1 << 20,
        (1 << 20) + 11,
        (1 << 20) + 512,
        length - 1,
        length - 5000,
    ];
    sampled
        .chain(edges)
        .filter(|offset| *offset < length)
        .collect()
}

#[test]
fn a_flipped_byte_in_an_image_or_zip_is_found_by_the_set() {
    let kit = Kit::exported();
    for name in ["81010000.img", "81010000.zip"] {
        let path = kit.path().join("outbox/community-2026.1").join(name);
        let length = fs::metadata(&path).unwrap().len();
        for offset in offsets(length) {
            flip(&path, offset);
            press(
                kit.path(),
                &["verify", &path.to_string_lossy(), "--out", "dist"],
            )
            .exits(1)
            .says(name);
            flip(&path, offset);
        }
    }
}

#[test]
fn a_flipped_byte_in_the_set_is_found_and_named() {
    let kit = Kit::exported();
    let names = [
        "base.img",
        "base.zip",
        "stamps/81010000.img.tail",
        "stamps/83030000.zip.tail",
        "SHA256SUMS",
        "image-set.json",
    ];
    for name in names {
        let path = kit.set().join(name);
        let length = fs::metadata(&path).unwrap().len();
        for offset in [0, length / 2, length - 2] {
            flip(&path, offset);
            let file = Path::new(name)
                .file_name()
                .unwrap()
                .to_string_lossy()
                .into_owned();
            verify(&kit, "dist/images/community").exits(1).says(&file);
            flip(&path, offset);
        }
    }
    fs::remove_file(kit.set().join("stamps/81030000.zip.tail")).unwrap();
    verify(&kit, "dist/images/community")
        .exits(1)
        .says("81030000.zip");
}

#[test]
fn a_cut_image_or_zip_is_called_cut() {
    let kit = Kit::exported();
    for name in ["81010000.img", "81010000.zip"] {
        let path = kit.path().join("outbox/community-2026.1").join(name);
        let file = fs::OpenOptions::new().write(true).open(&path).unwrap();
        file.set_len(file.metadata().unwrap().len() - 7000).unwrap();
        press(kit.path(), &["verify", &path.to_string_lossy()])
            .exits(1)
            .says("cut");
    }
}

#[test]
fn a_target_that_does_not_exist_is_a_wrong_call() {
    let kit = Kit::small();
    verify(&kit, "nowhere.img").exits(2).says("nowhere.img");
}
