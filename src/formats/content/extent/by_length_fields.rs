//! Formats whose parts begin with their lengths, so that a reader can skip over them: WebP, and the
//! records at the end of a ZIP.

use std::io::{self, Read, Seek, SeekFrom};

use zip::ZipArchive;

use crate::formats::content::FileKind;
use crate::formats::content::bytes::{array, le16, le32};

/// Most parts that are walked. A crafted file could have one every few bytes.
const PARTS_MAX: usize = 1_000_000;

/// The longest header of a part: a ZIP's central directory entry.
const HEAD_BYTES_MAX: u64 = 46;

/// Returns a part's length from its header and its offset; `None` if no part begins there.
type Part = fn(&[u8], u64) -> Option<u64>;

/// Where the file ends according to its length fields; `None` if they do not say.
pub(super) fn end<R: Read + Seek>(kind: FileKind, source: &mut R) -> io::Result<Option<u64>> {
    match kind {
        FileKind::Webp => pass_over(source, 0, riff),
        FileKind::OpenDocument
        | FileKind::OfficeOpenXml
        | FileKind::Docx
        | FileKind::Pptx
        | FileKind::Xlsx => {
            let zip = ZipArchive::new(&mut *source);
            // A broken ZIP is reported elsewhere.
            match zip.map(|zip| zip.central_directory_start()) {
                Ok(list_at) => pass_over(source, list_at, zip_record),
                Err(_) => Ok(None),
            }
        }
        _ => Ok(None),
    }
}

/// The offset after the last of the parts that begin at `from`.
fn pass_over<R: Read + Seek>(source: &mut R, from: u64, part: Part) -> io::Result<Option<u64>> {
    let file_len = source.seek(SeekFrom::End(0))?;
    let mut at = from;
    for _ in 0..PARTS_MAX {
        source.seek(SeekFrom::Start(at))?;
        let mut head = Vec::new();
        source
            .by_ref()
            .take(HEAD_BYTES_MAX)
            .read_to_end(&mut head)?;
        let Some(len) = part(&head, at).filter(|len| *len > 0) else {
            return Ok((at > from).then_some(at));
        };
        match at.checked_add(len) {
            Some(end) if end < file_len => at = end,
            // The byte that pads the last part to an even length may be missing.
            Some(end) if end <= file_len.saturating_add(1) => return Ok(Some(file_len)),
            // The file is cut, or a program left the length open.
            _ => return Ok(None),
        }
    }
    Ok(None)
}

/// The length of a central directory entry, or of a record after it (APPNOTE 4.3.12 to 4.3.16).
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

/// `RIFF`, padded to an even length; a length of 0 was never filled in.
fn riff(head: &[u8], at: u64) -> Option<u64> {
    let len = le32(head, 4).filter(|len| at == 0 && *len > 0 && head.starts_with(b"RIFF"))?;
    Some(u64::from(len) + u64::from(len % 2) + 8)
}
