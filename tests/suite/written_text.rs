//! Text on a drive is as we write text, whatever program saved it in the kit.

use std::fs;

use drivepress::base::Sha256;

use crate::support::{Kit, press};

const KIT_FILE: &str = "media/captions/film.th.captions.vtt";
const DRIVE_FILE: &str = "data/video/film.th.captions.vtt";

#[test]
fn captions_lie_on_the_drive_without_a_mark_and_with_lf() {
    let kit = Kit::small();
    let plain = fs::read_to_string(kit.path().join(KIT_FILE)).unwrap();
    let windows = plain.replace('\n', "\r\n");
    for saved in [
        format!("\u{feff}{windows}"),
        format!("\u{feff}\u{feff}{plain}"),
        plain.replace('\n', "\r"),
    ] {
        fs::write(kit.path().join(KIT_FILE), &saved).unwrap();
        press(kit.path(), &["media", "lock"]).exits(0);
        let list = fs::read_to_string(kit.path().join("manifests/media.toml")).unwrap();
        let kits = Sha256::of(saved.as_bytes()).to_string();
        assert!(list.contains(&kits), "media.toml has the kit's own digest");
        press(kit.path(), &["make"]).exits(0);
        let written = fs::read_to_string(kit.drive().join(DRIVE_FILE)).unwrap();
        assert_eq!(written, plain);
        let manifest = fs::read_to_string(kit.drive().join("manifest-sha256.txt")).unwrap();
        let line = format!("{}  {DRIVE_FILE}", Sha256::of(plain.as_bytes()));
        assert!(manifest.contains(&line), "{manifest}");
        press(kit.path(), &["verify", "dist/drive/community"]).exits(0);
        press(kit.path(), &["verify", "dist/images/community"]).exits(0);
    }
    // A file that is not the recorded one is still noticed.
    fs::write(kit.path().join(KIT_FILE), format!("{plain}\n")).unwrap();
    press(kit.path(), &["build"]).exits(2).says(KIT_FILE);
    press(kit.path(), &["stamp"]).exits(2).says(KIT_FILE);
}

#[test]
fn marks_of_other_formats_reach_neither_transcript_nor_search() {
    let kit = Kit::small();
    let captions = "WEBVTT\n\n00:00.000 --> 00:02.000\nหนึ่ง\\Nสอง\\hสาม{\\an8}<br>สี่\n";
    fs::write(kit.path().join(KIT_FILE), captions).unwrap();
    press(kit.path(), &["media", "lock"]).exits(0);
    press(kit.path(), &["build"]).exits(0);
    let site = kit.drive().join("data/site");
    let search = fs::read_to_string(site.join("assets/search/th.js")).unwrap();
    assert!(search.contains("หนึ่ง สอง สาม สี่"), "{search}");
    let page = fs::read_to_string(site.join("watch.html")).unwrap();
    assert!(page.contains("หนึ่ง สอง สาม สี่") && !page.contains("\\N"));
}

#[test]
fn a_list_in_utf_16_is_read_by_every_command_and_told_as_what_it_is() {
    let kit = Kit::small();
    let file = kit.path().join("manifests/media.toml");
    let text = fs::read_to_string(&file).unwrap();
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(&file, [b"\xff\xfe".to_vec(), wide].concat()).unwrap();
    press(kit.path(), &["check"])
        .exits(1)
        .says("UTF-16 (little-endian), not in UTF-8");
    press(kit.path(), &["build"]).exits(2).says("UTF-16");
    press(kit.path(), &["media", "lock"]).exits(0);
    let settings = kit.path().join("manifests/kit.toml");
    let text = fs::read_to_string(&settings).unwrap();
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    fs::write(&settings, [b"\xfe\xff".to_vec(), wide].concat()).unwrap();
    press(kit.path(), &["check"])
        .exits(1)
        .says("UTF-16 (big-endian), not in UTF-8");
    press(kit.path(), &["districts", "ลำทับ"]).exits(0);
}
