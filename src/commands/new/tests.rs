use std::path::Path;

use super::*;
use crate::base::OutputFile;
use crate::commands::{KitOptions, Stage, check};
use crate::words::Language;

fn options(folder: &Path) -> NewKitOptions {
    NewKitOptions {
        folder: folder.to_owned(),
        campaign: "safe-roads".parse().unwrap(),
        title_th: "ถนนปลอดภัย".to_owned(),
        title_en: "Safe \"roads\"".to_owned(),
        languages: vec!["th".parse().unwrap()],
        signer: None,
        help_desk: None,
        sample: None,
        comments: Language::En,
    }
}

fn found(folder: &Path, stage: Stage) -> Vec<Diagnostic> {
    let options = KitOptions {
        kit: folder.to_owned(),
        out: folder.join("dist"),
        edition: None,
        stage,
        source_date_epoch: None,
    };
    check(&options, &Work::new()).unwrap().diagnostics
}

#[test]
fn a_new_kit_passes_check_and_is_refused_by_a_release_while_marks_are_left() {
    let around = tempfile::tempdir().unwrap();
    for comments in Language::ALL {
        let folder = around.path().join(format!("{comments:?}"));
        let options = NewKitOptions {
            comments,
            ..options(&folder)
        };
        let made = new_kit(&options, &Work::new()).unwrap();
        assert_eq!((made.texts, made.samples), (10, 0));
        let draft = found(&folder, Stage::Draft);
        let faults: Vec<_> = draft.iter().filter(|found| found.is_fault()).collect();
        assert!(faults.is_empty(), "{faults:?}");
        let left = |found: &&Diagnostic| found.code == "text.fill-in";
        let marks = draft.iter().filter(left).count();
        assert!(marks >= 40, "{marks}");
        let release = found(&folder, Stage::Release);
        let refused = release.iter().filter(left);
        assert!(refused.clone().all(Diagnostic::is_fault));
        assert_eq!(refused.count(), marks);
        let others: Vec<_> = draft.iter().filter(|found| !left(found)).collect();
        let codes: Vec<_> = others.iter().map(|found| found.code).collect();
        assert_eq!(codes, ["contact.unverified"; 2], "{others:?}");
    }
}

#[test]
fn a_kit_in_five_languages_has_texts_to_fill_in_for_each_of_them() {
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("kit");
    let options = NewKitOptions {
        languages: ["my", "km", "lo"].map(|code| code.parse().unwrap()).into(),
        ..options(&folder)
    };
    assert_eq!(new_kit(&options, &Work::new()).unwrap().texts, 25);
    let draft = found(&folder, Stage::Draft);
    let faults: Vec<_> = draft.iter().filter(|found| found.is_fault()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    let marks = |language: &str| {
        let folder = format!("media/text/{language}/");
        let of_language = |found: &&Diagnostic| {
            found.code == "text.fill-in" && found.place.file.starts_with(&folder)
        };
        draft.iter().filter(of_language).count()
    };
    let counts = ["th", "en", "my", "km", "lo"].map(marks);
    assert!(
        counts[0] > 20 && counts.iter().all(|count| *count == counts[0]),
        "{counts:?}"
    );
}

#[test]
fn the_answers_stand_in_kit_toml_and_comments_stay() {
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("kit");
    let key = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
    let options = NewKitOptions {
        signer: Some(key.parse().unwrap()),
        help_desk: Some(NewHelpDesk {
            name: "Road office".to_owned(),
            telephone: "02 123 4567".to_owned(),
        }),
        languages: ["en", "my"].map(|code| code.parse().unwrap()).into(),
        ..options(&folder)
    };
    new_kit(&options, &Work::new()).unwrap();
    let text = fs::read_to_string(folder.join("manifests/kit.toml")).unwrap();
    assert!(text.contains("# The drive's name in the file manager"));
    assert!(
        text.contains("languages = [\"en\", \"my\", \"th\"]\n"),
        "{text}"
    );
    let config = kit::load(&folder, &Work::new())
        .unwrap()
        .kit
        .unwrap()
        .config;
    assert_eq!(config.label.to_string(), "SAFE ROADS");
    assert_eq!(
        config.title.get(&"en".parse().unwrap()),
        Some("Safe \"roads\"")
    );
    assert_eq!(config.signer.unwrap().to_string(), key);
    let desk = config.help_desk.unwrap();
    assert_eq!(desk.name.get(&"th".parse().unwrap()), Some("Road office"));
    assert!(desk.telephone.ends_with("21234567"), "{desk:?}");
}

#[test]
fn sample_media_come_with_their_marks() {
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("kit");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR"));
    let options = NewKitOptions {
        sample: Some(sample.to_owned()),
        ..options(&folder)
    };
    let made = new_kit(&options, &Work::new()).unwrap();
    assert!(made.samples > 30 && made.texts == 0, "{made:?}");
    let draft = found(&folder, Stage::Draft);
    let faults: Vec<_> = draft.iter().filter(|found| found.is_fault()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    let release = found(&folder, Stage::Release);
    let samples = release
        .iter()
        .filter(|found| found.code == "release.sample");
    assert!(samples.count() >= made.samples);
}

#[test]
fn a_folder_that_holds_something_is_left_alone_and_a_failure_leaves_nothing() {
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("kit");
    fs::create_dir(&folder).unwrap();
    let file = folder.join("mine.txt");
    OutputFile::write_whole(&file, b"mine").unwrap();
    let refused = |options: &NewKitOptions| new_kit(options, &Work::new()).unwrap_err();
    assert!(matches!(
        refused(&options(&folder)),
        Error::NewKit(NewKitFault::NotEmpty { .. })
    ));
    assert_eq!(fs::read(&file).unwrap(), b"mine");
    let here = NewKitOptions {
        folder: ".".into(),
        ..options(&folder)
    };
    assert!(matches!(
        refused(&here),
        Error::NewKit(NewKitFault::CurrentFolder)
    ));
    fs::remove_file(&file).unwrap();
    let no_sample = NewKitOptions {
        sample: Some(around.path().to_owned()),
        ..options(&folder)
    };
    assert!(matches!(
        refused(&no_sample),
        Error::Kit(kit::Error::NoKit { .. })
    ));
    let work = Work::new();
    work.stop();
    assert!(new_kit(&options(&folder), &work).is_err());
    let names: Vec<_> = fs::read_dir(around.path()).unwrap().collect();
    assert_eq!(names.len(), 1, "{names:?}");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    new_kit(&options(&folder), &Work::new()).unwrap();
    assert!(folder.join("manifests/kit.toml").is_file());
}
