//! BagIt's texts: declaration, manifests, tag files, paths.
//!
//! What must hold: no panic; every path stays below its folder on every system; no file is listed
//! twice; faults stay within their limit; what is written from what was read reads back the same
//! (paths by percent-encoding, tag files by continuation lines).

use std::collections::BTreeSet;

use drivepress::base::Sha256;
use drivepress::formats::bagit::{
    Algorithm, BagBudget, Charset, ManifestKind, check_contained, decode, manifest_name,
    parse_declaration, parse_fetch, parse_manifest, parse_path, parse_tag_file, write_manifest,
    write_tag_file,
};
use encoding_rs::WINDOWS_874;

/// The first byte chooses encoding, kind and algorithm; the rest is the text.
pub(crate) fn run(data: &[u8]) {
    let Some((choice, bytes)) = data.split_first() else {
        return;
    };
    let charset = match choice & 3 {
        0 | 1 => Charset::UTF_8,
        2 => Charset::Fixed(WINDOWS_874),
        _ => Charset::Utf16,
    };
    let kind = if choice & 4 == 0 {
        ManifestKind::Payload
    } else {
        ManifestKind::Tag
    };
    let algorithm = match choice >> 3 & 3 {
        0 => Algorithm::Sha256,
        1 => Algorithm::Md5,
        2 => Algorithm::Sha1,
        _ => Algorithm::Sha512,
    };
    drop(parse_declaration(bytes));
    check_manifest(bytes, kind, algorithm, charset);
    check_fetch(bytes, charset);
    let Ok((text, _)) = decode(bytes, charset) else {
        return;
    };
    check_tag_file(&text);
    for line in text.lines().take(200) {
        let _ = manifest_name(line);
        check_path(line);
    }
}

fn check_fetch(bytes: &[u8], charset: Charset) {
    let fetch = parse_fetch(bytes, charset, &mut BagBudget::default());
    assert!(fetch.faults.len() <= 1001);
    for name in fetch.names() {
        assert_eq!(check_contained(name.path), Ok(()));
        assert!(name.path.starts_with("data/"));
    }
}

fn check_manifest(bytes: &[u8], kind: ManifestKind, algorithm: Algorithm, charset: Charset) {
    let manifest = parse_manifest(bytes, kind, algorithm, charset);
    assert!(manifest.faults.len() <= 1001);
    let mut seen = BTreeSet::new();
    for entry in manifest.entries() {
        assert!(entry.line > 0);
        assert!(seen.insert(entry.path), "listed twice: {:?}", entry.path);
        assert_eq!(check_contained(entry.path), Ok(()));
        assert_eq!(
            entry.path.starts_with("data/"),
            kind == ManifestKind::Payload
        );
        assert_eq!(entry.digest.to_string().len(), algorithm.length_bytes() * 2);
        if let Some(literal) = entry.literal {
            assert_eq!(check_contained(literal), Ok(()), "{literal:?}");
        }
    }
    let digest = Sha256::of(bytes);
    // A path that ends or begins in white space, or with `*`, has other meanings in a line.
    let is_plain =
        |path: &&str| path.trim() == *path && !path.starts_with(['*', '.']) && !path.contains('\\');
    let paths = manifest.entries().map(|entry| entry.path);
    let paths: Vec<&str> = paths.filter(is_plain).collect();
    let written = write_manifest(paths.iter().map(|path| (&digest, *path)));
    let again = parse_manifest(&written, kind, Algorithm::Sha256, Charset::UTF_8);
    let read: Vec<&str> = again.entries().map(|entry| entry.path).collect();
    assert_eq!(read, paths);
    assert!(
        again.faults.is_empty() && again.notes.is_empty(),
        "{again:?}"
    );
}

fn check_tag_file(text: &str) {
    let file = parse_tag_file(text);
    let elements: Vec<(&str, &str)> = file
        .elements
        .iter()
        .map(|(label, value)| (label.as_str(), value.as_str()))
        .filter(|(label, _)| !label.is_empty())
        .collect();
    let written = write_tag_file(&elements);
    let again = parse_tag_file(str::from_utf8(&written).unwrap());
    assert!(again.faulty_lines.is_empty(), "{:?}", again.faulty_lines);
    let read: Vec<(&str, &str)> = again
        .elements
        .iter()
        .map(|(label, value)| (label.as_str(), value.as_str()))
        .collect();
    assert_eq!(read, elements);
}

fn check_path(text: &str) {
    let Ok((path, _)) = parse_path(text) else {
        return;
    };
    assert_eq!(check_contained(&path), Ok(()));
    let names: Vec<&str> = path.split(['/', '\\']).collect();
    assert!(!names.contains(&".."), "{path:?}");
    assert!(
        !path.split('/').any(|name| name.is_empty() || name == "."),
        "{path:?}"
    );
}
