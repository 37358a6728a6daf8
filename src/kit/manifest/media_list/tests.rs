use super::*;

const GOOD: &str = r#"[[media]]
path = "video/film.mp4"
sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
size = 10
kind = "video"
title = { th = "ก", en = "A" }
licence = "CC0-1.0"
source = "ours"
duration = 2.5
"#;

fn read(text: &str) -> (ListedMedia, Vec<(&'static str, u32, String)>) {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("manifests")).unwrap();
    crate::base::OutputFile::write_whole(dir.path().join(MEDIA_FILE), text.as_bytes()).unwrap();
    let mut faults = Vec::new();
    let listing = read_media(dir.path(), &MediaDefaults::default(), &mut faults).unwrap();
    let told = faults.into_iter().map(|f| {
        assert!(f.advice(crate::words::Language::En).is_some(), "{f:?}");
        (f.code, f.place.line.unwrap(), f.in_english())
    });
    (listing, told.collect())
}

#[test]
fn a_good_entry_is_read_whole() {
    let (listing, told) = read(GOOD);
    assert_eq!(told, []);
    let entry = &listing.entries[0];
    assert_eq!(entry.line, 2);
    assert_eq!(entry.media.size_bytes, 10);
    assert_eq!(entry.media.duration_seconds, Some(2.5));
    assert!(!entry.media.sample);
}

/// Text to replace, its replacement, and the fault's code, line and words.
type Case = (&'static str, &'static str, &'static str, u32, &'static str);

const WRONG_KEYS: [Case; 19] = [
    (
        "path = \"video/film.mp4\"",
        "path = \"media/video/film.mp4\"",
        "media.bad-path",
        2,
        "`path = \"video/film.mp4\"`",
    ),
    (
        "path = \"video/film.mp4\"",
        "path = 'video\\film.mp4'",
        "media.bad-path",
        2,
        "`path = \"video/film.mp4\"`",
    ),
    (
        "path = \"video/film.mp4\"",
        "path = \"video/fi\\u200Blm.mp4\"",
        "media.bad-path",
        2,
        "U+200B",
    ),
    (
        "path = \"video/film.mp4\"",
        "path = \"\"",
        "toml.empty",
        2,
        "path",
    ),
    (
        "path = \"video/film.mp4\"\n",
        "",
        "toml.missing-key",
        1,
        "`path`",
    ),
    (
        "sha256 = \"e3b0",
        "sha256 = \"xyz0",
        "media.bad-digest",
        3,
        "media lock",
    ),
    (
        "size = 10",
        "size = \"10\"",
        "toml.wrong-type",
        4,
        "without quotes",
    ),
    ("size = 10\n", "", "toml.missing-key", 1, "media lock"),
    (
        "kind = \"video\"",
        "kind = \"vidoe\"",
        "media.bad-kind",
        5,
        "Did you mean `video`",
    ),
    (
        "kind = \"video\"",
        "kind = \"poster\"",
        "media.misplaced",
        5,
        "media/print",
    ),
    (
        "kind = \"video\"",
        "kind = \"captions\"",
        "media.misplaced",
        5,
        "media/captions",
    ),
    (
        "title = { th = \"ก\", en = \"A\" }\n",
        "",
        "toml.missing-key",
        1,
        "title",
    ),
    ("en = \"A\"", "en = \"\"", "toml.empty", 6, "`en`"),
    (
        "{ th = \"ก\", en = \"A\" }",
        "\"A\"",
        "toml.wrong-type",
        6,
        "{ th =",
    ),
    (
        "licence = \"CC0-1.0\"",
        "license = \"CC0-1.0\"",
        "toml.unknown-key",
        7,
        "Did you mean `licence`",
    ),
    (
        "source = \"ours\"",
        "source = \"\"",
        "toml.empty",
        8,
        "source",
    ),
    (
        "duration = 2.5",
        "duration = -1",
        "toml.wrong-type",
        9,
        "seconds",
    ),
    (
        "duration = 2.5",
        "duration = 2.5\nlanguage = \"Thai\"",
        "media.bad-language",
        10,
        "th",
    ),
    (
        "duration = 2.5",
        "duration = 2.5\nsample = \"yes\"",
        "toml.wrong-type",
        10,
        "true",
    ),
];

#[test]
fn each_wrong_key_is_told_with_its_line_and_the_entry_still_counts() {
    for (from, to, code, line, words) in WRONG_KEYS {
        let text = GOOD.replacen(from, to, 1);
        assert_ne!(text, GOOD, "{from}");
        let (listing, told) = read(&text);
        assert!(
            told.iter()
                .any(|(c, l, said)| *c == code && *l == line && said.contains(words)),
            "{to}: {told:?}"
        );
        let lost = to.is_empty() && from.starts_with("path")
            || to.starts_with("path")
            || to.contains("vidoe");
        assert_eq!(listing.entries.is_empty(), lost, "{to}");
    }
}

#[test]
fn an_entry_without_digest_has_none() {
    let text = GOOD.replace("sha256", "#");
    let (listing, told) = read(&text);
    assert_eq!(told.len(), 1);
    assert_eq!(listing.entries[0].media.size_bytes, 0);
}

#[test]
fn single_brackets_and_broken_lines_are_told() {
    let (listing, told) = read(&GOOD.replace("[[media]]", "[media]"));
    assert_eq!((told[0].0, told.len()), ("toml.syntax", 1));
    assert!(listing.entries.is_empty());
    let (listing, told) = read(&GOOD.replace("kind = \"video\"", "kind = “video”"));
    assert_eq!((told[0].0, told[0].1), ("toml.syntax", 5));
    assert!(!listing.complete);
}

#[test]
fn a_path_stands_once() {
    let (listing, told) = read(&format!("{GOOD}{GOOD}"));
    assert_eq!((told[0].0, told[0].1), ("media.twice", 11));
    assert!(told[0].2.contains("line 2"));
    assert_eq!(listing.entries.len(), 1);
}
