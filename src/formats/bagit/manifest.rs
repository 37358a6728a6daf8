//! Payload and tag manifests (RFC 8493 §2.1.3, §2.2.1): `checksum  path`, a line a file.
//!
//! What we write, `sha256sum -c` reads too. What we read is checked against limits and
//! collected: all faults of a manifest at once, each with its line.

use std::collections::BTreeMap;

use encoding_rs::Encoding;

use super::digest::{Algorithm, Digest};
use super::note::{Note, Oddity};
use super::path::{PathFault, parse_path, percent_encoded};
use super::text::{TextFault, decode, lines};
use crate::base::Sha256;

/// Bytes of a manifest that are read. A drive of 100,000 files has some 12 MB; a longer one is
/// made to fill the memory of whoever verifies it (tuning).
pub const MANIFEST_BYTES_MAX: u64 = 64 << 20;

/// Lines of a manifest that are read: the same attack with short lines (tuning).
const LINES_MAX: usize = 500_000;

/// Faults that are kept a manifest: a hostile file has one a line, and nobody reads the thousandth.
const FAULTS_MAX: usize = 1000;

/// Which files a manifest lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ManifestKind {
    /// Those below `data/`.
    Payload,
    /// Those outside.
    Tag,
}

/// What a file in a bag's root lists, and the name of its algorithm: `manifest-sha256.txt`,
/// `tagmanifest-md5.txt`. `None` for any other file.
pub fn manifest_name(name: &str) -> Option<(ManifestKind, &str)> {
    let (kind, rest) = if let Some(rest) = name.strip_prefix("tagmanifest-") {
        (ManifestKind::Tag, rest)
    } else {
        (ManifestKind::Payload, name.strip_prefix("manifest-")?)
    };
    Some((kind, rest.strip_suffix(".txt")?))
}

/// A line of a manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// From 1.
    pub line: u32,
    /// What the file should have.
    pub digest: Digest,
    /// The file, decoded, with `/` between names, never outside the bag.
    pub path: String,
    /// How the path stood there where that differs: some tools do not encode `%`.
    pub literal: Option<String>,
}

/// Why a line says nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LineFault {
    /// No digest of the manifest's algorithm at the start, or nothing behind it.
    #[error("not a checksum and a path")]
    Form,
    /// The path could lead outside the bag.
    #[error("{0}")]
    Path(#[from] PathFault),
    /// A payload manifest lists a file outside `data/`.
    #[error("a payload manifest lists a file outside `data/`")]
    OutsidePayload,
    /// A tag manifest lists a file below `data/`.
    #[error("a tag manifest lists a file below `data/`")]
    InsidePayload,
    /// A tag manifest lists a tag manifest (§2.2.1 forbids it).
    #[error("a tag manifest lists a tag manifest")]
    ListsTagManifest,
    /// The file stands on an earlier line already.
    #[error("the file is listed twice, first on line {first_line}")]
    Twice {
        /// From 1.
        first_line: u32,
    },
}

/// What is wrong with a manifest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ManifestFault {
    /// A line says nothing.
    #[error("line {line}: {fault}")]
    Line {
        /// From 1.
        line: u32,
        /// The path that the line names, as it stands there; empty where it has none.
        path: String,
        /// Why.
        fault: LineFault,
    },
    /// The whole file is no text.
    #[error(transparent)]
    Text(#[from] TextFault),
    /// More lines than are read.
    #[error("more than {LINES_MAX} lines")]
    TooManyLines,
    /// More faults than are kept; the rest was not read.
    #[error("so many faulty lines that the rest was not read")]
    TooManyFaults,
}

/// A manifest as read.
#[derive(Debug, Clone, Default)]
pub struct Manifest {
    /// Its files, each once, in the file's order.
    pub entries: Vec<Entry>,
    /// What was odd and understood.
    pub notes: Vec<Note>,
    /// What was not.
    pub faults: Vec<ManifestFault>,
}

/// Reads a manifest of `algorithm` in the declared `encoding`.
pub fn parse_manifest(
    bytes: &[u8],
    kind: ManifestKind,
    algorithm: Algorithm,
    encoding: &'static Encoding,
) -> Manifest {
    let mut manifest = Manifest::default();
    let text = match decode(bytes, encoding) {
        Ok((text, notes)) => {
            manifest.notes = notes;
            text
        }
        Err(fault) => {
            manifest.faults.push(fault.into());
            return manifest;
        }
    };
    if text.contains('\r') {
        Note::add(&mut manifest.notes, Oddity::CarriageReturns, 1);
    }
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for (line, content) in lines(&text) {
        if manifest.entries.len() >= LINES_MAX {
            manifest.faults.push(ManifestFault::TooManyLines);
            break;
        }
        if manifest.faults.len() >= FAULTS_MAX {
            manifest.faults.push(ManifestFault::TooManyFaults);
            break;
        }
        let (digest, path) = split(content);
        match parse_line(digest, path, kind, algorithm) {
            Ok((digest_value, decoded, oddities)) => {
                if let Some(first_line) = seen.insert(decoded.clone(), line) {
                    seen.insert(decoded, first_line);
                    manifest.fault(line, path, LineFault::Twice { first_line });
                    continue;
                }
                if digest.bytes().any(|b| b.is_ascii_uppercase()) {
                    Note::add(&mut manifest.notes, Oddity::CapitalHex, line);
                }
                for oddity in oddities {
                    Note::add(&mut manifest.notes, oddity, line);
                }
                let literal = path.trim_start_matches('*');
                manifest.entries.push(Entry {
                    line,
                    digest: digest_value,
                    literal: (literal != decoded).then(|| literal.to_owned()),
                    path: decoded,
                });
            }
            Err(fault) => manifest.fault(line, path, fault),
        }
    }
    manifest
}

impl Manifest {
    fn fault(&mut self, line: u32, path: &str, fault: LineFault) {
        // A path that long is refused anyway, and its beginning tells where to look.
        let path = path.chars().take(300).collect();
        self.faults.push(ManifestFault::Line { line, path, fault });
    }
}

/// The digest and the path of a line: one or more spaces or tabs between them (§2.1.3).
fn split(line: &str) -> (&str, &str) {
    let (digest, rest) = line.split_once([' ', '\t']).unwrap_or((line, ""));
    (digest, rest.trim_start_matches([' ', '\t']))
}

fn parse_line(
    digest: &str,
    path: &str,
    kind: ManifestKind,
    algorithm: Algorithm,
) -> Result<(Digest, String, Vec<Oddity>), LineFault> {
    let digest = Digest::from_hex(digest, algorithm).ok_or(LineFault::Form)?;
    let (path, star) = match path.strip_prefix('*') {
        Some(rest) => (rest, true),
        None => (path, false),
    };
    if path.is_empty() {
        return Err(LineFault::Form);
    }
    let (path, mut oddities) = parse_path(path)?;
    if star {
        oddities.push(Oddity::Star);
    }
    let in_payload = path.starts_with("data/");
    match kind {
        ManifestKind::Payload if !in_payload => Err(LineFault::OutsidePayload),
        ManifestKind::Tag if in_payload => Err(LineFault::InsidePayload),
        ManifestKind::Tag if matches!(manifest_name(&path), Some((ManifestKind::Tag, _))) => {
            Err(LineFault::ListsTagManifest)
        }
        _ => Ok((digest, path, oddities)),
    }
}

/// A manifest of SHA-256: two spaces between digest and path, LF behind each line, in the order
/// given. CR, LF and `%` in a path are encoded (RFC 8493 §2.1.3); our own names have none.
pub fn write_manifest<'a>(entries: impl Iterator<Item = (&'a Sha256, &'a str)>) -> Vec<u8> {
    let mut out = String::new();
    for (digest, path) in entries {
        out.push_str(&digest.to_string());
        out.push_str("  ");
        out.push_str(&percent_encoded(path));
        out.push('\n');
    }
    out.into_bytes()
}

#[cfg(test)]
mod tests {
    use encoding_rs::UTF_8;

    use super::*;

    const A: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    fn payload(text: &str) -> Manifest {
        parse_manifest(
            text.as_bytes(),
            ManifestKind::Payload,
            Algorithm::Sha256,
            UTF_8,
        )
    }

    #[test]
    fn what_is_written_reads_back() {
        let digest = Sha256::of(b"abc");
        let paths = ["data/a b.txt", "data/คู่มือ.pdf", "data/50%\r\n.txt"];
        let bytes = write_manifest(paths.iter().map(|path| (&digest, *path)));
        let manifest = parse_manifest(&bytes, ManifestKind::Payload, Algorithm::Sha256, UTF_8);
        let read: Vec<&str> = manifest.entries.iter().map(|e| e.path.as_str()).collect();
        assert_eq!(read, paths);
        assert!(manifest.notes.is_empty() && manifest.faults.is_empty());
        assert!(bytes.starts_with(format!("{A}  data/a b.txt\n").as_bytes()));
    }

    #[test]
    fn manifests_of_other_tools_are_read_with_a_note() {
        let cases = [
            (format!("{A} *data/a\n"), Oddity::Star),
            (format!("{A}\tdata/5%\n"), Oddity::BarePercent),
            (format!("{A}  data\\b\\a\n"), Oddity::BackSlashes),
            (format!("{A}  ./data/a\n"), Oddity::LeadingDot),
            (format!("\u{feff}{A}  data/a\n"), Oddity::ByteOrderMark),
            (format!("{A}  data/a\r\n"), Oddity::CarriageReturns),
            (format!("{}  data/a", A.to_uppercase()), Oddity::CapitalHex),
        ];
        for (text, oddity) in cases {
            let manifest = payload(&text);
            assert_eq!(manifest.entries.len(), 1, "{text:?}");
            assert!(manifest.faults.is_empty(), "{text:?}");
            let oddities: Vec<Oddity> = manifest.notes.iter().map(|n| n.oddity).collect();
            assert_eq!(oddities, [oddity], "{text:?}");
        }
    }

    #[test]
    fn faulty_lines_are_told_with_their_number_and_the_rest_is_read() {
        let text = format!(
            "{A}  data/a\nnonsense\n{A}\n{A}  data/../x\n{A}  other\n{A}  data/a\n{A}  data/b\n"
        );
        let manifest = payload(&text);
        let faults: Vec<(u32, LineFault)> = manifest
            .faults
            .iter()
            .filter_map(|fault| match fault {
                ManifestFault::Line { line, fault, .. } => Some((*line, fault.clone())),
                _ => None,
            })
            .collect();
        assert_eq!(
            faults,
            [
                (2, LineFault::Form),
                (3, LineFault::Form),
                (4, LineFault::Path(PathFault::Climbs)),
                (5, LineFault::OutsidePayload),
                (6, LineFault::Twice { first_line: 1 }),
            ]
        );
        assert_eq!(manifest.entries.len(), 2);
    }

    #[test]
    fn a_tag_manifest_lists_neither_payload_nor_itself() {
        let text = format!("{A}  data/a\n{A}  tagmanifest-md5.txt\n{A}  bagit.txt\n");
        let tag = ManifestKind::Tag;
        let manifest = parse_manifest(text.as_bytes(), tag, Algorithm::Sha256, UTF_8);
        assert_eq!((manifest.entries.len(), manifest.faults.len()), (1, 2));
    }

    #[test]
    fn bytes_of_any_kind_never_panic_and_stay_within_limits() {
        let mut bytes = format!("{A}  data/a%0Ab\r\n{A} *data/ก\n").into_bytes();
        for at in 0..bytes.len() {
            let kept = bytes[at];
            for byte in [0, b'\n', b'%', b' ', b'\\', 0xFF, kept ^ 0x80] {
                bytes[at] = byte;
                for encoding in [UTF_8, encoding_rs::UTF_16LE, encoding_rs::WINDOWS_874] {
                    let algorithm = Algorithm::Sha256;
                    let read = parse_manifest(&bytes, ManifestKind::Payload, algorithm, encoding);
                    assert!(read.entries.len() <= 2);
                }
            }
            bytes[at] = kept;
        }
        assert!(payload(&"x\n".repeat(5000)).faults.len() <= FAULTS_MAX + 1);
    }
}
