//! The site as a whole, from a small kit made by hand.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{Site, SiteFile, check_texts};
use crate::base::Sha256;
use crate::kit::{
    Config, Contact, District, DrivePath, Edition, Kit, Localised, Media, MediaKind, Province,
    Recipient, Serves, TemplateSource, Translation,
};

const GUIDE_TH: &str = "# คู่มือ {#guide}\n\nโทร 1300 ได้\n\n## 1 คำชวน {#beat-1 .chapter minutes=5}\n\n\
    ### คำถาม {.questions}\n\n1. ข้อความ<>บอกอะไร\n2. ใครช่วยได้\n\n### สำหรับวิทยากร {.notes}\n\nใช้เวลา\n";
const GUIDE_EN: &str = "# Guide {#guide}\n\nCall 1300.\n\n## 1 The promise {#beat-1 .chapter minutes=5}\n\n\
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
    fs::write(&file, bytes).unwrap();
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
    }
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
            words: file.words,
        }
    };
    languages.iter().map(read).collect()
}

fn kit(root: &Path) -> Kit {
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
                name: "community".parse().unwrap(),
                title: localised("ชุมชน", "Community"),
            }],
            label: "DOOR".to_owned(),
            signer: None,
            free_space_bytes: 0,
            zip: true,
            districts: None,
            provinces: None,
            contacts_valid_months: 12,
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

/// The site of the small kit, and the folder that holds the kit.
fn site() -> (tempfile::TempDir, Kit, Site) {
    let folder = tempfile::tempdir().unwrap();
    let kit = kit(folder.path());
    let site = Site::new(&kit, &kit.config.editions[0]).unwrap();
    (folder, kit, site)
}

fn text_of<'a>(files: &'a [SiteFile], path: &str) -> &'a str {
    let file = files.iter().find(|file| file.path.as_str() == path);
    std::str::from_utf8(&file.unwrap_or_else(|| panic!("no {path}")).bytes).unwrap()
}

fn code(text: &str) -> Recipient {
    text.parse().unwrap()
}

#[test]
fn every_page_is_there_in_every_language_once() {
    let (_folder, _kit, site) = site();
    let files = site.common_files().unwrap();
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert!(paths.is_sorted());
    for page in [
        "index",
        "watch",
        "guide",
        "materials",
        "report",
        "check",
        "about",
        "search",
    ] {
        for folder in ["data/site", "data/site/en", "data/site/lo"] {
            let path = format!("{folder}/{page}.html");
            assert!(paths.contains(&path.as_str()), "{path}");
        }
    }
    let records = paths.iter().filter(|path| path.ends_with("/record.html"));
    assert_eq!(records.count(), 1);
    assert!(paths.contains(&"START-HERE.html"));
    assert!(!paths.iter().any(|path| path.starts_with("data/district")));
}

#[test]
fn the_same_kit_gives_the_same_bytes() {
    let (_one, _, first) = site();
    let (_two, _, second) = site();
    assert!(first.common_files().unwrap() == second.common_files().unwrap());
    for recipient in ["8101", "master"] {
        let files = |site: &Site| site.district_files(&code(recipient), "nobody").unwrap();
        assert!(files(&first) == files(&second));
    }
}

#[test]
fn no_page_has_scripts_styles_or_addresses_of_its_own() {
    let (_folder, _kit, site) = site();
    let mut files = site.common_files().unwrap();
    files.extend(site.district_files(&code("8101"), "nobody").unwrap());
    let pages = files
        .iter()
        .filter(|file| file.path.as_str().ends_with(".html"));
    for file in pages {
        let html = std::str::from_utf8(&file.bytes).unwrap();
        let path = &file.path;
        assert!(
            html.contains("http-equiv=\"Content-Security-Policy\""),
            "{path}"
        );
        for forbidden in [
            " style=\"",
            "<style",
            "integrity=",
            "crossorigin",
            "type=\"module\"",
            " onclick=",
        ] {
            assert!(!html.contains(forbidden), "{path} holds {forbidden}");
        }
        for script in html.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap_or_default();
            assert!(tag.contains(" src=\""), "{path}: an inline script");
        }
        for attribute in ["href=\"http", "src=\"http"] {
            assert!(!html.contains(attribute), "{path} leads to the web");
        }
        assert!(
            !html.contains(['\u{e000}', '\u{e001}', '\u{e002}']),
            "{path}: a mark was left"
        );
        assert!(html.len() < 300 * 1024, "{path}");
    }
}

#[test]
fn texts_are_escaped_and_numbers_are_links() {
    let (_folder, _kit, site) = site();
    let files = site.common_files().unwrap();
    let guide = text_of(&files, "data/site/guide.html");
    assert!(guide.contains("<a class=\"tel\" href=\"tel:1300\">1300</a>"));
    assert!(guide.contains("ข้อความ&lt;&gt;บอกอะไร"));
    assert!(guide.contains("<section id=\"beat-1\" class=\"chapter\" data-minutes=\"5\">"));
    assert!(text_of(&files, "data/site/index.html").contains("ประตู &amp; ทาง"));
    let about = text_of(&files, "data/site/about.html");
    assert!(about.contains("https://example.org/a?b=1&amp;c=2") && about.contains("class=\"qr\""));
    assert!(about.contains("<span lang=\"en\">Training</span>"));
}

#[test]
fn the_film_stands_with_captions_chapters_and_questions() {
    let (_folder, _kit, site) = site();
    let files = site.common_files().unwrap();
    let watch = text_of(&files, "data/site/watch.html");
    assert!(
        watch
            .contains("src=\"../../data/video/%E0%B8%9B%E0%B8%A3%E0%B8%B0%E0%B8%95%E0%B8%B9.mp4\"")
    );
    assert!(watch.contains("src=\"data:text/vtt;base64,V0VCVlRU"));
    assert!(watch.contains("data-pause=\"beat-1\"") && watch.contains("ใครช่วยได้"));
    assert!(watch.contains("งานดี"));
    let english = text_of(&files, "data/site/en/watch.html");
    assert!(english.contains("<ol class=\"chapters\" lang=\"th\">"));
    assert!(english.contains("Who can help?"));
}

#[test]
fn what_a_language_lacks_stands_in_another_and_says_so() {
    let (_folder, _kit, site) = site();
    let files = site.common_files().unwrap();
    let lao = text_of(&files, "data/site/lo/guide.html");
    assert!(lao.contains("<html lang=\"lo\""));
    assert!(lao.contains("<div class=\"prose\" lang=\"en\">"));
    assert!(
        lao.contains("strip-draft"),
        "an unreviewed language is marked"
    );
    let english = text_of(&files, "data/site/en/about.html");
    assert!(english.contains("<div class=\"prose\" lang=\"th\">"));
    let thai = text_of(&files, "data/site/guide.html");
    assert!(!thai.contains("strip-draft") && !thai.contains("class=\"prose\" lang"));
}

#[test]
fn a_district_has_its_sheet_its_page_and_its_script() {
    let (_folder, _kit, site) = site();
    let files = site.district_files(&code("8102"), "nobody").unwrap();
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "DISTRICT-8102.txt",
            "data/district/district.js",
            "data/district/index.html"
        ]
    );
    let sheet = text_of(&files, "DISTRICT-8102.txt");
    assert_eq!(sheet.matches('\n').count(), sheet.matches("\r\n").count());
    assert!(sheet.contains("อำเภอเขาพนม จังหวัดกระบี่") && sheet.contains("Khao Phanom District"));
    assert!(sheet.contains("24 พฤศจิกายน 2569") && sheet.contains("24 November 2026"));
    let page = text_of(&files, "data/district/index.html");
    assert!(page.contains("08-1234-5678") && page.contains("href=\"tel:075611234\""));
    assert!(page.contains("Line &lt;office&gt;") && !page.contains("<script"));
    let script = text_of(&files, "data/district/district.js");
    let json = script.strip_prefix("var DRIVEPRESS_DISTRICT = ").unwrap();
    assert!(!json.contains('<'));
    let value: serde_json::Value = serde_json::from_str(json.trim().trim_end_matches(';')).unwrap();
    assert_eq!(value["code"], "8102");
    assert_eq!(value["signer"], "nobody");
    assert_eq!(value["contacts"].as_array().unwrap().len(), 2);
    assert_eq!(value["contacts"][0]["serves"], "district");
}

#[test]
fn the_master_belongs_to_no_district_and_a_signer_is_named() {
    let (_folder, _kit, site) = site();
    let files = site
        .district_files(&Recipient::Master, "RWQsomebody")
        .unwrap();
    let sheet = text_of(&files, "DISTRICT-0000.txt");
    assert!(sheet.contains("Master drive") && sheet.contains("Signed by RWQsomebody"));
    assert!(!sheet.contains("075"));
    assert!(text_of(&files, "data/district/district.js").contains("\"code\":null"));
    assert!(site.district_files(&code("9999"), "nobody").is_err());
}

#[test]
fn search_holds_every_section_with_its_anchor() {
    let (_folder, _kit, site) = site();
    let files = site.common_files().unwrap();
    let script = text_of(&files, "data/site/assets/search/th.js");
    let json = script.strip_prefix("var DRIVEPRESS_SEARCH = ").unwrap();
    let value: serde_json::Value = serde_json::from_str(json.trim().trim_end_matches(';')).unwrap();
    let entries = value.as_array().unwrap();
    let with = |url: &str| entries.iter().find(|entry| entry["url"] == url);
    assert_eq!(with("guide.html#beat-1").unwrap()["section"], "1 คำชวน");
    assert!(
        with("watch.html#t=10.000").unwrap()["text"]
            .as_str()
            .unwrap()
            .contains("ถามได้ทุกข้อ")
    );
}

#[test]
fn faults_of_texts_and_templates_are_told_with_file_and_line() {
    let folder = tempfile::tempdir().unwrap();
    let mut kit = kit(folder.path());
    assert!(
        check_texts(&kit).iter().all(|d| !d.is_fault()),
        "{:?}",
        check_texts(&kit)
    );
    fs::write(
        folder.path().join("media/text/th/guide.md"),
        GUIDE_TH.replace("โทร", "**“โทร”**ที่"),
    )
    .unwrap();
    let found = check_texts(&kit);
    let fault = found.iter().find(|d| d.is_fault()).unwrap();
    assert_eq!((fault.code, fault.place.line), ("text.stars", Some(3)));
    assert_eq!(fault.place.file, "media/text/th/guide.md");

    fs::write(folder.path().join("media/text/th/guide.md"), GUIDE_TH).unwrap();
    let template = folder.path().join("site-template");
    for (path, bytes) in crate::kit::built_in_template() {
        let file = template.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    let about = template.join("pages/about.html");
    let page = fs::read_to_string(&about).unwrap();
    fs::write(&about, page.replacen("{{ release }}", "{{ relaese }}", 1)).unwrap();
    kit.template = TemplateSource::Folder(template);
    let found = check_texts(&kit);
    let fault = found.iter().find(|d| d.is_fault()).unwrap();
    assert_eq!(
        (fault.code, fault.place.file.as_str()),
        ("template.error", "site-template/pages/about.html")
    );
    assert!(
        fault.place.line.is_some() && fault.reason.contains("relaese"),
        "{fault:?}"
    );
}

#[test]
fn headings_that_differ_between_languages_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let kit = kit(folder.path());
    fs::write(
        folder.path().join("media/text/en/guide.md"),
        GUIDE_EN.replace("beat-1", "first"),
    )
    .unwrap();
    let found = check_texts(&kit);
    let told = found.iter().find(|d| d.code == "text.headings").unwrap();
    assert!(told.reason.contains("`beat-1`") && told.reason.contains("`first`"));
}
