//! Payload and tag manifests (RFC 8493 §2.1.3, §2.2.1): `checksum  path`, one line per file.
//!
//! `sha256sum -c` can read the manifests that we write. Manifests that we read are checked against
//! limits; all faults are collected, each with its line.

use std::collections::HashMap;
use std::ops::ControlFlow;

use super::budget::BagBudget;
use super::digest::{Algorithm, Digest};
use super::names::{ListedName, ListedNames};
use super::note::{BagNote, BagOddity};
use super::path::{PathFault, parse_path, percent_encoded};
use super::rows::{TagLine, each_row};
use super::text::{Charset, TextFault};
use crate::base::{NameKey, Sha256};
use crate::words::{messages, shown_in_english};

/// Maximum bytes of a manifest. A drive of 100,000 files has some 12 MB; a longer one is an attack
/// on the verifier's memory (tuning).
pub const MANIFEST_BYTES_MAX: u64 = 64 << 20;

/// Maximum lines of a manifest: the same attack with short lines (tuning).
pub const LINES_MAX: usize = 500_000;

/// Maximum faults kept of a list: a hostile file has one per line, and no reader needs a thousand.
pub const FAULTS_MAX: usize = 1000;

/// Maximum characters kept of a faulty line's path: a longer path is refused anyway, and its start
/// is enough to find the line.
const TOLD_LETTERS_MAX: usize = 300;

/// Which files a manifest lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ManifestKind {
    /// Files below `data/`.
    Payload,
    /// Files outside `data/`.
    Tag,
}

/// The kind of a manifest in a bag's root and the name of its algorithm, from its file name:
/// `manifest-sha256.txt`, `tagmanifest-md5.txt`. `None` for any other file.
pub fn manifest_name(name: &str) -> Option<(ManifestKind, &str)> {
    let (kind, rest) = if let Some(rest) = name.strip_prefix("tagmanifest-") {
        (ManifestKind::Tag, rest)
    } else {
        (ManifestKind::Payload, name.strip_prefix("manifest-")?)
    };
    Some((kind, rest.strip_suffix(".txt")?))
}

/// One line of a manifest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ManifestEntry<'m> {
    /// From 1.
    pub line: u32,
    /// The expected digest.
    pub digest: Digest,
    /// The path, decoded, with `/` as separator, never outside the bag.
    pub path: &'m str,
    /// The path as written, if that differs: some tools do not encode `%`.
    pub literal: Option<&'m str>,
}

messages! {
    /// Why a line is invalid.
    #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
    #[non_exhaustive]
    pub enum ManifestLineFault {
        /// No digest of the manifest's algorithm at the start, or no path after it.
        Form = "bagit.line:form",
        /// A payload manifest lists a file outside `data/`.
        OutsidePayload = "bagit.line:outside-payload",
        /// A tag manifest lists a file below `data/`.
        InsidePayload = "bagit.line:inside-payload",
        /// A tag manifest lists a tag manifest (§2.2.1 forbids it).
        ListsTagManifest = "bagit.line:tag-manifest",
        /// The file is already listed on an earlier line (from 1).
        Twice { first_line: u32 } = "bagit.line:twice",
    } + {
        /// The path could lead outside the bag.
        Path(#[from] PathFault),
    }

    /// What is wrong with a manifest.
    #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
    #[non_exhaustive]
    pub enum ManifestFault {
        /// An invalid line (from 1); `path` is the path in it, empty if it has none.
        Line { line: u32, path: String, fault: ManifestLineFault } = "bagit.list:line",
        /// More lines than are read.
        TooManyLines = "bagit.list:too-many-lines",
        /// More faults than are kept; the rest was not read.
        TooManyFaults = "bagit.list:too-many-faults",
        /// All lists of the drive together exceed the limit; the rest was not read.
        TooMuch = "bagit.list:too-much",
    } + {
        /// The whole file is not text.
        Text(#[from] TextFault),
    }
}

shown_in_english!(ManifestLineFault, ManifestFault);

/// A parsed manifest.
#[derive(Debug, Clone, Default)]
pub struct Manifest {
    names: ListedNames,
    /// The digests of all lines, concatenated, each of `digest_bytes`.
    digests: Vec<u8>,
    digest_bytes: usize,
    /// Oddities that were understood.
    pub notes: Vec<BagNote>,
    /// Faults: lines that were not understood.
    pub faults: Vec<ManifestFault>,
}

/// Reads a manifest of `algorithm` in the declared `charset`.
pub fn parse_manifest(
    bytes: &[u8],
    kind: ManifestKind,
    algorithm: Algorithm,
    charset: Charset,
) -> Manifest {
    parse_manifest_within(bytes, kind, algorithm, charset, &mut BagBudget::default())
}

/// Reads a manifest within `budget`, the room that the drive's other lists leave.
pub fn parse_manifest_within(
    bytes: &[u8],
    kind: ManifestKind,
    algorithm: Algorithm,
    charset: Charset,
    budget: &mut BagBudget,
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
        // If the file is not text, its lines mean nothing.
        Err(fault) => Manifest {
            faults: vec![fault.into()],
            ..Manifest::default()
        },
    }
}

/// State while a manifest is read.
struct Reading<'b> {
    manifest: Manifest,
    /// The line number of each name.
    seen: HashMap<NameKey, u32>,
    kind: ManifestKind,
    algorithm: Algorithm,
    budget: &'b mut BagBudget,
}

impl Reading<'_> {
    fn row(&mut self, row: TagLine<'_>) -> ControlFlow<()> {
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

    /// Keeps a line; `false` if there is no room for it.
    fn keep(
        &mut self,
        digest: &str,
        written: &str,
        line: ManifestLine,
        number: u32,
    ) -> Result<bool, ManifestLineFault> {
        if let Some(first_line) = self.seen.get(&line.key) {
            let first_line = *first_line;
            return Err(ManifestLineFault::Twice { first_line });
        }
        let literal = written.strip_prefix('*').unwrap_or(written);
        let literal = (literal != line.path).then_some(literal);
        let kept_bytes = line.path.len() + literal.map_or(0, str::len) + self.manifest.digest_bytes;
        let name = ListedName {
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
            BagNote::add(&mut self.manifest.notes, BagOddity::CapitalHex, number);
        }
        for oddity in line.oddities {
            BagNote::add(&mut self.manifest.notes, oddity, number);
        }
        Ok(true)
    }
}

impl Manifest {
    /// The files, each once, in manifest order.
    pub fn entries(&self) -> impl Iterator<Item = ManifestEntry<'_>> {
        (0..self.len()).filter_map(|at| self.entry(at))
    }

    /// Number of files listed.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether no file is listed.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entry at this index, from 0.
    pub fn entry(&self, at: usize) -> Option<ManifestEntry<'_>> {
        let name = self.names.get(at)?;
        let start = at * self.digest_bytes;
        let digest = self.digests.get(start..start + self.digest_bytes)?;
        Some(ManifestEntry {
            line: name.line,
            digest: Digest::from_bytes(digest),
            path: name.path,
            literal: name.literal,
        })
    }
}

/// Splits a line into digest and path, with one or more spaces or tabs between them (§2.1.3).
fn split(line: &str) -> (&str, &str) {
    let (digest, rest) = line.split_once([' ', '\t']).unwrap_or((line, ""));
    (digest, rest.trim_start_matches([' ', '\t']))
}

/// One parsed line.
struct ManifestLine {
    digest: Digest,
    path: String,
    key: NameKey,
    oddities: Vec<BagOddity>,
}

fn parse_line(
    digest: &str,
    path: &str,
    kind: ManifestKind,
    algorithm: Algorithm,
) -> Result<ManifestLine, ManifestLineFault> {
    let digest = Digest::from_hex(digest, algorithm).ok_or(ManifestLineFault::Form)?;
    let (path, star) = match path.strip_prefix('*') {
        Some(rest) => (rest, true),
        None => (path, false),
    };
    if path.is_empty() {
        return Err(ManifestLineFault::Form);
    }
    let (path, mut oddities) = parse_path(path)?;
    if star {
        oddities.push(BagOddity::Star);
    }
    let in_payload = path.starts_with("data/");
    match kind {
        ManifestKind::Payload if !in_payload => Err(ManifestLineFault::OutsidePayload),
        ManifestKind::Tag if in_payload => Err(ManifestLineFault::InsidePayload),
        ManifestKind::Tag if matches!(manifest_name(&path), Some((ManifestKind::Tag, _))) => {
            Err(ManifestLineFault::ListsTagManifest)
        }
        _ => Ok(ManifestLine {
            digest,
            key: NameKey::of(&path),
            path,
            oddities,
        }),
    }
}

/// Returns a SHA-256 manifest: two spaces between digest and path, LF after each line, in the given
/// order. CR, LF and `%` in a path are encoded (RFC 8493 §2.1.3); our own names have none.
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
