//! Limits how much work one file may cause.

use std::io::{self, Read};

/// Bytes that one file may unpack to, with everything inside it. Large enough for slides full of
/// films; a "bomb" of some kilobytes unpacks to petabytes.
const UNPACKED_BYTES_MAX: u64 = 2 << 30;

/// Bytes of pictures, films and sound in one file that are searched for traces and trailing data. A
/// separate allowance, because slides full of films are not a bomb.
const SHOWN_UNPACKED_BYTES_MAX: u64 = 2 << 30;

/// The largest single part that is read into memory.
const PART_BYTES_MAX: u64 = 256 << 20;

/// Members of all packages in the file.
pub const MEMBERS_MAX: usize = 50_000;

/// Bytes that all unlisted documents of one drive may unpack to together, and the largest part of
/// them. They come from strangers, and there may be any number of them (tuning).
const UNPACKED_BESIDE_BYTES_MAX: u64 = 512 << 20;
const PART_BESIDE_BYTES_MAX: u64 = 64 << 20;

/// What is left of the allowance.
#[derive(Debug)]
pub struct ContentBudget {
    unpacked: u64,
    /// The largest single part.
    largest: u64,
    /// Bytes of pictures, films and sound that may still be searched.
    pub(super) shown: u64,
    members: usize,
}

/// Why a part was not read.
#[derive(Debug)]
pub(super) enum NotRead {
    /// The allowance is used up.
    Spent,
    /// The bytes cannot be read.
    Broken,
}

impl Default for ContentBudget {
    fn default() -> Self {
        Self {
            unpacked: UNPACKED_BYTES_MAX,
            largest: PART_BYTES_MAX,
            shown: SHOWN_UNPACKED_BYTES_MAX,
            members: MEMBERS_MAX,
        }
    }
}

impl ContentBudget {
    /// The shared allowance of all documents that strangers put beside a drive's files.
    pub fn beside() -> Self {
        Self {
            unpacked: UNPACKED_BESIDE_BYTES_MAX,
            largest: PART_BESIDE_BYTES_MAX,
            ..Self::default()
        }
    }

    /// Reads all of `source`, up to the allowance.
    pub(super) fn read_all(&mut self, source: &mut dyn Read) -> Result<Vec<u8>, NotRead> {
        self.read_at_most(self.largest, source)
    }

    /// Reads all of `source`; fails if that is more than `most`.
    pub(super) fn read_at_most(
        &mut self,
        most: u64,
        source: &mut dyn Read,
    ) -> Result<Vec<u8>, NotRead> {
        take_from(&mut self.unpacked, most.min(self.largest), source)
    }

    /// Reads all of a picture, film or sound, from their own allowance.
    pub(super) fn read_shown(&mut self, source: &mut dyn Read) -> Result<Vec<u8>, NotRead> {
        take_from(&mut self.shown, self.largest, source)
    }

    /// Reads the first `most` bytes of `source`.
    pub(super) fn read_first(&mut self, source: &mut dyn Read, most: usize) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        source
            .take(u64::try_from(most).unwrap_or(u64::MAX))
            .read_to_end(&mut bytes)?;
        let len = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.unpacked = self.unpacked.saturating_sub(len);
        Ok(bytes)
    }

    /// Counts one more member; `false` if there are too many or the allowance is used up.
    pub(super) fn count_member(&mut self) -> bool {
        self.members = self.members.saturating_sub(1);
        self.members > 0 && self.unpacked > 0
    }
}

/// Reads all of `source`; fails if that is more than `most` or than is left.
fn take_from(left: &mut u64, most: u64, source: &mut dyn Read) -> Result<Vec<u8>, NotRead> {
    let most = most.min(*left);
    let mut bytes = Vec::new();
    let read = source.take(most + 1).read_to_end(&mut bytes);
    let len = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    *left = left.saturating_sub(len);
    match read {
        _ if len > most => Err(NotRead::Spent),
        Ok(_) => Ok(bytes),
        Err(_) => Err(NotRead::Broken),
    }
}
