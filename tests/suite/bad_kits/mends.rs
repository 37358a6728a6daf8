//! The commands of ffmpeg that `check` prints are run on files that ffmpeg made; what comes out passes.

use std::fs;
use std::path::Path;
use std::process::Command;

use drivepress::base::Diagnostic;
use drivepress::words::Language;

use super::check;
use crate::support::{TestKit, press};

/// A file that no drive carries, what makes it, and its kind in `media.toml`.
const FILES: [(&str, &str, &str); 19] = [
    ("video/x.mkv", "-c:v libx264 -c:a aac", "video"),
    (
        "video/x.webm",
        "-c:v libvpx-vp9 -deadline realtime -c:a libopus",
        "video",
    ),
    ("video/x.avi", "-c:v mpeg4 -c:a libmp3lame", "video"),
    ("video/x.wmv", "-c:v wmv2 -c:a wmav2", "video"),
    ("video/x.flv", "-c:v flv -ar 22050 -c:a libmp3lame", "video"),
    ("video/x.mpg", "-c:v mpeg2video -c:a mp2", "video"),
    ("video/x.ts", "-c:v libx264 -c:a aac", "video"),
    ("video/x.3gp", "-c:v h263 -s 176x144 -c:a aac", "video"),
    ("video/x.mov", "-c:v libx264 -c:a aac", "video"),
    ("video/x.ogv", "-c:v libvpx -c:a libvorbis -f ogg", "video"),
    ("video/x.mp4", "-c:v mpeg4 -c:a libmp3lame", "video"),
    ("print/x.wav", "-vn", "leaflet"),
    ("print/x.flac", "-vn", "leaflet"),
    ("print/x.ogg", "-vn -c:a libvorbis", "leaflet"),
    ("print/x.opus", "-vn -c:a libopus", "leaflet"),
    ("print/x.aac", "-vn -c:a aac", "leaflet"),
    ("print/x.aiff", "-vn", "leaflet"),
    ("print/x.wma", "-vn -c:a wmav2", "leaflet"),
    ("print/x.m4a", "-vn -c:a alac", "leaflet"),
];

fn ffmpeg(folder: &Path, words: &str) {
    // As a person pastes it: into a shell.
    let line = words.replacen("ffmpeg", "ffmpeg -nostdin -v error -y", 1);
    let mut shell = Command::new("sh");
    let done = shell.args(["-c", &line]).current_dir(folder).status();
    assert!(done.unwrap().success(), "{line}");
}

/// The mend of the only fault of `file`.
fn mend_of(kit: &TestKit, file: &str) -> String {
    let all = check(kit).1;
    let mut told = all
        .iter()
        .filter(|one| one.place.file == file && one.is_fault());
    let found = told.find_map(|one| {
        one.advice(Language::En)
            .filter(|mend| mend.starts_with("ffmpeg "))
    });
    let found = found.unwrap_or_else(|| panic!("{file}: {all:?}"));
    let (command, then) = found.split_once("   (").unwrap();
    assert!(!then.is_empty());
    command.to_owned()
}

/// Lists a file, and leaves the numbers to `media lock`.
fn list(kit: &TestKit, path: &str, kind: &str) {
    let words = format!(
        "\n[[media]]\npath = \"{path}\"\nkind = \"{kind}\"\nlicence = \"CC0-1.0\"\nsource = \"x\"\n\
         title = {{ th = \"ก\", en = \"x\" }}\n"
    );
    let list = kit.root().join("manifests/media.toml");
    let text = fs::read_to_string(&list).unwrap();
    fs::write(&list, text + &words).unwrap();
}

#[test]
fn the_commands_that_check_prints_make_files_that_pass_it() {
    for (path, coding, kind) in FILES {
        let kit = TestKit::small();
        let file = format!("media/{path}");
        ffmpeg(
            kit.root(),
            &format!(
                "ffmpeg -f lavfi -i testsrc=duration=1:size=176x144:rate=50 -f lavfi -i \
                 sine=duration=1 {coding} {file}"
            ),
        );
        list(&kit, path, kind);
        press(kit.root(), &["media", "lock"]).exits(0);
        let command = mend_of(&kit, &file);
        ffmpeg(kit.root(), &command);
        let new = command.rsplit(' ').next().unwrap();
        fs::remove_file(kit.root().join(&file)).unwrap();
        // The new file has a name of its own, or takes the old one's place.
        let place = if new.contains("-mended.") {
            file.as_str()
        } else {
            new
        };
        fs::rename(kit.root().join(new), kit.root().join(place)).unwrap();
        let listed = place.trim_start_matches("media/");
        kit.edit(
            "manifests/media.toml",
            &format!("path = \"{path}\""),
            &format!("path = \"{listed}\""),
        );
        press(kit.root(), &["media", "lock"]).exits(0);
        let faults: Vec<_> = check(&kit).1;
        assert!(
            !faults.iter().any(Diagnostic::is_fault),
            "{path}: {faults:?}"
        );
    }
}

#[test]
fn captions_of_other_programs_become_web_captions_that_pass() {
    let kit = TestKit::small();
    let captions = kit.root().join("media/captions");
    let film = "film.en.captions";
    for (ending, tool) in [("ass", "ffmpeg"), ("srt", "drivepress media fix")] {
        ffmpeg(&captions, &format!("ffmpeg -i {film}.vtt {film}.{ending}"));
        fs::remove_file(captions.join(format!("{film}.vtt"))).unwrap();
        let listed = |ending: &str| format!("path = \"captions/{film}.{ending}\"");
        kit.edit("manifests/media.toml", &listed("vtt"), &listed(ending));
        press(kit.root(), &["media", "lock"]).exits(0);
        let (_, found) = check(&kit);
        let source = format!("media/captions/{film}.{ending}");
        let found = found
            .iter()
            .find(|one| one.place.file == source && one.is_fault());
        let mend = found.unwrap().advice(Language::En).unwrap();
        assert!(mend.starts_with(tool), "{mend}");
        if let Some(command) = mend.strip_prefix("drivepress ") {
            let words: Vec<&str> = command.split(' ').collect();
            press(kit.root(), &words).exits(0);
        } else {
            ffmpeg(kit.root(), mend.split_once("   (").unwrap().0);
            fs::remove_file(kit.root().join(&source)).unwrap();
            kit.edit("manifests/media.toml", &listed(ending), &listed("vtt"));
        }
        press(kit.root(), &["media", "lock"]).exits(0);
        let faults: Vec<_> = check(&kit).1;
        assert!(
            !faults.iter().any(Diagnostic::is_fault),
            "{ending}: {faults:?}"
        );
    }
}
