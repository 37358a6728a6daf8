//! The mends that `check` prints are run as a person types them, until nothing is left to run; then
//! the fault that they were printed for is gone.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use drivepress::base::Diagnostic;
use drivepress::words::Language;

use super::{check, names};
use crate::support::{TestKit, press};

/// A file that no drive carries, and what makes it.
const FILES: [(&str, &str); 19] = [
    ("video/x.mkv", "-c:v libx264 -c:a aac"),
    (
        "video/x.webm",
        "-c:v libvpx-vp9 -deadline realtime -c:a libopus",
    ),
    ("video/x.avi", "-c:v mpeg4 -c:a libmp3lame"),
    ("video/x.wmv", "-c:v wmv2 -c:a wmav2"),
    ("video/x.flv", "-c:v flv -ar 22050 -c:a libmp3lame"),
    ("video/x.mpg", "-c:v mpeg2video -c:a mp2"),
    ("video/x.ts", "-c:v libx264 -c:a aac"),
    ("video/x.3gp", "-c:v h263 -s 176x144 -c:a aac"),
    ("video/x.mov", "-c:v libx264 -c:a aac"),
    ("video/x.ogv", "-c:v libvpx -c:a libvorbis -f ogg"),
    ("video/x.mp4", "-c:v mpeg4 -c:a libmp3lame"),
    ("print/x.wav", "-vn"),
    ("print/x.flac", "-vn"),
    ("print/x.ogg", "-vn -c:a libvorbis"),
    ("print/x.opus", "-vn -c:a libopus"),
    ("print/x.aac", "-vn -c:a aac"),
    ("print/x.aiff", "-vn"),
    ("print/x.wma", "-vn -c:a wmav2"),
    ("print/x.m4a", "-vn -c:a alac"),
];

fn ffmpeg(folder: &Path, words: &str) {
    let mut shell = Command::new("sh");
    let line = words.replacen("ffmpeg", "ffmpeg -nostdin -v error -y", 1);
    let done = shell.args(["-c", &line]).current_dir(folder).status();
    assert!(done.unwrap().success(), "{line}");
}

/// The command in a mend; `None` if the mend is done by hand.
fn command_in(mend: &str) -> Option<String> {
    let at = mend.find("drivepress ")?;
    // Something is to be done by hand before, or instead.
    if ["then:", "else:"]
        .iter()
        .any(|word| mend[..at].contains(word))
    {
        return None;
    }
    let command = mend[at + "drivepress ".len()..].trim_end_matches('.');
    let command = command.split("   (").next().unwrap();
    // Names that people must choose are in capital letters, or left open.
    let is_open = command
        .split(' ')
        .any(|word| word == "NAME" || word.contains('…'));
    let mends = ["media ", "build", "stamp"]
        .iter()
        .any(|begin| command.starts_with(begin));
    (mends && !is_open).then(|| command.to_owned())
}

/// Runs a command as it is typed into a shell.
fn type_in(kit: &TestKit, command: &str) -> bool {
    let program = env!("CARGO_BIN_EXE_drivepress");
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("'{program}' {command}")]);
    let output = shell
        .current_dir(kit.root())
        .env("LC_ALL", "C.UTF-8")
        .output()
        .unwrap();
    output.status.success()
}

/// Runs the commands that `check` prints, one after the other, until it prints no new one. Returns
/// what is left.
fn mend_all(kit: &TestKit) -> Vec<Diagnostic> {
    let mut done = BTreeSet::new();
    loop {
        let left = check(kit).1;
        let faults = left.iter().filter(|found| found.is_fault());
        let mut mends = faults.filter_map(|found| command_in(&found.advice(Language::En)?));
        let Some(command) = mends.find(|command| !done.contains(command)) else {
            return left;
        };
        assert!(type_in(kit, &command), "{command}: {left:?}");
        done.insert(command);
    }
}

/// What `media add` cannot know of a new file.
fn fill_in(kit: &TestKit) {
    let list = kit.root().join("manifests/media.toml");
    let text = fs::read_to_string(&list).unwrap();
    let text = text
        .replace("licence = \"\"", "licence = \"CC0-1.0\"")
        .replace("source = \"\"", "source = \"x\"");
    fs::write(list, text).unwrap();
}

#[test]
fn films_and_sound_of_any_kind_become_carried_by_what_check_prints() {
    for (path, coding) in FILES {
        let kit = TestKit::small();
        let file = format!("media/{path}");
        ffmpeg(
            kit.root(),
            &format!(
                "ffmpeg -f lavfi -i testsrc=duration=1:size=176x144:rate=50 -f lavfi -i \
                 sine=duration=1 {coding} {file}"
            ),
        );
        press(kit.root(), &["media", "add", &file]);
        mend_all(&kit);
        fill_in(&kit);
        let left = mend_all(&kit);
        assert!(!left.iter().any(Diagnostic::is_fault), "{path}: {left:?}");
        let list = fs::read_to_string(kit.root().join("manifests/media.toml")).unwrap();
        let ending = if path.starts_with("video") {
            "mp4"
        } else {
            "m4a"
        };
        let folder = &path[..5];
        assert!(
            list.contains(&format!("path = \"{folder}/x.{ending}\"")),
            "{path}: {list}"
        );
        let names = fs::read_dir(kit.root().join("media").join(folder)).unwrap();
        let names: Vec<_> = names.map(|name| name.unwrap().file_name()).collect();
        assert_eq!(
            names
                .iter()
                .filter(|name| name.to_string_lossy().starts_with("x."))
                .count(),
            1
        );
    }
}

#[test]
fn an_upright_film_of_a_telephone_comes_out_upright_and_small_enough() {
    let kit = TestKit::small();
    // Lying on its side, to be turned by the player: 1080×1920 as seen.
    ffmpeg(
        kit.root(),
        "ffmpeg -f lavfi -i testsrc=duration=1:size=1920x1080:rate=30 -f lavfi -i sine=duration=1 \
         -c:v libx264 -pix_fmt yuv420p -c:a aac -metadata location=+13.7+100.5/ side.mp4",
    );
    ffmpeg(
        kit.root(),
        "ffmpeg -display_rotation 90 -i side.mp4 -c copy -map_metadata 0 media/video/x.mov \
         || ffmpeg -v error -y -i side.mp4 -c copy -metadata:s:v rotate=90 media/video/x.mov",
    );
    press(kit.root(), &["media", "add", "media/video/x.mov"]);
    let before = fs::read(kit.root().join("media/video/x.mov")).unwrap();
    let plan = [
        "media",
        "fix",
        "--convert",
        "media/video/x.mov",
        "--dry-run",
    ];
    press(kit.root(), &plan).exits(0).says("would be converted");
    assert_eq!(
        fs::read(kit.root().join("media/video/x.mov")).unwrap(),
        before
    );
    mend_all(&kit);
    fill_in(&kit);
    let left = check(&kit).1;
    let about = left
        .iter()
        .filter(|found| found.place.file == "media/video/x.mp4");
    let codes: BTreeSet<_> = about.map(|found| found.code).collect();
    assert_eq!(codes, BTreeSet::from(["captions.missing"]), "{left:?}");
}

#[test]
fn captions_of_other_programs_and_in_any_encoding_become_web_captions_that_pass() {
    let film = "film.en.captions";
    let thai = "1\r\n00:00:00,100 --> 00:00:00,900\r\nสวัสดี ที่นี่\r\n";
    let windows: Vec<u8> = thai
        .chars()
        .map(|letter| match u32::from(letter) {
            ascii @ 0..0x80 => u8::try_from(ascii).unwrap(),
            thai => u8::try_from(thai - 0x0e01 + 0xa1).unwrap(),
        })
        .collect();
    let utf_16: Vec<u8> = std::iter::once(0xfeff)
        .chain(thai.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let marked = [b"\xef\xbb\xbf", thai.as_bytes()].concat();
    let forms: [(&str, Option<&[u8]>); 6] = [
        ("ass", None),
        ("srt", None),
        ("srt", Some(&windows)),
        ("srt", Some(&utf_16)),
        ("srt", Some(&marked)),
        // SubRip under the name of WebVTT.
        ("vtt", Some(&windows)),
    ];
    for (ending, bytes) in forms {
        let kit = TestKit::small();
        let captions = kit.root().join("media/captions");
        let written = captions.join(format!("{film}.{ending}"));
        match bytes {
            None => ffmpeg(&captions, &format!("ffmpeg -i {film}.vtt {film}.{ending}")),
            Some(bytes) => fs::write(&written, bytes).unwrap(),
        }
        if ending != "vtt" {
            fs::remove_file(captions.join(format!("{film}.vtt"))).unwrap();
        }
        let listed = |ending: &str| format!("path = \"captions/{film}.{ending}\"");
        kit.edit("manifests/media.toml", &listed("vtt"), &listed(ending));
        press(kit.root(), &["media", "lock"]).exits(0);
        let left = mend_all(&kit);
        assert!(!left.iter().any(Diagnostic::is_fault), "{ending}: {left:?}");
        let text = fs::read_to_string(captions.join(format!("{film}.vtt"))).unwrap();
        assert!(text.starts_with("WEBVTT"), "{text}");
        assert!(bytes.is_none() || text.contains("สวัสดี ที่นี่"), "{text}");
    }
}

#[test]
fn each_command_that_check_prints_for_a_wrong_kit_works_and_its_fault_is_gone() {
    let mut run = 0;
    for name in names() {
        let kit = TestKit::wrong(&name);
        let (code, found) = check(&kit);
        if code == 2 {
            continue; // A manifest that is not TOML: no command edits it.
        }
        for one in found.iter().filter(|found| found.is_fault()) {
            let Some(command) = command_in(&one.advice(Language::En).unwrap()) else {
                continue;
            };
            let kit = TestKit::wrong(&name);
            run += 1;
            assert!(type_in(&kit, &command), "{name}: {command}");
            let left = check(&kit).1;
            let is_same = |other: &Diagnostic| {
                other.code == one.code
                    && other.place.file == one.place.file
                    && other.message == one.message
            };
            assert!(
                !left.iter().any(is_same),
                "{name}: {command} leaves {one:?}"
            );
        }
    }
    assert!(run >= 20, "{run}");
}

#[test]
fn a_refused_program_is_not_offered_to_media_add_and_a_refused_film_asks_for_no_length() {
    let kit = TestKit::small();
    kit.write("media/print/run.exe", "MZ\0");
    kit.write("media/print/hidden.pdf", "#!/bin/sh\n");
    kit.write("media/print/new.pdf", "%PDF-1.4\n");
    ffmpeg(
        kit.root(),
        "ffmpeg -f lavfi -i testsrc=duration=1:size=176x144 media/video/x.mkv",
    );
    press(kit.root(), &["media", "add", "media/video/x.mkv"]).exits(0);
    let found = check(&kit).1;
    let of = |file: &str| -> Vec<&str> {
        let of_file = found
            .iter()
            .filter(|found| found.place.file == file && found.is_fault());
        of_file.map(|found| found.code).collect()
    };
    assert_eq!(of("media/print/run.exe"), ["content.program"]);
    assert_eq!(of("media/print/hidden.pdf"), ["content.program"]);
    assert_eq!(of("media/print/new.pdf"), ["media.unlisted"]);
    assert!(
        !of("manifests/media.toml").contains(&"toml.missing-key"),
        "{found:?}"
    );
}

#[test]
fn a_film_that_calls_itself_sound_is_a_fault_with_the_way_to_its_folder() {
    let kit = TestKit::small();
    fs::copy(
        kit.root().join("media/video/film.mp4"),
        kit.root().join("media/print/talk.m4a"),
    )
    .unwrap();
    press(kit.root(), &["media", "add", "media/print/talk.m4a"]);
    mend_all(&kit);
    fill_in(&kit);
    assert!(kit.root().join("media/video/talk.mp4").exists());
    let left = mend_all(&kit);
    assert!(!left.iter().any(Diagnostic::is_fault), "{left:?}");
}

#[test]
fn without_ffmpeg_converting_says_how_to_get_it_and_leaves_the_film() {
    let kit = TestKit::small();
    ffmpeg(
        kit.root(),
        "ffmpeg -f lavfi -i testsrc=duration=1:size=176x144 media/video/x.mkv",
    );
    let before = fs::read(kit.root().join("media/video/x.mkv")).unwrap();
    let convert = ["media", "fix", "--convert", "media/video/x.mkv"];
    let told = crate::support::press_with(kit.root(), &convert, &[("PATH", "/nowhere")]);
    told.exits(2).says("apt install ffmpeg");
    assert_eq!(
        fs::read(kit.root().join("media/video/x.mkv")).unwrap(),
        before
    );
    assert_eq!(crate::support::debris(kit.root()), Vec::<String>::new());
}
