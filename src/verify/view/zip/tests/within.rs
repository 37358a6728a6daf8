//! Drives in a folder of a ZIP.

use super::*;

fn in_folder(folder: &str, more: &[(&str, &[u8])]) -> Report {
    let mut tree: SampleTree = drive(None)
        .into_iter()
        .map(|(path, bytes)| (format!("{folder}/{path}"), bytes))
        .collect();
    for (path, bytes) in more {
        tree.insert((*path).to_owned(), bytes.to_vec());
    }
    check(&pack(&tree, CompressionMethod::Deflated))
}

#[test]
fn a_drive_in_a_folder_is_read_with_anything_beside_it() {
    let photo: &[u8] = b"\xff\xd8\xff\xe0";
    for folder in ["8101", "outbox/community/8101", "\u{a0}"] {
        let report = in_folder(folder, &[("photo.jpg", photo), ("data/x.txt", b"x")]);
        assert_eq!(report.verdict, Verdict::Intact, "{folder}: {report:#?}");
        assert_eq!(report.added.len(), 2, "{folder}: {report:#?}");
        assert!(report.added[0].as_raw().starts_with("../"), "{report:#?}");
    }
    let report = in_folder(
        "8101",
        &[("DISTRICT-8101.txt", b"another"), ("bagit.txt.", b"x")],
    );
    assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
    let report = in_folder(
        "8101",
        &[("setup.exe", b"MZ"), ("autorun.inf", b"[autorun]")],
    );
    assert_eq!(report.verdict, Verdict::Suspicious, "{report:#?}");
    assert_eq!(report.suspicious.len(), 2, "{report:#?}");
    let report = in_folder("8101", &[("8101./DISTRICT-8101.txt", b"another")]);
    assert!(!report.verdict.is_yes(), "{report:#?}");
    let twin = mac_twin();
    let twins = [
        ("__MACOSX/._8101", twin.as_slice()),
        ("__MACOSX/8101/data/district/._index.html", &twin),
        ("photo.jpg", photo),
    ];
    let report = in_folder("8101", &twins);
    assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
    assert_eq!(report.system_files.len(), 2, "{report:#?}");
}

#[test]
fn a_zip_of_two_drives_says_so() {
    let report = in_folder("8101", &[("8102/bagit.txt", b"x"), ("run.vbs", b"x")]);
    assert_eq!(report.verdict, Verdict::NotOurs, "{report:#?}");
    let words = report
        .notes
        .iter()
        .map(ToString::to_string)
        .collect::<String>();
    assert!(
        words.contains("2 drives (in the folders 8101, 8102)"),
        "{words}"
    );
    assert!(
        report
            .suspicious
            .iter()
            .any(|s| s.path.as_raw() == "run.vbs")
    );
}
