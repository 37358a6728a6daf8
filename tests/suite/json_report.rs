//! `verify --json` says what `src/verify/report.schema.json` promises, for every verdict and every
//! kind of target.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::PathBuf;

use crate::support::{Judge, Kit, Loop, REPORT_SCHEMA, copy, flip, press, repository};

const SET: &str = "dist/images/community";

/// Targets of every kind in every state, made from one signed kit.
fn targets() -> (Kit, Vec<String>) {
    let kit = Kit::signed();
    let out = kit.path().join("outbox/community-2026.1");
    let mut targets: Vec<String> = ["81010000", "81010000.img", "81010000.zip"]
        .iter()
        .map(|name| format!("outbox/community-2026.1/{name}"))
        .collect();
    targets.push(SET.to_owned());
    let mut spoilt = |name: &str, spoil: &dyn Fn(PathBuf)| {
        let to = kit.path().join(name);
        copy(&out.join("81010000"), &to);
        spoil(to);
        targets.push(name.to_owned());
    };
    spoilt("suspicious", &|to| {
        fs::write(to.join("setup.exe"), b"MZ").unwrap();
        fs::create_dir(to.join("old.")).unwrap();
        fs::write(to.join("old./photo.jpg"), b"photo").unwrap();
        fs::write(to.join("song.mp3"), b"\x7fELF").unwrap();
        fs::write(to.join("photo\u{202e}gpj.scr"), b"x").unwrap();
        std::os::unix::fs::symlink("/", to.join("link")).unwrap();
    });
    spoilt("damaged", &|to| {
        flip(&to.join("data/video/film.mp4"), 1000);
        fs::remove_file(to.join("data/site/index.html")).unwrap();
        fs::write(to.join("data/Thumbs.db"), b"x").unwrap();
        fs::write(to.join("data/more.txt"), b"x").unwrap();
        fs::write(to.join("manifest-blake3.txt"), b"x").unwrap();
    });
    spoilt("no-manifest", &|to| {
        fs::remove_file(to.join("manifest-sha256.txt")).unwrap();
        fs::write(to.join("bag-info.txt"), b"no label\n").unwrap();
    });
    spoilt("forged", &|to| {
        fs::remove_file(to.join("tagmanifest-sha256.txt.minisig")).unwrap();
    });
    spoilt("waits", &|to| {
        let slot = to.join("tagmanifest-sha256.txt.minisig");
        fs::write(slot, b"untrusted comment: not signed\n").unwrap();
    });
    put_others(&kit);
    let others = [
        "outbox/community-2026.1/81020000.img",
        "foreign",
        "unknown",
        "nothing",
        "other.img",
        "hit.img",
        "hit.zip",
        "cut.zip",
        "set",
    ];
    targets.extend(others.map(str::to_owned));
    (kit, targets)
}

/// Another district's image, a foreign bag, nothing at all, images and ZIPs that are hit or cut, a
/// damaged set.
fn put_others(kit: &Kit) {
    let out = kit.path().join("outbox/community-2026.1");
    // Another district's image under a name that the signed list beside it knows.
    fs::copy(out.join("81010000.img"), out.join("81020000.img")).unwrap();
    let foreign = kit.path().join("foreign");
    fs::create_dir_all(foreign.join("data")).unwrap();
    fs::write(foreign.join("data/a.txt"), b"").unwrap();
    let declaration = "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n";
    fs::write(foreign.join("bagit.txt"), declaration).unwrap();
    let line = "d41d8cd98f00b204e9800998ecf8427e *data\\A.txt\r\n";
    fs::write(foreign.join("manifest-md5.txt"), line).unwrap();
    fs::write(foreign.join("fetch.txt"), "http://example.org/b 1 data/b\n").unwrap();
    let unknown = kit.path().join("unknown");
    copy(&foreign, &unknown);
    fs::remove_file(unknown.join("fetch.txt")).unwrap();
    fs::rename(
        unknown.join("manifest-md5.txt"),
        unknown.join("manifest-made-up.txt"),
    )
    .unwrap();
    let nothing = kit.path().join("nothing");
    fs::create_dir(&nothing).unwrap();
    let other = File::create(kit.path().join("other.img")).unwrap();
    other.set_len(1 << 20).unwrap();
    for (name, at) in [("hit.img", 4_000_000), ("hit.zip", 300_000)] {
        let ending = name.strip_prefix("hit").unwrap();
        fs::copy(out.join(format!("81010000{ending}")), kit.path().join(name)).unwrap();
        flip(&kit.path().join(name), at);
    }
    let cut = fs::read(out.join("81010000.zip")).unwrap();
    fs::write(kit.path().join("cut.zip"), &cut[..cut.len() - 5000]).unwrap();
    let set = kit.path().join("set");
    copy(&kit.set(), &set);
    flip(&set.join("base.img"), 4_500_000);
    fs::remove_file(set.join("stamps/81020000.zip.tail")).unwrap();
    fs::write(set.join("stamps/9999.img.tail"), b"x").unwrap();
}

#[test]
fn every_verdict_of_every_kind_of_target_fits_the_schema() {
    let (kit, mut targets) = targets();
    let image = kit.path().join("outbox/community-2026.1/81010000.img");
    let disk = Loop::of(&image);
    targets.push(disk.path().to_str().unwrap().to_owned());
    let call = |more: &[&str]| {
        let mut call = vec!["verify", "--json", "--out", "dist"];
        call.extend(more);
        call.extend(targets.iter().map(String::as_str));
        press(kit.path(), &call).exits(1)
    };
    let mut documents = Vec::new();
    let mut keep = |name: &str, text: &str| {
        let path = kit.path().join(name);
        fs::write(&path, text).unwrap();
        documents.push(path);
    };
    let plain = call(&[]);
    keep("plain.json", &plain.stdout);
    keep("pinned.json", &call(&["--key", "office.pub"]).stdout);
    press(kit.path(), &["keygen", "--to", "other", "--no-password"]).exits(0);
    keep("other-key.json", &call(&["--key", "other.pub"]).stdout);
    keep("by-files.json", &call(&["--by-files"]).stdout);
    let wrong = press(kit.path(), &["verify", "--json", "--key", "nokey", SET]).exits(2);
    keep("failure.json", &wrong.stdout);
    let absent = press(kit.path(), &["verify", "--json", "nowhere"]).exits(2);
    keep("absent.json", &absent.stdout);
    Judge::fit_schema(&repository().join(REPORT_SCHEMA), &documents);

    let plain = plain.json();
    let reports = plain.as_array().unwrap();
    assert_eq!(reports.len(), targets.len());
    let seen = |field: &str| -> BTreeSet<&str> {
        let words = reports.iter().map(|report| report[field].as_str().unwrap());
        words.collect()
    };
    let schema = fs::read_to_string(repository().join(REPORT_SCHEMA)).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    for field in ["verdict", "kind", "bag"] {
        let all = &schema["$defs"]["report"]["properties"][field]["enum"];
        let all: BTreeSet<&str> = all
            .as_array()
            .unwrap()
            .iter()
            .map(|w| w.as_str().unwrap())
            .collect();
        assert_eq!(seen(field), all, "{field}");
    }

    let set = kit.set().join("image-set.json");
    Judge::fit_schema(
        &repository().join("src/image/image-set.schema.json"),
        &[set],
    );
}
