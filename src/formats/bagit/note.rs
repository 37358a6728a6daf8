//! Deviations in tag files that were accepted although the RFC or common practice differs.

use serde::Serialize;

use crate::words::{ToValue, Value, messages, shown_in_english};

messages! {
/// A way in which a tag file differs from what we would write; its meaning is clear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum BagOddity {
    /// A UTF-8 byte order mark at the file's start (§2.3 forbids it).
    ByteOrderMark = "bagit.oddity:byte-order-mark",
    /// Lines end with CR LF or CR (allowed).
    CarriageReturns = "bagit.oddity:carriage-returns",
    /// Hexadecimal digests in capitals (allowed).
    CapitalHex = "bagit.oddity:capital-hex",
    /// `*` before a name: md5sum's mark for binary files.
    Star = "bagit.oddity:star",
    /// A `%` that does not begin `%0A`, `%0D` or `%25` (§2.1.3 requires encoding it).
    BarePercent = "bagit.oddity:bare-percent",
    /// `\` as path separator, as Windows writes it.
    BackSlashes = "bagit.oddity:back-slashes",
    /// `./` before a path.
    LeadingDot = "bagit.oddity:leading-dot",
    /// White space before a label's colon, or none after it (§2.2.2).
    LooseColon = "bagit.oddity:loose-colon",
    /// A repeated label that should appear once.
    RepeatedLabel = "bagit.oddity:repeated-label",
    /// A version before 1.0.
    OldVersion = "bagit.oddity:old-version",
    /// `bagit.txt` has lines other than the two specified ones, or writes them differently.
    LooseDeclaration = "bagit.oddity:loose-declaration",
}

    /// An oddity with its line.
    enum MetOddity {
        Line { oddity: BagOddity, line: u32, count: u32 } = "bagit.oddity:met",
    }
}

impl BagOddity {
    /// Whether RFC 8493 allows it, so that no warning is needed.
    pub fn is_allowed(self) -> bool {
        matches!(self, Self::CarriageReturns | Self::CapitalHex)
    }
}

shown_in_english!(BagOddity);

impl ToValue for BagNote {
    fn to_value(&self) -> Value {
        let met = MetOddity::Line {
            oddity: self.oddity,
            line: self.first_line,
            count: self.count,
        };
        met.to_value()
    }
}

/// An oddity, with its first line and its count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct BagNote {
    /// The oddity.
    pub oddity: BagOddity,
    /// The first line with it, from 1.
    pub first_line: u32,
    /// Number of lines with it.
    pub count: u32,
}

impl BagNote {
    /// An oddity that occurs once.
    pub fn once(oddity: BagOddity, line: u32) -> Self {
        Self {
            oddity,
            first_line: line,
            count: 1,
        }
    }

    /// Counts an oddity of `line` in `notes`.
    pub(super) fn add(notes: &mut Vec<Self>, oddity: BagOddity, line: u32) {
        match notes.iter_mut().find(|note| note.oddity == oddity) {
            Some(note) => note.count = note.count.saturating_add(1),
            None => notes.push(Self::once(oddity, line)),
        }
    }
}
