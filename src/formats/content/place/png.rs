//! PNG: chunks that carry EXIF or XMP.

use std::io::Read;

use super::trace::PlaceTrace;
use super::{exif, xmp};
use crate::formats::content::bytes::find as find_bytes;
use crate::formats::content::extent::png::{PngChunk, chunks};
use crate::formats::content::rewrite::Rewrite;

/// Longest text that is unpacked from a chunk. A crafted chunk of a few kilobytes can unpack to
/// gigabytes; metadata has a megabyte at most.
const TEXT_BYTES_MAX: u64 = 4 << 20;

/// Most metadata chunks that are read. Pictures have one or two; a crafted chunk may unpack to a
/// thousand times its length.
const CARRIERS_MAX: usize = 64;

/// What a PNG file reveals.
pub(super) fn find(bytes: &[u8]) -> Vec<PlaceTrace> {
    chunks(bytes)
        .filter(carries)
        .take(CARRIERS_MAX)
        .flat_map(|chunk| carried(&chunk).map_or_else(Vec::new, traces_of))
        .collect()
}

/// Whether a chunk is of a type that carries metadata.
fn carries(chunk: &PngChunk<'_>) -> bool {
    let keyword = || chunk.body.split(|byte| *byte == 0).next();
    match &chunk.kind {
        b"eXIf" => true,
        b"tEXt" | b"zTXt" | b"iTXt" => keyword().is_some_and(|keyword| KEYWORDS.contains(&keyword)),
        _ => false,
    }
}

const KEYWORDS: [&[u8]; 4] = [
    b"XML:com.adobe.xmp",
    b"Raw profile type exif",
    b"Raw profile type APP1",
    b"Raw profile type xmp",
];

enum PngPlace {
    Exif(Vec<u8>),
    Xmp(Vec<u8>),
}

fn traces_of(carried: PngPlace) -> Vec<PlaceTrace> {
    match carried {
        PngPlace::Exif(block) => exif::read(&block).traces(),
        PngPlace::Xmp(packet) => xmp::traces(&packet),
    }
}

/// The metadata in a chunk; `None` if it carries none.
fn carried(chunk: &PngChunk<'_>) -> Option<PngPlace> {
    let body = chunk.body;
    match &chunk.kind {
        b"eXIf" => return Some(PngPlace::Exif(body.to_vec())),
        b"tEXt" | b"zTXt" | b"iTXt" => {}
        _ => return None,
    }
    let end = body.iter().position(|byte| *byte == 0)?;
    let (keyword, rest) = (body.get(..end)?, body.get(end + 1..)?);
    let text = match &chunk.kind {
        b"tEXt" => rest.to_vec(),
        b"zTXt" => unpacked(rest.get(1..)?),
        _ => {
            // Compression flag, method, language, translated keyword.
            let packed = *rest.first()? != 0;
            let mut after = rest.get(2..)?.splitn(3, |byte| *byte == 0);
            let text = after.nth(2)?;
            if packed {
                unpacked(text)
            } else {
                text.to_vec()
            }
        }
    };
    match keyword {
        b"XML:com.adobe.xmp" => Some(PngPlace::Xmp(text)),
        b"Raw profile type exif" | b"Raw profile type APP1" => Some(raw_profile(&text)),
        b"Raw profile type xmp" => match raw_profile(&text) {
            PngPlace::Exif(bytes) | PngPlace::Xmp(bytes) => Some(PngPlace::Xmp(bytes)),
        },
        _ => None,
    }
}

fn unpacked(packed: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    // A broken stream yields what came before the break.
    let _ = flate2::read::ZlibDecoder::new(packed)
        .take(TEXT_BYTES_MAX)
        .read_to_end(&mut text);
    text
}

/// ImageMagick's form: a name, a length, and the bytes as hexadecimal digits.
fn raw_profile(text: &[u8]) -> PngPlace {
    let digits = text.trim_ascii_start().split(|byte| *byte == b'\n').skip(2);
    let digits: Vec<u8> = digits
        .flatten()
        .copied()
        .filter(u8::is_ascii_hexdigit)
        .collect();
    let (pairs, _) = digits.as_chunks::<2>();
    let bytes: Vec<u8> = pairs
        .iter()
        .filter_map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect();
    if find_bytes(&bytes, b"<x:xmpmeta").is_some() {
        PngPlace::Xmp(bytes)
    } else {
        PngPlace::Exif(bytes)
    }
}

/// The picture without those chunks; a rotated one gets an `eXIf` chunk with its orientation only.
pub(super) fn without(bytes: &[u8]) -> Option<Rewrite> {
    let mut plan = Rewrite::new();
    plan.keep(0, 8);
    let mut ended = false;
    let mut carriers = 0;
    for chunk in chunks(bytes) {
        let is_carrier = carries(&chunk);
        carriers += usize::from(is_carrier);
        if carriers > CARRIERS_MAX && is_carrier {
            // Chunks beyond the limit are removed unread.
            continue;
        }
        let content = if is_carrier { carried(&chunk) } else { None };
        match content {
            Some(PngPlace::Exif(block)) => {
                if let Some(block) = exif::only_orientation(exif::read(&block)) {
                    plan.add(make_chunk(*b"eXIf", &block)?);
                }
            }
            Some(PngPlace::Xmp(_)) => {}
            None => plan.keep(
                u64::try_from(chunk.at).ok()?,
                u64::try_from(chunk.end).ok()?,
            ),
        }
        if chunk.is_last() {
            ended = true;
            break;
        }
    }
    ended.then_some(plan)
}

fn make_chunk(kind: [u8; 4], body: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = u32::try_from(body.len()).ok()?.to_be_bytes().to_vec();
    bytes.extend(kind);
    bytes.extend(body);
    let check = crc32fast::hash(bytes.get(4..)?);
    bytes.extend(check.to_be_bytes());
    Some(bytes)
}
