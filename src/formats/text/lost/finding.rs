//! Lost letters, as a value.

use std::ops::Range;

/// What became of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LostKind {
    /// A question mark stands for each letter.
    Questions,
    /// U+FFFD stands for each letter.
    Replaced,
    /// They were read in another code page: other letters stand for them.
    Misread,
    /// Glyphs that only some fonts have stand for them (private use, U+F700 to U+F71A).
    Glyphs,
    /// Their numbers stand for them: `&#3585;`, `\u0e01`.
    Numbers,
}

/// Lost letters, and the bytes of the text that show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// What became of them.
    pub kind: LostKind,
    /// Where the first of them stands.
    pub at: Range<usize>,
}

/// What a text is expected to be, where a question mark alone does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Latin letters, or nobody knows: question marks may well be meant.
    Latin,
    /// Thai or another script of its own: a text of question marks was something else before.
    Own,
}
