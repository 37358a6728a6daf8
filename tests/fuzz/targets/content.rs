//! What a file is, and what it does: PDF, Office, RTF, places in pictures, encodings.
//!
//! The first byte chooses the name under which the rest is seen.
//!
//! What must hold: no panic; memory within 256 MiB a part whatever an archive claims; lists of
//! findings stay short; after traces of a place were taken out, none are found, and the file is
//! still of its kind; text that is recognised decodes or tells the line.

use std::io::{Cursor, Write as _};

use drivepress::formats::content::active::{ActivePart, find_active_parts, holds_active_parts};
use drivepress::formats::content::place::{Removal, find_place, plan_place_removal};
use drivepress::formats::content::{
    FileKind, Rewrite, SNIFF_BYTES, classify_beside, classify_name, leftover, placeholder, sniff,
    system_file,
};
use drivepress::formats::text::{recognise, table_form, with_unix_newlines};
use drivepress::kit::refused_kind;

const NAMES: [&str; 12] = [
    "a.pdf", "a.docx", "a.xlsx", "a.pptx", "a.svg", "a.zip", "a.jpg", "a.png", "a.webp", "a.doc",
    "a.mp4", "a.rtf",
];

pub(crate) fn run(data: &[u8]) {
    let Some((choice, bytes)) = data.split_first() else {
        return;
    };
    let name = NAMES[usize::from(*choice) % NAMES.len()];
    let kind = sniff(&bytes[..bytes.len().min(SNIFF_BYTES)], name);
    drop(refused_kind(kind, &format!("print/{name}")));
    let _ = placeholder(name, bytes);
    check_text(bytes);
    check_names(bytes);
    let mut source = Cursor::new(bytes);
    let found = find_active_parts(kind, &mut source).unwrap();
    assert!(found.len() <= 200);
    for finding in &found {
        let hidden = finding.inside.is_empty() && matches!(finding.part, ActivePart::Hidden(_));
        assert!(holds_active_parts(kind) || hidden);
        let _ = finding.part.severity();
        // Five documents inside each other, a file in the last, and what a PDF calls a part.
        assert!(finding.inside.len() <= 7);
    }
    check_place(kind, name, bytes);
}

fn check_text(bytes: &[u8]) {
    let encoding = recognise(bytes);
    let _ = table_form(bytes);
    if let Ok(text) = encoding.decode(bytes) {
        let unix = with_unix_newlines(&text);
        assert!(!unix.contains('\r'));
    }
}

fn check_names(bytes: &[u8]) {
    let name = String::from_utf8_lossy(&bytes[..bytes.len().min(300)]);
    drop((classify_name(&name), leftover(&name), system_file(&name)));
    drop(classify_beside(&name, |stem| stem == "a.pdf"));
}

fn check_place(kind: FileKind, name: &str, bytes: &[u8]) {
    let mut source = Cursor::new(bytes);
    let traces = find_place(kind, &mut source).unwrap();
    assert!(traces.is_sorted());
    let plan = plan_place_removal(kind, &mut source);
    let Ok(Some(removal)) = plan else {
        return;
    };
    assert!(!traces.is_empty());
    let length = u64::try_from(bytes.len()).unwrap();
    let plan = match removal {
        Removal::Rewrite(plan) => plan,
        Removal::Patches(patches) => {
            let plan = Rewrite::patched(length, patches);
            assert_eq!(plan.len(), length);
            plan
        }
    };
    let mut mended = Vec::new();
    plan.write(&mut source, &mut mended).unwrap();
    mended.flush().unwrap();
    assert_eq!(sniff(&mended[..mended.len().min(SNIFF_BYTES)], name), kind);
    let left = find_place(kind, &mut Cursor::new(mended.as_slice())).unwrap();
    assert!(left.is_empty(), "{left:?} left in {kind:?}");
}
