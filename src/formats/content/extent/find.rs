//! Finds the end of a file, for every format.

use std::io::{self, Cursor, Read, Seek};

use super::{by_length_fields, gif, jpeg, pdf, png};
use crate::formats::content::FileKind;
use crate::formats::content::mp4::{StructureFault, TopLevel, is_of_films, read_top_level};

/// Where a file in memory ends; `None` if its structure does not say, or is broken.
pub(in crate::formats::content) fn end_in_memory(kind: FileKind, bytes: &[u8]) -> Option<usize> {
    match kind {
        FileKind::Jpeg => jpeg::segments(bytes).map(|(_, end)| end),
        FileKind::Png => png::chunks(bytes)
            .find(png::PngChunk::is_last)
            .map(|chunk| chunk.end),
        FileKind::Gif => gif::end(bytes),
        FileKind::Pdf => pdf::ends(bytes).last(),
        _ => {
            // Reading from memory does not fail.
            let end = end_in_file(kind, &mut Cursor::new(bytes)).ok().flatten();
            end.and_then(|end| usize::try_from(end).ok())
        }
    }
}

/// As [`end_in_memory`], for kinds whose parts can be skipped: of a film, only the box headers are
/// read. `None` for kinds that must be read whole. Reads forward, except for a few bytes of the
/// last header.
///
/// # Errors
/// Fails if the source cannot be read.
pub(in crate::formats::content) fn end_in_file<R: Read + Seek>(
    kind: FileKind,
    source: &mut R,
) -> io::Result<Option<u64>> {
    match kind {
        FileKind::Mp4 | FileKind::QuickTime | FileKind::M4a | FileKind::ThreeGp => {
            Ok(end_of_boxes(&read_top_level(source)?))
        }
        _ => by_length_fields::end(kind, source),
    }
}

/// The end of the last box of a kind that films have. Trailing data may look like a vendor's box.
fn end_of_boxes(top: &TopLevel) -> Option<u64> {
    let last = top.boxes.iter().rfind(|found| is_of_films(found.kind))?;
    // The film was cut, or its boxes could not all be walked.
    let mut faults = top.faults.iter();
    let broken = faults.any(|fault| !matches!(fault, StructureFault::NoBox { .. }));
    (!broken).then(|| last.end())
}
