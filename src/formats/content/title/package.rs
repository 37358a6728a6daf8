//! Titles of Office and OpenDocument packages.

use std::io::{Read, Seek};

use zip::ZipArchive;

use super::xmp;
use crate::formats::content::FileKind;

/// Longest part with a document's properties; real ones have a kilobyte, and a packed bomb would
/// fill the memory.
const PROPERTIES_BYTES_MAX: u64 = 256 << 10;

/// The title in the document's properties. `None` if the package or the part cannot be read; other
/// checks report that.
pub(super) fn title<R: Read + Seek>(kind: FileKind, source: &mut R) -> Option<String> {
    let part = match kind {
        FileKind::OpenDocument => "meta.xml",
        _ => "docProps/core.xml",
    };
    let mut zip = ZipArchive::new(source).ok()?;
    let member = zip.by_name(part).ok()?;
    let mut bytes = Vec::new();
    member
        .take(PROPERTIES_BYTES_MAX)
        .read_to_end(&mut bytes)
        .ok()?;
    xmp::title(&bytes)
}
