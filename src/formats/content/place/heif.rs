//! HEIC and AVIF: the items `Exif` and XMP, found by their list and blanked in their place.
//!
//! How the picture is turned stands elsewhere (`irot`), so a blank EXIF item changes nothing.

use super::trace::PlaceTrace;
use super::{exif, xmp};
use crate::formats::content::bytes::{array, be16, be32, index, slice};
use crate::formats::content::mp4::{Child, children};

/// Most items and pieces of items; real files have some hundred tiles.
const MOST_ITEMS: usize = 4096;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Carried {
    Exif,
    Xmp,
}

/// What a file gives away.
pub(super) fn find(bytes: &[u8]) -> Vec<PlaceTrace> {
    items(bytes)
        .into_iter()
        .filter_map(|(carried, at, len)| Some((carried, slice(bytes, at, len)?)))
        .flat_map(|(carried, body)| match carried {
            Carried::Exif => exif::read(tiff_of(body)).traces(),
            Carried::Xmp => xmp::traces(body),
        })
        .collect()
}

/// An EXIF item begins with the distance to its TIFF structure.
fn tiff_of(body: &[u8]) -> &[u8] {
    let skip = be32(body, 0).and_then(index).unwrap_or(0);
    body.get(4..)
        .and_then(|rest| rest.get(skip..))
        .unwrap_or_default()
}

/// Blanks: an EXIF block without entries, and white space for XMP.
pub(super) fn patches(bytes: &[u8]) -> Vec<(u64, Vec<u8>)> {
    let mut patches = Vec::new();
    for (carried, at, len) in items(bytes) {
        let blank = match carried {
            Carried::Exif => {
                let mut blank = b"\0\0\0\0II*\0\x08\0\0\0".to_vec();
                blank.resize(len, 0);
                blank
            }
            Carried::Xmp => vec![b' '; len],
        };
        if let Ok(at) = u64::try_from(at) {
            patches.push((at, blank));
        }
    }
    patches
}

/// Place and length of every piece of an EXIF or XMP item.
fn items(bytes: &[u8]) -> Vec<(Carried, usize, usize)> {
    let Some(meta) = children(bytes).find(|child| child.kind == *b"meta") else {
        return Vec::new();
    };
    // `meta` is a full box: version and flags before its children.
    let inner_at = meta.body_at() + 4;
    let inner = meta.body().get(4..).unwrap_or_default();
    let named = |kind: [u8; 4]| children(inner).find(move |child| child.kind == kind);
    let (Some(list), Some(places)) = (named(*b"iinf"), named(*b"iloc")) else {
        return Vec::new();
    };
    let data_at = named(*b"idat").map(|data| inner_at + data.body_at());
    let wanted = wanted_items(list);
    // Items do not share bytes; those of a crafted file could each be as long as the file.
    let mut left = bytes.len();
    locations(places.body(), data_at)
        .into_iter()
        .filter_map(|(id, at, len)| {
            let (_, carried) = wanted.iter().find(|(wanted, _)| *wanted == id)?;
            bytes.get(at..at.checked_add(len)?)?;
            left = left.checked_sub(len)?;
            Some((*carried, at, len))
        })
        .collect()
}

/// Numbers of the items that carry EXIF or XMP (§8.11.6).
fn wanted_items(list: Child<'_>) -> Vec<(u32, Carried)> {
    let body = list.body();
    let head = if body.first() == Some(&0) { 6 } else { 8 };
    children(body.get(head..).unwrap_or_default())
        .take(MOST_ITEMS)
        .filter(|child| child.kind == *b"infe")
        .filter_map(|entry| {
            let body = entry.body();
            let (id, rest) = match body.first()? {
                2 => (u32::from(be16(body, 4)?), body.get(8..)?),
                3 => (be32(body, 4)?, body.get(10..)?),
                _ => return None,
            };
            let carried = match array::<4>(rest, 0)? {
                [b'E', b'x', b'i', b'f'] => Carried::Exif,
                [b'm', b'i', b'm', b'e'] => Carried::Xmp,
                _ => return None,
            };
            Some((id, carried))
        })
        .collect()
}

/// Number, place and length of the pieces of all items (§8.11.3).
fn locations(body: &[u8], data_at: Option<usize>) -> Vec<(u32, usize, usize)> {
    read_locations(body, data_at).unwrap_or_default()
}

fn read_locations(body: &[u8], data_at: Option<usize>) -> Option<Vec<(u32, usize, usize)>> {
    let version = *body.first()?;
    let sizes = be16(body, 4)?;
    let nibble = |shift: u32| usize::from((sizes >> shift) & 15);
    let (offset_size, length_size, base_size) = (nibble(12), nibble(8), nibble(4));
    let index_size = if version > 0 { nibble(0) } else { 0 };
    let mut reader = Reader { body, at: 6 };
    let count = reader.number(if version < 2 { 2 } else { 4 })?;
    let mut found = Vec::new();
    for _ in 0..count.min(MOST_ITEMS) {
        let id = reader.number(if version < 2 { 2 } else { 4 })?;
        let method = if version > 0 {
            reader.number(2)? & 15
        } else {
            0
        };
        reader.number(2)?;
        let base = reader.number(base_size)?;
        let pieces = reader.number(2)?;
        for _ in 0..pieces.min(MOST_ITEMS) {
            reader.number(index_size)?;
            let offset = reader.number(offset_size)?;
            let len = reader.number(length_size)?;
            let from = match method {
                0 => Some(0),
                1 => data_at,
                _ => None,
            };
            let at = from.and_then(|from| from.checked_add(base)?.checked_add(offset));
            if let (Some(at), Ok(id)) = (at, u32::try_from(id)) {
                found.push((id, at, len));
            }
        }
        if found.len() > MOST_ITEMS {
            break;
        }
    }
    Some(found)
}

struct Reader<'a> {
    body: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    /// A big-endian number of 0 to 8 bytes.
    fn number(&mut self, width: usize) -> Option<usize> {
        let bytes = slice(self.body, self.at, width)?;
        self.at += width;
        let value = bytes
            .iter()
            .fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
        usize::try_from(value).ok()
    }
}
