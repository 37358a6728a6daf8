//! Tests of the whole site, on a small handmade kit.

mod small_kit;

use std::fs;

use self::small_kit::{GUIDE_EN, GUIDE_TH, kit};
use super::{Site, check_texts};
use crate::base::OutputFile;
use crate::drive::{DriveFile, Recipient};
use crate::kit::{Kit, TemplateSource};
use crate::words::Language;

/// The site of the small kit, and the folder of the kit.
fn site() -> (tempfile::TempDir, Kit, Site) {
    let folder = tempfile::tempdir().unwrap();
    let kit = kit(folder.path());
    let site = Site::new(&kit, &kit.config.editions[0]).unwrap();
    (folder, kit, site)
}

fn text_of<'a>(files: &'a [DriveFile], path: &str) -> &'a str {
    let file = files.iter().find(|file| file.path.as_str() == path);
    std::str::from_utf8(&file.unwrap_or_else(|| panic!("no {path}")).bytes).unwrap()
}

fn write(file: impl AsRef<std::path::Path>, text: impl AsRef<[u8]>) {
    OutputFile::write_whole(file.as_ref(), text.as_ref()).unwrap();
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
    let mut files = site.common_files().unwrap().to_vec();
    files.extend(site.district_files(&code("8101"), "nobody").unwrap());
    let pages = files
        .iter()
        .filter(|file| file.path.as_str().ends_with("html"));
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
fn words_of_one_page_are_in_a_script_of_their_own() {
    let (_folder, _kit, site) = site();
    let files = site.common_files().unwrap();
    let common = text_of(files, "data/site/assets/words/th.js");
    let check = text_of(files, "data/site/assets/words/th.check.js");
    let record = text_of(files, "data/site/assets/words/th.record.js");
    assert!(check.contains("\"chk.") && record.contains("\"rec.title.campaign\""));
    assert!(!common.contains("\"chk.") && !common.contains("\"rec."));
    assert!(!check.contains("\"nav.") && !record.contains("\"nav."));
}

#[test]
fn texts_are_escaped_and_numbers_are_links() {
    let (_folder, _kit, site) = site();
    let files = site.common_files().unwrap();
    let guide = text_of(files, "data/site/guide.html");
    assert!(guide.contains("<a class=\"tel\" href=\"tel:1300\">1300</a>"));
    assert!(guide.contains("ข้อความ&lt;&gt;บอกอะไร"));
    assert!(guide.contains("<section id=\"beat-1\" class=\"chapter\" data-minutes=\"5\">"));
    assert!(text_of(files, "data/site/index.html").contains("ประตู &amp; ทาง"));
    let about = text_of(files, "data/site/about.html");
    assert!(about.contains("https://example.org/a?b=1&amp;c=2") && about.contains("class=\"qr\""));
    assert!(about.contains("<span lang=\"en\">Training</span>"));
}

#[test]
fn the_film_stands_with_captions_chapters_and_questions() {
    let (_folder, _kit, site) = site();
    let files = site.common_files().unwrap();
    let watch = text_of(files, "data/site/watch.html");
    assert!(
        watch
            .contains("src=\"../../data/video/%E0%B8%9B%E0%B8%A3%E0%B8%B0%E0%B8%95%E0%B8%B9.mp4\"")
    );
    assert!(watch.contains("src=\"data:text/vtt;base64,V0VCVlRU"));
    assert!(watch.contains("data-pause=\"beat-1\"") && watch.contains("ใครช่วยได้"));
    assert!(watch.contains("งานดี"));
    let english = text_of(files, "data/site/en/watch.html");
    assert!(english.contains("<ol class=\"chapters\" lang=\"th\">"));
    assert!(english.contains("Who can help?"));
}

#[test]
fn what_a_language_lacks_stands_in_another_and_says_so() {
    let (_folder, _kit, site) = site();
    let files = site.common_files().unwrap();
    let lao = text_of(files, "data/site/lo/guide.html");
    assert!(lao.contains("<html lang=\"lo\""));
    assert!(lao.contains("<div class=\"prose\" lang=\"en\">"));
    assert!(
        lao.contains("strip-draft"),
        "an unreviewed language is marked"
    );
    let english = text_of(files, "data/site/en/about.html");
    assert!(english.contains("<div class=\"prose\" lang=\"th\">"));
    let thai = text_of(files, "data/site/guide.html");
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
    assert!(page.contains("Line &lt;office&gt;"));
    // The script does the quick exit and the colours; the page is readable without it.
    let scripts: Vec<&str> = page.split("<script").skip(1).collect();
    assert!(
        matches!(scripts[..], [one] if one.starts_with(" src=\"../site/assets/scripts/site.js\">"))
    );
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
fn a_number_nobody_called_is_marked_unless_its_source_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let mut kit = kit(folder.path());
    let marks = |kit: &Kit| {
        let site = Site::new(kit, &kit.config.editions[0]).unwrap();
        let files = site.district_files(&code("8102"), "nobody").unwrap();
        let page = text_of(&files, "data/district/index.html");
        let notes = page.matches("Numbers from public sources").count();
        let common = site.common_files().unwrap();
        let report = text_of(common, "data/site/en/report.html").to_owned();
        let marked = report.matches("class=\"unconfirmed\"").count();
        (page.matches("Not yet confirmed").count(), notes, marked)
    };
    assert_eq!(marks(&kit), (4, 0, 2));
    for contact in &mut kit.contacts[..2] {
        contact.source = "example.org 2026".to_owned();
    }
    assert_eq!(marks(&kit), (2, 1, 0));
    for contact in &mut kit.contacts {
        contact.verified_on = Some(jiff::civil::date(2026, 11, 1));
        contact.verified_by = "Test desk".to_owned();
    }
    assert_eq!(marks(&kit), (0, 0, 0));
}

#[test]
fn the_districts_page_does_not_grow_with_the_kit() {
    let folder = tempfile::tempdir().unwrap();
    let page_with = |posters: usize| {
        let mut kit = kit(folder.path());
        kit.media.extend(small_kit::posters(folder.path(), posters));
        let site = Site::new(&kit, &kit.config.editions[0]).unwrap();
        let files = site.district_files(&code("8101"), "nobody").unwrap();
        let page = text_of(&files, "data/district/index.html");
        page.replace("<span class=\"together\">โปสเตอร์</span>", "โปสเตอร์")
    };
    let few = page_with(3);
    assert!(few.contains("โปสเตอร์ที่ 2") && few.contains("href=\"../site/watch.html\">ประตู"));
    let (many, more) = (page_with(20), page_with(90));
    assert!(!many.contains("โปสเตอร์ที่ 2") && many.contains("20 ไฟล์"));
    assert!(many.contains("href=\"../site/watch.html\">ประตู"));
    assert!(many.contains("href=\"../site/materials.html\""));
    assert_eq!(many.len(), more.len());
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
fn only_the_editions_languages_bring_fonts_and_data() {
    let folder = tempfile::tempdir().unwrap();
    let paths_with = |languages: &[&str]| {
        let mut kit = kit(folder.path());
        let has = |code: &crate::drive::LanguageCode| languages.contains(&code.as_str());
        kit.config.languages.retain(has);
        kit.translations.retain(|t| has(&t.language));
        let site = Site::new(&kit, &kit.config.editions[0]).unwrap();
        let files = site.common_files().unwrap();
        let about = text_of(files, "data/site/en/about.html").to_owned();
        let paths = files.iter().map(|file| file.path.to_string());
        (paths.collect::<Vec<String>>(), about)
    };
    let (two, about) = paths_with(&["th", "en"]);
    let has = |paths: &[String], part: &str| paths.iter().any(|path| path.contains(part));
    assert!(has(&two, "fonts/sarabun/sarabun-thai-400-normal.woff2"));
    for part in ["noto-sans", "words/lo.js", "search/lo.js"] {
        assert!(!has(&two, part), "{part}");
    }
    assert!(!about.contains("noto") && about.contains("this drive: Sarabun."));
    let (three, about) = paths_with(&["th", "en", "lo"]);
    for part in [
        "fonts/noto-sans-lao/font.css",
        "words/lo.js",
        "search/lo.js",
    ] {
        assert!(has(&three, part), "{part}");
    }
    assert!(!has(&three, "noto-sans-khmer") && !has(&three, "noto-sans-myanmar"));
    assert!(about.contains("href=\"../assets/fonts/noto-sans-lao/font.css\""));
    assert!(about.contains("this drive: Noto Sans Lao, Sarabun."));
}

#[test]
fn search_holds_every_section_with_its_anchor() {
    let (_folder, _kit, site) = site();
    let files = site.common_files().unwrap();
    let script = text_of(files, "data/site/assets/search/th.js");
    let json = script.strip_prefix("var DRIVEPRESS_SEARCH = ").unwrap();
    let value: serde_json::Value = serde_json::from_str(json.trim().trim_end_matches(';')).unwrap();
    let with = |url: &str| {
        let lists = [&value["sections"], &value["pages"], &value["calls"]];
        let all = lists.into_iter().flat_map(|list| list.as_array().unwrap());
        let mut all = all.filter(|entry| entry["url"] == url);
        all.next().cloned()
    };
    assert_eq!(value["pieces"], 1);
    let first = value["calls"][0]["title"].as_str().unwrap();
    assert!(first.starts_with("1300 "), "{first}");
    assert!(with("record.html#lang=th").is_some() && with("calendar.html").is_none());
    assert!(
        with("run-sheet.html").is_none(),
        "the kit has no text for it"
    );
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
        check_texts(&kit).0.iter().all(|d| !d.is_fault()),
        "{:?}",
        check_texts(&kit).0
    );
    write(
        folder.path().join("media/text/th/guide.md"),
        GUIDE_TH.replace("โทร", "**“โทร”**ที่"),
    );
    let found = check_texts(&kit).0;
    let fault = found.iter().find(|d| d.is_fault()).unwrap();
    assert_eq!((fault.code, fault.place.line), ("text.stars", Some(3)));
    assert_eq!(fault.place.file, "media/text/th/guide.md");

    write(folder.path().join("media/text/th/guide.md"), GUIDE_TH);
    let template = folder.path().join("site-template");
    for (path, bytes) in crate::kit::built_in_template() {
        let file = template.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        write(file, bytes);
    }
    let about = template.join("pages/about.html");
    let page = fs::read_to_string(&about).unwrap();
    write(&about, page.replacen("{{ release }}", "{{ relaese }}", 1));
    kit.template = TemplateSource::Folder(template);
    let found = check_texts(&kit).0;
    let fault = found.iter().find(|d| d.is_fault()).unwrap();
    assert_eq!(
        (fault.code, fault.place.file.as_str()),
        ("template.error", "site-template/pages/about.html")
    );
    assert!(
        fault.place.line.is_some() && fault.reason(Language::En).contains("relaese"),
        "{fault:?}"
    );
}

#[test]
fn headings_that_differ_between_languages_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let kit = kit(folder.path());
    write(
        folder.path().join("media/text/en/guide.md"),
        GUIDE_EN.replace("beat-1", "first"),
    );
    let found = check_texts(&kit).0;
    let told = found.iter().find(|d| d.code == "text.headings").unwrap();
    let reason = told.reason(Language::En);
    assert!(reason.contains("`beat-1`") && reason.contains("`first`"));
}
