//! Image sets and lists of digests.

use std::fs;
use std::io::Write as _;

use super::{link, pipe};
use crate::support::{Kit, watched};

fn made() -> Kit {
    Kit::made()
}

const SET: &str = "dist/images/community";

#[test]
fn lists_of_a_hundred_megabytes_are_bounded() {
    let kit = made();
    let sums = kit.set().join("SHA256SUMS");
    let line = format!("{}  {}\n", "0".repeat(64), "a");
    fs::write(&sums, line.repeat((100 << 20) / line.len())).unwrap();
    watched(kit.path(), &["verify", SET])
        .exits(1)
        .says("SHA256SUMS");
    let digest = "0".repeat(64);
    let distinct: Vec<String> = (0..700_000).map(|n| format!("{digest}  {n}\n")).collect();
    let distinct = distinct.concat();
    fs::write(&sums, distinct).unwrap();
    watched(kit.path(), &["verify", SET])
        .exits(1)
        .says("SHA256SUMS");
}

#[test]
fn descriptions_of_a_hundred_megabytes_are_bounded() {
    let kit = made();
    let path = kit.set().join("image-set.json");
    let whole = fs::read_to_string(&path).unwrap();
    let (front, rest) = whole.split_once("\"common\": [\n").unwrap();
    let entry = rest.lines().next().unwrap().trim_end_matches(',');
    let count = (100 << 20) / (entry.len() + 2);
    let mut many = std::io::BufWriter::new(fs::File::create(&path).unwrap());
    writeln!(many, "{front}\"common\": [").unwrap();
    for _ in 0..count {
        writeln!(many, "{entry},").unwrap();
    }
    write!(many, "{rest}").unwrap();
    many.into_inner().unwrap();
    watched(kit.path(), &["verify", SET])
        .exits(1)
        .says("image-set.json");
    let texts = [
        "[".repeat(100 << 20),
        format!("{{\"format\": 1, \"a\": \"{}", "b".repeat(120 << 20)),
    ];
    for text in texts {
        fs::write(&path, text).unwrap();
        watched(kit.path(), &["verify", SET])
            .exits(1)
            .says("image-set.json");
        let export = ["export", SET, "--all", "--to", "out"];
        watched(kit.path(), &export).exits(2).says("image-set.json");
    }
    // A hole of 8 GiB.
    fs::File::create(&path).unwrap().set_len(8 << 30).unwrap();
    watched(kit.path(), &["verify", SET])
        .exits(1)
        .says("image-set.json");
}

#[test]
fn pipes_and_links_in_a_set_do_not_hang() {
    let names = [
        "image-set.json",
        "SHA256SUMS",
        "SHA256SUMS.minisig",
        "base.img",
        "base.zip",
        "base.img.pieces",
        "stamps/81010000.img.tail",
        "stamps/81010000.zip.tail",
    ];
    for name in names {
        for to in ["pipe", "/dev/zero"] {
            let kit = made();
            let path = kit.set().join(name);
            if to == "pipe" {
                pipe(&path);
            } else {
                link(to, &path);
            }
            watched(kit.path(), &["verify", SET]).exits(1).says(name);
            let image = kit.path().join("81010000.img");
            fs::write(&image, "no image").unwrap();
            let answer = watched(kit.path(), &["verify", "81010000.img"]);
            assert!(matches!(answer.code, Some(1 | 2)), "{name}: {answer:?}");
            let export = [
                "export",
                SET,
                "--district",
                "81010000",
                "--to",
                "out",
                "--format",
            ];
            for format in ["img", "zip", "folder"] {
                let answer = watched(kit.path(), &[export.as_slice(), &[format]].concat());
                assert!(answer.code.is_some(), "{name} {format}: {answer:?}");
            }
        }
    }
}

#[test]
fn a_pipe_called_sha256sums_beside_an_image_does_not_hang() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.img"), vec![0; 4096]).unwrap();
    pipe(&folder.path().join("SHA256SUMS"));
    watched(folder.path(), &["verify", "a.img"]).exits(1);
    link("/dev/zero", &folder.path().join("SHA256SUMS"));
    watched(folder.path(), &["verify", "a.img"]).exits(1);
    fs::remove_file(folder.path().join("SHA256SUMS")).unwrap();
    pipe(&folder.path().join("image-set.json"));
    watched(folder.path(), &["verify", "a.img"]).exits(1);
}

#[test]
fn a_set_cannot_make_export_write_elsewhere() {
    let kit = made();
    let path = kit.set().join("image-set.json");
    let whole = fs::read_to_string(&path).unwrap();
    for (from, to) in [
        (
            "\"edition\": \"community\"",
            "\"edition\": \"../../escaped\"",
        ),
        (
            "\"recipient\": \"81010000\"",
            "\"recipient\": \"../escaped\"",
        ),
        ("\"path\": \"START-HERE.html\"", "\"path\": \"../escaped\""),
        (
            "\"path\": \"START-HERE.html\"",
            "\"path\": \"/tmp/escaped\"",
        ),
        (
            "\"pieces\": \"base.img.pieces\"",
            "\"pieces\": \"/etc/passwd\"",
        ),
    ] {
        assert!(whole.contains(from), "{from}");
        fs::write(&path, whole.replace(from, to)).unwrap();
        for format in ["img", "folder"] {
            let export = [
                "export", SET, "--all", "--to", "out/deep", "--format", format,
            ];
            watched(kit.path(), &export).exits(2).says("image-set.json");
        }
        watched(kit.path(), &["verify", SET])
            .exits(1)
            .says("image-set.json");
        assert!(!kit.path().join("out").exists());
    }
}
