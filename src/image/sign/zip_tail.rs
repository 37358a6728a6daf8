//! Reads the files at the beginning of a ZIP's tail by their local headers (PKWARE APPNOTE 6.3.10,
//! section 4.3.7). Supports only stored entries below 4 GiB, as we write them; the caller makes the
//! tail again and compares.

use crate::drive::{DriveFile, DrivePath};

/// Bytes of a local header before its name.
const HEADER_BYTES: usize = 30;

/// The recipient's files, in their order.
pub(super) fn files(tail: &[u8]) -> Result<Vec<DriveFile>, &'static str> {
    let mut files = Vec::new();
    let mut rest = tail;
    while rest.starts_with(b"PK\x03\x04") {
        let (file, after) = file(rest).ok_or("its ZIP is cut or not of our making")?;
        files.push(file);
        rest = after;
    }
    Ok(files)
}

fn file(bytes: &[u8]) -> Option<(DriveFile, &[u8])> {
    let (header, rest) = bytes.split_at_checked(HEADER_BYTES)?;
    let short = |at: usize| usize::from(u16::from_le_bytes([header[at], header[at + 1]]));
    let length = u32::from_le_bytes([header[22], header[23], header[24], header[25]]);
    let (name, rest) = rest.split_at_checked(short(26))?;
    let (_, rest) = rest.split_at_checked(short(28))?;
    let (content, after) = rest.split_at_checked(usize::try_from(length).ok()?)?;
    let path = DrivePath::new(str::from_utf8(name).ok()?).ok()?;
    let bytes = content.to_vec();
    Some((DriveFile { path, bytes }, after))
}
