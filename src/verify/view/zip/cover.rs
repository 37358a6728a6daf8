//! Which bytes of a ZIP belong to its entries: no byte to two of them, and no file in a gap that only a
//! program shows which reads from the start.

use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::ops::Range;

use super::record::end::word;
use super::window::Window;

const HEADER: &[u8] = b"PK\x03\x04";
const HEADER_BYTES: u64 = 30;

/// Bytes of a gap that are searched at once (tuning).
const PIECE_BYTES: usize = 64 << 10;

/// What is wrong with how entries (each from its header to its data's end) cover the bytes before the
/// directory.
pub(super) fn check(
    mut entries: Vec<Range<u64>>,
    directory_start: u64,
    window: &mut Window<'_>,
) -> io::Result<Option<&'static str>> {
    entries.sort_unstable_by_key(|entry| (entry.start, entry.end));
    let mut cursor: u64 = 0;
    let mut has_hidden = false;
    for entry in &entries {
        if entry.start < cursor || entry.end > directory_start {
            return Ok(Some("some of its files share their bytes"));
        }
        has_hidden = has_hidden || holds_header(window, cursor..entry.start)?;
        cursor = entry.end;
    }
    has_hidden = has_hidden || holds_header(window, cursor..directory_start)?;
    Ok(has_hidden.then_some("it holds a file that its list does not name"))
}

/// Whether a local header stands in a gap.
fn holds_header(window: &mut Window<'_>, gap: Range<u64>) -> io::Result<bool> {
    let mut at = gap.start;
    while gap.end.saturating_sub(at) >= HEADER_BYTES {
        let length = usize::try_from(gap.end - at).unwrap_or(usize::MAX);
        let mut piece = vec![0; length.min(PIECE_BYTES)];
        window.seek(SeekFrom::Start(at))?;
        window.read_exact(&mut piece)?;
        for found in memchr::memmem::find_iter(&piece, HEADER) {
            let start = at + u64::try_from(found).unwrap_or(0);
            if is_header(window, start, gap.end)? {
                return Ok(true);
            }
        }
        // The first letters of a mark may stand at a piece's end.
        let step = piece.len().saturating_sub(HEADER.len() - 1).max(1);
        at += u64::try_from(step).unwrap_or(1);
    }
    Ok(false)
}

fn is_header(window: &mut Window<'_>, start: u64, end: u64) -> io::Result<bool> {
    if end - start < HEADER_BYTES {
        return Ok(false);
    }
    let mut head = [0; 30];
    window.seek(SeekFrom::Start(start))?;
    window.read_exact(&mut head)?;
    let variable = u64::from(word(&head, 26)) + u64::from(word(&head, 28));
    Ok(start + HEADER_BYTES + variable <= end)
}
