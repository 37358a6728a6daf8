//! Line endings.

/// The text with LF only: CRLF and a lone CR become LF.
pub fn with_unix_newlines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}
