//! PNG: the chunks up to `IEND`.

use crate::formats::content::bytes::{be32, index, slice};

/// A chunk with its header and checksum.
pub(in crate::formats::content) struct PngChunk<'a> {
    pub(in crate::formats::content) kind: [u8; 4],
    pub(in crate::formats::content) at: usize,
    pub(in crate::formats::content) end: usize,
    pub(in crate::formats::content) body: &'a [u8],
}

impl PngChunk<'_> {
    /// Whether this is the last chunk of a picture.
    pub(in crate::formats::content) fn is_last(&self) -> bool {
        self.kind == *b"IEND"
    }
}

/// The chunks in the file's order, up to the first one that is not whole.
pub(in crate::formats::content) fn chunks(bytes: &[u8]) -> impl Iterator<Item = PngChunk<'_>> {
    let mut at = 8;
    std::iter::from_fn(move || {
        let len = be32(bytes, at).and_then(index)?;
        let kind = slice(bytes, at + 4, 4)?.try_into().ok()?;
        let body = slice(bytes, at + 8, len)?;
        let end = (at + 12).checked_add(len)?;
        bytes.get(..end)?;
        let chunk = PngChunk {
            kind,
            at,
            end,
            body,
        };
        at = end;
        Some(chunk)
    })
}
