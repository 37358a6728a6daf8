//! Finds and removes traces, for every format.

use std::io::{self, Read, Seek, SeekFrom};

use super::trace::{PlaceError, PlaceTrace, Removal};
use super::{exif, film, jpeg, png, webp, xmp};
use crate::formats::content::FileKind;

/// The largest picture that is read into memory: 256 MiB, several times a print-quality poster. A
/// crafted file could be as large as the disk.
const PICTURE_BYTES_MAX: u64 = 256 << 20;

/// Everything that a photo or film reveals, sorted, without repeats. Empty for other kinds.
///
/// # Errors
/// Fails if the source cannot be read.
pub fn find_place<R: Read + Seek>(kind: FileKind, source: &mut R) -> io::Result<Vec<PlaceTrace>> {
    let mut traces = match kind {
        FileKind::Mp4 | FileKind::QuickTime | FileKind::M4a | FileKind::ThreeGp => {
            film::find(source)?
        }
        FileKind::Jpeg | FileKind::Png | FileKind::Webp => {
            let bytes = read_picture(source)?;
            return Ok(bytes.map_or_else(Vec::new, |bytes| find_in_picture(kind, &bytes)));
        }
        _ => Vec::new(),
    };
    traces.sort_unstable();
    traces.dedup();
    Ok(traces)
}

/// As [`find_place`] for a picture that is in memory; empty for other kinds.
pub(crate) fn find_in_picture(kind: FileKind, bytes: &[u8]) -> Vec<PlaceTrace> {
    let mut traces = match kind {
        FileKind::Jpeg => jpeg::find(bytes),
        FileKind::Png => png::find(bytes),
        FileKind::Webp => webp::find(bytes),
        FileKind::Tiff => exif::read(bytes).traces(),
        _ => Vec::new(),
    };
    traces.sort_unstable();
    traces.dedup();
    traces
}

/// What a stand-alone XMP packet reveals.
pub(crate) fn find_in_packet(packet: &[u8]) -> Vec<PlaceTrace> {
    xmp::traces(packet)
}

/// Plans the removal of everything that [`find_place`] finds; `None` if there is nothing. Picture,
/// sound and orientation stay as they are.
///
/// # Errors
/// See [`PlaceError`].
pub fn plan_place_removal<R: Read + Seek>(
    kind: FileKind,
    source: &mut R,
) -> Result<Option<Removal>, PlaceError> {
    if find_place(kind, source)?.is_empty() {
        return Ok(None);
    }
    let removal = match kind {
        FileKind::Mp4 | FileKind::QuickTime | FileKind::M4a | FileKind::ThreeGp => {
            Removal::Patches(film::patches(source)?)
        }
        FileKind::Jpeg | FileKind::Png | FileKind::Webp => {
            let bytes = read_picture(source)?.ok_or(PlaceError::TooLarge)?;
            match kind {
                FileKind::Jpeg => {
                    Removal::Rewrite(jpeg::without(&bytes).ok_or(PlaceError::Broken)?)
                }
                FileKind::Png => Removal::Rewrite(png::without(&bytes).ok_or(PlaceError::Broken)?),
                _ => Removal::Rewrite(webp::without(&bytes).ok_or(PlaceError::Broken)?),
            }
        }
        other => return Err(PlaceError::Format(other)),
    };
    Ok(Some(removal))
}

fn read_picture<R: Read + Seek>(source: &mut R) -> io::Result<Option<Vec<u8>>> {
    let len = source.seek(SeekFrom::End(0))?;
    if len > PICTURE_BYTES_MAX {
        return Ok(None);
    }
    source.seek(SeekFrom::Start(0))?;
    let mut bytes = Vec::new();
    source
        .by_ref()
        .take(PICTURE_BYTES_MAX)
        .read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}
