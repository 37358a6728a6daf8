//! Every verdict, on small drives.

use super::super::sample::{
    SampleTree, drive, key, other_key, rewrite_manifests, sign, signed_drive,
};
use super::super::{
    BagKind, Error, Report, Seal, SealProblem, SpecialKind, TargetKind, Verdict, ViewFault,
};
use super::{Question, check_drive};
use crate::bag::{INFO_PATH, MANIFEST_PATH, SIGNATURE_PATH, TAG_MANIFEST_PATH};
use crate::base::{Sha256, Work};
use crate::formats::minisign::{PublicKey, SecretKey, SignatureFault};
use crate::verify::answer::{Danger, Defect, Note};
use crate::verify::view::Memory;

const FILM: &str = "data/video/film.mp4";

fn check_view(view: &Memory, key: Option<&PublicKey>) -> Result<Report, Error> {
    let question = Question {
        target: "stick",
        kind: TargetKind::Folder,
        key,
    };
    check_drive(view, &question, &Work::new())
}

fn check(tree: &SampleTree) -> Report {
    check_view(&Memory::new(tree), None).unwrap()
}

fn check_with(tree: &SampleTree, key: &SecretKey) -> Report {
    check_view(&Memory::new(tree), Some(&key.public_key())).unwrap()
}

fn digit(report: &Report) -> char {
    let receipt = report.receipt.unwrap().to_string();
    receipt.chars().next().unwrap()
}

fn edit(tree: &mut SampleTree, path: &str, from: &str, to: &str) {
    let text = String::from_utf8(tree[path].clone()).unwrap();
    assert!(text.contains(from), "{path} has no {from}");
    tree.insert(path.to_owned(), text.replace(from, to).into_bytes());
}

fn add(tree: &mut SampleTree, path: &str, bytes: &[u8]) {
    tree.insert(path.to_owned(), bytes.to_vec());
}

#[test]
fn an_unsigned_drive_is_intact_and_says_that_nobody_signed() {
    let report = check(&drive(None));
    assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
    assert_eq!(report.signature, Seal::Nobody);
    assert_eq!(report.bag, BagKind::Ours);
    assert_eq!(report.identity.district.as_ref().unwrap().as_raw(), "8101");
    assert_eq!(digit(&report), '1');
    assert!(report.notes.is_empty(), "{report:#?}");
    assert_eq!(report.counts.files, drive(None).len() - 2);
}

#[test]
fn a_signed_drive_is_intact_with_and_without_the_key() {
    let tree = signed_drive(&key(), "8101");
    let report = check(&tree);
    assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
    assert!(matches!(
        report.signature,
        Seal::Right { pinned: false, .. }
    ));
    let report = check_with(&tree, &key());
    assert_eq!(report.verdict, Verdict::Intact);
    assert!(matches!(report.signature, Seal::Right { pinned: true, .. }));
}

#[test]
fn a_drive_that_waits_for_its_signature_is_told_so() {
    let report = check(&drive(Some(&key())));
    assert_eq!(report.verdict, Verdict::Forged);
    assert!(report.waits_for_signature());
    assert!(!report.verdict.is_yes());
    assert_eq!(digit(&report), '4');
}

#[test]
fn signatures_that_do_not_hold_are_forged() {
    let signer = key();
    let problem = |tree: &SampleTree| match check(tree) {
        Report {
            verdict: Verdict::Forged,
            signature: Seal::Wrong { problem },
            ..
        } => problem,
        other => panic!("{other:#?}"),
    };
    let mut tree = signed_drive(&signer, "8101");
    tree.remove(SIGNATURE_PATH);
    assert_eq!(problem(&tree), SealProblem::Missing);

    let tree = signed_drive(&signer, "8102");
    assert!(matches!(problem(&tree), SealProblem::OtherDrive { .. }));

    let mut tree = signed_drive(&signer, "8101");
    sign(&mut tree, &other_key(), "8101");
    assert!(matches!(problem(&tree), SealProblem::Signature { .. }));

    let mut tree = signed_drive(&signer, "8101");
    add(&mut tree, FILM, b"\0\0\0\x18ftypmp42 another film");
    rewrite_manifests(&mut tree);
    assert!(matches!(problem(&tree), SealProblem::Signature { .. }));

    let mut tree = signed_drive(&signer, "8101");
    edit(&mut tree, SIGNATURE_PATH, "RUQ", "RWQ");
    let SealProblem::Signature { reason } = problem(&tree) else {
        panic!("not a signature's fault");
    };
    assert_eq!(reason, SignatureFault::Legacy.into());

    let mut tree = drive(Some(&signer));
    edit(&mut tree, INFO_PATH, "Signed-By: RW", "Signed-By: R");
    rewrite_manifests(&mut tree);
    assert_eq!(problem(&tree), SealProblem::SignerUnreadable);
}

#[test]
fn a_signature_taken_away_is_found_by_its_traces() {
    let signer = key();
    let named = format!("Signed-By: {}", signer.public_key());
    // The signature stays, the signer's name is removed.
    let mut tree = signed_drive(&signer, "8101");
    edit(&mut tree, INFO_PATH, &named, "Signed-By: nobody");
    rewrite_manifests(&mut tree);
    let report = check(&tree);
    let stripped = Seal::Wrong {
        problem: SealProblem::Stripped,
    };
    assert_eq!(
        (report.verdict, &report.signature),
        (Verdict::Forged, &stripped)
    );
    // The signature is removed too, but the pages still name the signer.
    tree.remove(SIGNATURE_PATH);
    assert_eq!(check(&tree).signature, stripped);
    // The `Signed-By` line is removed altogether.
    edit(&mut tree, INFO_PATH, "Signed-By: nobody\n", "");
    rewrite_manifests(&mut tree);
    let missing = SealProblem::Missing;
    assert_eq!(check(&tree).signature, Seal::Wrong { problem: missing });
    // The pages too: it now looks like an honest unsigned drive, so only a key exposes it.
    edit(&mut tree, "data/district/district.js", "RW", "XX");
    rewrite_manifests(&mut tree);
    assert_eq!(check(&tree).verdict, Verdict::Intact);
    assert_eq!(check_with(&tree, &signer).verdict, Verdict::Forged);
}

#[test]
fn a_pinned_key_is_asked_of_every_drive() {
    let report = check_with(&drive(None), &key());
    assert_eq!(report.verdict, Verdict::Forged);
    let unsigned = SealProblem::Unsigned;
    assert_eq!(report.signature, Seal::Wrong { problem: unsigned });
    assert_eq!(
        digit(&report),
        '1',
        "the receipt is judged without a pinned key"
    );
    let report = check_with(&signed_drive(&other_key(), "8101"), &key());
    assert_eq!(report.verdict, Verdict::Forged);
    let other = SealProblem::OtherSigner;
    assert_eq!(report.signature, Seal::Wrong { problem: other });
    assert_eq!(digit(&report), '1');
}

#[test]
fn a_changed_missing_or_unreadable_file_is_damage() {
    let mut tree = signed_drive(&key(), "8101");
    tree.get_mut(FILM).unwrap()[4000] ^= 1;
    let report = check(&tree);
    assert_eq!(report.verdict, Verdict::Damaged);
    assert_eq!(report.damaged.len(), 1);
    assert_eq!(report.damaged[0].path.as_raw(), FILM);
    assert_eq!(digit(&report), '3');

    tree.remove(FILM);
    let report = check(&tree);
    assert_eq!(report.verdict, Verdict::Damaged);
    assert_eq!(report.missing[0].as_raw(), FILM);
    assert!(report.damaged.is_empty(), "{report:#?}");

    let mut view = Memory::new(&drive(None));
    view.unreadable.push(FILM.to_owned());
    let report = check_view(&view, None).unwrap();
    assert_eq!(report.verdict, Verdict::Damaged);
    assert!(matches!(
        report.damaged[0].defect,
        Defect::Unreadable { .. }
    ));
}

#[test]
fn a_medium_that_went_away_is_an_error() {
    let mut view = Memory::new(&drive(None));
    view.is_gone = true;
    assert!(matches!(check_view(&view, None), Err(Error::Gone { .. })));
}

#[test]
fn manifests_that_are_missing_or_list_twice_are_damage() {
    let mut tree = drive(None);
    tree.remove(TAG_MANIFEST_PATH);
    let report = check(&tree);
    assert_eq!(report.verdict, Verdict::Damaged);
    let none = super::super::Receipt::new(Verdict::Damaged, &Sha256::of(b""));
    assert_eq!(report.receipt, Some(none));

    let mut tree = drive(None);
    tree.remove(MANIFEST_PATH);
    assert_eq!(check(&tree).verdict, Verdict::Damaged);

    let mut tree = drive(None);
    let twice = String::from_utf8(tree[MANIFEST_PATH].clone()).unwrap();
    let line = twice.lines().next().unwrap().to_owned();
    add(
        &mut tree,
        MANIFEST_PATH,
        format!("{twice}{line}\n").as_bytes(),
    );
    let digest_of = |tree: &SampleTree| Sha256::of(&tree[MANIFEST_PATH]).to_string();
    let old = digest_of(&drive(None));
    let new = digest_of(&tree);
    edit(&mut tree, TAG_MANIFEST_PATH, &old, &new);
    let report = check(&tree);
    assert_eq!(report.verdict, Verdict::Damaged);
    assert_eq!(report.damaged.len(), 1, "{report:#?}");

    // The tag manifest must list bagit.txt, bag-info.txt and the manifest.
    for path in ["bagit.txt", INFO_PATH, MANIFEST_PATH] {
        let mut tree = drive(None);
        let text = String::from_utf8(tree[TAG_MANIFEST_PATH].clone()).unwrap();
        let kept: Vec<&str> = text.lines().filter(|l| !l.ends_with(path)).collect();
        add(&mut tree, TAG_MANIFEST_PATH, kept.join("\n").as_bytes());
        assert_eq!(check(&tree).verdict, Verdict::Damaged, "{path}");
    }
    for path in ["bagit.txt", INFO_PATH] {
        let mut tree = drive(None);
        tree.remove(path);
        assert_eq!(check(&tree).missing[0].as_raw(), path);
        tree.remove(TAG_MANIFEST_PATH);
        assert_eq!(check(&tree).missing[0].as_raw(), path);
    }
}

#[test]
fn an_unlisted_file_in_the_payload_is_damage_unless_a_system_put_it_there() {
    let mut tree = drive(None);
    add(&mut tree, "data/print/holiday.jpg", b"\xff\xd8\xff\xe0");
    let report = check(&tree);
    assert_eq!(report.verdict, Verdict::Damaged);
    assert_eq!(report.damaged[0].defect, Defect::Unlisted);

    let mut tree = drive(None);
    add(&mut tree, "data/.DS_Store", b"\0\0\0\x01Bud1");
    add(&mut tree, "data/video/._film.mp4", &mac_twin());
    add(
        &mut tree,
        "System Volume Information/WPSettings.dat",
        b"\x0c",
    );
    let report = check(&tree);
    assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
    assert_eq!(report.system_files.len(), 3);
    assert!(
        report
            .notes
            .contains(&Note::SystemFilesInPayload { files: 2 })
    );
}

#[test]
fn photos_and_lists_beside_the_payload_are_added_by_others() {
    let mut tree = drive(None);
    add(&mut tree, "IMG_0001.JPG", b"\xff\xd8\xff\xe0");
    add(&mut tree, "LG/playlist.dat", b"\x01\x02");
    let report = check(&tree);
    assert_eq!(report.verdict, Verdict::Intact);
    assert_eq!(report.added.len(), 2);
}

#[test]
fn programs_shortcuts_and_disguises_beside_right_files_are_suspicious() {
    let cases: [(&str, &[u8]); 9] = [
        ("setup.exe", b"x"),
        ("autorun.inf", b"[autorun]\r\nopen=a.exe"),
        ("data.lnk", b"L"),
        ("Removable Disk.vbs", b"x"),
        ("photo.jpg.scr", b"x"),
        ("open me.html", b"<script>"),
        ("site.js", b"x"),
        ("photo.jpg", b"MZ\x90\0\x03\0\0\0\x04\0"),
        ("$RECYCLE.BIN/S-1/x.exe", b"x"),
    ];
    for (path, bytes) in cases {
        let mut tree = drive(None);
        add(&mut tree, path, bytes);
        let report = check(&tree);
        assert_eq!(report.verdict, Verdict::Suspicious, "{path}: {report:#?}");
        assert_eq!(report.suspicious[0].path.as_raw(), path);
        assert_eq!(digit(&report), '2');
    }
    // Inside the payload it is damage too, and the program is still reported.
    let mut tree = drive(None);
    add(&mut tree, "data/site/extra.js", b"x");
    let report = check(&tree);
    assert_eq!(report.verdict, Verdict::Damaged);
    assert_eq!(report.suspicious.len(), 1);
}

#[test]
fn our_own_pages_are_ours_in_capitals_too() {
    let capitals = |(path, bytes): (String, Vec<u8>)| (path.to_uppercase(), bytes);
    let tree: SampleTree = drive(None).into_iter().map(capitals).collect();
    let report = check(&tree);
    assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
}

#[test]
fn a_program_that_a_drive_of_ours_lists_is_suspicious_and_its_site_is_not() {
    for (path, bytes) in [
        ("data/print/tool.exe", b"x".as_slice()),
        ("data/print/page.html", b"<p>"),
        ("data/site/run.bat", b"x"),
        ("data/video/other.mp4", b"MZ\x90\0\x03\0\0\0\x04\0"),
        ("autorun.inf", b"[autorun]"),
    ] {
        let mut tree = drive(None);
        add(&mut tree, path, bytes);
        let info = String::from_utf8(tree[INFO_PATH].clone()).unwrap();
        let lines: Vec<&str> = info.lines().filter(|l| !l.starts_with("Payload")).collect();
        let info = format!("{}\n", lines.join("\n"));
        add(&mut tree, INFO_PATH, info.as_bytes());
        rewrite_manifests(&mut tree);
        let report = check(&tree);
        assert_eq!(report.verdict, Verdict::Suspicious, "{path}: {report:#?}");
    }
}

#[test]
fn links_and_pipes_are_never_taken_for_files() {
    let mut tree = drive(None);
    tree.remove(FILM);
    let mut view = Memory::new(&tree);
    view.add_special(FILM, SpecialKind::Link);
    let report = check_view(&view, None).unwrap();
    assert_eq!(report.verdict, Verdict::Damaged);
    assert!(matches!(report.damaged[0].defect, Defect::NoFile { .. }));
    let mut view = Memory::new(&drive(None));
    view.add_special("holiday", SpecialKind::Link);
    let report = check_view(&view, None).unwrap();
    assert_eq!(report.verdict, Verdict::Suspicious);
    assert_eq!(report.suspicious[0].danger, Danger::Link);
}

#[test]
fn what_the_tree_itself_has_wrong_is_damage() {
    let mut view = Memory::new(&drive(None));
    let fault = ViewFault::Cut { missing_bytes: 7 };
    view.listing_mut().faults.push(fault);
    let report = check_view(&view, None).unwrap();
    assert_eq!(report.verdict, Verdict::Damaged);
    assert_eq!(report.damaged[0].defect, Defect::Cut { missing_bytes: 7 });
}

#[test]
fn a_wrong_payload_oxum_is_damage() {
    let mut tree = drive(None);
    edit(&mut tree, INFO_PATH, "Payload-Oxum: ", "Payload-Oxum: 1");
    rewrite_manifests(&mut tree);
    let report = check(&tree);
    assert_eq!(report.verdict, Verdict::Damaged);
    assert!(matches!(report.damaged[0].defect, Defect::Oxum { .. }));
}

/// An AppleDouble file as macOS creates it: two parts, 70 bytes.
fn mac_twin() -> Vec<u8> {
    include_bytes!("../../../../tests/fixtures/shown/mac-twin").to_vec()
}

mod foreign;
mod held;
mod lists;
mod names;
mod strangers;
