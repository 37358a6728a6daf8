//! The declaration, `bagit.txt` (RFC 8493 §2.1.1).

use super::note::{BagNote, BagOddity};
use super::tag_file::lines;
use super::text::{Charset, TextFault, decode};
use crate::words::{messages, shown_in_english};

/// The `bagit.txt` of every bag that we write.
pub const V1_0: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

const VERSION: &str = "BagIt-Version";
const ENCODING: &str = "Tag-File-Character-Encoding";

/// What a bag declares about itself.
#[derive(Debug, Clone)]
pub struct Declaration {
    /// Major and minor version: (0, 93) to (1, 0).
    pub version: (u16, u16),
    /// The encoding of all other tag files.
    pub charset: Charset,
    /// Oddities that were understood.
    pub notes: Vec<BagNote>,
}

messages! {
    /// Why a `bagit.txt` is invalid. Lines count from 1.
    #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
    #[non_exhaustive]
    pub enum DeclarationFault {
        /// A byte order mark, which §2.1.1 forbids: many programs read it as part of the first
        /// label.
        ByteOrderMark = "bagit.declaration:byte-order-mark",
        /// White space where it is forbidden, or missing where it is required.
        Blanks { line: u32 } = "bagit.declaration:blanks",
        /// One of the two labels appears twice: programs differ in which line they use.
        Twice { line: u32 } = "bagit.declaration:twice",
        /// Not exactly two lines, as version 1.0 requires.
        NotTwoLines = "bagit.declaration:not-two-lines",
        /// No `BagIt-Version: <major>.<minor>`.
        NoVersion = "bagit.declaration:no-version",
        /// A version that was never published.
        Version { version: String } = "bagit.declaration:version",
        /// No `Tag-File-Character-Encoding`.
        NoEncoding = "bagit.declaration:no-encoding",
        /// An unknown encoding.
        Encoding { name: String } = "bagit.declaration:encoding",
    } + {
        /// Not UTF-8.
        Text(#[from] TextFault),
    }
}

shown_in_english!(DeclarationFault);

/// Reads `bagit.txt`, which is itself UTF-8 whatever it declares for the other files. It is the one
/// tag file that the RFC specifies completely, so it is read strictly.
///
/// # Errors
/// Fails if version or encoding are missing, unknown or malformed.
pub fn parse_declaration(bytes: &[u8]) -> Result<Declaration, DeclarationFault> {
    let (text, notes) = decode(bytes, Charset::UTF_8)?;
    if !notes.is_empty() {
        return Err(DeclarationFault::ByteOrderMark);
    }
    let lines: Vec<(u32, &str)> = lines(&text).collect();
    // A line that begins with a blank would continue the value before it.
    if let Some((line, _)) = lines.iter().find(|(_, line)| line.starts_with([' ', '\t'])) {
        return Err(DeclarationFault::Blanks { line: *line });
    }
    let version = value_of(VERSION, &lines)?.and_then(|text| parse_version(text.trim_end()));
    let version = version.ok_or(DeclarationFault::NoVersion)?;
    let mut notes = Vec::new();
    match version {
        (1, 0) => {}
        (0, 93..=97) => notes.push(BagNote::once(BagOddity::OldVersion, 1)),
        (major, minor) => {
            let version = format!("{major}.{minor}");
            return Err(DeclarationFault::Version { version });
        }
    }
    let label = value_of(ENCODING, &lines)?.ok_or(DeclarationFault::NoEncoding)?;
    let charset = Charset::from_label(label).ok_or_else(|| {
        let label = label.trim_end().chars().take(60).collect();
        DeclarationFault::Encoding { name: label }
    })?;
    if !is_by_the_letter(&lines) {
        // Older versions required the two lines, and their tools added others.
        if version == (1, 0) {
            return Err(DeclarationFault::NotTwoLines);
        }
        notes.push(BagNote::once(BagOddity::LooseDeclaration, 1));
    }
    Ok(Declaration {
        version,
        charset,
        notes,
    })
}

/// The value of a label. Requires one blank after the colon and none before it: strict programs
/// find no label otherwise.
fn value_of<'t>(
    label: &str,
    lines: &[(u32, &'t str)],
) -> Result<Option<&'t str>, DeclarationFault> {
    let mut value = None;
    for (number, line) in lines {
        let Some((found, behind)) = line.split_once(':') else {
            continue;
        };
        if !found.trim().eq_ignore_ascii_case(label) {
            continue;
        }
        let line = *number;
        let plain = behind
            .strip_prefix(' ')
            .filter(|text| !text.starts_with(char::is_whitespace));
        let Some(plain) = plain.filter(|_| found == label) else {
            return Err(DeclarationFault::Blanks { line });
        };
        if value.replace(plain).is_some() {
            return Err(DeclarationFault::Twice { line });
        }
    }
    Ok(value)
}

/// Whether the lines are exactly the two required ones, in order.
fn is_by_the_letter(lines: &[(u32, &str)]) -> bool {
    let [(_, version), (_, encoding)] = lines else {
        return false;
    };
    let is_plain = |line: &str, label| line.starts_with(label) && line.trim_end() == line;
    is_plain(version, VERSION) && is_plain(encoding, ENCODING)
}

fn parse_version(text: &str) -> Option<(u16, u16)> {
    // Digits only: the standard library also accepts a sign, which no version has.
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
        for text in [
            V1_0.to_owned(),
            V1_0.replace('\n', "\r\n"),
            V1_0.trim().to_owned(),
        ] {
            let declaration = parse_declaration(text.as_bytes()).unwrap();
            assert_eq!(declaration.version, (1, 0));
            assert_eq!(declaration.charset, Charset::UTF_8);
            assert!(declaration.notes.is_empty());
        }
    }

    #[test]
    fn older_versions_and_other_encodings_are_read() {
        let text = "BagIt-Version: 0.97\r\nTag-File-Character-Encoding: TIS-620\r\n";
        let declaration = parse_declaration(text.as_bytes()).unwrap();
        let thai = Charset::Fixed(encoding_rs::WINDOWS_874);
        assert_eq!(declaration.charset, thai);
        let oddities = |text: &str| -> Vec<BagOddity> {
            let read = parse_declaration(text.as_bytes()).unwrap();
            read.notes.iter().map(|n| n.oddity).collect()
        };
        assert_eq!(oddities(text), [BagOddity::OldVersion]);
        for text in [
            "Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 0.97\n",
            "BagIt-Version: 0.97 \nTag-File-Character-Encoding: UTF-8\n",
            "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\nMade-By: x\n",
        ] {
            let loose = [BagOddity::OldVersion, BagOddity::LooseDeclaration];
            assert_eq!(oddities(text), loose, "{text}");
        }
    }

    #[test]
    fn what_declares_nothing_is_refused_with_the_reason() {
        let encoding = "Tag-File-Character-Encoding: UTF-8\n";
        let cases = [
            (String::new(), DeclarationFault::NoVersion),
            (
                "BagIt-Version: one\n".to_owned(),
                DeclarationFault::NoVersion,
            ),
            (
                "BagIt-Version: +1.0\n".to_owned(),
                DeclarationFault::NoVersion,
            ),
            (
                "BagIt-Version: .97\n".to_owned(),
                DeclarationFault::NoVersion,
            ),
            (
                "BagIt-Version: 1.0\n".to_owned(),
                DeclarationFault::NoEncoding,
            ),
            (
                "BagIt-Version: 2.0\n".to_owned(),
                DeclarationFault::Version {
                    version: "2.0".to_owned(),
                },
            ),
            (
                "BagIt-Version: 1.0\nTag-File-Character-Encoding: x-none\n".to_owned(),
                DeclarationFault::Encoding {
                    name: "x-none".to_owned(),
                },
            ),
            (format!("\u{feff}{V1_0}"), DeclarationFault::ByteOrderMark),
            (format!("{V1_0}Made-By: x\n"), DeclarationFault::NotTwoLines),
            (
                format!("{encoding}BagIt-Version: 1.0\n"),
                DeclarationFault::NotTwoLines,
            ),
            (
                format!("BagIt-Version: 1.0 \n{encoding}"),
                DeclarationFault::NotTwoLines,
            ),
            (
                format!("BagIt-Version: 0.97\n{encoding}BagIt-Version: 1.0\n"),
                DeclarationFault::Twice { line: 3 },
            ),
        ];
        for (text, fault) in cases {
            assert_eq!(
                parse_declaration(text.as_bytes()).unwrap_err(),
                fault,
                "{text}"
            );
        }
        assert!(parse_declaration(&[0xFF, 0xFE, 0]).is_err());
    }

    #[test]
    fn blanks_around_a_colon_and_other_spellings_are_refused_in_every_version() {
        for version in ["0.97", "1.0"] {
            for (one, two) in [
                ("BagIt-Version :", "Tag-File-Character-Encoding: "),
                ("BagIt-Version : ", "Tag-File-Character-Encoding: "),
                ("BagIt-Version:", "Tag-File-Character-Encoding: "),
                ("BagIt-Version:  ", "Tag-File-Character-Encoding: "),
                ("BagIt-Version:\t", "Tag-File-Character-Encoding: "),
                (" BagIt-Version: ", "Tag-File-Character-Encoding: "),
                ("bagit-version: ", "Tag-File-Character-Encoding: "),
                ("BagIt-Version: ", "Tag-File-Character-Encoding : "),
                ("BagIt-Version: ", "Tag-File-Character-Encoding:"),
                ("BagIt-Version: ", "Tag-File-Character-Encoding:\n "),
            ] {
                let text = format!("{one}{version}\n{two}UTF-8\n");
                let fault = parse_declaration(text.as_bytes()).unwrap_err();
                let is_told = matches!(fault, DeclarationFault::Blanks { .. });
                assert!(is_told, "{text:?}: {fault}");
            }
        }
    }
}
