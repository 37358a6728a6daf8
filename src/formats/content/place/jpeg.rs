//! JPEG: segments before the picture data, and what phones append after it.

use super::trace::{PlaceTrace, Trace, TraceStore};
use super::{exif, film, xmp};
use crate::formats::content::bytes::find as find_bytes;
use crate::formats::content::extent::jpeg::segments;
use crate::formats::content::rewrite::Rewrite;

const EXIF: &[u8] = b"Exif\0\0";
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const MORE_XMP: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";

/// What a JPEG file reveals.
pub(super) fn find(bytes: &[u8]) -> Vec<PlaceTrace> {
    let (found, end) = segments(bytes).unwrap_or_else(|| (Vec::new(), bytes.len()));
    let mut traces = Vec::new();
    for segment in found.iter().filter(|segment| segment.marker == 0xe1) {
        traces.extend(traces_of(segment.body));
    }
    let appended = bytes.get(end..).unwrap_or_default();
    if has_appended_traces(appended) {
        let store = TraceStore::Appended;
        traces.push(PlaceTrace {
            trace: Trace::Place,
            store,
        });
    }
    traces
}

fn traces_of(body: &[u8]) -> Vec<PlaceTrace> {
    if body.starts_with(EXIF) {
        exif::read(body).traces()
    } else if let Some(packet) = body
        .strip_prefix(XMP)
        .or_else(|| body.strip_prefix(MORE_XMP))
    {
        xmp::traces(packet)
    } else {
        Vec::new()
    }
}

/// Most EXIF blocks that are read in trailing data. Cameras append a handful of pictures; a crafted
/// file could hold one every few bytes, each with tables to walk.
const APPENDED_MAX: usize = 256;

/// Whether appended pictures (depth, earlier moments) or short films reveal something.
fn has_appended_traces(appended: &[u8]) -> bool {
    let mut rest = appended;
    for _ in 0..APPENDED_MAX {
        let Some(at) = find_bytes(rest, EXIF) else {
            break;
        };
        rest = rest.get(at + EXIF.len()..).unwrap_or_default();
        if exif::read(rest).position {
            return true;
        }
    }
    let film_at = find_bytes(appended, b"ftyp").and_then(|at| at.checked_sub(4));
    film_at
        .and_then(|at| appended.get(at..))
        .is_some_and(|film| {
            film::find(&mut std::io::Cursor::new(film)).is_ok_and(|traces| !traces.is_empty())
        })
}

/// The picture without EXIF, XMP and trailing data. Colour profile, comments and pixels stay; a
/// rotated picture keeps an EXIF block with its orientation only.
pub(super) fn without(bytes: &[u8]) -> Option<Rewrite> {
    let (found, end) = segments(bytes)?;
    let mut plan = Rewrite::new();
    plan.keep(0, 2);
    let mut turned = false;
    let cut = end < bytes.len();
    for segment in &found {
        let body = segment.body;
        let is_exif = segment.marker == 0xe1 && body.starts_with(EXIF);
        let is_xmp =
            segment.marker == 0xe1 && (body.starts_with(XMP) || body.starts_with(MORE_XMP));
        // The list of appended pictures points at data that is cut off.
        let is_list = cut && segment.marker == 0xe2 && body.starts_with(b"MPF\0");
        if is_exif && !turned {
            turned = true;
            if let Some(block) = exif::only_orientation(exif::read(body)) {
                let len = u16::try_from(2 + EXIF.len() + block.len()).ok()?;
                plan.add([&[0xff, 0xe1], &len.to_be_bytes()[..], EXIF, &block].concat());
            }
        }
        if !(is_exif || is_xmp || is_list) {
            plan.keep(
                u64::try_from(segment.at).ok()?,
                u64::try_from(segment.end).ok()?,
            );
        }
    }
    plan.add(vec![0xff, 0xd9]);
    Some(plan)
}
