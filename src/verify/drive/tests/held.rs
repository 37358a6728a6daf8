//! Files that another program has locked: neither right nor wrong.

use super::*;

fn held(path: &str) -> Memory {
    let mut view = Memory::new(&drive(None));
    view.held.push(path.to_owned());
    view
}

#[test]
fn a_file_that_another_program_has_open_is_named_and_not_called_damaged() {
    for path in [
        FILM,
        MANIFEST_PATH,
        TAG_MANIFEST_PATH,
        INFO_PATH,
        "bagit.txt",
    ] {
        let error = check_view(&held(path), None).unwrap_err();
        assert!(matches!(error, Error::Held { .. }), "{path}: {error:?}");
        assert!(
            error.to_string().starts_with(&format!("stick/{path} ")),
            "{error}"
        );
    }
}

#[test]
fn what_is_wrong_elsewhere_is_told_whatever_an_open_file_holds() {
    let mut tree = drive(None);
    add(&mut tree, "data/site/app.js", b"other");
    let mut view = Memory::new(&tree);
    view.held.push(FILM.to_owned());
    let report = check_view(&view, None).unwrap();
    assert_eq!(report.verdict, Verdict::Damaged);
    assert_eq!(report.damaged.len(), 1, "{report:#?}");
    let notes: Vec<String> = report.notes.iter().map(ToString::to_string).collect();
    let words = format!("{FILM} was not checked: another program has it open");
    assert_eq!(notes, [words]);
}
