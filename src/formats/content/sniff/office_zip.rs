//! Recognises the kind of a ZIP by the names of its first members.
//!
//! Covers local file headers only (APPNOTE 4.3.7). Leaves out the central directory, which lies
//! beyond the first bytes.

use crate::formats::content::bytes::{find, le16, le32, slice};
use crate::formats::content::kind::FileKind;

/// Most members of a ZIP that are looked at. A crafted archive could hold very many tiny ones.
pub const MEMBERS_SNIFFED_MAX: usize = 64;

/// The kind of a ZIP, by the names of the members that begin within the first bytes.
pub(super) fn zip_flavour(bytes: &[u8]) -> FileKind {
    let mut office = false;
    let mut at = 0;
    for _ in 0..MEMBERS_SNIFFED_MAX {
        let Some((name, data, next)) = zip_member(bytes, at) else {
            break;
        };
        match name {
            b"mimetype" if data.starts_with(b"application/epub+zip") => return FileKind::Epub,
            b"mimetype" if data.starts_with(b"application/vnd.oasis.opendocument") => {
                return FileKind::OpenDocument;
            }
            b"META-INF/MANIFEST.MF" | b"META-INF/" if at == 0 => return FileKind::JavaArchive,
            b"AndroidManifest.xml" => return FileKind::AndroidProgram,
            b"[Content_Types].xml" | b"_rels/.rels" => office = true,
            _ if name.starts_with(b"word/") && office => return FileKind::Docx,
            _ if name.starts_with(b"ppt/") && office => return FileKind::Pptx,
            _ if name.starts_with(b"xl/") && office => return FileKind::Xlsx,
            _ => {}
        }
        let Some(next) = next else { break };
        at = next;
    }
    if office {
        office_flavour_by_any_name(bytes)
    } else {
        FileKind::Zip
    }
}

/// Name, stored bytes and offset of the next member; no offset if the header gives no length.
fn zip_member(bytes: &[u8], at: usize) -> Option<(&[u8], &[u8], Option<usize>)> {
    let head = bytes.get(at..)?;
    if !head.starts_with(b"PK\x03\x04") {
        return None;
    }
    let streamed = le16(head, 6)? & 0x0008 != 0;
    let packed = usize::try_from(le32(head, 18)?).ok()?;
    let name_len = usize::from(le16(head, 26)?);
    let name = slice(head, 30, name_len)?;
    let data_at = 30 + name_len + usize::from(le16(head, 28)?);
    let data = head.get(data_at..).unwrap_or_default();
    let next = (!streamed)
        .then(|| at.checked_add(data_at)?.checked_add(packed))
        .flatten();
    Some((name, data, next))
}

/// Searches for headers, because members whose length follows their data cannot be skipped.
fn office_flavour_by_any_name(bytes: &[u8]) -> FileKind {
    let flavours: [(&[u8], FileKind); 3] = [
        (b"word/", FileKind::Docx),
        (b"ppt/", FileKind::Pptx),
        (b"xl/", FileKind::Xlsx),
    ];
    let mut from = 0;
    while let Some(at) = bytes.get(from..).and_then(|rest| find(rest, b"PK\x03\x04")) {
        let name = bytes.get(from + at + 30..).unwrap_or_default();
        if let Some((_, kind)) = flavours.iter().find(|(start, _)| name.starts_with(start)) {
            return *kind;
        }
        from += at + 4;
    }
    FileKind::OfficeOpenXml
}
