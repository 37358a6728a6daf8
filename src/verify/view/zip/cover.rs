//! Checks which bytes of a ZIP belong to its entries: no byte to two entries, and no hidden file in
//! a gap, which programs that read from the start would show.

use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::ops::Range;

use super::record::end::{long, word};
use super::window::Window;
use crate::verify::view::fault::ZipDamage;

const HEADER: &[u8] = b"PK\x03\x04";
const HEADER_BYTES: u64 = 30;

/// Signature of the data descriptor after an entry's data (APPNOTE 6.3.10, §4.3.9).
const DESCRIPTOR: &[u8] = b"PK\x07\x08";

/// Bytes of a gap that are searched at once (tuning).
const PIECE_BYTES: usize = 64 << 10;

/// The fault in how entries (each from its header to the end of its data) cover the bytes before
/// the directory.
pub(super) fn check(
    mut entries: Vec<Range<u64>>,
    directory_start: u64,
    window: &mut Window<'_>,
) -> io::Result<Option<ZipDamage>> {
    entries.sort_unstable_by_key(|entry| (entry.start, entry.end));
    let mut cursor: u64 = 0;
    let mut has_hidden = false;
    let first = entries.first().map_or(directory_start, |entry| entry.start);
    if first > 0 && !is_piece_mark(window, first)? {
        return Ok(Some(ZipDamage::BeforeFirst));
    }
    for entry in &entries {
        if entry.start < cursor || entry.end > directory_start {
            return Ok(Some(ZipDamage::SharedBytes));
        }
        has_hidden = has_hidden || holds_header(window, cursor..entry.start)?;
        cursor = entry.end;
    }
    has_hidden = has_hidden || holds_header(window, cursor..directory_start)?;
    Ok(has_hidden.then_some(ZipDamage::Unlisted))
}

/// Whether the bytes before the first file are the marker of a split ZIP that needed only one piece
/// (APPNOTE 6.3.10, §8.5.4).
fn is_piece_mark(window: &mut Window<'_>, length: u64) -> io::Result<bool> {
    if length != 4 {
        return Ok(false);
    }
    let mut mark = [0; 4];
    window.seek(SeekFrom::Start(0))?;
    window.read_exact(&mut mark)?;
    Ok(matches!(&mark, b"PK00" | b"PK\x07\x08"))
}

/// Whether these bytes contain a local header.
pub(super) fn holds_header(window: &mut Window<'_>, bytes: Range<u64>) -> io::Result<bool> {
    let end = bytes.end;
    any(window, bytes, HEADER, |head, start| {
        let variable = u64::from(word(head, 26)) + u64::from(word(head, 28));
        start + HEADER_BYTES + variable <= end
    })
}

/// Whether stored data contains a data descriptor whose length equals that of the data before it.
pub(super) fn ends_early(window: &mut Window<'_>, bytes: Range<u64>) -> io::Result<bool> {
    let begin = bytes.start;
    any(window, bytes, DESCRIPTOR, |found, start| {
        let so_far = start - begin;
        u64::from(long(found, 8)) == so_far & 0xFFFF_FFFF
    })
}

/// Whether `mark` occurs in these bytes, followed by at least the length of a header, and `holds`
/// returns true for those bytes and their offset.
fn any(
    window: &mut Window<'_>,
    bytes: Range<u64>,
    mark: &[u8],
    holds: impl Fn(&[u8; 30], u64) -> bool,
) -> io::Result<bool> {
    let mut at = bytes.start;
    while bytes.end.saturating_sub(at) >= HEADER_BYTES {
        let length = usize::try_from(bytes.end - at).unwrap_or(usize::MAX);
        let mut piece = vec![0; length.min(PIECE_BYTES)];
        window.seek(SeekFrom::Start(at))?;
        window.read_exact(&mut piece)?;
        for found in memchr::memmem::find_iter(&piece, mark) {
            let start = at + u64::try_from(found).unwrap_or(0);
            if bytes.end - start < HEADER_BYTES {
                continue;
            }
            let mut head = [0; 30];
            window.seek(SeekFrom::Start(start))?;
            window.read_exact(&mut head)?;
            if holds(&head, start) {
                return Ok(true);
            }
        }
        // A mark may begin at the end of a piece.
        let step = piece.len().saturating_sub(mark.len() - 1).max(1);
        at += u64::try_from(step).unwrap_or(1);
    }
    Ok(false)
}
