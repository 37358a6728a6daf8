//! `media add` draws the previews that PDFs lack.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::support::{Kit, press, repository};

fn entry<'a>(list: &'a str, path: &str) -> &'a str {
    let start = list.find(&format!("path = \"{path}\"")).unwrap();
    list[start..].split("[[media]]").next().unwrap()
}

/// Width and height in a PNG's first chunk.
fn size(png: &Path) -> (u32, u32) {
    let png = fs::read(png).unwrap();
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

/// A PDF of one page that shows the object 5.
fn pdf(objects: &[&str]) -> Vec<u8> {
    let first = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 600]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        "<</Length 24>>stream\n600 0 0 600 0 0 cm /X Do\nendstream",
    ];
    let objects = first.iter().chain(objects).enumerate();
    let objects = objects.map(|(at, object)| format!("{} 0 obj{object}endobj\n", at + 1));
    let objects: String = objects.collect();
    let pdf = format!("%PDF-1.4\n{objects}trailer<</Root 1 0 R/Size 99>>\n%%EOF\n");
    pdf.into_bytes()
}

#[test]
fn a_pdf_that_is_added_gets_its_first_page_as_its_preview() {
    let kit = Kit::sample();
    let print = kit.path().join("media/print");
    fs::copy(
        print.join("poster-2-th.pdf"),
        print.join("new-poster-th.pdf"),
    )
    .unwrap();
    let told = press(
        kit.path(),
        &["media", "add", "media/print/new-poster-th.pdf", "--json"],
    );
    let json = told.exits(0).json();
    assert_eq!(json["drawn"][0]["preview"], "print/new-poster-th.png");
    assert_eq!(size(&print.join("new-poster-th.png")).0, 480);
    let list = fs::read_to_string(kit.path().join("manifests/media.toml")).unwrap();
    assert!(
        entry(&list, "print/new-poster-th.pdf").contains("preview = \"print/new-poster-th.png\"")
    );
    let picture = entry(&list, "print/new-poster-th.png");
    assert!(picture.contains("kind = \"picture\"") && picture.contains("language = \"th\""));
    // What is drawn once is kept, also after somebody has painted it anew.
    fs::copy(
        print.join("poster-1-th.png"),
        print.join("new-poster-th.png"),
    )
    .unwrap();
    press(kit.path(), &["media", "lock"]).exits(0);
    let again = press(kit.path(), &["media", "add", "media/print", "--json"]).exits(0);
    assert_eq!(again.json()["drawn"].as_array().unwrap().len(), 0);
}

#[test]
fn every_pdf_of_the_sample_can_be_drawn_and_the_kit_stays_right() {
    let kit = Kit::sample();
    let print = kit.path().join("media/print");
    let pdfs: Vec<_> = fs::read_dir(repository().join("media/print"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "pdf"))
        .collect();
    for pdf in &pdfs {
        let picture = print.join(pdf.with_extension("png").file_name().unwrap());
        fs::remove_file(picture).unwrap();
    }
    let told = press(kit.path(), &["media", "add", "media/print"]).exits(0);
    assert!(
        told.stdout.contains("drawn as its preview"),
        "{}",
        told.stdout
    );
    for pdf in &pdfs {
        let name = pdf.with_extension("png");
        let drawn = size(&print.join(name.file_name().unwrap()));
        let made = size(
            &repository()
                .join("media/print")
                .join(name.file_name().unwrap()),
        );
        let is_near = drawn.0.abs_diff(made.0) <= 1 && drawn.1.abs_diff(made.1) <= 1;
        assert!(is_near, "{}: {drawn:?} {made:?}", name.display());
    }
    // The entries' licences and digests are right at once.
    press(kit.path(), &["check"]).exits(0);
}

#[test]
fn a_preview_that_was_taken_out_is_drawn_again_under_the_documents_licence() {
    let kit = Kit::sample();
    press(
        kit.path(),
        &["media", "remove", "--delete", "media/print/poster-1-en.png"],
    )
    .exits(0);
    let told = press(
        kit.path(),
        &[
            "media",
            "add",
            "media/print/poster-1-en.pdf",
            "--lang",
            "th",
        ],
    );
    assert!(told.exits(0).stdout.contains("ใช้เป็นภาพตัวอย่าง"));
    let list = fs::read_to_string(kit.path().join("manifests/media.toml")).unwrap();
    let picture = entry(&list, "print/poster-1-en.png");
    assert!(
        picture.contains("licence = \"CC-BY-4.0\"") && picture.contains("sample = true"),
        "{picture}"
    );
    press(kit.path(), &["check"]).exits(0);
}

#[test]
fn a_crafted_pdf_is_listed_within_the_time_of_a_drawing() {
    let kit = Kit::small();
    let image = "<</Type/XObject/Subtype/Image/Width 65000/Height 65000/ColorSpace/DeviceRGB\
                 /BitsPerComponent 8/Length 3>>stream\nabc\nendstream";
    // A form that shows itself.
    let itself = "<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</X 5 0 R>>>>\
                  /Length 5>>stream\n/X Do\nendstream";
    for (name, object) in [("image", image), ("itself", itself)] {
        let path = format!("media/print/{name}.pdf");
        fs::write(kit.path().join(&path), pdf(&[object])).unwrap();
        let begun = Instant::now();
        let told = press(kit.path(), &["media", "add", &path]);
        assert!(begun.elapsed() < Duration::from_mins(1));
        let told = told.exits(0);
        assert!(
            told.stdout.contains(&format!("{path}:")),
            "{name}: {}",
            told.stdout
        );
    }
}
