//! Drive folders.

use std::fmt::Write as _;
use std::fs;

use drivepress::base::Sha256;

use super::{Drive, link, pipe};
use crate::support::watched;

#[test]
fn links_are_told_and_never_followed() {
    for to in ["/etc/passwd", "/dev/zero", "..", "data", "/proc/self/mem"] {
        let drive = Drive::new();
        link(to, &drive.file("data/video/film.mp4"));
        link(to, &drive.file("beside"));
        let told = watched(drive.path(), &["verify", "."])
            .exits(1)
            .says("film.mp4")
            .says("beside");
        told.says_nothing_of("root:x:");
    }
}

#[test]
fn links_and_pipes_in_place_of_tag_files_do_not_hang() {
    for name in [
        "bagit.txt",
        "bag-info.txt",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
    ] {
        let drive = Drive::new();
        link("/dev/zero", &drive.file(name));
        watched(drive.path(), &["verify", "."]).exits(1).says(name);
        pipe(&drive.file(name));
        watched(drive.path(), &["verify", "."]).exits(1).says(name);
    }
}

#[test]
fn pipes_among_the_files_do_not_hang() {
    let drive = Drive::new();
    pipe(&drive.file("data/video/film.mp4"));
    pipe(&drive.file("data/video/another.mp4"));
    pipe(&drive.file("autorun.inf"));
    let told = watched(drive.path(), &["verify", "."])
        .exits(1)
        .says("film.mp4");
    told.says("another.mp4").says("autorun.inf");
    watched(drive.path(), &["verify", "autorun.inf"]).exits(2);
    pipe(&drive.file("key.pub"));
    watched(drive.path(), &["verify", ".", "--key", "key.pub"])
        .exits(3)
        .says("key.pub");
}

#[test]
fn names_that_steer_terminals_are_written_out() {
    let drive = Drive::new();
    let names = [
        "\u{1b}[2J\u{1b}]0;owned\u{7}.txt",
        "\u{9b}31mred.txt",
        "photo\u{202e}gpj.exe",
        "line\nfeed\rreturn.txt",
        "zero\u{200b}width.lnk",
        "delete\u{7f}.txt",
    ];
    for name in names {
        fs::write(drive.file(name), "x").unwrap();
        fs::write(drive.file("data").join(name), "x").unwrap();
    }
    let told = watched(drive.path(), &["verify", "."]).exits(1);
    told.says("\\u{1b}[2J")
        .says("\\u{9b}31m")
        .says("\\u{202e}gpj.exe")
        .says("\\u{a}feed");
    watched(drive.path(), &["verify", ".", "--json"]).exits(1);
    // As the target itself, and as what a manifest says.
    let target = drive.file("\u{1b}[31m.img");
    fs::write(&target, "x").unwrap();
    watched(
        drive.path(),
        &["verify".as_ref(), drive.file("\u{1b}[31m.img").as_os_str()],
    )
    .exits(1);
    watched(drive.path(), &["verify", "\u{1b}[31m absent"]).exits(2);
    let digest = Sha256::of(b"");
    let text =
        format!("{digest}  data/\u{1b}[31m\n\u{1b}[31m nonsense\n{digest}  data/../\u{1b}[2J\n");
    drive.put("manifest-sha256.txt", text.as_bytes());
    drive.put(
        "bag-info.txt",
        b"External-Identifier: \x1b[2J\nSigned-By: \x1b]0;x\x07\n",
    );
    watched(drive.path(), &["verify", "."])
        .exits(1)
        .says("\\u{1b}[31m");
}

#[test]
fn paths_that_lead_out_are_damage_and_never_opened() {
    let drive = Drive::new();
    let digest = Sha256::of(b"");
    let mut text = String::new();
    for path in [
        "data/../../../etc/passwd",
        "/etc/passwd",
        "C:\\Windows\\win.ini",
        "data/..\\..\\x",
        "\\\\server\\share",
        "~/x",
        "data/%0A../x",
        "data/a\0b",
    ] {
        writeln!(text, "{digest}  {path}").unwrap();
    }
    drive.put("manifest-sha256.txt", text.as_bytes());
    watched(drive.path(), &["verify", "."])
        .exits(1)
        .says("climbs")
        .says_nothing_of("root:x:");
}

#[test]
fn absurd_manifests_are_bounded() {
    let digest = Sha256::of(b"");
    let mut many = String::new();
    for number in 0..600_000 {
        writeln!(many, "{digest}  data/{number}").unwrap();
    }
    let texts = [
        "x\n".repeat(1_000_000),
        "\n".repeat(1_000_000),
        many,
        format!("{digest}  data/{}", "a/".repeat(2_000_000)),
        format!("{digest}  data/{}\n", "b".repeat(60 << 20)),
        "\r".repeat(30 << 20),
    ];
    for text in texts {
        let drive = Drive::new();
        drive.put("manifest-sha256.txt", text.as_bytes());
        watched(drive.path(), &["verify", "."])
            .exits(1)
            .says("DAMAGED");
        watched(drive.path(), &["verify", ".", "--json"]).exits(1);
    }
}

#[test]
fn endless_tag_files_are_bounded() {
    for name in [
        "bagit.txt",
        "bag-info.txt",
        "tagmanifest-sha256.txt.minisig",
        "manifest-sha256.txt",
    ] {
        let drive = Drive::new();
        // A hole of 8 GiB: to be read it needs no room.
        let file = fs::File::create(drive.file(name)).unwrap();
        file.set_len(8 << 30).unwrap();
        watched(drive.path(), &["verify", "."]).exits(1).says(name);
    }
}

#[test]
fn deep_and_wide_trees_are_bounded() {
    let drive = Drive::new();
    let mut deep = drive.file("data");
    for _ in 0..400 {
        deep.push("d");
    }
    fs::create_dir_all(&deep).unwrap();
    for number in 0..20_000 {
        fs::write(drive.file("data/video").join(format!("{number}.exe")), "").unwrap();
    }
    watched(drive.path(), &["verify", "."])
        .exits(1)
        .says("20,000")
        .says("too many folders");
}

#[test]
fn documents_that_strangers_lay_beside_are_looked_through_within_bounds() {
    let drive = Drive::new();
    let mut objects = String::from("%PDF-1.4\n");
    let mut number = 0;
    while objects.len() < 48 << 20 {
        number += 1;
        writeln!(objects, "{number} 0 obj<</A/B/C[1 2 3](x)>>endobj").unwrap();
    }
    objects.push_str("trailer<</Root 1 0 R>>\n%%EOF\n");
    for name in ["a.pdf", "b.pdf"] {
        fs::write(drive.file(name), &objects).unwrap();
    }
    watched(drive.path(), &["verify", "."]).exits(0);
    // Of one that is too large to be looked through nobody knows what it holds.
    let large = fs::File::create(drive.file("c.pdf")).unwrap();
    large.set_len(65 << 20).unwrap();
    let mut start = fs::OpenOptions::new()
        .write(true)
        .open(drive.file("c.pdf"))
        .unwrap();
    std::io::Write::write_all(&mut start, b"%PDF-1.4\n").unwrap();
    watched(drive.path(), &["verify", "."])
        .exits(1)
        .says("its contents cannot be examined");
}
