//! Manifests that are damaged anyhow are told, and never stop the program.

use drivepress::base::{Sha256, Work};
use drivepress::kit::{Digests, inspect_media, load};
use drivepress::words::Language;

use crate::support::TestKit;

const FILES: [&str; 6] = [
    "manifests/kit.toml",
    "manifests/media.toml",
    "manifests/districts.csv",
    "manifests/contacts.csv",
    "media/captions/film.th.captions.vtt",
    "media/text/th/guide.md",
];

/// Bytes that formats make something of.
const PIECES: [&[u8]; 14] = [
    b"\"",
    b"'",
    b"[",
    b"]]",
    b"{",
    b"\n",
    b"\r",
    b",",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"=",
    b"-->",
    b"\xe0\xb8",
];

/// The `n`th number of a sequence that is the same in every run.
fn number(n: u32) -> usize {
    let digest = Sha256::of(&n.to_le_bytes());
    let bytes = digest.as_bytes();
    usize::from(u16::from_le_bytes([bytes[0], bytes[1]])) * 256 + usize::from(bytes[2])
}

#[test]
fn damaged_manifests_are_told_and_nothing_panics() {
    let kit = TestKit::small();
    let whole: Vec<Vec<u8>> = FILES
        .iter()
        .map(|f| std::fs::read(kit.root().join(f)).unwrap())
        .collect();
    for round in 0..240_u32 {
        let which = number(4 * round) % FILES.len();
        let mut bytes = whole[which].clone();
        let at = number(4 * round + 1) % bytes.len();
        let len = number(4 * round + 2) % 9;
        let end = (at + len).min(bytes.len());
        let piece = PIECES[number(4 * round + 3) % PIECES.len()];
        bytes.splice(at..end, piece.iter().copied());
        kit.write(FILES[which], &bytes);
        let loaded = load(kit.root(), &Work::new()).unwrap();
        for found in &loaded.diagnostics {
            assert!(
                !found.reason(Language::Th).is_empty() && found.advice(Language::Th).is_some(),
                "{found:?}"
            );
        }
        if let Some(read) = &loaded.kit {
            inspect_media(read, Digests::Compare, &Work::new()).unwrap();
        }
        kit.write(FILES[which], &whole[which]);
    }
}
