//! What became of a stick.

use std::time::Duration;

use serde::Serialize;

use super::identity::DeviceIdentity;
use crate::drive::Recipient;
use crate::words::{Message, Size, ToMessage as _, messages};

/// Where bytes were read back from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadBackFrom {
    /// The device itself.
    FromMedium,
    /// Perhaps the system's memory: it has no way past it.
    PerhapsFromCache,
}

messages! {
    /// What became of a stick.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum StickVerdict {
        /// The whole image was written and read back.
        Written = "device.verdict:written",
        /// An interrupted writing was finished; everything was read back.
        Finished = "device.verdict:finished",
        /// The common part was found right; only the rest was written and read back.
        Restamped = "device.verdict:restamped",
        /// Only the recipient's own end was written; head and end were read back.
        TailOnly = "device.verdict:tail-only",
        /// Only what differed was written; everything was read back.
        Updated = "device.verdict:updated",
        /// Head and end were right already.
        AlreadyRight = "device.verdict:already-right",
        /// A piece did not come back as it was written, after all tries.
        BadPiece { at: Size, bad: usize } = "device.verdict:bad-piece",
        /// It lies about its size, or loses what is written.
        Fake { finding: Message } = "device.verdict:fake",
        /// It was pulled out, or stopped answering.
        Gone = "device.verdict:gone",
        /// It accepts no writing.
        WriteProtected { reason: Message } = "device.verdict:write-protected",
        /// The user stopped.
        Stopped = "device.verdict:stopped",
        /// A file of the image set is damaged or unreadable: the stick is not at fault.
        SetFailed { reason: Message } = "device.verdict:set-failed",
        /// The program failed at it, and nothing is known of it.
        Unknown = "device.verdict:unknown",
        /// Only looked for lies about its size, and none was found.
        Honest { finding: Message } = "device.verdict:honest",
    }
}

impl StickVerdict {
    /// Whether the stick now carries the drive.
    pub fn is_success(&self) -> bool {
        matches!(
            self,
            Self::Written
                | Self::Finished
                | Self::Restamped
                | Self::TailOnly
                | Self::Updated
                | Self::AlreadyRight
                | Self::Honest { .. }
        )
    }

    /// Whether the stick itself is bad.
    pub fn is_rejection(&self) -> bool {
        matches!(self, Self::BadPiece { .. } | Self::Fake { .. })
    }
}

/// A stick after the work on it.
#[derive(Debug, Clone)]
pub struct DeviceOutcome {
    /// The device.
    pub identity: DeviceIdentity,
    /// Whose drive it was to become; `None` if it was only probed.
    pub recipient: Option<Recipient>,
    /// What became of it.
    pub verdict: StickVerdict,
    /// Whether its first block now says that it is unfinished.
    pub is_unfinished: bool,
    /// Bytes that were written, all tries included.
    pub written_bytes: u64,
    /// Bytes that were read from it, all tries included.
    pub read_bytes: u64,
    /// Where they were read back from.
    pub read_back: ReadBackFrom,
    /// How long it took.
    pub took: Duration,
}

impl DeviceOutcome {
    /// For `--json`.
    pub fn json(&self, sentence: &str) -> serde_json::Value {
        let verdict = self.verdict.message();
        serde_json::json!({
            "event": "verdict",
            "device": self.identity,
            "recipient": self.recipient,
            "verdict": verdict.id().rsplit(':').next(),
            "success": self.verdict.is_success(),
            "unfinished": self.is_unfinished,
            "written_bytes": self.written_bytes,
            "read_bytes": self.read_bytes,
            "read_back": self.read_back,
            "seconds": self.took.as_secs_f64(),
            "values": verdict.json(),
            "sentence": sentence,
        })
    }
}
