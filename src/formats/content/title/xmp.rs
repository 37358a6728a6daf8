//! `dc:title` of Dublin Core, as XMP and office packages write it.

use memchr::memmem;

/// Most bytes of the element with all its languages; an element that never ends is not searched
/// through the whole file.
const ELEMENT_BYTES_MAX: usize = 16 << 10;

/// The first text inside the first `dc:title`.
pub(super) fn title(bytes: &[u8]) -> Option<String> {
    let start = memmem::find(bytes, b"<dc:title")?;
    let rest = bytes.get(start..)?;
    let rest = rest.get(..ELEMENT_BYTES_MAX.min(rest.len()))?;
    let end = memmem::find(rest, b"</dc:title>")?;
    let element = std::str::from_utf8(rest.get(..end)?).ok()?;
    // The first piece between `>` and `<` that says something.
    let mut pieces = element.split('>').skip(1);
    let text = pieces.find_map(|piece| {
        let text = piece.split('<').next()?.trim();
        (!text.is_empty()).then_some(text)
    })?;
    quick_xml::escape::unescape(text)
        .ok()
        .map(std::borrow::Cow::into_owned)
}
