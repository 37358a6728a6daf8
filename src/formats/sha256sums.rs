//! Lists of SHA-256 digests as `sha256sum` writes and reads them.
//!
//! Writes the plain form (`<digest>  <name>`). Also reads the binary mark (`*`), escaped names,
//! BSD's `SHA256 (<name>) = <digest>`, CRLF, a byte order mark, blank lines and comments, because
//! such lists pass through other tools. Supports no digests other than SHA-256. Source: GNU
//! coreutils manual, "cksum output modes".

use std::fmt::Write as _;

use crate::base::{ParseDigestError, Sha256};
use crate::words::{messages, shown_in_english, shown_values};

/// Maximum bytes of a list: some 500,000 lines. A hostile list could otherwise fill the memory.
pub const LIST_BYTES_MAX: usize = 64 << 20;
/// Maximum lines of a list: the same attack with short lines.
const LINES_MAX: usize = 500_000;
/// Maximum bytes of a name: the longest path on Linux. An endless line could otherwise be one name.
const NAME_BYTES_MAX: usize = 4096;

/// One line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// Name of the file, with `/`, relative to the list.
    pub name: String,
    /// Its digest.
    pub sha256: Sha256,
}

messages! {
    /// Why a list cannot be read. Lines count from 1.
    #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
    #[non_exhaustive]
    pub enum SumsError {
        /// More than [`LIST_BYTES_MAX`].
        TooLong = "sums.too-long",
        /// More than `LINES_MAX` lines.
        TooManyLines = "sums.too-many-lines",
        /// Not UTF-8.
        NotUtf8 { line: usize } = "sums.not-utf8",
        /// Not a form that `sha256sum` writes.
        Form { line: usize } = "sums.form",
        /// Not a digest.
        Digest { line: usize, source: ParseDigestError } = "sums.digest",
        /// A name that is empty, longer than 4,096 bytes or wrongly escaped.
        Name { line: usize } = "sums.name",
    }
}

shown_in_english!(SumsError);
shown_values!(ParseDigestError);

/// Returns the text of a list, in the given order.
pub fn to_text<'a>(sums: impl IntoIterator<Item = (&'a str, Sha256)>) -> String {
    let mut text = String::new();
    for (name, sha256) in sums {
        let escaped = name
            .replace('\\', "\\\\")
            .replace('\n', "\\n")
            .replace('\r', "\\r");
        let mark = if escaped == name { "" } else { "\\" };
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{mark}{sha256}  {escaped}");
    }
    text
}

/// Reads a list.
///
/// # Errors
/// Returns the first invalid line, with its number.
pub fn parse(text: &[u8]) -> Result<Vec<Sum>, SumsError> {
    if text.len() > LIST_BYTES_MAX {
        return Err(SumsError::TooLong);
    }
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
    let mut sums = Vec::new();
    for (bytes, line) in text.split(|byte| *byte == b'\n').zip(1..) {
        let row = str::from_utf8(bytes).map_err(|_| SumsError::NotUtf8 { line })?;
        let row = row.strip_suffix('\r').unwrap_or(row);
        if !row.trim().is_empty() && !row.starts_with('#') {
            if sums.len() >= LINES_MAX {
                return Err(SumsError::TooManyLines);
            }
            sums.push(parse_line(row, line)?);
        }
    }
    Ok(sums)
}

fn parse_line(row: &str, line: usize) -> Result<Sum, SumsError> {
    let (row, is_escaped) = match row.strip_prefix('\\') {
        Some(rest) => (rest, true),
        None => (row, false),
    };
    let form = SumsError::Form { line };
    let (digest, name) = if let Some(tagged) = row.strip_prefix("SHA256 (") {
        let (name, digest) = tagged.rsplit_once(") = ").ok_or(form)?;
        (digest, name)
    } else {
        let split = row.split_once(' ');
        let plain = split.and_then(|(digest, name)| Some((digest, name.strip_prefix([' ', '*'])?)));
        plain.ok_or(form)?
    };
    let sha256 = digest
        .parse()
        .map_err(|source| SumsError::Digest { line, source })?;
    let name = if is_escaped {
        unescaped(name)
    } else {
        Some(name.to_owned())
    };
    let name = name.filter(|name| (1..=NAME_BYTES_MAX).contains(&name.len()));
    let name = name.ok_or(SumsError::Name { line })?;
    Ok(Sum { name, sha256 })
}

fn unescaped(name: &str) -> Option<String> {
    let mut plain = String::with_capacity(name.len());
    let mut rest = name.chars();
    while let Some(c) = rest.next() {
        plain.push(match c {
            '\\' => match rest.next()? {
                '\\' => '\\',
                'n' => '\n',
                'r' => '\r',
                _ => return None,
            },
            c => c,
        });
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(name: &str) -> Sum {
        Sum {
            name: name.to_owned(),
            sha256: Sha256::of(name.as_bytes()),
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        let names = [
            "8101.img",
            "ก ข.zip",
            "a\\b",
            "line\nfeed",
            "*star",
            " space",
            "(x) = y",
        ];
        let sums: Vec<Sum> = names.into_iter().map(sum).collect();
        let text = to_text(sums.iter().map(|sum| (sum.name.as_str(), sum.sha256)));
        assert_eq!(parse(text.as_bytes()), Ok(sums));
    }

    #[test]
    fn other_tools_forms_are_read() {
        let digest = Sha256::of(b"8101.img");
        let upper = digest.to_string().to_uppercase();
        let forms = [
            format!("{digest}  8101.img\n"),
            format!("{digest} *8101.img\r\n"),
            format!("\u{feff}# made by hand\n\n{upper}  8101.img"),
            format!("SHA256 (8101.img) = {digest}\n"),
        ];
        for form in forms {
            assert_eq!(parse(form.as_bytes()), Ok(vec![sum("8101.img")]), "{form}");
        }
    }

    #[test]
    fn more_lines_than_any_set_has_are_refused() {
        let line = format!("{}  a\n", Sha256::of(b"a"));
        assert!(parse(line.repeat(LINES_MAX).as_bytes()).is_ok());
        let longer = line.repeat(LINES_MAX + 1);
        assert_eq!(parse(longer.as_bytes()), Err(SumsError::TooManyLines));
    }

    #[test]
    fn what_is_no_list_is_told_with_its_line() {
        let good = format!("{}  a\n", Sha256::of(b"a"));
        let digest = Sha256::of(b"");
        let source = ParseDigestError;
        let cases = [
            (b"\xFF\n".to_vec(), SumsError::NotUtf8 { line: 2 }),
            (b"hello\n".to_vec(), SumsError::Form { line: 2 }),
            (
                b"hello  a\n".to_vec(),
                SumsError::Digest { line: 2, source },
            ),
            (
                format!("{digest} a").into_bytes(),
                SumsError::Form { line: 2 },
            ),
            (
                format!("{digest}  ").into_bytes(),
                SumsError::Name { line: 2 },
            ),
            (
                format!("\\{digest}  a\\x").into_bytes(),
                SumsError::Name { line: 2 },
            ),
            (
                format!("{digest}  {}", "a".repeat(4097)).into_bytes(),
                SumsError::Name { line: 2 },
            ),
        ];
        for (bytes, error) in cases {
            assert_eq!(parse(&[good.as_bytes(), &bytes].concat()), Err(error));
        }
    }
}
