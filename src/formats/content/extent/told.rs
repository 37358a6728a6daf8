//! Kinds whose parts tell their lengths in front, so that a reader can pass over them.

use std::io::{self, Read, Seek, SeekFrom};

use zip::ZipArchive;

use crate::formats::content::Kind;
use crate::formats::content::bytes::{array, be32, le16, le32, slice};

/// Most parts that are passed over: an hour of Ogg has some ten thousand pages. A crafted file
/// could have one for every few bytes.
const MOST_PARTS: usize = 1_000_000;

/// The longest head of a part: a page of Ogg with its table.
const LONGEST_HEAD: u64 = 27 + 255;

/// The length of a part by its head and its place in the file; `None` where no part begins.
type Part = fn(&[u8], u64) -> Option<u64>;

/// Where the file ends by what its parts tell.
pub(super) fn end<R: Read + Seek>(kind: Kind, source: &mut R) -> io::Result<Option<u64>> {
    let part: Part = match kind {
        Kind::Webp | Kind::Wav | Kind::Avi => riff,
        Kind::Aiff => aiff,
        Kind::Ogg => ogg_page,
        Kind::Midi => midi,
        Kind::Matroska | Kind::WebM => element,
        Kind::Bmp => bitmap,
        Kind::Woff | Kind::Woff2 => font,
        Kind::Zip
        | Kind::Epub
        | Kind::OpenDocument
        | Kind::OfficeOpenXml
        | Kind::Docx
        | Kind::Pptx
        | Kind::Xlsx => {
            let zip = ZipArchive::new(&mut *source);
            // A broken one is told as such.
            return match zip.map(|zip| zip.central_directory_start()) {
                Ok(list_at) => pass_over(source, list_at, zip_record),
                Err(_) => Ok(None),
            };
        }
        _ => return Ok(None),
    };
    pass_over(source, 0, part)
}

/// Behind the last part of those that begin at `from`.
fn pass_over<R: Read + Seek>(source: &mut R, from: u64, part: Part) -> io::Result<Option<u64>> {
    let file_len = source.seek(SeekFrom::End(0))?;
    let mut at = from;
    for _ in 0..MOST_PARTS {
        source.seek(SeekFrom::Start(at))?;
        let mut head = Vec::new();
        source.by_ref().take(LONGEST_HEAD).read_to_end(&mut head)?;
        let Some(len) = part(&head, at).filter(|len| *len > 0) else {
            return Ok((at > from).then_some(at));
        };
        match at.checked_add(len) {
            Some(end) if end < file_len => at = end,
            // The last byte that fills a part up to an even length may be missing.
            Some(end) if end <= file_len.saturating_add(1) => return Ok(Some(file_len)),
            // Cut, or a length that a program left open.
            _ => return Ok(None),
        }
    }
    Ok(None)
}

/// What stands in the list of members and behind it (APPNOTE 4.3.12 to 4.3.16).
fn zip_record(head: &[u8], _: u64) -> Option<u64> {
    let short = |at: usize| le16(head, at).map(u64::from);
    match array::<4>(head, 0)? {
        [b'P', b'K', 1, 2] => Some(46 + short(28)? + short(30)? + short(32)?),
        [b'P', b'K', 5, 5] => Some(6 + short(4)?),
        [b'P', b'K', 6, 6] => array(head, 4).map(u64::from_le_bytes)?.checked_add(12),
        [b'P', b'K', 6, 7] => Some(20),
        [b'P', b'K', 5, 6] => Some(22 + short(20)?),
        _ => None,
    }
}

/// `RIFF`; a long AVI goes on in parts of its own sort.
fn riff(head: &[u8], at: u64) -> Option<u64> {
    let goes_on = at == 0 || slice(head, 8, 4) == Some(b"AVIX");
    let len = le32(head, 4).filter(|_| head.starts_with(b"RIFF") && goes_on)?;
    even(len).map(|len| len + 8)
}

fn aiff(head: &[u8], at: u64) -> Option<u64> {
    let len = be32(head, 4).filter(|_| head.starts_with(b"FORM") && at == 0)?;
    even(len).map(|len| len + 8)
}

/// Chunks are filled up to an even length; an empty one is a length that was never written.
fn even(len: u32) -> Option<u64> {
    (len > 0).then(|| u64::from(len) + u64::from(len % 2))
}

fn ogg_page(head: &[u8], _: u64) -> Option<u64> {
    let pieces = usize::from(*head.get(26).filter(|_| head.starts_with(b"OggS"))?);
    let table = slice(head, 27, pieces)?;
    let data: u64 = table.iter().map(|len| u64::from(*len)).sum();
    Some(data + 27 + u64::try_from(pieces).ok()?)
}

fn midi(head: &[u8], _: u64) -> Option<u64> {
    let known = head.starts_with(b"MThd") || head.starts_with(b"MTrk");
    be32(head, 4)
        .filter(|_| known)
        .map(|len| u64::from(len) + 8)
}

/// EBML: the head, segments, and filling between them.
fn element(head: &[u8], _: u64) -> Option<u64> {
    let name_len = match array::<4>(head, 0)? {
        [0x1a, 0x45, 0xdf, 0xa3] | [0x18, 0x53, 0x80, 0x67] => 4_u32,
        [0xec, ..] => 1,
        _ => return None,
    };
    let at = usize::try_from(name_len).ok()?;
    let first = *head.get(at)?;
    let width = first.leading_zeros() + 1;
    let rest = slice(head, at, usize::try_from(width).ok()?).filter(|_| width <= 8)?;
    let number = rest
        .iter()
        .fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    let mask = (1_u64 << (7 * width)) - 1;
    let len = number & mask;
    // All ones: a film that was made while it was sent has no length.
    (len != mask).then(|| len.saturating_add(u64::from(name_len + width)))
}

fn bitmap(head: &[u8], at: u64) -> Option<u64> {
    // Shorter than its own head: some programs leave the length out.
    le32(head, 2)
        .filter(|len| at == 0 && *len >= 54)
        .map(u64::from)
}

fn font(head: &[u8], at: u64) -> Option<u64> {
    be32(head, 8).filter(|_| at == 0).map(u64::from)
}
