//! `media remove` and `media rename`.

use super::*;

const DOCUMENT: &str =
    "kind = \"guide\"\ntitle = { th = \"ก\", en = \"a\" }\nlicence = \"x\"\nsource = \"y\"\n";
const PREVIEW: &str = "kind = \"picture\"\nlicence = \"x\"\nsource = \"y\"\n";
const TEXT: &str = "kind = \"text\"\nlanguage = \"th\"\nlicence = \"x\"\nsource = \"y\"\n";
const CAPTIONS: &str = "kind = \"captions\"\nlanguage = \"th\"\nlicence = \"x\"\nsource = \"y\"\n";
const PAGE: &[u8] = b"# A\n\n[g](data/print/guide.pdf) [f](data/video/film.mp4)\n";

/// A film with captions, a document with its preview, and a text that links to both.
fn kit() -> TestKit {
    let with_preview = format!("{DOCUMENT}preview = \"print/guide.png\"  # shown\n");
    let film = DOCUMENT.replace("guide", "video");
    let entries = [
        entry("captions/film.th.captions.vtt", b"WEBVTT\n", CAPTIONS),
        entry("print/guide.pdf", b"%PDF-1.4", &with_preview),
        entry("print/guide.png", b"\x89PNG", PREVIEW),
        format!(
            "# about the other\n{}",
            entry("print/other.pdf", b"%PDF-1.4 o", DOCUMENT)
        ),
        entry("text/th/guide.md", PAGE, TEXT),
        entry("video/film.mp4", b"film", &film),
    ];
    let kit = TestKit::new(&format!("{HEAD}{}\n# last words\n", entries.join("\n")));
    kit.put("media/captions/film.th.captions.vtt", b"WEBVTT\n");
    kit.put("media/print/guide.pdf", b"%PDF-1.4");
    kit.put("media/print/guide.png", b"\x89PNG");
    kit.put("media/print/other.pdf", b"%PDF-1.4 o");
    kit.put("media/text/th/guide.md", PAGE);
    kit.put("media/video/film.mp4", b"film");
    kit
}

fn remove(kit: &TestKit, files: &[&str], media: MediaFiles) -> MediaRemoved {
    let options = RemoveOptions {
        kit: kit.path().to_path_buf(),
        files: files.iter().map(PathBuf::from).collect(),
        media,
    };
    media_remove(&options, &Work::new()).unwrap()
}

fn rename(kit: &TestKit, old: &str, new: &str, mode: Mode) -> MediaRenamed {
    let options = RenameOptions {
        kit: kit.path().to_path_buf(),
        old: old.into(),
        new: new.into(),
        mode,
    };
    media_rename(&options, &Work::new()).unwrap()
}

#[test]
fn removing_takes_captions_and_previews_along_and_keeps_everything_else() {
    let kit = kit();
    let before = kit.list();
    let removed = remove(&kit, &["media/video/film.mp4"], MediaFiles::Keep);
    let gone = ["captions/film.th.captions.vtt", "video/film.mp4"];
    assert_eq!(
        (&*removed.removed, &*removed.left),
        (&gone.map(String::from)[..], &gone.map(String::from)[..])
    );
    assert_eq!(removed.links.len(), 1);
    assert_eq!(
        (removed.links[0].file.as_str(), removed.links[0].line),
        ("media/text/th/guide.md", 3)
    );
    let list = kit.list();
    assert!(
        list.starts_with(&format!(
            "{HEAD}[[media]]\npath = \"print/guide.pdf\"  # mine\n"
        )),
        "{list}"
    );
    assert!(
        list.contains("# about the other\n[[media]]\n") && list.ends_with("# last words\n"),
        "{list}"
    );
    assert!(kit.path().join("media/video/film.mp4").exists());
    let removed = remove(
        &kit,
        &["print/guide.pdf", "media/print/none.pdf"],
        MediaFiles::Delete,
    );
    assert_eq!(removed.removed, ["print/guide.pdf", "print/guide.png"]);
    assert_eq!(removed.refused.len(), 1);
    assert_eq!(kit.names("media/print"), ["other.pdf"]);
    assert!(before.contains("print/guide.png") && !kit.list().contains("print/guide"));
}

#[test]
fn an_entry_whose_file_is_gone_can_be_removed_and_the_head_stays_alone() {
    let kit = kit();
    fs::remove_file(kit.path().join("media/print/other.pdf")).unwrap();
    let removed = remove(&kit, &["media/print/other.pdf"], MediaFiles::Delete);
    assert_eq!(removed.removed, ["print/other.pdf"]);
    let removed = remove(&kit, &["media"], MediaFiles::Keep);
    assert_eq!(removed.removed.len(), 5);
    assert_eq!(kit.list(), format!("{HEAD}# last words\n"));
    assert!(kit.add(&["media/print/guide.pdf"]).refused.is_empty());
    assert!(kit.list().starts_with(HEAD), "{}", kit.list());
}

#[test]
fn a_preview_that_others_show_stays() {
    let kit = kit();
    let list = kit.list().replace(
        "print/other.pdf\"  # mine",
        "print/other.pdf\"\npreview = \"print/guide.png\"",
    );
    kit.put("manifests/media.toml", list.as_bytes());
    let removed = remove(&kit, &["media/print/guide.pdf"], MediaFiles::Keep);
    assert_eq!(removed.removed, ["print/guide.pdf"]);
    assert!(kit.list().contains("preview = \"print/guide.png\""));
}

#[test]
fn renaming_takes_entry_captions_preview_and_links_along() {
    let kit = kit();
    let (list, page) = (kit.list(), kit.read("media/text/th/guide.md"));
    let planned = rename(&kit, "media/video/film.mp4", "ประตู.mp4", Mode::Plan);
    assert_eq!(planned.moves.len(), 2);
    assert_eq!(planned.texts, ["media/text/th/guide.md"]);
    assert_eq!(
        (kit.list(), kit.read("media/text/th/guide.md")),
        (list, page)
    );
    rename(&kit, "media/video/film.mp4", "ประตู.mp4", Mode::Write);
    let renamed = rename(
        &kit,
        "media/print/guide.pdf",
        "media/print/th/คู่มือ 1.pdf",
        Mode::Write,
    );
    assert_eq!(renamed.moves.len(), 2, "{renamed:?}");
    assert_eq!(kit.names("media/video"), ["ประตู.mp4"]);
    assert_eq!(kit.names("media/captions"), ["ประตู.th.captions.vtt"]);
    assert_eq!(kit.names("media/print/th"), ["คู่มือ 1.pdf", "คู่มือ 1.png"]);
    let list = kit.list();
    for words in [
        "path = \"captions/ประตู.th.captions.vtt\"  # mine\n",
        "path = \"print/th/คู่มือ 1.pdf\"  # mine\n",
        "preview = \"print/th/คู่มือ 1.png\"  # shown\n",
        "path = \"video/ประตู.mp4\"  # mine\n",
    ] {
        assert!(list.contains(words), "{words} is not in\n{list}");
    }
    let page = String::from_utf8(kit.read("media/text/th/guide.md")).unwrap();
    assert!(
        page.contains("(data/video/ประตู.mp4)") && page.contains("(data/print/th/"),
        "{page}"
    );
    assert!(
        kit.lock(&[]).changed.is_empty(),
        "the text's digest follows"
    );
}

#[test]
fn a_name_that_is_taken_or_bad_changes_nothing() {
    let kit = kit();
    let before = kit.list();
    for (new, code) in [
        ("other.pdf", "name.taken"),
        ("a?.pdf", "name.refused"),
        ("elsewhere/x.pdf", "media.outside"),
    ] {
        let refused = rename(&kit, "media/print/guide.pdf", new, Mode::Write).refused;
        assert_eq!(refused[0].code, code, "{new}");
    }
    // The preview's new name is taken.
    kit.put("media/print/x.png", b"mine");
    let refused = rename(&kit, "media/print/guide.pdf", "x.pdf", Mode::Write).refused;
    assert_eq!(refused[0].code, "name.taken");
    assert_eq!(kit.list(), before);
    assert_eq!(
        kit.names("media/print"),
        ["guide.pdf", "guide.png", "other.pdf", "x.png"]
    );
}

#[test]
fn a_file_that_moves_to_another_folder_gets_the_kind_of_that_folder() {
    let kit = kit();
    kit.film("media/print/talk.mp4", "good.mp4");
    kit.add(&["media/print/talk.mp4"]);
    rename(
        &kit,
        "media/print/talk.mp4",
        "media/video/talk.mp4",
        Mode::Write,
    );
    let list = kit.list();
    let at = list.find("path = \"video/talk.mp4\"").unwrap();
    assert!(list[at..].contains("kind = \"video\"\n"), "{list}");
}
