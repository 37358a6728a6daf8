//! The declaration, `bagit.txt` (RFC 8493 §2.1.1).

use encoding_rs::{Encoding, UTF_8};

use super::note::{Note, Oddity};
use super::tag_file::parse_tag_file;
use super::text::{TextFault, decode};

/// `bagit.txt` of every bag that we write.
pub const V1_0: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// What a bag declares about itself.
#[derive(Debug, Clone)]
pub struct Declaration {
    /// Major and minor version: (0, 93) to (1, 0).
    pub version: (u16, u16),
    /// Of all other tag files.
    pub encoding: &'static Encoding,
    /// What was odd and understood.
    pub notes: Vec<Note>,
}

/// Why a `bagit.txt` declares nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DeclarationFault {
    /// Not UTF-8.
    #[error(transparent)]
    Text(#[from] TextFault),
    /// No `BagIt-Version: <major>.<minor>`.
    #[error("no line `BagIt-Version: 1.0`")]
    NoVersion,
    /// A version that nobody has published.
    #[error("the version {0}.{1} of BagIt is not known")]
    Version(u16, u16),
    /// No `Tag-File-Character-Encoding`.
    #[error("no line `Tag-File-Character-Encoding: UTF-8`")]
    NoEncoding,
    /// An encoding that no system has.
    #[error("the character encoding {0:?} is not known")]
    Encoding(String),
}

/// Reads `bagit.txt`, which is UTF-8 itself whatever it declares for the others.
///
/// # Errors
/// When version or encoding are missing or unknown.
pub fn parse_declaration(bytes: &[u8]) -> Result<Declaration, DeclarationFault> {
    let (text, mut notes) = decode(bytes, UTF_8)?;
    let file = parse_tag_file(&text);
    notes.extend(&file.notes);
    let version = file.get("BagIt-Version").and_then(parse_version);
    let version = version.ok_or(DeclarationFault::NoVersion)?;
    match version {
        (1, 0) => {}
        (0, 93..=97) => notes.push(Note::once(Oddity::OldVersion, 1)),
        (major, minor) => return Err(DeclarationFault::Version(major, minor)),
    }
    let label = file
        .get("Tag-File-Character-Encoding")
        .ok_or(DeclarationFault::NoEncoding)?;
    let encoding = Encoding::for_label(label.as_bytes())
        .ok_or_else(|| DeclarationFault::Encoding(label.chars().take(60).collect()))?;
    Ok(Declaration {
        version,
        encoding,
        notes,
    })
}

fn parse_version(text: &str) -> Option<(u16, u16)> {
    // Digits alone: the standard library takes a sign, which no version has.
    let number = |digits: &str| {
        let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit());
        is_plain.then(|| digits.parse().ok()).flatten()
    };
    let (major, minor) = text.split_once('.')?;
    Some((number(major)?, number(minor)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_is_read_without_a_note() {
        let declaration = parse_declaration(V1_0.as_bytes()).unwrap();
        assert_eq!(declaration.version, (1, 0));
        assert_eq!(declaration.encoding, UTF_8);
        assert!(declaration.notes.is_empty());
    }

    #[test]
    fn older_versions_and_other_encodings_are_read() {
        let text = "\u{feff}BagIt-Version: 0.97\r\nTag-File-Character-Encoding: TIS-620\r\n";
        let declaration = parse_declaration(text.as_bytes()).unwrap();
        assert_eq!(declaration.encoding, encoding_rs::WINDOWS_874);
        let oddities: Vec<Oddity> = declaration.notes.iter().map(|n| n.oddity).collect();
        assert_eq!(oddities, [Oddity::ByteOrderMark, Oddity::OldVersion]);
    }

    #[test]
    fn what_declares_nothing_is_refused_with_the_reason() {
        let cases = [
            ("", DeclarationFault::NoVersion),
            ("BagIt-Version: one\n", DeclarationFault::NoVersion),
            ("BagIt-Version: +1.0\n", DeclarationFault::NoVersion),
            ("BagIt-Version: 1.0\n", DeclarationFault::NoEncoding),
            ("BagIt-Version: 2.0\n", DeclarationFault::Version(2, 0)),
            (
                "BagIt-Version: 1.0\nTag-File-Character-Encoding: x-none\n",
                DeclarationFault::Encoding("x-none".to_owned()),
            ),
        ];
        for (text, fault) in cases {
            assert_eq!(parse_declaration(text.as_bytes()).unwrap_err(), fault);
        }
        assert!(parse_declaration(&[0xFF, 0xFE, 0]).is_err());
    }
}
