//! Televisions read captions from a SubRip file beside the film.

use std::fs;
use std::process::Command;

use drivepress::formats::webvtt::parse;

use crate::support::{Kit, press};

fn probed(file: &std::path::Path, ask: &[&str]) -> String {
    let mut command = Command::new("ffprobe");
    let answer = command.args(["-v", "error"]).args(ask).arg(file).output();
    let answer = answer.unwrap();
    assert!(
        answer.status.success() && answer.stderr.is_empty(),
        "{answer:?}"
    );
    String::from_utf8(answer.stdout).unwrap()
}

#[test]
fn captions_lie_beside_the_film_as_subrip_and_other_programs_read_the_same_cues() {
    let kit = Kit::small();
    press(kit.path(), &["make"]).exits(0);
    let films = kit.drive().join("data/video");
    let manifest = fs::read_to_string(kit.drive().join("manifest-sha256.txt")).unwrap();
    for (name, language) in [
        ("film.srt", "th"),
        ("film.th.srt", "th"),
        ("film.en.srt", "en"),
    ] {
        let file = films.join(name);
        assert!(
            manifest.contains(&format!("  data/video/{name}\n")),
            "{name}"
        );
        let text = String::from_utf8(fs::read(&file).unwrap()).unwrap();
        assert!(text.starts_with('\u{feff}'), "{name}");
        assert_eq!(
            text.matches('\n').count(),
            text.matches("\r\n").count(),
            "{name}"
        );
        let codec = ["-show_entries", "stream=codec_name", "-of", "csv=p=0"];
        assert_eq!(probed(&file, &codec).trim(), "subrip", "{name}");
        // As another program reads them, and as a browser reads the ones that they were made from.
        let mut ffmpeg = Command::new("ffmpeg");
        ffmpeg.args(["-v", "error", "-i"]).arg(&file);
        let read = ffmpeg.args(["-f", "webvtt", "-"]).output().unwrap();
        let read = parse(&String::from_utf8(read.stdout).unwrap(), None);
        let made_from = films.join(format!("film.{language}.captions.vtt"));
        let made_from = parse(&fs::read_to_string(made_from).unwrap(), None);
        let plain = |captions: drivepress::formats::webvtt::Captions| {
            let cues = captions.cues.into_iter();
            let cues = cues.map(|cue| (cue.start_ms, cue.end_ms, cue.text));
            cues.collect::<Vec<_>>()
        };
        let expected = plain(made_from);
        assert!(!expected.is_empty());
        assert_eq!(plain(read), expected, "{name}");
    }
    // Only captions: chapters and descriptions are not read aloud by a television.
    let names = fs::read_dir(&films).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(names.filter(|name| name.contains(".srt")).count(), 3);
    press(kit.path(), &["verify", "dist/drive/community"]).exits(0);
    press(kit.path(), &["verify", "dist/images/community"]).exits(0);
}

#[test]
fn a_name_that_captions_for_televisions_need_must_be_free() {
    let kit = Kit::small();
    let list = kit.path().join("manifests/media.toml");
    let text = fs::read_to_string(&list).unwrap();
    // Captions of another film in Thai take the name of the film's own.
    let entries = text.split("[[media]]").filter(|entry| {
        entry.contains("\"video/film.mp4\"") || entry.contains("\"captions/film.th.captions.vtt\"")
    });
    let more: Vec<String> = entries
        .map(|entry| {
            let entry = entry.replace("film.mp4", "film.th.mp4");
            entry.replace("film.th.captions.vtt", "film.th.th.captions.vtt")
        })
        .collect();
    assert_eq!(more.len(), 2);
    fs::write(
        &list,
        format!("{text}\n[[media]]{}", more.join("[[media]]")),
    )
    .unwrap();
    let media = kit.path().join("media");
    fs::copy(
        media.join("video/film.mp4"),
        media.join("video/film.th.mp4"),
    )
    .unwrap();
    let captions = media.join("captions");
    let (from, to) = ("film.th.captions.vtt", "film.th.th.captions.vtt");
    fs::copy(captions.join(from), captions.join(to)).unwrap();
    let told = press(kit.path(), &["check"]).exits(1);
    told.says("the captions for televisions would be")
        .says("data/video/film.th.srt");
}
