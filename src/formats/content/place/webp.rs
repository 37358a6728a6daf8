//! WebP: the RIFF chunks `EXIF` and `XMP `.

use super::trace::PlaceTrace;
use super::{exif, xmp};
use crate::formats::content::bytes::{index, le32, slice};
use crate::formats::content::rewrite::Rewrite;

struct WebpChunk<'a> {
    kind: [u8; 4],
    at: usize,
    end: usize,
    body: &'a [u8],
}

/// The chunks; each is padded to an even length.
fn chunks(bytes: &[u8]) -> impl Iterator<Item = WebpChunk<'_>> {
    let mut at = 12;
    std::iter::from_fn(move || {
        let kind = slice(bytes, at, 4)?.try_into().ok()?;
        let len = le32(bytes, at + 4).and_then(index)?;
        let body = slice(bytes, at + 8, len)?;
        let end = (at + 8)
            .checked_add(len)?
            .checked_add(len % 2)?
            .min(bytes.len());
        let chunk = WebpChunk {
            kind,
            at,
            end,
            body,
        };
        at = end;
        Some(chunk)
    })
}

/// What a WebP file reveals.
pub(super) fn find(bytes: &[u8]) -> Vec<PlaceTrace> {
    chunks(bytes)
        .flat_map(|chunk| match &chunk.kind {
            b"EXIF" => exif::read(chunk.body).traces(),
            b"XMP " => xmp::traces(chunk.body),
            _ => Vec::new(),
        })
        .collect()
}

/// Flags of the `VP8X` header that announce EXIF and XMP.
const HAS_EXIF: u8 = 0x08;
const HAS_XMP: u8 = 0x04;

/// The picture without those chunks; a rotated one keeps a small `EXIF` with its orientation.
pub(super) fn without(bytes: &[u8]) -> Option<Rewrite> {
    let turned = chunks(bytes)
        .find(|chunk| chunk.kind == *b"EXIF")
        .and_then(|chunk| exif::only_orientation(exif::read(chunk.body)));
    let mut body = Rewrite::new();
    for chunk in chunks(bytes) {
        match &chunk.kind {
            b"EXIF" | b"XMP " => {}
            b"VP8X" => {
                let mut head = bytes.get(chunk.at..chunk.end)?.to_vec();
                let flags = head.get_mut(8)?;
                *flags &= !(HAS_EXIF | HAS_XMP);
                if turned.is_some() {
                    *flags |= HAS_EXIF;
                }
                body.add(head);
            }
            _ => body.keep(
                u64::try_from(chunk.at).ok()?,
                u64::try_from(chunk.end).ok()?,
            ),
        }
    }
    if let Some(block) = turned {
        let len = u32::try_from(block.len()).ok()?.to_le_bytes();
        let filling: &[u8] = if block.len() % 2 == 1 { &[0] } else { &[] };
        body.add([b"EXIF", &len[..], &block, filling].concat());
    }
    let len = u32::try_from(body.len().checked_add(4)?)
        .ok()?
        .to_le_bytes();
    let mut plan = Rewrite::new();
    plan.add([b"RIFF", &len[..], b"WEBP"].concat());
    plan.append(body);
    Some(plan)
}
