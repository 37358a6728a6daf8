//! How much work one file may cause.

use std::io::{self, Read};

/// All that one file may unpack to, everything inside it counted. Large enough for slides full of
/// films; a "bomb" of some kilobytes unpacks to petabytes.
const UNPACKED_BYTES_MAX: u64 = 2 << 30;

/// All pictures, films and sound in one file that are looked at for places and for what stands
/// behind their ends. An allowance of its own: slides full of films are no bomb.
const SHOWN_UNPACKED_BYTES_MAX: u64 = 2 << 30;

/// The largest single part that is taken into memory.
const PART_BYTES_MAX: u64 = 256 << 20;

/// All members of all packages in the file.
const MEMBERS_MAX: usize = 50_000;

/// What all unlisted documents of one drive may unpack to together, and the largest part of them: they
/// come from strangers, and there may be any number of them (tuning).
const UNPACKED_BESIDE_BYTES_MAX: u64 = 512 << 20;
const PART_BESIDE_BYTES_MAX: u64 = 64 << 20;

/// What is left of the allowance.
#[derive(Debug)]
pub struct Budget {
    unpacked: u64,
    /// The largest single part.
    largest: u64,
    /// Bytes of pictures, films and sound that may still be looked at.
    pub(super) shown: u64,
    members: usize,
}

/// Why a part was not read.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The allowance is used up.
    Spent,
    /// The bytes cannot be read.
    Broken,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            unpacked: UNPACKED_BYTES_MAX,
            largest: PART_BYTES_MAX,
            shown: SHOWN_UNPACKED_BYTES_MAX,
            members: MEMBERS_MAX,
        }
    }
}

impl Budget {
    /// What all the documents that strangers laid beside a drive's files may cause together.
    pub fn beside() -> Self {
        Self {
            unpacked: UNPACKED_BESIDE_BYTES_MAX,
            largest: PART_BESIDE_BYTES_MAX,
            ..Self::default()
        }
    }

    /// Takes all that `source` gives, up to the allowance.
    pub(super) fn read_all(&mut self, source: &mut dyn Read) -> Result<Vec<u8>, Refusal> {
        self.read_at_most(self.largest, source)
    }

    /// Takes all that `source` gives, if that is not more than `most`.
    pub(super) fn read_at_most(
        &mut self,
        most: u64,
        source: &mut dyn Read,
    ) -> Result<Vec<u8>, Refusal> {
        take_from(&mut self.unpacked, most.min(self.largest), source)
    }

    /// Takes all of a picture.
    pub(super) fn read_shown(&mut self, source: &mut dyn Read) -> Result<Vec<u8>, Refusal> {
        take_from(&mut self.shown, self.largest, source)
    }

    /// Takes the first bytes that `source` gives.
    pub(super) fn read_first(&mut self, source: &mut dyn Read, most: usize) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        source
            .take(u64::try_from(most).unwrap_or(u64::MAX))
            .read_to_end(&mut bytes)?;
        let len = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.unpacked = self.unpacked.saturating_sub(len);
        Ok(bytes)
    }

    /// Counts one more member; `false` when there were too many or all is used up.
    pub(super) fn count_member(&mut self) -> bool {
        self.members = self.members.saturating_sub(1);
        self.members > 0 && self.unpacked > 0
    }
}

/// Takes all that `source` gives, if that is not more than `most` and than is left.
fn take_from(left: &mut u64, most: u64, source: &mut dyn Read) -> Result<Vec<u8>, Refusal> {
    let most = most.min(*left);
    let mut bytes = Vec::new();
    let read = source.take(most + 1).read_to_end(&mut bytes);
    let len = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    *left = left.saturating_sub(len);
    match read {
        _ if len > most => Err(Refusal::Spent),
        Ok(_) => Ok(bytes),
        Err(_) => Err(Refusal::Broken),
    }
}
