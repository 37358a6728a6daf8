//! Checks that a drive has the identity that its set records (RFC 8493 §2.2.1, §2.2.2).

use crate::bag::INFO_PATH;
use crate::base::Sha256;
use crate::drive::Recipient;
use crate::formats::bagit::{
    Algorithm, Charset, Digest, ManifestKind, parse_manifest, parse_tag_file,
};
use crate::image::set::ImageSet;

/// Compares a drive's `bag-info.txt` with its tag manifest and with the set.
pub(super) fn check(
    set: &ImageSet,
    recipient: &Recipient,
    info: &[u8],
    tag_manifest: &[u8],
) -> Result<(), &'static str> {
    let algorithm = Algorithm::Sha256;
    let listed = parse_manifest(tag_manifest, ManifestKind::Tag, algorithm, Charset::UTF_8);
    let digest = Digest::from(Sha256::of(info));
    let mut entries = listed.entries();
    let entry = entries.find(|entry| entry.path == INFO_PATH);
    if entry.is_none_or(|entry| entry.digest != digest) {
        return Err("its bag-info.txt is not the one that its tag manifest lists");
    }
    let identity = set.identity();
    let said = parse_tag_file(&String::from_utf8_lossy(info));
    let expected = [
        ("External-Identifier", recipient.to_string()),
        ("Bag-Group-Identifier", identity.group()),
        ("Signed-By", identity.signed_by()),
    ];
    let says = |(label, value): &(&str, String)| said.all(label).eq([value.as_str()]);
    if expected.iter().all(says) {
        Ok(())
    } else {
        Err("its drive says that it is another one")
    }
}
