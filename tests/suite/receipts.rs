//! Twelve digits heard on the telephone name a drive and its verdict, and many images are judged in
//! one go.

use std::fs;
use std::io::Write as _;

use zip::write::SimpleFileOptions;

use crate::support::{Judge, Kit, flip, press, repository, tree};

const SET: &str = "dist/images/community";

/// The receipt that `verify` prints for a target.
fn receipt_of(kit: &Kit, target: &str) -> String {
    let arguments = ["verify", target, "--receipt", "--by-files", "--json"];
    let report = press(kit.path(), &arguments).json();
    report[0]["receipt"].as_str().unwrap().to_owned()
}

/// The folder with the district's drive, wherever `export` has put it.
fn exported(kit: &Kit) -> String {
    let folders = fs::read_dir(kit.path().join("outbox")).unwrap();
    let name = folders
        .map(|entry| entry.unwrap().file_name())
        .next()
        .unwrap();
    format!("outbox/{}", name.to_string_lossy())
}

#[test]
fn a_receipt_names_the_drive_its_release_and_what_its_check_found() {
    let kit = Kit::exported();
    let outbox = exported(&kit);
    let drive = format!("{outbox}/81010000");
    let digits = receipt_of(&kit, &drive);
    let words: Vec<&str> = ["receipt"].into_iter().chain(digits.split(' ')).collect();
    let told = press(kit.path(), &words).exits(0);
    assert!(told.stdout.starts_with("81010000 "), "{}", told.stdout);
    for word in [
        "Mueang Krabi",
        "edition community",
        "release 2026.1: intact",
    ] {
        assert!(told.stdout.contains(word), "{}", told.stdout);
    }
    flip(&kit.path().join(&drive).join("data/video/film.mp4"), 100);
    let damaged = receipt_of(&kit, &drive);
    press(kit.path(), &["receipt", &damaged.replace(' ', "")])
        .exits(1)
        .says("release 2026.1: damaged")
        .says("repair");
    let thai: String = damaged
        .chars()
        .map(|c| {
            c.to_digit(10)
                .map_or(c, |digit| char::from_u32(0xe50 + digit).unwrap())
        })
        .collect();
    press(kit.path(), &["receipt", &thai, "--lang", "th"])
        .exits(1)
        .says("เมืองกระบี่")
        .says("เสียหาย");
}

#[test]
fn a_slip_of_one_digit_or_two_exchanged_ones_is_told_with_the_drive_that_was_meant() {
    let kit = Kit::exported();
    let digits = receipt_of(&kit, &format!("{}/81010000", exported(&kit)));
    let plain: Vec<char> = digits.chars().filter(|c| *c != ' ').collect();
    let mut wrong = plain.clone();
    wrong[4] = if wrong[4] == '9' { '0' } else { '9' };
    let typed: String = wrong.iter().collect();
    let told = press(kit.path(), &["receipt", &typed]).exits(1);
    assert!(
        told.stdout.contains("a digit was heard or typed wrong"),
        "{}",
        told.stdout
    );
    assert!(
        told.stdout.contains(&format!("{digits}: 81010000")),
        "{}",
        told.stdout
    );
    let at = (0..11).find(|at| plain[*at] != plain[at + 1]).unwrap();
    let mut exchanged = plain;
    exchanged.swap(at, at + 1);
    let typed: String = exchanged.iter().collect();
    let answer = press(kit.path(), &["receipt", &typed, "--json"])
        .exits(1)
        .json();
    assert_eq!(answer["answer"], "slip");
    let near = answer["drives"].as_array().unwrap();
    assert!(near.iter().any(|one| one["receipt"] == digits.as_str()));
    press(kit.path(), &["receipt", "1432 7402 4980"])
        .exits(1)
        .says("No drive of the sets at hand has 1432 7402 4980");
    press(kit.path(), &["receipt", "1234"])
        .exits(2)
        .says("twelve digits");
    press(
        kit.path(),
        &["receipt", "1432 7402 4980", "--out", "nowhere"],
    )
    .exits(2);
}

#[test]
fn all_receipts_are_listed_for_a_spreadsheet_and_for_programs() {
    let kit = Kit::made();
    let digits = |line: &str| line.split(',').nth_back(3).map(str::to_owned);
    let list = press(kit.path(), &["receipt", "--all"]).exits(0).stdout;
    assert_eq!(list.lines().count(), 1 + 10);
    let krabi = list
        .lines()
        .find(|line| line.starts_with("81010000,"))
        .unwrap();
    let told = press(kit.path(), &["receipt", &digits(krabi).unwrap()]).exits(0);
    assert!(told.stdout.starts_with("81010000 "));
    let answer = press(kit.path(), &["receipt", "--all", "--json"])
        .exits(0)
        .json();
    assert_eq!(answer.as_array().unwrap().len(), 10);
    assert_eq!(
        answer[0]["receipts"]["intact"],
        digits(krabi).unwrap().as_str()
    );
    press(kit.path(), &["receipt", "--all", "--to", "all.csv"])
        .exits(0)
        .says("10 drives");
    let written = fs::read_to_string(kit.path().join("all.csv")).unwrap();
    assert!(written.starts_with("\u{feff}district,") && written.contains("\r\n81010000,"));
}

#[test]
fn the_answers_for_programs_fit_their_schema() {
    let kit = Kit::made();
    let all = press(kit.path(), &["receipt", "--all", "--json"]).exits(0);
    let intact = all.json()[0]["receipts"]["intact"]
        .as_str()
        .unwrap()
        .to_owned();
    let forged = all.json()[9]["receipts"]["forged"]
        .as_str()
        .unwrap()
        .to_owned();
    let slip = intact.replace(
        &intact[13..14],
        if &intact[13..14] == "9" { "0" } else { "9" },
    );
    let mut answers = vec![(all.stdout, "")];
    for (digits, answer) in [
        (intact.as_str(), "found"),
        (&forged, "found"),
        (&slip, "slip"),
        ("1432 7402 4980", "unknown"),
    ] {
        let told = press(kit.path(), &["receipt", digits, "--json", "--lang", "th"]);
        assert_eq!(told.json()["answer"], answer, "{digits}: {}", told.stdout);
        answers.push((told.stdout, answer));
    }
    let files = answers.into_iter().enumerate().map(|(at, (text, word))| {
        let file = kit.path().join(format!("{at}-{word}.json"));
        fs::write(&file, text).unwrap();
        file
    });
    let schema = repository().join("src/cli/receipt.schema.json");
    Judge::fit_schema(&schema, &files.collect::<Vec<_>>());
}

#[test]
fn a_folder_of_images_or_a_pattern_is_judged_with_a_line_for_each_and_a_sum() {
    let kit = Kit::made();
    let export = [
        "export",
        "--province",
        "81",
        "--format",
        "img",
        "--to",
        "outbox",
    ];
    press(kit.path(), &export).exits(0);
    let folder = exported(&kit);
    let whole = press(kit.path(), &["verify", &folder]).exits(0);
    assert!(
        whole.stdout.contains("7 images: 7 intact, 0 not"),
        "{}",
        whole.stdout
    );
    assert!(whole.stdout.lines().count() <= 8 + 7, "{}", whole.stdout);
    flip(&kit.path().join(&folder).join("81020000.img"), 3_000_000);
    let pattern = format!("{folder}/*.IMG");
    let hit = press(kit.path(), &["verify", &pattern]).exits(1);
    assert!(
        hit.stdout.contains("7 images: 6 intact, 1 not"),
        "{}",
        hit.stdout
    );
    assert!(hit.stdout.contains("81020000.img"), "{}", hit.stdout);
    let reports = press(kit.path(), &["verify", &folder, "--json"])
        .exits(1)
        .json();
    assert_eq!(reports.as_array().unwrap().len(), 7);
    // A program beside the images is never passed over.
    fs::write(kit.path().join(&folder).join("setup.exe"), b"MZ").unwrap();
    press(kit.path(), &["verify", &folder])
        .exits(1)
        .says("setup.exe");
}

#[test]
fn the_master_is_named_and_says_how_a_district_gets_its_own() {
    let kit = Kit::made();
    let mut zip = zip::ZipWriter::new(fs::File::create(kit.path().join("master.zip")).unwrap());
    for (path, bytes) in tree(&kit.drive()) {
        zip.start_file(path, SimpleFileOptions::default()).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap();
    press(kit.path(), &["verify", "master.zip"])
        .exits(0)
        .says("This is the master image")
        .says("drivepress export --district CODE");
    press(kit.path(), &["verify", "master.zip", "--lang", "th"])
        .exits(0)
        .says("นี่คืออิมเมจต้นแบบ");
    let folder = press(kit.path(), &["verify", "dist/drive/community"]).exits(0);
    assert!(!folder.stdout.contains("master image"), "{}", folder.stdout);
}

#[test]
fn half_an_image_is_named_as_what_it_is() {
    let kit = Kit::made();
    press(kit.path(), &["verify", &format!("{SET}/base.img")])
        .exits(1)
        .says("first half of every image");
}
