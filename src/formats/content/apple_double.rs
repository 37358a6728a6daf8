//! AppleDouble files (`._NAME`): macOS keeps a file's metadata in them on file systems that cannot
//! store it.
//!
//! Covers recognising a real AppleDouble file, as opposed to one that only has such a name or that
//! also holds something else. Leaves out its contents (attributes, icons, resource forks): nothing
//! runs them.
//!
//! Source: RFC 1740, appendix A and B (AppleSingle and AppleDouble, version 2).

use super::bytes::{be16, be32, le16, le32};

/// Bytes of the header, and of one entry descriptor after it.
const HEAD_BYTES: usize = 26;
const PART_BYTES: usize = 12;

/// Most entries of an AppleDouble file; the standard defines fifteen (format).
pub const TWIN_PARTS_MAX: u16 = 64;

/// Bytes at a file's end that hold a ZIP's end record with the longest comment (APPNOTE §4.3.16).
pub const TWIN_TAIL_BYTES: usize = 22 + 65_535;

/// Whether the last part of a path is named like an AppleDouble file.
pub fn is_named_twin(path: &str) -> bool {
    path.rsplit('/').next().unwrap_or(path).starts_with("._")
}

/// The offset where an AppleDouble file's entries end, by its first bytes; `None` if it is not one.
pub fn twin_end(first: &[u8]) -> Option<u64> {
    if !first.starts_with(b"\0\x05\x16\x07\0\x02\0\0") {
        return None;
    }
    let count = be16(first, 24)?;
    if count > TWIN_PARTS_MAX {
        return None;
    }
    let end = HEAD_BYTES + usize::from(count) * PART_BYTES;
    // The entry list must lie wholly within `first`.
    if end > first.len() {
        return None;
    }
    let mut last = u64::try_from(end).ok()?;
    for part in (HEAD_BYTES..end).step_by(PART_BYTES) {
        let (start, length) = (be32(first, part + 4)?, be32(first, part + 8)?);
        last = last.max(u64::from(start) + u64::from(length));
    }
    Some(last)
}

/// Whether programs that look for the central directory at the end open the file as a ZIP.
pub fn ends_as_zip(tail: &[u8]) -> bool {
    memchr::memmem::find_iter(tail, b"PK\x05\x06").any(|at| {
        let record = tail.get(at..).unwrap_or_default();
        let is_last =
            le16(record, 20).is_some_and(|comment| record.len() == 22 + usize::from(comment));
        let size = le32(record, 12).and_then(|size| usize::try_from(size).ok());
        let start = size.and_then(|size| at.checked_sub(size));
        // A central directory that begins before the tail is taken to exist.
        let has_list = start.is_none_or(|start| tail[start..].starts_with(b"PK\x01\x02"));
        is_last && has_list
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twins_are_known_by_their_head() {
        let mut twin =
            b"\0\x05\x16\x07\0\x02\0\0Mac OS X        \0\x01\0\0\0\x09\0\0\0\x26\0\0\0\x20"
                .to_vec();
        twin.extend([0; 32]);
        assert_eq!(twin_end(&twin), Some(70));
        assert_eq!(twin_end(&twin[..30]), None);
        assert_eq!(twin_end(b"MZ\x90\0"), None);
        assert_eq!(twin_end(b""), None);
        assert!(is_named_twin("data/._x") && !is_named_twin("._x/y"));
    }

    #[test]
    fn a_zip_behind_a_twin_is_seen() {
        let mut bytes = vec![0; 100];
        bytes.extend(b"PK\x01\x02");
        bytes.extend([0; 42]);
        bytes.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x2e\0\0\0\x64\0\0\0\0\0");
        assert!(ends_as_zip(&bytes));
        bytes.push(0);
        assert!(!ends_as_zip(&bytes));
    }
}
