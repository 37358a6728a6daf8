//! JPEG: the segments and the end of the picture.

use crate::formats::content::bytes::be16;

/// Most segments of a picture. Large profiles and extended XMP take some thousand; a crafted file
/// could hold one every four bytes.
const SEGMENTS_MAX: usize = 65_536;

/// A marker with its segment.
pub(in crate::formats::content) struct Segment<'a> {
    pub(in crate::formats::content) marker: u8,
    pub(in crate::formats::content) at: usize,
    pub(in crate::formats::content) end: usize,
    pub(in crate::formats::content) body: &'a [u8],
}

/// The segments up to the end of the picture, and where the picture ends. Scan data belongs to the
/// segment before it. `None` if a segment is broken or cut.
pub(in crate::formats::content) fn segments(bytes: &[u8]) -> Option<(Vec<Segment<'_>>, usize)> {
    let mut found = Vec::new();
    let mut at = 2;
    while found.len() < SEGMENTS_MAX {
        while bytes.get(at) == Some(&0xff) && bytes.get(at + 1) == Some(&0xff) {
            at += 1;
        }
        if bytes.get(at) != Some(&0xff) {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        let start = at;
        at += 2;
        match marker {
            0xd9 => return Some((found, at)),
            0x01 | 0xd0..=0xd8 => continue,
            _ => {}
        }
        let len = usize::from(be16(bytes, at)?);
        let body = bytes.get(at + 2..at + len)?;
        at += len;
        if marker == 0xda {
            at = end_of_scan(bytes, at);
        }
        found.push(Segment {
            marker,
            at: start,
            end: at,
            body,
        });
    }
    None
}

/// The offset after a scan's data: the next marker that is not a restart or an escaped byte.
fn end_of_scan(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let marker = rest.windows(2).position(
        |pair| matches!(pair, [0xff, second] if !matches!(second, 0 | 0xff | 0xd0..=0xd7)),
    );
    from + marker.unwrap_or(rest.len())
}

/// Whether the picture reaches its end marker. Skips stray bytes between segments, as viewers do.
pub(super) fn reaches_end(bytes: &[u8]) -> bool {
    let mut at = 2;
    loop {
        at = end_of_scan(bytes, at);
        let (Some(0xff), Some(marker)) = (bytes.get(at), bytes.get(at + 1)) else {
            return false;
        };
        at += 2;
        match marker {
            0xd9 => return true,
            0x01 | 0xd8 => {}
            _ => match be16(bytes, at).map(usize::from) {
                Some(len) if at + len <= bytes.len() => at += len.max(2),
                _ => return false,
            },
        }
    }
}
