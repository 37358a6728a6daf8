//! What was read although the RFC does not have it, or has it and most do not write it.

use std::fmt;

use serde::Serialize;

/// A way in which a tag file differs from what we would write, without doubt about its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Oddity {
    /// A UTF-8 byte order mark at the file's start (§2.3 forbids it).
    ByteOrderMark,
    /// Lines end with CR LF or CR (allowed).
    CarriageReturns,
    /// Digests with capital hexadecimal digits (allowed).
    CapitalHex,
    /// `*` before a name: md5sum's mark for binary files.
    Star,
    /// A `%` that begins none of `%0A`, `%0D`, `%25` (§2.1.3 asks for it to be encoded).
    BarePercent,
    /// `\` between the names of a path, as Windows writes it.
    BackSlashes,
    /// `./` before a path.
    LeadingDot,
    /// White space before a label's colon, or none behind it (§2.2.2).
    LooseColon,
    /// A label that stands more than once where it should not.
    RepeatedLabel,
    /// A version before 1.0.
    OldVersion,
    /// `bagit.txt` has other lines than the two of its specification, or has them otherwise.
    LooseDeclaration,
}

impl Oddity {
    /// Whether RFC 8493 allows it: then it is worth no warning.
    pub fn is_allowed(self) -> bool {
        matches!(self, Self::CarriageReturns | Self::CapitalHex)
    }
}

impl fmt::Display for Oddity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ByteOrderMark => "begins with a byte order mark",
            Self::CarriageReturns => "has lines that end with a carriage return",
            Self::CapitalHex => "has digests in capital letters",
            Self::Star => "has `*` before names",
            Self::BarePercent => "has names with a bare `%`",
            Self::BackSlashes => "has paths with back-slashes",
            Self::LeadingDot => "has `./` before paths",
            Self::LooseColon => "has labels without `: ` behind them",
            Self::RepeatedLabel => "has a label more than once",
            Self::OldVersion => "declares a version of BagIt before 1.0",
            Self::LooseDeclaration => {
                "has other lines than `BagIt-Version` and `Tag-File-Character-Encoding` alone"
            }
        })
    }
}

/// An oddity, where it was first met and how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Note {
    /// What was met.
    pub oddity: Oddity,
    /// The first line that has it, from 1.
    pub first_line: u32,
    /// On how many lines.
    pub count: u32,
}

impl Note {
    /// An oddity met once.
    pub fn once(oddity: Oddity, line: u32) -> Self {
        Self {
            oddity,
            first_line: line,
            count: 1,
        }
    }

    /// Counts an oddity of `line` in `notes`.
    pub(super) fn add(notes: &mut Vec<Self>, oddity: Oddity, line: u32) {
        match notes.iter_mut().find(|note| note.oddity == oddity) {
            Some(note) => note.count = note.count.saturating_add(1),
            None => notes.push(Self::once(oddity, line)),
        }
    }
}
