//! XML that a browser shows as a page.
//!
//! Covers the XML vocabularies that a browser renders and runs, and what turns other XML into one
//! of them: a style sheet, an entity. Leaves out parsing the page: a drive must not carry a
//! stranger's page, whatever it says.
//!
//! Sources: WHATWG HTML §14 (the XML syntax), W3C "Associating Style Sheets with XML", XSLT 1.0 §2.1.

use super::bytes::find;
use crate::formats::text::{Encoding, recognise};

/// Strings that make XML a page, wherever they occur in it.
pub const PAGE_MARKS: [&str; 9] = [
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/XSL/Transform",
    "http://www.w3.org/TR/WD-xsl",
    "http://www.mozilla.org/keymaster/gatekeeper/there.is.only.xul",
    "<?xml-stylesheet",
    // Opens in an Office program, which runs its macros.
    "<?mso-application",
    // An entity may assemble any of these from pieces.
    "<!ENTITY",
    "<!DOCTYPE html",
];

/// Whether a browser shows this XML as a page; `bytes` are the whole file.
pub fn shows_as_page(bytes: &[u8]) -> bool {
    let encoding = recognise(bytes);
    let decoded = match encoding {
        Encoding::Utf16 { .. } => encoding.decode(bytes).ok().map(String::into_bytes),
        _ => None,
    };
    let text = decoded.as_deref().unwrap_or(bytes);
    PAGE_MARKS
        .iter()
        .any(|mark| find(text, mark.as_bytes()).is_some())
        || has_written_name(text)
}

/// Whether a vocabulary's name is written with character references (`&#104;ttp:`), which hide it.
fn has_written_name(text: &[u8]) -> bool {
    memchr::memmem::find_iter(text, b"xmlns").any(|at| {
        let rest = &text[at..text.len().min(at + NAME_BYTES_MAX)];
        let Some(start) = memchr::memchr2(b'"', b'\'', rest) else {
            return false;
        };
        let value = rest.get(start + 1..).unwrap_or_default();
        let end = memchr::memchr(rest[start], value).unwrap_or(value.len());
        find(&value[..end], b"&#").is_some()
    })
}

/// Bytes of a vocabulary's name that are searched (tuning). Without a limit, many unterminated
/// names would each be searched to the end of the file.
const NAME_BYTES_MAX: usize = 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_in_xml_are_known_and_lists_are_not() {
        for page in [
            "<?xml version='1.0'?><h:html xmlns:h='http://www.w3.org/1999/xhtml'/>",
            "<root><script xmlns=\"http://www.w3.org/1999/xhtml\">alert(1)</script></root>",
            "<root><script xmlns=\"&#104;ttp://www.w3.org/1999/xhtml\">alert(1)</script></root>",
            "<?xml-stylesheet type='text/xsl' href='x.xsl'?><a/>",
            "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
        ] {
            assert!(shows_as_page(page.as_bytes()), "{page}");
            let wide = page.encode_utf16().flat_map(u16::to_le_bytes);
            let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(wide).collect();
            assert!(shows_as_page(&wide), "{page}");
        }
        let list =
            "<?xml version='1.0'?><gpx xmlns='http://www.topografix.com/GPX/1/1'>&#8211;</gpx>";
        assert!(!shows_as_page(list.as_bytes()));
    }
}
