//! Faults that no repository can carry to every machine: links, pipes, names that Windows refuses,
//! names that differ in case, huge files.

use super::{check, line_of};
use drivepress::base::Work;
use drivepress::words::Language;

use crate::support::TestKit;

/// What is said of the small kit after `make`.
fn said(make: impl Fn(&TestKit)) -> Vec<String> {
    let kit = TestKit::small();
    make(&kit);
    check(&kit).1.iter().map(line_of).collect()
}

#[cfg(unix)]
#[test]
fn links_pipes_and_devices_are_never_opened() {
    use std::os::unix::fs::symlink;
    let found = said(|kit| {
        let media = kit.root().join("media");
        symlink("/etc/passwd", media.join("print/poster.pdf")).unwrap();
        symlink("/", media.join("print/all")).unwrap();
        std::os::unix::net::UnixListener::bind(media.join("print/socket")).unwrap();
        let pipe = media.join("video/pipe.mp4");
        let made = std::process::Command::new("mkfifo").arg(pipe).status();
        assert!(made.unwrap().success());
    });
    assert_eq!(
        found,
        [
            "fault tree.link media/print/all",
            "fault tree.link media/print/poster.pdf",
            "fault tree.not-a-file media/print/socket",
            "fault tree.not-a-file media/video/pipe.mp4",
        ]
    );
}

#[cfg(unix)]
#[test]
fn a_listed_file_that_became_a_link_is_told_once() {
    let found = said(|kit| {
        let film = kit.root().join("media/video/film.png");
        std::fs::rename(&film, kit.root().join("film.png")).unwrap();
        std::os::unix::fs::symlink("../../film.png", film).unwrap();
    });
    assert_eq!(found, ["fault tree.link media/video/film.png"]);
    let found = said(|kit| {
        std::fs::rename(kit.root().join("media"), kit.root().join("elsewhere")).unwrap();
        std::os::unix::fs::symlink("elsewhere", kit.root().join("media")).unwrap();
    });
    assert_eq!(found[0], "fault tree.link media");
}

#[test]
fn names_that_no_drive_can_hold_are_told_escaped() {
    let cases = [
        ("aux.pdf", "fault name.refused media/print/aux.pdf"),
        ("50%.pdf", "fault name.refused media/print/50%.pdf"),
        (
            "ABCDEF~1.PDF",
            "fault name.refused media/print/ABCDEF~1.PDF",
        ),
        (
            "e\u{301}.pdf",
            "fault name.refused media/print/e\u{301}.pdf",
        ),
        (
            "a\u{200b}b.pdf",
            "fault name.refused media/print/a\\u{200b}b.pdf",
        ),
        ("😀.pdf", "fault name.refused media/print/😀.pdf"),
    ];
    for (name, expected) in cases {
        let found = said(|kit| kit.write(&format!("media/print/{name}"), "%PDF-1.4\n"));
        assert_eq!(found, [expected], "{name:?}");
    }
    #[cfg(unix)]
    for (name, expected) in [
        ("a:b.pdf", "fault name.refused media/print/a:b.pdf"),
        ("a.pdf ", "fault name.refused media/print/a.pdf "),
        ("a\r.pdf", "fault name.refused media/print/a\\u{d}.pdf"),
    ] {
        let found = said(|kit| kit.write(&format!("media/print/{name}"), "%PDF-1.4\n"));
        assert_eq!(found, [expected], "{name:?}");
    }
}

#[test]
fn a_reason_shows_the_letters_that_nobody_sees() {
    let kit = TestKit::small();
    kit.write("media/print/a\u{202e}b.pdf", "%PDF-1.4\n");
    let (_, found) = check(&kit);
    assert!(
        found.iter().any(|d| d.code == "content.program"),
        "the name hides its ending"
    );
    let refused = found.iter().find(|d| d.code == "name.refused").unwrap();
    assert!(
        refused.reason(Language::En).contains("U+202E")
            && !refused.reason(Language::En).contains('\u{202e}'),
        "{}",
        refused.reason(Language::En)
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_in_another_code_is_told_and_not_passed_over() {
    use std::os::unix::ffi::OsStrExt as _;
    let found = said(|kit| {
        let name = std::ffi::OsStr::from_bytes(b"\xa1\xc3\xd0.pdf");
        std::fs::write(kit.root().join("media/print").join(name), "%PDF-1.4\n").unwrap();
    });
    assert_eq!(
        found,
        ["fault name.not-text media/print/\u{fffd}\u{fffd}\u{fffd}.pdf"]
    );
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_windows_takes_for_one_clash() {
    let found = said(|kit| {
        kit.write(
            "media/print/GUIDE-TH.PNG",
            std::fs::read(kit.root().join("media/print/guide-th.png")).unwrap(),
        );
        kit.write("media/print/ทำ/a.pdf", "%PDF-1.4\n");
        kit.write("media/print/ทํา/a.pdf", "%PDF-1.4\n");
    });
    let clashes: Vec<&String> = found.iter().filter(|f| f.contains("name.clash")).collect();
    assert_eq!(clashes.len(), 3, "{found:?}");
    let found = said(|kit| {
        let print = kit.root().join("media/print");
        std::fs::rename(print.join("guide-th.pdf"), print.join("Guide-TH.pdf")).unwrap();
    });
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("fault media.spelled-otherwise manifests/media.toml:"));
}

#[test]
fn both_limits_of_a_path_are_kept() {
    // `data/print/` and `.pdf` are 15 units; some file systems hold 85 Thai letters a name.
    for (units, expected) in [
        (200, None),
        (201, Some("warning name.path-long")),
        (250, Some("warning name.path-long")),
        (251, Some("fault name.path-too-long")),
    ] {
        let folder = "ก".repeat(80);
        let name = "ข".repeat(units - 15 - 2 * 81);
        let found = said(|kit| {
            kit.write(
                &format!("media/print/{folder}/{folder}/{name}.pdf"),
                "%PDF-1.4\n",
            );
        });
        let told = found.iter().find(|f| f.contains("name.path"));
        assert_eq!(
            told.map(|f| f.split(" media").next().unwrap()),
            expected,
            "{units}"
        );
    }
}

#[test]
fn a_file_too_large_for_finder_is_told_with_the_remedy() {
    for (bytes, refused) in [(4_000_000_000, false), (4_000_000_001, true)] {
        let kit = TestKit::small();
        let path = kit.root().join("media/video/long.mp4");
        let file = std::fs::File::create(path).unwrap();
        file.set_len(bytes).unwrap();
        let (_, found) = check(&kit);
        let told = found.iter().find(|d| d.code == "media.too-large");
        assert_eq!(told.is_some(), refused, "{bytes}");
        assert!(told.is_none_or(|d| d.advice(Language::En).unwrap().contains("fix --convert")));
    }
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_an_error_that_names_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let kit = TestKit::small();
    let folder = kit.root().join("media/print");
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o000)).unwrap();
    let result = drivepress::kit::load(kit.root(), &Work::new());
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).unwrap();
    match result {
        Err(error) => assert!(error.to_string().contains("media/print"), "{error}"),
        // The administrator may read everything.
        Ok(loaded) => assert!(!loaded.has_faults()),
    }
}

#[test]
fn a_folder_without_a_kit_is_said_to_be_one() {
    let folder = tempfile::tempdir().unwrap();
    let error = drivepress::kit::load(folder.path(), &Work::new()).unwrap_err();
    assert!(
        matches!(error, drivepress::kit::Error::NoKit { .. }),
        "{error}"
    );
}
