//! What was read although the RFC does not have it, or has it and most do not write it.

use serde::Serialize;

use crate::words::{ToValue, Value, messages, shown_in_english};

messages! {
/// A way in which a tag file differs from what we would write, without doubt about its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Oddity {
    /// A UTF-8 byte order mark at the file's start (§2.3 forbids it).
    ByteOrderMark = "bagit.oddity:byte-order-mark",
    /// Lines end with CR LF or CR (allowed).
    CarriageReturns = "bagit.oddity:carriage-returns",
    /// Digests with capital hexadecimal digits (allowed).
    CapitalHex = "bagit.oddity:capital-hex",
    /// `*` before a name: md5sum's mark for binary files.
    Star = "bagit.oddity:star",
    /// A `%` that begins none of `%0A`, `%0D`, `%25` (§2.1.3 asks for it to be encoded).
    BarePercent = "bagit.oddity:bare-percent",
    /// `\` between the names of a path, as Windows writes it.
    BackSlashes = "bagit.oddity:back-slashes",
    /// `./` before a path.
    LeadingDot = "bagit.oddity:leading-dot",
    /// White space before a label's colon, or none behind it (§2.2.2).
    LooseColon = "bagit.oddity:loose-colon",
    /// A label that stands more than once where it should not.
    RepeatedLabel = "bagit.oddity:repeated-label",
    /// A version before 1.0.
    OldVersion = "bagit.oddity:old-version",
    /// `bagit.txt` has other lines than the two of its specification, or has them otherwise.
    LooseDeclaration = "bagit.oddity:loose-declaration",
}

    /// An oddity with its place.
    enum Met {
        Line { oddity: Oddity, line: u32, count: u32 } = "bagit.oddity:met",
    }
}

impl Oddity {
    /// Whether RFC 8493 allows it: then it is worth no warning.
    pub fn is_allowed(self) -> bool {
        matches!(self, Self::CarriageReturns | Self::CapitalHex)
    }
}

shown_in_english!(Oddity);

impl ToValue for Note {
    fn to_value(&self) -> Value {
        let met = Met::Line {
            oddity: self.oddity,
            line: self.first_line,
            count: self.count,
        };
        met.to_value()
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
