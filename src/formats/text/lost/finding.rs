//! Findings of lost letters.

use std::ops::Range;

/// How letters were lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LostKind {
    /// A question mark replaces each letter.
    Questions,
    /// U+FFFD replaces each letter.
    Replaced,
    /// They were decoded in another code page and became other letters.
    Misread,
    /// They became glyphs that only some fonts have (private use, U+F700 to U+F71A).
    Glyphs,
    /// They became numeric references: `&#3585;`, `\u0e01`.
    Numbers,
}

/// Lost letters, and the bytes of the text that show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// How they were lost.
    pub kind: LostKind,
    /// The range of the first of them.
    pub at: Range<usize>,
}

/// The script that a text is expected to have; question marks alone do not show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExpectedScript {
    /// Latin or unknown: question marks may be intended.
    Latin,
    /// Thai or another non-Latin script: question marks have replaced the letters.
    Own,
}
