//! The mark in the first block of a stick while it is written.
//!
//! It takes the place of the partition table, so no system shows a half-written stick as a drive. A
//! reader that knows the mark says what happened, and the next run goes on from it.

use std::fmt::Write as _;

use super::code::{Recipient, Release};
use crate::base::Sha256;

/// Length of the mark: a block that every medium writes at once.
pub const UNFINISHED_BYTES: usize = 4096;

/// Its first line; the number is that of the format (a change breaks the format).
const FIRST_LINE: &str = "DRIVEPRESS UNFINISHED 1\n";
/// For people who look at the bytes.
const ADVICE: &str = "This stick is not finished. Write it again with drivepress write.\n";

/// How far the writing of a stick has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnfinishedStage {
    /// Any part may be missing.
    Base,
    /// The common part was right when the writing began; only the first block and the recipient's
    /// own part may be missing.
    Tail,
}

impl UnfinishedStage {
    fn word(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::Tail => "tail",
        }
    }
}

/// What an unfinished stick is to become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnfinishedMark {
    /// Whose drive.
    pub recipient: Recipient,
    /// Of which release.
    pub release: Release,
    /// SHA-256 of the base.
    pub base_sha256: Sha256,
    /// How far it is.
    pub stage: UnfinishedStage,
}

impl UnfinishedMark {
    /// The block, with zeros behind the text.
    pub fn encode(&self) -> Vec<u8> {
        let mut text = format!("{FIRST_LINE}{ADVICE}");
        let (recipient, release) = (&self.recipient, self.release);
        let (base, stage) = (self.base_sha256, self.stage.word());
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "district={recipient}\nrelease={release}\nbase={base}\nstage={stage}\n"
        );
        let mut block = text.into_bytes();
        block.resize(UNFINISHED_BYTES, 0);
        block
    }

    /// Whether a medium that begins with `bytes` is marked as unfinished, by this or a later form of
    /// the mark.
    pub fn is_in(bytes: &[u8]) -> bool {
        bytes.starts_with(&FIRST_LINE.as_bytes()[..FIRST_LINE.len() - 2])
    }

    /// Reads the mark; `None` if there is none of this form.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let end = bytes.iter().position(|byte| *byte == 0)?;
        let text = std::str::from_utf8(&bytes[..end]).ok()?;
        let mut lines = text.strip_prefix(FIRST_LINE)?.strip_prefix(ADVICE)?.lines();
        let mut value = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix('=');
        Some(Self {
            recipient: value("district")?.parse().ok()?,
            release: value("release")?.parse().ok()?,
            base_sha256: value("base")?.parse().ok()?,
            stage: match value("stage")? {
                "base" => UnfinishedStage::Base,
                "tail" => UnfinishedStage::Tail,
                _ => return None,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_read_as_it_was_written_and_nothing_else_is_one() {
        for stage in [UnfinishedStage::Base, UnfinishedStage::Tail] {
            let mark = UnfinishedMark {
                recipient: "81010000".parse().unwrap(),
                release: "2026.1".parse().unwrap(),
                base_sha256: Sha256::of(b"base"),
                stage,
            };
            let block = mark.encode();
            assert_eq!(block.len(), UNFINISHED_BYTES);
            // One sector is written at once even where a block is not.
            assert!(block[512..].iter().all(|byte| *byte == 0));
            assert!(block[510] != 0x55, "no system takes it for a table");
            assert!(UnfinishedMark::is_in(&block));
            assert_eq!(UnfinishedMark::parse(&block), Some(mark));
        }
        let later = b"DRIVEPRESS UNFINISHED 2\n\0";
        assert!(UnfinishedMark::is_in(later) && UnfinishedMark::parse(later).is_none());
        for other in [&b""[..], b"DRIVEPRESS", &[0; 512]] {
            assert!(!UnfinishedMark::is_in(other) && UnfinishedMark::parse(other).is_none());
        }
    }
}
