//! The twins that macOS lays beside files where a file system has no room for what it keeps of them:
//! `._NAME`, in the form AppleDouble.
//!
//! Covers telling such a twin from a file that only has its name, and from one that is something else
//! besides. Leaves out what the twin keeps: marks, icons and resources, which nothing runs.
//!
//! Source: RFC 1740, appendix A and B (AppleSingle and AppleDouble, version 2).

use super::bytes::{be16, be32, le16, le32};

/// Bytes in front of the list of parts, and of each part of the list.
const HEAD_BYTES: usize = 26;
const PART_BYTES: usize = 12;

/// Parts of a twin: the standard knows fifteen (format).
const PARTS_MAX: u16 = 64;

/// Bytes at a file's end that hold a ZIP's end record with the longest comment (APPNOTE §4.3.16).
pub const TWIN_TAIL_BYTES: usize = 22 + 65_535;

/// Whether the last part of a path has the name of a twin.
pub fn is_named_twin(path: &str) -> bool {
    path.rsplit('/').next().unwrap_or(path).starts_with("._")
}

/// Where the parts of a twin end, by its first bytes; `None` where they are no twin's.
pub fn twin_end(first: &[u8]) -> Option<u64> {
    if !first.starts_with(b"\0\x05\x16\x07\0\x02\0\0") {
        return None;
    }
    let count = be16(first, 24)?;
    if count > PARTS_MAX {
        return None;
    }
    let end = HEAD_BYTES + usize::from(count) * PART_BYTES;
    // A list that is not all there is none.
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

/// Whether a file that ends in `tail` is a ZIP for the programs that look for its list at the end.
pub fn ends_as_zip(tail: &[u8]) -> bool {
    memchr::memmem::find_iter(tail, b"PK\x05\x06").any(|at| {
        let record = tail.get(at..).unwrap_or_default();
        let is_last =
            le16(record, 20).is_some_and(|comment| record.len() == 22 + usize::from(comment));
        let size = le32(record, 12).and_then(|size| usize::try_from(size).ok());
        let start = size.and_then(|size| at.checked_sub(size));
        // A list that begins before the tail is not looked for.
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
