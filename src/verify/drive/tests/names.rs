//! Names that some system confuses with another name.

use super::*;

fn signed() -> SampleTree {
    signed_drive(&key(), "8101")
}

/// The report of the drive with this file added.
fn with(path: &str) -> Report {
    let mut tree = signed();
    add(&mut tree, path, b"another text");
    check_with(&tree, &key())
}

fn is_one_name(defect: &Defect) -> bool {
    matches!(defect, Defect::OneName { .. })
}

#[test]
fn what_takes_the_place_of_a_listed_name_on_some_system_is_damage() {
    for path in [
        "district-8101.txt",
        "DISTRICT-8101.txt.",
        "DISTRICT-8101.txt ",
        "DISTRICT-8101.TXT . .",
        "DISTRICT-8101.txt::$DATA",
        "DISTRICT-8101.txt:stream",
        "DISTRI~1.TXT",
        "DISTRI~4.txt",
        "DI12AB~1.TXT",
        "START-~1.HTM",
        "TAGMAN~1.TXT",
        "BAG-INFO.TXT",
        "bagit.txt.",
        "MANIFEST-sha256.txt",
        "TAGMANIFEST-SHA256.TXT.MINISIG",
        "DATA~1/x",
        "DATA./x",
        "data /x",
        "DATA/x.txt",
        "data\\video\\film.mp4",
        "data/video./film.mp4",
        ".../DISTRICT-8101.txt",
        "dis\u{200c}trict-8101.txt",
        "data.",
    ] {
        let report = with(path);
        assert_eq!(report.verdict, Verdict::Damaged, "{path}: {report:#?}");
        let told = report.damaged.iter().any(|d| is_one_name(&d.defect));
        assert!(told, "{path}: {report:#?}");
    }
}

#[test]
fn empty_folders_and_links_in_the_place_of_a_listed_name_are_damage() {
    for folder in [
        "DATA",
        "data.",
        "District-8101.txt",
        "START-HERE.html ",
        "DATA~1",
    ] {
        let mut view = Memory::new(&signed());
        view.listing_mut().folders.push(folder.to_owned());
        let report = check_view(&view, Some(&key().public_key())).unwrap();
        assert_eq!(report.verdict, Verdict::Damaged, "{folder}: {report:#?}");
        assert!(
            is_one_name(&report.damaged[0].defect),
            "{folder}: {report:#?}"
        );
    }
    for (path, kind) in [
        ("DISTRICT-8101.TXT", SpecialKind::Link),
        ("district-8101.txt.", SpecialKind::Device),
        ("../DISTRICT-8101.txt", SpecialKind::Escape),
        ("/start-here.html", SpecialKind::Escape),
        ("C:\\START-HERE.html", SpecialKind::Escape),
        ("x/../bag-info.txt", SpecialKind::Escape),
    ] {
        let mut view = Memory::new(&signed());
        view.add_special(path, kind);
        let report = check_view(&view, Some(&key().public_key())).unwrap();
        assert_eq!(report.verdict, Verdict::Damaged, "{path}: {report:#?}");
    }
}

#[test]
fn strangers_with_one_name_and_names_of_devices_are_suspicious() {
    for name in [
        "CON",
        "aux",
        "NUL.txt",
        "com1",
        "COM\u{b9}.jpg",
        "lpt9.a.b",
        "prn ",
        "conin$",
        "x/aux.c/y.txt",
        "nul:x",
    ] {
        let report = with(name);
        assert_eq!(report.verdict, Verdict::Suspicious, "{name}: {report:#?}");
        let reserved = report
            .suspicious
            .iter()
            .any(|s| s.danger == Danger::Reserved);
        assert!(reserved, "{name}: {report:#?}");
    }
    for (one, other) in [
        ("photo.jpg", "PHOTO.jpg"),
        ("photo.jpg", "photo.jpg."),
        ("a?.jpg", "a_.jpg"),
        ("\u{e9}.txt", "e\u{301}.txt"),
        ("x/a", "X./a"),
    ] {
        let mut tree = signed();
        add(&mut tree, one, b"1");
        add(&mut tree, other, b"2");
        let report = check_with(&tree, &key());
        assert_eq!(
            report.verdict,
            Verdict::Suspicious,
            "{one} {other}: {report:#?}"
        );
    }
}

#[test]
fn names_of_ordinary_use_are_nobodys_else() {
    for path in [
        "IMG_00~1.JPG",
        "PHOTO~1/a.jpg",
        "district-8102.txt",
        "data2/a.txt",
        "console.txt",
        "com10.txt",
        "auxiliary.txt",
        "DISTRI~1.DOC",
        "datas/x",
        "a b.txt",
    ] {
        let report = with(path);
        assert_eq!(report.verdict, Verdict::Intact, "{path}: {report:#?}");
    }
    // The same drive in all capitals, in all small letters, and with one name in other case.
    let capitals = |(path, bytes): (String, Vec<u8>)| (path.to_uppercase(), bytes);
    let report = check_with(&signed().into_iter().map(capitals).collect(), &key());
    assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
    let small = |(path, bytes): (String, Vec<u8>)| (path.to_lowercase(), bytes);
    let report = check_with(&signed().into_iter().map(small).collect(), &key());
    assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
    let mut tree = signed();
    let text = tree.remove("DISTRICT-8101.txt").unwrap();
    add(&mut tree, "District-8101.txt", &text);
    let report = check_with(&tree, &key());
    assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
}

#[test]
fn names_in_other_case_or_composition_are_found_with_a_note() {
    let mut tree = drive(None);
    let film = tree.remove(FILM).unwrap();
    add(&mut tree, "data/VIDEO/FILM.MP4", &film);
    let report = check(&tree);
    assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
    assert!(matches!(report.notes[0], Note::NameDiffers { .. }));
}
