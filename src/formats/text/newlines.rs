//! Line endings and byte order marks, as we write them.

/// Returns the text with LF only: CRLF and a lone CR become LF.
pub fn with_unix_newlines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Returns the bytes of a UTF-8 text as we write them: LF only, and no byte order marks at the
/// start, even if there are several.
pub fn as_written(bytes: &[u8]) -> Vec<u8> {
    let mut rest = bytes;
    while let Some(unmarked) = rest.strip_prefix(b"\xef\xbb\xbf") {
        rest = unmarked;
    }
    let mut out = Vec::with_capacity(rest.len());
    let mut ahead = rest.iter().copied().peekable();
    while let Some(byte) = ahead.next() {
        if byte == b'\r' {
            ahead.next_if_eq(&b'\n');
            out.push(b'\n');
        } else {
            out.push(byte);
        }
    }
    out
}
