//! The files that a drive must have, with digests checked from the tag manifest down.

use std::collections::BTreeMap;

use crate::bag::{MANIFEST_PATH, SIGNATURE_PATH, TAG_MANIFEST_PATH};
use crate::base::Sha256;
use crate::formats::bagit::{
    Algorithm, Charset, Digest, MANIFEST_BYTES_MAX, Manifest, ManifestKind, parse_manifest,
};
use crate::formats::minisign::SIGNATURE_BYTES_MAX;
use crate::verify::view::{Files, small_file};

/// Digests by path.
pub(in crate::verify) type WantedDigests = BTreeMap<String, Digest>;

/// A manifest of ours, parsed; `None` if any line is faulty.
fn manifest(bytes: &[u8], kind: ManifestKind) -> Option<Manifest> {
    let manifest = parse_manifest(bytes, kind, Algorithm::Sha256, Charset::UTF_8);
    manifest.faults.is_empty().then_some(manifest)
}

/// The files that a drive lists, checked from its tag manifest down, plus the signature, which no
/// manifest lists. `None` if a manifest is missing or wrong.
pub(in crate::verify) fn wanted_of(view: &dyn Files) -> Option<WantedDigests> {
    let tag_bytes = small_file(view, TAG_MANIFEST_PATH, MANIFEST_BYTES_MAX)?;
    let tags = manifest(&tag_bytes, ManifestKind::Tag)?;
    let mut wanted = WantedDigests::new();
    for entry in tags.entries() {
        wanted.insert(entry.path.to_owned(), entry.digest);
    }
    let payload_bytes = small_file(view, MANIFEST_PATH, MANIFEST_BYTES_MAX)?;
    if wanted.get(MANIFEST_PATH) != Some(&Sha256::of(&payload_bytes).into()) {
        return None;
    }
    for entry in manifest(&payload_bytes, ManifestKind::Payload)?.entries() {
        wanted.insert(entry.path.to_owned(), entry.digest);
    }
    let digest = Sha256::of(&tag_bytes).into();
    wanted.insert(TAG_MANIFEST_PATH.to_owned(), digest);
    if let Some(signature) = small_file(view, SIGNATURE_PATH, SIGNATURE_BYTES_MAX) {
        let digest = Sha256::of(&signature).into();
        wanted.insert(SIGNATURE_PATH.to_owned(), digest);
    }
    Some(wanted)
}
