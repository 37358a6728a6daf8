//! Escapes text for HTML and paths for URLs.

use std::fmt::Write as _;

/// Escapes `text` for HTML text and attributes.
pub(in crate::site) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

/// Percent-encodes a path on the drive for a URL.
pub(in crate::site) fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// Decodes a URL's path to a path on the drive.
pub(in crate::site) fn decoded(url: &str) -> String {
    let mut out = Vec::with_capacity(url.len());
    let mut bytes = url.bytes();
    while let Some(byte) = bytes.next() {
        let mut ahead = bytes.clone();
        let hex = |byte: Option<u8>| byte.and_then(|b| char::from(b).to_digit(16));
        match (byte, hex(ahead.next()), hex(ahead.next())) {
            (b'%', Some(high), Some(low)) => {
                out.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                bytes = ahead;
            }
            _ => out.push(byte),
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| url.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_paths_come_back_as_they_were() {
        assert_eq!(
            escape("<a href=\"x\">&'"),
            "&lt;a href=&quot;x&quot;&gt;&amp;&#39;"
        );
        for path in ["data/print/โปสเตอร์ 1.pdf", "a-b_c.d~e", "100 50"] {
            assert!(encoded(path).is_ascii());
            assert_eq!(decoded(&encoded(path)), path);
        }
        assert_eq!(decoded("50%"), "50%");
        assert_eq!(decoded("%zz%41"), "%zzA");
    }
}
