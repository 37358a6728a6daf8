mod rearrange;

use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::base::{Mode, OutputFile, Sha256, Work};
use crate::formats::text::Encoding;

const CONFIG: &str = r#"campaign = "test"
title = { th = "ทดสอบ", en = "Test" }
release = "2026.1"
date = 2026-01-01
languages = ["th", "en"]
label = "TEST"

[[editions]]
name = "community"
title = { th = "ก", en = "a" }
"#;

const HEAD: &str = "# The head of the list.\n\n";

struct TestKit {
    folder: tempfile::TempDir,
}

impl TestKit {
    fn new(list: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "manifests",
            "media/video",
            "media/print",
            "media/captions",
            "media/text/th",
        ] {
            fs::create_dir_all(folder.path().join(name)).unwrap();
        }
        let kit = Self { folder };
        kit.put("manifests/kit.toml", CONFIG.as_bytes());
        kit.put("manifests/media.toml", list.as_bytes());
        kit
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        OutputFile::write_whole(self.path().join(name), bytes).unwrap();
    }

    fn film(&self, name: &str, fixture: &str) {
        let from = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/fixtures/media")
            .join(fixture);
        fs::copy(from, self.path().join(name)).unwrap();
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path().join(name)).unwrap()
    }

    fn list(&self) -> String {
        String::from_utf8(self.read("manifests/media.toml")).unwrap()
    }

    fn add(&self, files: &[&str]) -> MediaAdded {
        let files = files.iter().map(PathBuf::from).collect();
        let options = AddOptions {
            kit: self.path().to_path_buf(),
            files,
            kind: None,
            drawing: PreviewDrawing::NotInThisBuild,
        };
        media_add(&options, &Work::new()).unwrap()
    }

    fn fix(&self, file: &str, mode: Mode) -> MediaFixed {
        let files = vec![PathBuf::from(file)];
        let options = FixOptions {
            kit: self.path().to_path_buf(),
            files,
            mode,
            tool: FixTool::Own,
        };
        media_fix(&options, &Work::new()).unwrap()
    }

    fn lock(&self, files: &[&str]) -> MediaLocked {
        let files: Vec<PathBuf> = files.iter().map(PathBuf::from).collect();
        media_lock(self.path(), &files, &Work::new()).unwrap()
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path().join(folder)).unwrap();
        let mut names: Vec<_> = entries
            .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

fn entry(path: &str, bytes: &[u8], more: &str) -> String {
    let (sha, size) = (Sha256::of(bytes), bytes.len());
    format!("[[media]]\npath = \"{path}\"  # mine\nsha256 = \"{sha}\"\nsize = {size}\n{more}")
}

#[test]
fn new_files_are_listed_in_order_under_the_head_and_comments_stay() {
    let kept = "kind = \"poster\"  # a remark\ntitle = { th = \"ก\", en = \"a\" }\nlicence = \"x\"\nsource = \"y\"\n\n# last words\n";
    let kit = TestKit::new(&format!(
        "{HEAD}{}",
        entry("print/m.pdf", b"%PDF-1.4 m", kept)
    ));
    kit.put("media/print/m.pdf", b"%PDF-1.4 m");
    kit.put("media/print/z-guide-th.pdf", b"%PDF-1.4 z");
    kit.put("media/print/z-guide-th.png", b"\x89PNG\r\n\x1a\n");
    kit.put("media/print/Thumbs.db", b"x");
    kit.film("media/video/film.mp4", "good.mp4");
    kit.put("media/captions/film.th.captions.vtt", b"WEBVTT\n");
    let added = kit.add(&["media"]);
    assert!(added.refused.is_empty(), "{:?}", added.refused);
    let paths: Vec<&str> = added
        .added
        .iter()
        .map(|added| added.path.as_str())
        .collect();
    assert_eq!(
        paths,
        [
            "captions/film.th.captions.vtt",
            "print/z-guide-th.pdf",
            "print/z-guide-th.png",
            "video/film.mp4",
        ]
    );
    assert_eq!(added.known, ["print/m.pdf"]);
    assert_eq!(added.leftovers.len(), 1);
    let list = kit.list();
    assert!(
        list.starts_with("# The head of the list.\n\n[[media]]\npath = \"captions/"),
        "{list}"
    );
    for words in [
        "# mine",
        "kind = \"poster\"  # a remark\n",
        "# last words",
        "duration = 0.4\n",
        "kind = \"guide\"\nlanguage = \"th\"\ntitle = { th = \"Z guide\", en = \"Z guide\" }\nlicence = \"\"\nsource = \"\"\npreview = \"print/z-guide-th.png\"\n",
        "kind = \"picture\"\nlanguage = \"th\"\nlicence",
    ] {
        assert!(list.contains(words), "{words:?} is not in\n{list}");
    }
    let order: Vec<usize> = [
        "captions/film",
        "print/m.pdf",
        "print/z-guide-th.pdf",
        "video/film",
    ]
    .map(|path| list.find(&format!("path = \"{path}")).unwrap())
    .into();
    assert!(order.is_sorted(), "{list}");
    assert!(kit.add(&["media"]).added.is_empty());
    assert_eq!(kit.list(), list);
}

#[test]
fn programs_and_strangers_are_refused_and_good_files_added_all_the_same() {
    let kit = TestKit::new("");
    kit.put("media/print/run.exe", b"MZ");
    kit.put("media/print/hidden.pdf", b"#!/bin/sh\n");
    kit.put("media/print/empty.pdf", b"");
    kit.put("media/print/good.pdf", b"%PDF-1.4");
    kit.put("elsewhere.pdf", b"%PDF-1.4");
    let added = kit.add(&["media/print", "elsewhere.pdf", "media/print/none.pdf"]);
    let codes: Vec<&str> = added.refused.iter().map(|refused| refused.code).collect();
    assert_eq!(added.added.len(), 1, "{added:?}");
    for code in [
        "media.outside",
        "media.absent",
        "media.empty",
        "content.program",
    ] {
        assert!(codes.contains(&code), "{codes:?}");
    }
    assert!(codes.len() >= 5, "{:?}", added.refused);
    let list = kit.list();
    assert!(
        list.starts_with("[[media]]\npath = \"print/good.pdf\""),
        "{list}"
    );
}

#[test]
fn locking_changes_what_changed_and_nothing_else() {
    let more =
        "kind = \"poster\"\ntitle = { th = \"ก\", en = \"a\" }\nlicence = \"x\"\nsource = \"y\"\n";
    let windows = format!(
        "{HEAD}{}\n{}",
        entry("print/a.pdf", b"a", more),
        entry("print/b.pdf", b"b", more)
    );
    let kit = TestKit::new(&windows.replace('\n', "\r\n"));
    kit.put("media/print/a.pdf", b"a");
    kit.put("media/print/b.pdf", b"changed");
    let before = kit.list();
    assert!(kit.lock(&["media/print/a.pdf"]).changed.is_empty());
    assert_eq!(kit.list(), before);
    let locked = kit.lock(&[]);
    assert_eq!((locked.looked_at, locked.changed.len()), (2, 1));
    let expected = before
        .replace(
            &Sha256::of(b"b").to_string(),
            &Sha256::of(b"changed").to_string(),
        )
        .replacen("size = 1\r\nkind", "size = 1\r\nKIND", 1)
        .replacen("size = 1\r\nkind", "size = 7\r\nkind", 1)
        .replacen("KIND", "kind", 1);
    assert_eq!(kit.list(), expected);
    fs::remove_file(kit.path().join("media/print/a.pdf")).unwrap();
    assert_eq!(kit.lock(&[]).refused.len(), 1);
}

#[test]
fn an_entry_without_a_digest_gets_one_in_its_place() {
    let kit =
        TestKit::new("[[media]]\npath = \"video/film.mp4\"\nkind = \"video\"\nlicence = \"x\"\n");
    kit.film("media/video/film.mp4", "good.mp4");
    assert_eq!(kit.lock(&[]).changed.len(), 1);
    let list = kit.list();
    assert!(
        list.starts_with("[[media]]\npath = \"video/film.mp4\"\nsha256 = \""),
        "{list}"
    );
    assert!(
        list.ends_with("kind = \"video\"\nlicence = \"x\"\nduration = 0.4\n"),
        "{list}"
    );
}

#[test]
fn a_list_that_is_no_toml_is_left_alone() {
    let kit = TestKit::new("[[media]\npath =");
    kit.put("media/print/good.pdf", b"%PDF-1.4");
    let options = AddOptions {
        kit: kit.path().to_path_buf(),
        files: vec![PathBuf::from("media/print/good.pdf")],
        kind: None,
        drawing: PreviewDrawing::NotInThisBuild,
    };
    assert!(matches!(
        media_add(&options, &Work::new()),
        Err(crate::commands::Error::Faults(_))
    ));
    assert_eq!(kit.list(), "[[media]\npath =");
}

#[test]
fn a_film_is_mended_and_its_entry_follows() {
    let kit = TestKit::new("");
    kit.film("media/video/film.mp4", "index-last.mp4");
    kit.film("media/video/where.mp4", "place-keys.mp4");
    kit.add(&["media/video"]);
    let (before, list) = (kit.read("media/video/film.mp4"), kit.list());
    let told = kit.fix("media/video/film.mp4", Mode::Plan);
    assert_eq!(told.files[0].mends, [Mend::IndexFirst]);
    assert_eq!(
        (kit.read("media/video/film.mp4"), kit.list()),
        (before, list)
    );
    let fixed = kit.fix("media/video/film.mp4", Mode::Write);
    assert!(fixed.files[0].recorded);
    assert!(kit.lock(&[]).changed.is_empty());
    assert!(
        kit.fix("media/video/film.mp4", Mode::Write).files[0]
            .mends
            .is_empty()
    );
    let fixed = kit.fix("media/video/where.mp4", Mode::Write);
    assert!(matches!(
        fixed.files[0].mends[..],
        [Mend::IndexFirst, Mend::TracesOut(_)]
    ));
    let bytes = kit.read("media/video/where.mp4");
    assert!(!bytes.windows(5).any(|window| window == b"+13.7"));
    assert!(
        kit.fix("media/video/where.mp4", Mode::Write).files[0]
            .mends
            .is_empty()
    );
    assert_eq!(kit.names("media/video"), ["film.mp4", "where.mp4"]);
}

#[test]
fn a_kit_that_is_named_in_a_roundabout_way_keeps_its_files() {
    let kit = TestKit::new("");
    kit.film("media/video/film.mp4", "index-last.mp4");
    let options = FixOptions {
        kit: kit.path().join("media/../media/.."),
        files: vec![kit.path().join("media/print/../video/film.mp4")],
        mode: Mode::Write,
        tool: FixTool::Own,
    };
    let fixed = media_fix(&options, &Work::new()).unwrap();
    assert_eq!(fixed.files[0].mends, [Mend::IndexFirst]);
    assert_eq!(kit.names("media/video"), ["film.mp4"]);
    assert_eq!(kit.read("media/video/film.mp4").len(), 3780);
}

#[test]
fn texts_become_utf8_and_subrip_becomes_webvtt() {
    let kit = TestKit::new("");
    let thai = b"# \xa1\xd2\xc3\xa4\xe9\xd2\xc1\xb9\xd8\xc9\xc2\xec\r\n";
    kit.put("media/text/th/guide.md", thai);
    kit.put(
        "media/captions/film.th.captions.srt",
        b"1\r\n00:00:00,100 --> 00:00:00,300\r\nx\r\n",
    );
    let fixed = kit.fix("media/text/th/guide.md", Mode::Write);
    let from = Encoding::Thai { windows: false };
    assert_eq!(fixed.files[0].mends, [Mend::Utf8 { from }]);
    assert!(!fixed.files[0].recorded);
    assert_eq!(
        kit.read("media/text/th/guide.md"),
        "# การค้ามนุษย์\n".as_bytes()
    );
    let fixed = kit.fix("media/captions/film.th.captions.srt", Mode::Write);
    assert_eq!(fixed.files[0].now, "captions/film.th.captions.vtt");
    assert_eq!(kit.names("media/captions"), ["film.th.captions.vtt"]);
    assert!(
        kit.read("media/captions/film.th.captions.vtt")
            .starts_with(b"WEBVTT\n\n1\n00:00:00.100 -->")
    );
}

#[test]
fn bad_names_become_good_and_the_list_follows() {
    let more = "kind = \"poster\"\ntitle = { th = \"ก\", en = \"a\" }\nlicence = \"x\"\nsource = \"y\"\npreview = \"print/e\u{301}.png\"\n";
    let kit = TestKit::new(&entry("print/e\u{301}.pdf", b"%PDF-1.4", more));
    kit.put("media/print/e\u{301}.pdf", b"%PDF-1.4");
    kit.put("media/print/e\u{301}.png", b"\x89PNG\r\n\x1a\n");
    let fixed = kit.fix("media/print/e\u{301}.pdf", Mode::Write);
    assert_eq!(fixed.files[0].now, "print/\u{e9}.pdf");
    assert!(fixed.files[0].recorded);
    kit.fix("media/print/e\u{301}.png", Mode::Write);
    assert_eq!(kit.names("media/print"), ["\u{e9}.pdf", "\u{e9}.png"]);
    let list = kit.list();
    assert!(
        list.contains("path = \"print/\u{e9}.pdf\"  # mine"),
        "{list}"
    );
    assert!(list.contains("preview = \"print/\u{e9}.png\""), "{list}");
    kit.put("media/print/a%.pdf", b"%PDF-1.4");
    kit.put("media/print/a.pdf", b"%PDF-1.4");
    let taken = kit.fix("media/print/a%.pdf", Mode::Write);
    assert_eq!(taken.refused[0].code, "name.taken");
    assert!(kit.path().join("media/print/a%.pdf").exists());
}

#[test]
fn a_build_that_draws_nothing_lists_pdfs_and_names_those_without_a_preview() {
    let kit = TestKit::new("");
    kit.put("media/print/a.pdf", b"%PDF-1.4 a");
    kit.put("media/print/b.pdf", b"%PDF-1.4 b");
    kit.put("media/print/b.png", b"\x89PNG\r\n\x1a\n");
    let told = kit.add(&["media/print/a.pdf", "media/print/b.pdf"]);
    assert_eq!(told.added.len(), 2);
    assert_eq!(told.undrawn, ["print/a.pdf"]);
    assert!(told.drawn.is_empty());
    // One that is listed can still be drawn later.
    assert_eq!(kit.add(&["media/print/a.pdf"]).undrawn, ["print/a.pdf"]);
}
