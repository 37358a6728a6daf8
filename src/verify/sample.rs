//! Small drives of ours, made by the room that makes the real ones, for tests.

use std::collections::BTreeMap;

use crate::bag::{Bag, BagFile, Identity, Place, SIGNATURE_PATH, Summed, TAG_MANIFEST_PATH};
use crate::formats::minisign::{NewKey, Prehash, SecretKey, SecretKeyFile};
use crate::kit::DrivePath;

/// Files by path.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// A key that guards nothing, the same in every run.
pub(crate) fn key() -> SecretKey {
    const KEY: &str = "untrusted comment: for tests\n\
        RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAMo0M6yU+dNuLCip52gHyU2MqOf9KSd4W+pT3HnXmcSJNhvpDf5JD9dAjGIj/ohbb+Hdxh147PtONZBwWB5VgYROtpZK9AF2qAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";
    SecretKeyFile::parse(KEY).unwrap().open(None).unwrap()
}

/// Another key, new in every run.
pub(crate) fn other_key() -> SecretKey {
    let new = NewKey::generate(None).unwrap();
    let file = SecretKeyFile::parse(&new.secret_file).unwrap();
    file.open(None).unwrap()
}

fn file(path: &str, bytes: &[u8]) -> BagFile {
    BagFile {
        path: DrivePath::new(path).unwrap(),
        bytes: bytes.to_vec(),
    }
}

/// District 8101's drive; `signer` names who is to sign.
pub(crate) fn drive(signer: Option<&SecretKey>) -> Tree {
    let signer = signer.map(|key| key.public_key().to_string());
    let identity = Identity {
        campaign: "campaign".parse().unwrap(),
        edition: "community".parse().unwrap(),
        release: "2026.1".parse().unwrap(),
        date: "2026-11-24".parse().unwrap(),
        signer: signer.clone(),
    };
    let common = vec![
        Bag::declaration().unwrap(),
        file("START-HERE.html", b"<!doctype html><title>Start</title>"),
        file(
            "data/video/film.mp4",
            &[b"\0\0\0\x18ftypmp42".as_slice(), &[7; 5000]].concat(),
        ),
        file(
            "data/print/\u{e04}\u{e39}\u{e48}\u{e21}\u{e37}\u{e2d}.pdf",
            b"%PDF-1.7\n",
        ),
        file("data/site/app.js", b"var a = 1;\n"),
        file(
            "data/site/index.html",
            b"<!doctype html><title>Site</title>",
        ),
    ];
    let bag = Bag::new(identity, common.iter().map(Summed::of).collect()).unwrap();
    let place = Place {
        recipient: "8101".parse().unwrap(),
        position: Some(1),
        total: 878,
    };
    let script = format!(
        "var D = {{\"signer\":\"{}\"}};\n",
        signer.as_deref().unwrap_or("nobody")
    );
    let texts = vec![
        file("DISTRICT-8101.txt", b"District 8101\r\n"),
        file("data/district/district.js", script.as_bytes()),
        file(
            "data/district/index.html",
            b"<!doctype html><title>8101</title>",
        ),
    ];
    let own = bag.district_files(&place, texts).unwrap();
    let all = common.into_iter().chain(own);
    all.map(|file| (file.path.to_string(), file.bytes))
        .collect()
}

/// A drive that `signer` signed, by this comment's district.
pub(crate) fn signed_drive(signer: &SecretKey, district: &str) -> Tree {
    let mut tree = drive(Some(signer));
    sign(&mut tree, signer, district);
    tree
}

/// Puts a signature over the tag manifest as it stands.
pub(crate) fn sign(tree: &mut Tree, signer: &SecretKey, district: &str) {
    let comment = format!(
        "drivepress 1 campaign=campaign edition=community release=2026.1 district={district}"
    );
    let prehash = Prehash::of(&tree[TAG_MANIFEST_PATH]);
    let text = signer.sign(&prehash, &comment).unwrap();
    tree.insert(SIGNATURE_PATH.to_owned(), text.into_bytes());
}

/// Makes manifests fit the tree again, as somebody would who changes a drive on purpose.
pub(crate) fn rewrite_manifests(tree: &mut Tree) {
    use crate::base::Sha256;
    use crate::formats::bagit::write_manifest;
    let write = |tree: &Tree, is_listed: &dyn Fn(&str) -> bool| {
        let files = tree.iter().filter(|(path, _)| is_listed(path));
        let sums: Vec<_> = files
            .map(|(path, bytes)| (Sha256::of(bytes), path.as_str()))
            .collect();
        write_manifest(sums.iter().map(|(digest, path)| (digest, *path)))
    };
    let manifest = write(tree, &|path| path.starts_with("data/"));
    tree.insert("manifest-sha256.txt".to_owned(), manifest);
    let tags = write(tree, &|path| {
        !path.starts_with("data/") && !path.starts_with("tagmanifest")
    });
    tree.insert(TAG_MANIFEST_PATH.to_owned(), tags);
}
