//! A small handmade kit in a temporary folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::base::{OutputFile, Sha256};
use crate::drive::DrivePath;
use crate::kit::{
    Config, Contact, District, Edition, Kit, Localised, Media, MediaDefaults, MediaKind, Province,
    Serves, TemplateSource, Translation,
};

pub(super) const GUIDE_TH: &str = "# คู่มือ {#guide}\n\nโทร 1300 ได้\n\n## 1 คำชวน {#beat-1 .chapter minutes=5}\n\n\
    ### คำถาม {.questions}\n\n1. ข้อความ<>บอกอะไร\n2. ใครช่วยได้\n\n### สำหรับวิทยากร {.notes}\n\nใช้เวลา\n";
pub(super) const GUIDE_EN: &str = "# Guide {#guide}\n\nCall 1300.\n\n## 1 The promise {#beat-1 .chapter minutes=5}\n\n\
    ### Questions {.questions}\n\n1. What does it say?\n2. Who can help?\n\n### Notes {.notes}\n\nTake time.\n";
const ABOUT_TH: &str =
    "# เกี่ยวกับ {#about}\n\n## ลิงก์ {#links}\n\n- Training <https://example.org/a?b=1&c=2>\n";
const CHAPTERS: &str = "WEBVTT\n\nbeat-1\n00:00:10.000 --> 00:00:20.000\nคำชวน\n";
const CAPTIONS: &str = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nงานดี <เงินดี>\n\n\
    00:00:11.000 --> 00:00:14.000\nถามได้ทุกข้อ\n";

fn localised(th: &str, en: &str) -> Localised {
    let text = |language: &str, text: &str| (language.parse().unwrap(), text.to_owned());
    Localised(BTreeMap::from([text("th", th), text("en", en)]))
}

fn media(root: &Path, path: &str, kind: MediaKind, bytes: &[u8]) -> Media {
    let file = root.join("media").join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    OutputFile::write_whole(&file, bytes).unwrap();
    Media {
        path: DrivePath::new(path).unwrap(),
        sha256: Sha256::of(bytes),
        size_bytes: u64::try_from(bytes.len()).unwrap(),
        kind,
        language: None,
        title: Localised::default(),
        licence: "CC-BY-4.0".to_owned(),
        source: "made for this test".to_owned(),
        sample: true,
        duration_seconds: (kind == MediaKind::Video).then_some(21.5),
        preview: None,
        warning: Localised::default(),
        editions: Vec::new(),
    }
}

/// `count` posters.
pub(super) fn posters(root: &Path, count: usize) -> Vec<Media> {
    let one = |number| Media {
        title: localised(&format!("โปสเตอร์ที่ {number}"), &format!("Poster {number}")),
        ..media(
            root,
            &format!("print/{number}.pdf"),
            MediaKind::Poster,
            b"%PDF",
        )
    };
    (1..=count).map(one).collect()
}

fn contact(serves: Serves, kind: &str, phone: &str) -> Contact {
    Contact {
        serves,
        kind: kind.to_owned(),
        name_th: format!("สายด่วน {kind}"),
        name_en: format!("Line <{kind}>"),
        phone: phone.to_owned(),
        ext: String::new(),
        hours_th: "ตลอด 24 ชั่วโมง".to_owned(),
        hours_en: "Day and night".to_owned(),
        languages: Vec::new(),
        verified_on: None,
        verified_by: String::new(),
        note_th: String::new(),
        note_en: String::new(),
        source: String::new(),
    }
}

fn district(code: &str, th: &str, en: &str) -> District {
    District {
        code: code.parse().unwrap(),
        name_th: th.to_owned(),
        name_en: en.to_owned(),
        province: Province {
            code: code[..2].parse().unwrap(),
            name_th: "กระบี่".to_owned(),
            name_en: "Krabi".to_owned(),
        },
        region: "south".to_owned(),
        postal_code: "81000".to_owned(),
    }
}

/// The words of the built-in template.
fn translations(languages: &[&str]) -> Vec<Translation> {
    #[derive(serde::Deserialize)]
    struct File {
        name: String,
        reviewed: bool,
        font: Option<String>,
        #[serde(default)]
        suggestions: Vec<String>,
        #[serde(default)]
        synonyms: BTreeMap<String, String>,
        #[serde(default)]
        together: Vec<String>,
        words: BTreeMap<String, String>,
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("site-template/languages");
    let read = |language: &&str| {
        let text = fs::read_to_string(folder.join(format!("{language}.toml"))).unwrap();
        let file: File = toml::from_str(&text).unwrap();
        Translation {
            language: language.parse().unwrap(),
            name: file.name,
            reviewed: file.reviewed,
            font: file.font,
            suggestions: file.suggestions,
            synonyms: file.synonyms,
            together: file.together,
            words: file.words,
        }
    };
    languages.iter().map(read).collect()
}

/// The kit; its media are written below `root`.
pub(super) fn kit(root: &Path) -> Kit {
    let languages = ["th", "en", "lo"];
    let film = |title| Media {
        title,
        ..media(root, "video/ประตู.mp4", MediaKind::Video, b"film")
    };
    let text = |path: &str, text: &str| media(root, path, MediaKind::Text, text.as_bytes());
    let captions = |path: &str, text: &str| media(root, path, MediaKind::Captions, text.as_bytes());
    Kit {
        root: root.to_owned(),
        config: Config {
            campaign: "a-door".parse().unwrap(),
            title: localised("ประตู & ทาง", "A Door"),
            release: "2026.1".parse().unwrap(),
            date: jiff::civil::date(2026, 11, 24),
            languages: languages.iter().map(|l| l.parse().unwrap()).collect(),
            editions: vec![Edition {
                areas: Vec::new(),
                name: "community".parse().unwrap(),
                title: localised("ชุมชน", "Community"),
            }],
            label: "DOOR".parse().unwrap(),
            signer: None,
            free_space_bytes: 0,
            zip: true,
            districts: None,
            provinces: None,
            contacts_valid_months: 12,
            help_desk: None,
            media_defaults: MediaDefaults::default(),
        },
        media: vec![
            captions("captions/ประตู.th.captions.vtt", CAPTIONS),
            captions("captions/ประตู.th.chapters.vtt", CHAPTERS),
            text("text/en/guide.md", GUIDE_EN),
            text("text/th/about.md", ABOUT_TH),
            text("text/th/guide.md", GUIDE_TH),
            film(localised("ประตู", "The door")),
        ],
        districts: vec![
            district("8101", "เมืองกระบี่", "Mueang Krabi"),
            district("8102", "เขาพนม", "Khao Phanom"),
        ],
        contacts: vec![
            contact(Serves::Nation, "emergency", "191"),
            contact(Serves::Nation, "help", "1300"),
            contact(
                Serves::Province("81".parse().unwrap()),
                "shelter",
                "075611234",
            ),
            contact(
                Serves::District("8102".parse().unwrap()),
                "office",
                "0812345678",
            ),
        ],
        translations: translations(&languages),
        template: TemplateSource::BuiltIn,
    }
}
