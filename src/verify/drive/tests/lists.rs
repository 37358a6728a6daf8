//! Drives whose lists are missing: the damage is the list, not everything that it listed.

use super::*;

#[test]
fn without_its_lists_a_drive_is_damaged_and_its_own_pages_are_not_dangers() {
    let mut tree = drive(None);
    for list in [MANIFEST_PATH, TAG_MANIFEST_PATH] {
        tree.remove(list);
    }
    add(&mut tree, "data/site/more.js", b"1");
    let report = check(&tree);
    assert_eq!(report.verdict, Verdict::Damaged);
    assert!(report.suspicious.is_empty(), "{report:#?}");
    assert_eq!(report.damaged.len(), 2, "{report:#?}");

    // What never is ours is a danger with or without lists.
    for program in [
        "data/site/setup.exe",
        "data/site/more.vbs",
        "data/more.js",
        "more.html",
    ] {
        let mut tree = tree.clone();
        add(&mut tree, program, b"x");
        let report = check(&tree);
        assert_eq!(report.suspicious.len(), 1, "{program}: {report:#?}");
    }
}
