//! Files added to a drive: system files and active content.

use super::*;
use crate::formats::bagit::{Algorithm, Digesting};

fn with(path: &str, bytes: &[u8]) -> Report {
    let mut tree = signed_drive(&key(), "8101");
    add(&mut tree, path, bytes);
    check_with(&tree, &key())
}

#[track_caller]
fn is(verdict: Verdict, path: &str, bytes: &[u8]) {
    let report = with(path, bytes);
    assert_eq!(report.verdict, verdict, "{path}: {report:#?}");
}

#[test]
fn twins_of_a_mac_are_the_systems_own_wherever_they_lie() {
    for path in [
        "._START-HERE.html",
        "._.Trashes",
        "data/site/._index.html",
        "data/site/._app.js",
        "._setup.exe",
        "__MACOSX/._DISTRICT-8101.txt",
        "__MACOSX/data/._video",
    ] {
        let report = with(path, &mac_twin());
        assert_eq!(report.verdict, Verdict::Intact, "{path}: {report:#?}");
        assert_eq!(report.system_files.len(), 1, "{path}: {report:#?}");
    }
    // A file whose resource fork contains a program still does not run.
    let mut twin = mac_twin();
    twin[34..38].copy_from_slice(&1032_u32.to_be_bytes());
    twin.extend(b"MZ\x90\0");
    twin.resize(38 + 1032, 0);
    is(Verdict::Intact, "._photo.jpg", &twin);
}

#[test]
fn previews_of_windows_are_its_own_whatever_they_hold() {
    let compound = [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 504]].concat();
    is(Verdict::Intact, "Thumbs.db", &compound);
    is(Verdict::Intact, "data/print/Thumbs.db", &compound);
    is(Verdict::Suspicious, "Thumbs.doc", &compound);
    is(
        Verdict::Suspicious,
        "System Volume Information/a.doc",
        &compound,
    );
}

#[test]
fn a_list_that_nobody_signed_makes_no_file_the_drives_own() {
    let md5 = |bytes: &[u8]| {
        let mut digesting = Digesting::new(Algorithm::Md5);
        digesting.update(bytes);
        digesting.finish()
    };
    for (path, verdict) in [
        ("start.js", Verdict::Suspicious),
        ("district-8101.txt", Verdict::Damaged),
        ("photo.jpg", Verdict::Intact),
    ] {
        let mut tree = signed_drive(&key(), "8101");
        add(&mut tree, path, b"x");
        let listed = ["bagit.txt", INFO_PATH, MANIFEST_PATH, path];
        let lines = listed.map(|path| format!("{}  {path}\n", md5(&tree[path])));
        add(&mut tree, "tagmanifest-md5.txt", lines.concat().as_bytes());
        let report = check_with(&tree, &key());
        assert_eq!(report.verdict, verdict, "{path}: {report:#?}");
        let is_added = report.added.iter().any(|added| added.as_raw() == path);
        assert_eq!(is_added, verdict == Verdict::Intact, "{path}: {report:#?}");
    }
}

#[test]
fn what_only_has_the_name_of_a_macs_twin_is_what_it_is() {
    is(Verdict::Suspicious, "._setup.exe", b"x");
    is(Verdict::Suspicious, "._page.html", b"<p>");
    is(
        Verdict::Suspicious,
        "._photo.jpg",
        b"MZ\x90\0\x03\0\0\0\x04\0",
    );
    is(Verdict::Damaged, "data/._note.txt", b"a note");
    is(Verdict::Intact, "._note.txt", b"a note");
    let mut twin = mac_twin();
    twin.extend(b"Rar!\x1a\x07 and more");
    is(Verdict::Suspicious, "._photo.jpg", &twin);
    let mut twin = mac_twin();
    let start = u8::try_from(twin.len()).unwrap();
    twin.extend(b"PK\x01\x02");
    twin.extend([0; 42]);
    twin.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x2e\0\0\0");
    twin.extend([start, 0, 0, 0, 0, 0]);
    is(Verdict::Suspicious, "._photo.zip", &twin);
    let mut twin = mac_twin();
    twin.resize(257, 0);
    twin.extend(b"ustar");
    twin.resize(1024, 0);
    is(Verdict::Suspicious, "._photo.tar", &twin);
}

#[test]
fn settings_of_a_folder_that_do_more_than_that_are_suspicious() {
    is(
        Verdict::Intact,
        "desktop.ini",
        b"[.ShellClassInfo]\r\nIconResource=C:\\Windows\\System32\\SHELL32.dll,4\r\n",
    );
    is(
        Verdict::Intact,
        "data/.directory",
        b"[Desktop Entry]\nIcon=folder\n",
    );
    is(Verdict::Intact, ".hidden", b"lost+found\n");
    for (path, text) in [
        (
            "desktop.ini",
            "[.ShellClassInfo]\r\nIconResource=\\\\10.0.0.1\\x\\a.ico,0\r\n",
        ),
        (
            "data/desktop.ini",
            "[.ShellClassInfo]\r\nCLSID={20D04FE0-3AEA-1069-A2D8-08002B30309D}\r\n",
        ),
        (
            "photos/desktop.ini",
            "[LocalizedFileNames]\r\nother.html=START-HERE.html\r\n",
        ),
        (".directory", "[Desktop Entry]\nType=Link\nURL=http://x\n"),
        (".hidden", "holiday\ndata\n"),
        ("data/.hidden", "video\n"),
        ("folder.htt", "<html>"),
        ("autorun.inf.", "x"),
        (".autoopen", "x"),
    ] {
        let report = with(path, text.as_bytes());
        assert!(!report.verdict.is_yes(), "{path}: {report:#?}");
        assert_eq!(report.suspicious.len(), 1, "{path}: {report:#?}");
        let wide = text.encode_utf16().flat_map(u16::to_le_bytes);
        let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(wide).collect();
        assert_eq!(with(path, &wide).suspicious.len(), 1, "{path}");
    }
}

#[test]
fn files_that_open_in_something_that_runs_are_suspicious_by_ending() {
    for ending in [
        "msu",
        "cab",
        "xbap",
        "htc",
        "one",
        "onepkg",
        "eml",
        "msg",
        "osd",
        "wsb",
        "udl",
        "webpnp",
        "appcontent-ms",
        "psdm1",
        "ps2xml",
        "msh1xml",
        "hpj",
        "its",
        "prg",
        "vsw",
        "pst",
        "tmp",
        "bgi",
        "terminal",
        "settingcontent-ms",
        "svg",
    ] {
        is(Verdict::Suspicious, &format!("letter.{ending}"), b"x");
    }
    // Temporary files that Word leaves when a stick is pulled out.
    is(Verdict::Intact, "~WRL0001.tmp", b"x");
    is(Verdict::Intact, ".Spotlight-V100/Store-V2/a.tmp", b"x");
}

#[test]
fn drawings_and_pages_are_active_whatever_they_say_and_called() {
    let wide = |text: &str| {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        [0xFF, 0xFE].into_iter().chain(units).collect::<Vec<u8>>()
    };
    for text in [
        "<svg xmlns='http://www.w3.org/2000/svg'><rect/></svg>",
        "<?xml version='1.0'?><!-- x --><x:svg xmlns:x='http://www.w3.org/2000/svg'/>",
        "<!doctype html><p>x",
        "<?xml version='1.0'?><h:html xmlns:h='http://www.w3.org/1999/xhtml'/>",
        "<?xml version='1.0'?><a><s xmlns='http://www.w3.org/1999/xhtml'/></a>",
        "<?xml version='1.0'?><?xml-stylesheet href='a.xsl'?><a/>",
    ] {
        for name in ["plan.xml", "plan", "plan.dat"] {
            is(Verdict::Suspicious, name, text.as_bytes());
            is(Verdict::Suspicious, name, &wide(text));
        }
    }
    let late = format!(
        "<a>{}<s xmlns='http://www.w3.org/1999/xhtml'/></a>",
        " ".repeat(100_000)
    );
    is(Verdict::Suspicious, "late.xml", late.as_bytes());
    is(
        Verdict::Intact,
        "walk.gpx",
        b"<?xml version='1.0'?><gpx xmlns='http://www.topografix.com/GPX/1/1'/>",
    );
    is(Verdict::Intact, "notes.txt", b"<html> is how a page begins");
}

fn pdf(more: &str) -> Vec<u8> {
    let objects = format!(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R {more} >>\nendobj\n\
         2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
    );
    let at = objects.len();
    let trailer = format!(
        "xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000070 00000 n \n\
         trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n"
    );
    [objects, trailer].concat().into_bytes()
}

#[test]
fn documents_beside_are_looked_through_as_check_does() {
    is(Verdict::Intact, "letter.pdf", &pdf(""));
    for action in [
        "/OpenAction << /S /Launch /F (cmd.exe) >>",
        "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>",
    ] {
        is(Verdict::Suspicious, "letter.pdf", &pdf(action));
        is(Verdict::Suspicious, "letter", &pdf(action));
        // In the payload it is also suspicious.
        assert_eq!(with("data/letter.pdf", &pdf(action)).suspicious.len(), 1);
    }
    let locked = b"%PDF-1.5\n1 0 obj\n<</Type/XRef/W[1 1 1]/Encrypt 5 0 R/Length 0>>\nstream\n\n\
                   endstream\nendobj\n2 0 obj\n<</Type/ObjStm/N 1/First 4/Length 9>>\nstream\n\
                   9 0 <<>>\nendstream\nendobj\n%%EOF\n";
    let report = with("locked.pdf", locked);
    assert_eq!(report.verdict, Verdict::Suspicious, "{report:#?}");
    assert!(
        matches!(report.suspicious[0].danger, Danger::Closed { .. }),
        "{report:#?}"
    );
}

#[test]
fn programs_are_named_also_where_no_drive_is() {
    let moved = |(path, bytes): (String, Vec<u8>)| (format!("\u{a0}/{path}"), bytes);
    let mut tree: SampleTree = signed_drive(&key(), "8101")
        .into_iter()
        .map(moved)
        .collect();
    add(&mut tree, "autorun.inf", b"[autorun]\r\nopen=x.vbs");
    add(&mut tree, "Removable Disk.lnk", b"L");
    add(&mut tree, "x.vbs", b"x");
    let report = check(&tree);
    assert_eq!(
        (report.verdict, report.bag),
        (Verdict::NotOurs, BagKind::None)
    );
    let named: Vec<&str> = report.suspicious.iter().map(|s| s.path.as_raw()).collect();
    // Only the folder is reported, not each page of the drive in it.
    let expected = ["Removable Disk.lnk", "autorun.inf", "x.vbs", "\u{a0}"];
    assert_eq!(named, expected, "{report:#?}");
    let told = report
        .notes
        .iter()
        .map(ToString::to_string)
        .collect::<String>();
    assert!(told.contains("stick/\\u{a0}: give that folder"), "{told}");

    let mut view = Memory::new(&SampleTree::from([("run.exe".to_owned(), b"MZ".to_vec())]));
    let fault = ViewFault::Cut { missing_bytes: 7 };
    view.listing_mut().faults.push(fault);
    let report = check_view(&view, None).unwrap();
    assert_eq!(report.verdict, Verdict::Damaged);
    assert_eq!(report.suspicious.len(), 1, "{report:#?}");
}
