//! The end of a ZIP: whether it is there, and whether its directory is of a size that anybody
//! honest would write. The directory itself is the `zip` crate's.
//!
//! Source: APPNOTE 6.3.10, §4.3.14 to §4.3.16.

use std::io;

use super::super::view::FILES_MAX;
use crate::base::ReadAt;

/// Bytes of the end record without its comment, and the longest comment.
const END_BYTES: usize = 22;
const COMMENT_MAX: usize = 0xFFFF;

/// Bytes of a directory that is read: a million files with long names and extra fields would
/// have less. A larger one is made to fill memory (tuning).
const DIRECTORY_BYTES_MAX: u64 = 256 << 20;

/// What the end of a file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// No end record: no ZIP, or one that was cut.
    None,
    /// A directory that may be read.
    Sound,
    /// A directory larger than anybody honest would write.
    TooLarge,
}

/// Looks for the end record.
pub(super) fn find_end(storage: &dyn ReadAt, length_bytes: u64) -> io::Result<End> {
    let longest = u64::try_from(END_BYTES + COMMENT_MAX).unwrap_or(u64::MAX);
    let start = length_bytes.saturating_sub(longest);
    let mut bytes = vec![0; usize::try_from(length_bytes - start).unwrap_or(0)];
    storage.read_exact_at(start, &mut bytes)?;
    let found = (0..=bytes.len().saturating_sub(END_BYTES))
        .rev()
        .find(|at| is_end(&bytes[*at..]));
    let Some(at) = found else {
        return Ok(End::None);
    };
    let record = &bytes[at..];
    let mut entries = u64::from(word(record, 10));
    let mut size = u64::from(long(record, 12));
    let offset = start + u64::try_from(at).unwrap_or(0);
    if let Some((entries64, size64)) = zip64(storage, offset)? {
        entries = entries.max(entries64);
        size = size.max(size64);
    }
    let files_max = u64::try_from(FILES_MAX).unwrap_or(u64::MAX);
    // 0xFFFFFFFF and 0xFFFF stand for "see Zip64" and are no sizes.
    let size = if size == 0xFFFF_FFFF { 0 } else { size };
    if entries > files_max || size > DIRECTORY_BYTES_MAX {
        Ok(End::TooLarge)
    } else {
        Ok(End::Sound)
    }
}

fn is_end(bytes: &[u8]) -> bool {
    bytes.len() >= END_BYTES
        && bytes.starts_with(b"PK\x05\x06")
        && usize::from(word(bytes, 20)) <= bytes.len() - END_BYTES
}

/// Entries and size of a Zip64 directory, where there is one.
fn zip64(storage: &dyn ReadAt, end_offset: u64) -> io::Result<Option<(u64, u64)>> {
    let Some(at) = end_offset.checked_sub(20) else {
        return Ok(None);
    };
    let mut locator = [0; 20];
    storage.read_exact_at(at, &mut locator)?;
    if !locator.starts_with(b"PK\x06\x07") {
        return Ok(None);
    }
    let mut record = [0; 56];
    match storage.read_exact_at(quad(&locator, 8), &mut record) {
        Ok(()) if record.starts_with(b"PK\x06\x06") => {
            Ok(Some((quad(&record, 32), quad(&record, 40))))
        }
        Ok(()) => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}

pub(super) fn word(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

pub(super) fn long(bytes: &[u8], at: usize) -> u32 {
    u32::from(word(bytes, at)) | u32::from(word(bytes, at + 2)) << 16
}

pub(super) fn quad(bytes: &[u8], at: usize) -> u64 {
    u64::from(long(bytes, at)) | u64::from(long(bytes, at + 4)) << 32
}
