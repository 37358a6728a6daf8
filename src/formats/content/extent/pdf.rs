//! PDF: the `%%EOF` marks. Each save appends one.

use crate::formats::content::bytes::find;

const MARK: &[u8] = b"%%EOF";

/// The offsets after the marks, in the file's order.
pub(in crate::formats::content) fn ends(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let mut from = 0;
    std::iter::from_fn(move || {
        from += find(bytes.get(from..)?, MARK)? + MARK.len();
        Some(from)
    })
}
