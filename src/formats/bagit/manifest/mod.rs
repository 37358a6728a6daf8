//! Payload and tag manifests (RFC 8493 §2.1.3, §2.2.1): `checksum  path`, a line a file.
//!
//! What we write, `sha256sum -c` reads too. What we read is checked against limits and
//! collected: all faults of a manifest at once, each with its line.

use std::collections::HashMap;
use std::ops::ControlFlow;

use super::budget::Budget;
use super::digest::{Algorithm, Digest};
use super::names::{Name, Names};
use super::note::{Note, Oddity};
use super::path::{PathFault, parse_path, percent_encoded};
use super::rows::{Row, each_row};
use super::text::{Charset, TextFault};
use crate::base::{NameKey, Sha256};
use crate::words::{messages, shown_in_english};

/// Bytes of a manifest that are read. A drive of 100,000 files has some 12 MB; a longer one is
/// made to fill the memory of whoever verifies it (tuning).
pub const MANIFEST_BYTES_MAX: u64 = 64 << 20;

/// Lines of a manifest that are read: the same attack with short lines (tuning).
const LINES_MAX: usize = 500_000;

/// Faults that are kept of a list: a hostile file has one a line, and nobody reads the thousandth.
pub(super) const FAULTS_MAX: usize = 1000;

/// Letters of a faulty line's path that are kept: a longer one is refused anyway, and its beginning
/// tells where to look.
const TOLD_LETTERS_MAX: usize = 300;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'m> {
    /// From 1.
    pub line: u32,
    /// What the file should have.
    pub digest: Digest,
    /// The file, decoded, with `/` between names, never outside the bag.
    pub path: &'m str,
    /// How the path stood there where that differs: some tools do not encode `%`.
    pub literal: Option<&'m str>,
}

messages! {
    /// Why a line says nothing.
    #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
    #[non_exhaustive]
    pub enum LineFault {
        /// No digest of the manifest's algorithm at the start, or nothing behind it.
        Form = "bagit.line:form",
        /// A payload manifest lists a file outside `data/`.
        OutsidePayload = "bagit.line:outside-payload",
        /// A tag manifest lists a file below `data/`.
        InsidePayload = "bagit.line:inside-payload",
        /// A tag manifest lists a tag manifest (§2.2.1 forbids it).
        ListsTagManifest = "bagit.line:tag-manifest",
        /// The file stands on an earlier line (from 1) already.
        Twice { first_line: u32 } = "bagit.line:twice",
    } + {
        /// The path could lead outside the bag.
        Path(#[from] PathFault),
    }

    /// What is wrong with a manifest.
    #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
    #[non_exhaustive]
    pub enum ManifestFault {
        /// A line (from 1) says nothing; `path` is the one that it names, empty where it has none.
        Line { line: u32, path: String, fault: LineFault } = "bagit.list:line",
        /// More lines than are read.
        TooManyLines = "bagit.list:too-many-lines",
        /// More faults than are kept; the rest was not read.
        TooManyFaults = "bagit.list:too-many-faults",
        /// All lists of the drive together hold more than is read; the rest was not.
        TooMuch = "bagit.list:too-much",
    } + {
        /// The whole file is no text.
        Text(#[from] TextFault),
    }
}

shown_in_english!(LineFault, ManifestFault);

/// A manifest as read.
#[derive(Debug, Clone, Default)]
pub struct Manifest {
    names: Names,
    /// The digests of all lines, one behind the other, each of `digest_bytes`.
    digests: Vec<u8>,
    digest_bytes: usize,
    /// What was odd and understood.
    pub notes: Vec<Note>,
    /// What was not.
    pub faults: Vec<ManifestFault>,
}

/// Reads a manifest of `algorithm` in the declared `charset`.
pub fn parse_manifest(
    bytes: &[u8],
    kind: ManifestKind,
    algorithm: Algorithm,
    charset: Charset,
) -> Manifest {
    parse_manifest_within(bytes, kind, algorithm, charset, &mut Budget::default())
}

/// Reads a manifest of which other lists of the drive leave as much room as `budget` has.
pub fn parse_manifest_within(
    bytes: &[u8],
    kind: ManifestKind,
    algorithm: Algorithm,
    charset: Charset,
    budget: &mut Budget,
) -> Manifest {
    let mut reading = Reading {
        manifest: Manifest {
            digest_bytes: algorithm.length_bytes(),
            ..Manifest::default()
        },
        seen: HashMap::new(),
        kind,
        algorithm,
        budget,
    };
    let read = each_row(bytes, charset, &mut |row| reading.row(row));
    let mut manifest = reading.manifest;
    match read {
        Ok(mut notes) => {
            notes.append(&mut manifest.notes);
            manifest.notes = notes;
            manifest
        }
        // Of what is no text at all, no line means anything.
        Err(fault) => Manifest {
            faults: vec![fault.into()],
            ..Manifest::default()
        },
    }
}

/// A manifest while it is read.
struct Reading<'b> {
    manifest: Manifest,
    /// The line of each name.
    seen: HashMap<NameKey, u32>,
    kind: ManifestKind,
    algorithm: Algorithm,
    budget: &'b mut Budget,
}

impl Reading<'_> {
    fn row(&mut self, row: Row<'_>) -> ControlFlow<()> {
        let manifest = &mut self.manifest;
        if manifest.names.len() >= LINES_MAX {
            manifest.faults.push(ManifestFault::TooManyLines);
            return ControlFlow::Break(());
        }
        if manifest.faults.len() >= FAULTS_MAX {
            manifest.faults.push(ManifestFault::TooManyFaults);
            return ControlFlow::Break(());
        }
        let (digest, path) = split(row.text);
        let parsed = if row.is_cut {
            Err(PathFault::TooLong.into())
        } else {
            parse_line(digest, path, self.kind, self.algorithm)
        };
        let kept = match parsed {
            Ok(line) => self.keep(digest, path, line, row.number),
            Err(fault) => Err(fault),
        };
        match kept {
            Ok(true) => {}
            Ok(false) => {
                self.manifest.faults.push(ManifestFault::TooMuch);
                return ControlFlow::Break(());
            }
            Err(fault) => self.manifest.faults.push(ManifestFault::Line {
                line: row.number,
                path: path.chars().take(TOLD_LETTERS_MAX).collect(),
                fault,
            }),
        }
        ControlFlow::Continue(())
    }

    /// Keeps a line; `false` where there is no room for it.
    fn keep(
        &mut self,
        digest: &str,
        written: &str,
        line: Line,
        number: u32,
    ) -> Result<bool, LineFault> {
        if let Some(first_line) = self.seen.get(&line.key) {
            let first_line = *first_line;
            return Err(LineFault::Twice { first_line });
        }
        let literal = written.strip_prefix('*').unwrap_or(written);
        let literal = (literal != line.path).then_some(literal);
        let kept_bytes = line.path.len() + literal.map_or(0, str::len) + self.manifest.digest_bytes;
        let name = Name {
            line: number,
            path: &line.path,
            literal,
        };
        if !self.budget.take_line(kept_bytes) || !self.manifest.names.push(name) {
            return Ok(false);
        }
        self.seen.insert(line.key, number);
        self.manifest.digests.extend(line.digest.as_bytes());
        if digest.bytes().any(|b| b.is_ascii_uppercase()) {
            Note::add(&mut self.manifest.notes, Oddity::CapitalHex, number);
        }
        for oddity in line.oddities {
            Note::add(&mut self.manifest.notes, oddity, number);
        }
        Ok(true)
    }
}

impl Manifest {
    /// Its files, each once, in the manifest's order.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        (0..self.len()).filter_map(|at| self.entry(at))
    }

    /// How many files it lists.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether it lists nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entry of this number, from 0.
    pub fn entry(&self, at: usize) -> Option<Entry<'_>> {
        let name = self.names.get(at)?;
        let start = at * self.digest_bytes;
        let digest = self.digests.get(start..start + self.digest_bytes)?;
        Some(Entry {
            line: name.line,
            digest: Digest::from_bytes(digest),
            path: name.path,
            literal: name.literal,
        })
    }
}

/// The digest and the path of a line: one or more spaces or tabs between them (§2.1.3).
fn split(line: &str) -> (&str, &str) {
    let (digest, rest) = line.split_once([' ', '\t']).unwrap_or((line, ""));
    (digest, rest.trim_start_matches([' ', '\t']))
}

/// What a line says.
struct Line {
    digest: Digest,
    path: String,
    key: NameKey,
    oddities: Vec<Oddity>,
}

fn parse_line(
    digest: &str,
    path: &str,
    kind: ManifestKind,
    algorithm: Algorithm,
) -> Result<Line, LineFault> {
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
        _ => Ok(Line {
            digest,
            key: NameKey::of(&path),
            path,
            oddities,
        }),
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
mod tests;
