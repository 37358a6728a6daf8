//! Recognizes files given instead of a drive: a packed drive, or one file of it.

use super::words::{ImageFinding, Way};
use crate::base::ReadAt;
use crate::formats::content::{FileKind, SNIFF_BYTES, sniff};
use crate::verify::drive::drives_in;
use crate::words::Message;

/// The kind of a file that is neither an image nor a ZIP, and what to give instead; `None` if the
/// kind is unknown.
pub(in crate::verify) fn kind_message(storage: &dyn ReadAt, target: &str) -> Option<Message> {
    let length = usize::try_from(storage.length_bytes().ok()?).unwrap_or(usize::MAX);
    let mut first = vec![0; length.min(SNIFF_BYTES)];
    storage.read_exact_at(0, &mut first).ok()?;
    let kind = sniff(&first, target);
    if matches!(kind, FileKind::Unknown | FileKind::Empty) {
        return None;
    }
    let name = target.rsplit(['/', '\\']).next().unwrap_or(target);
    // A file that marks a drive marks its folder as the drive.
    let is_of_a_drive = !drives_in(std::iter::once(name)).is_empty();
    let way = match kind {
        FileKind::VirtualDisk | FileKind::DiscImage => Way::PlainImage,
        kind if kind.is_archive() => Way::Unpack,
        _ if is_of_a_drive => Way::TheDrive,
        _ => Way::ADrive,
    };
    Some(ImageFinding::Mistaken { kind, way }.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn what_was_given_in_place_of_a_drive_is_named_with_the_way() {
        let named = |bytes: &[u8], target: &str| {
            let found = kind_message(&bytes, target);
            found.map_or_else(String::new, |found| found.sentence(Language::En))
        };
        assert_eq!(
            named(b"\x1f\x8b\x08\0", "8101.img.gz"),
            "a gzip file: unpack it first, and give what was in it"
        );
        assert!(named(b"7z\xbc\xaf\x27\x1c", "8101.7z").contains("unpack it first"));
        assert_eq!(
            named(b"<!doctype html>", "E:\\START-HERE.html"),
            "an HTML page: give the drive, not a file on it"
        );
        assert!(named(b"BagIt-Version: 1.0\n", "x/bagit.txt").contains("not a file on it"));
        assert!(named(b"%PDF-1.7\n", "x/guide.pdf").contains("a PDF document: give a drive"));
        assert_eq!(named(&[0; 600], "8101.img"), "");
    }
}
