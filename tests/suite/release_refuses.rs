//! A release refuses what a draft allows: samples, a set that nobody signs, words and contacts
//! that nobody has confirmed, traces of places.

use std::fs;
use std::path::Path;

use drivepress::base::{Diagnostic, Severity, Sha256, Work};
use drivepress::kit::{Digests, as_in_release, inspect_media, load, release_faults};

use crate::support::TestKit;

/// `code line` of everything that a release refuses.
fn refused(kit: &TestKit, signer_given: bool) -> Vec<String> {
    let loaded = load(kit.root(), &Work::new()).unwrap();
    assert!(!loaded.has_faults(), "{:?}", loaded.diagnostics);
    let faults = release_faults(&loaded.kit.unwrap(), signer_given);
    let line = |d: &Diagnostic| {
        d.place
            .line
            .map_or_else(String::new, |line| format!(":{line}"))
    };
    faults
        .iter()
        .map(|d| format!("{} {}{}", d.code, d.place.file, line(d)))
        .collect()
}

#[test]
fn a_confirmed_kit_with_a_signer_passes() {
    let kit = TestKit::small();
    assert_eq!(refused(&kit, true), Vec::<String>::new());
    assert_eq!(
        refused(&kit, false),
        ["release.no-signer manifests/kit.toml"]
    );
    let key = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
    kit.edit(
        "manifests/kit.toml",
        "zip = true\n",
        &format!("zip = true\nsigner = \"{key}\"\n"),
    );
    assert_eq!(refused(&kit, false), Vec::<String>::new());
}

#[test]
fn samples_are_told_with_the_line_of_their_entry() {
    let kit = TestKit::small();
    kit.edit(
        "manifests/media.toml",
        "duration = 2.0\n",
        "duration = 2.0\nsample = true\n",
    );
    assert_eq!(
        refused(&kit, true),
        ["release.sample manifests/media.toml:113"]
    );
}

#[test]
fn the_shipped_sample_is_refused_even_without_its_marks() {
    let kit = TestKit::small();
    let film = "media/print/leaflet-1-en.png";
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join(film);
    let bytes = fs::read(sample).unwrap();
    let sha256 = Sha256::of(&bytes);
    kit.write(film, &bytes);
    let list = fs::read_to_string(kit.root().join("manifests/media.toml")).unwrap();
    kit.write(
        "manifests/media.toml",
        format!(
            "{list}\n[[media]]\npath = \"print/leaflet-1-en.png\"\nsha256 = \"{sha256}\"\nsize = {}\n\
             kind = \"picture\"\ntitle = {{ th = \"ก\", en = \"Ours\" }}\nlicence = \"CC0-1.0\"\n\
             source = \"x\"\n",
            bytes.len()
        ),
    );
    let found = refused(&kit, true);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with("release.sample manifests/media.toml:"),
        "{found:?}"
    );
    let kit = TestKit::small();
    kit.edit(
        "manifests/kit.toml",
        "\"small-kit\"",
        "\"breaking-a-vicious-cycle\"",
    );
    kit.edit(
        "manifests/kit.toml",
        "en = \"Small test kit\"",
        "en = \"A Door (Sample)\"",
    );
    let toml = "release.sample manifests/kit.toml";
    assert_eq!(refused(&kit, true), [toml, toml]);
}

#[test]
fn a_language_file_that_equals_another_languages_is_refused() {
    let kit = TestKit::small();
    for (language, name) in [("th", "ไทย"), ("en", "English")] {
        let text = format!("name = \"{name}\"\nreviewed = true\n[words]\n\"a\" = \"same\"\n");
        kit.write(&format!("site-template/languages/{language}.toml"), &text);
    }
    assert_eq!(
        refused(&kit, true),
        ["release.copied-words site-template/languages/en.toml"]
    );
}

#[test]
fn contacts_age_up_to_the_releases_date() {
    let kit = TestKit::small();
    let confirmed = |from: &str, to: &str| kit.edit("manifests/contacts.csv", from, to);
    confirmed("th,2026-02-10,Test desk", "th,2025-03-01,Test desk");
    assert_eq!(refused(&kit, true), Vec::<String>::new());
    confirmed("th,2025-03-01,Test desk", "th,2025-02-28,Test desk");
    assert_eq!(
        refused(&kit, true),
        ["release.contact-stale manifests/contacts.csv:2"]
    );
    confirmed("th,2025-02-28,Test desk", "th,2025-02-28,");
    assert_eq!(
        refused(&kit, true),
        ["release.contact-unverified manifests/contacts.csv:2"]
    );
}

#[test]
fn words_that_no_speaker_has_read_are_refused() {
    let kit = TestKit::small();
    kit.write(
        "site-template/languages/th.toml",
        "name = \"ไทย\"\nreviewed = true\n[words]\n\"a\" = \"ก\"\n",
    );
    kit.write(
        "site-template/languages/en.toml",
        "name = \"English\"\nreviewed = false\n[words]\n\"a\" = \"a\"\n",
    );
    assert_eq!(
        refused(&kit, true),
        ["release.unreviewed site-template/languages/en.toml"]
    );
    kit.edit(
        "manifests/kit.toml",
        "[\"th\", \"en\"]",
        "[\"th\", \"en\", \"my\"]",
    );
    kit.write(
        "site-template/languages/my.toml",
        "name = \"မြန်မာ\"\nreviewed = true\n[words]\n\n",
    );
    kit.edit("site-template/languages/en.toml", "false", "true");
    assert_eq!(
        refused(&kit, true),
        ["release.missing-words site-template/languages/my.toml"]
    );
}

#[test]
fn traces_of_a_place_become_faults_and_contacts_are_told_once() {
    // In a film, and in a photo inside a document, which tells the camera's number too.
    for (fault, count) in [
        ("film-tells-its-place", 1),
        ("content-photo-in-pdf-tells-its-place", 2),
    ] {
        let kit = TestKit::wrong(fault);
        let loaded = load(kit.root(), &Work::new()).unwrap();
        let found = inspect_media(&loaded.kit.unwrap(), Digests::Leave, &Work::new()).unwrap();
        let are = |all: &[Diagnostic], severity| all.iter().all(|d| d.severity == severity);
        assert_eq!(found.len(), count, "{fault}");
        assert!(are(&found, Severity::Warning), "{fault}");
        assert!(are(&as_in_release(found), Severity::Fault), "{fault}");
    }
    let kit = TestKit::wrong("contacts-unverified");
    let draft = load(kit.root(), &Work::new()).unwrap().diagnostics;
    assert_eq!(draft.len(), 1);
    assert_eq!(as_in_release(draft), []);
}
