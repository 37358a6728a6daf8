//! Finds sticks that lie about their size, without filling them.
//!
//! A fake stick says that it has a size that its flash has not. Behind the true size, writing goes
//! round to the beginning, or is lost. So a block is written every [`STEPS_MIN`]th part of the
//! stick, and read back. Between writing and reading, the stick's first part, as long as a step, is
//! read: a block that went round lies there whatever the true size is, and a stick that keeps the
//! last writes in a memory of its own has to give them up. The blocks' bytes are kept, and put back
//! in the end.

mod blocks;

use std::io;

use super::medium::{PieceBuffer, StickMedium};
use super::open::OpenDevice;
use crate::base::{Activity, Interrupted, Task, Work};
use crate::words::{Size, messages};
use blocks::{BLOCK_BYTES, KeptBlock, Pattern};

/// Blocks that are written at least, if the stick is large enough (tuning: sticks of 64 GB take some
/// seconds).
const STEPS_MIN: u64 = 256;
/// Shortest step (tuning: memories of sticks are smaller).
const STEP_BYTES_MIN: u64 = 16 << 20;
/// Bytes read at a time.
const CHUNK_BYTES: usize = 1 << 20;
/// How closely the end of a stick's true flash is searched for.
const CLOSE_BYTES: u64 = 1 << 20;

messages! {
    /// What a probe found.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum ProbeFinding {
        /// It holds what it says.
        Honest { size: Size, blocks: usize } = "device.probe:honest",
        /// Writing behind its true size goes round to its beginning.
        WrapsAround { claims: Size, holds: Size } = "device.probe:wraps-around",
        /// What is written behind its true size is lost.
        DeadTail { claims: Size, holds: Size } = "device.probe:dead-tail",
        /// It loses or changes what is written here and there.
        LosesWrites { at: Size, lost: usize } = "device.probe:loses-writes",
        /// The blocks that were written could not be put back as they were.
        NotRestored { at: Size } = "device.probe:not-restored",
        /// It stopped answering.
        Gone = "device.probe:gone",
    }
}

impl ProbeFinding {
    /// Whether the stick may be used.
    pub fn is_honest(&self) -> bool {
        matches!(self, Self::Honest { .. })
    }
}

/// Probes a stick and leaves it as it was found.
///
/// # Errors
/// [`Interrupted`] if the user stopped; what had been written is put back first.
pub fn probe(stick: &OpenDevice, work: &Work) -> Result<ProbeFinding, Interrupted> {
    let subject = stick.identity.path.display().to_string().into();
    let step_bytes = step_bytes(&stick.medium);
    // Once over the first part, and a nominal share for the blocks.
    let task = work.task_on(Activity::ProbeStick, &subject, Some(2 * step_bytes));
    probe_medium(&stick.medium, &task)
}

fn step_bytes(medium: &dyn StickMedium) -> u64 {
    let length_bytes = medium.length_bytes();
    let step = length_bytes.div_ceil(STEPS_MIN).max(STEP_BYTES_MIN);
    // A small stick has at least four steps.
    let step = step.min(length_bytes / 4).max(CLOSE_BYTES);
    step / CLOSE_BYTES * CLOSE_BYTES
}

fn probe_medium(medium: &dyn StickMedium, task: &Task<'_>) -> Result<ProbeFinding, Interrupted> {
    let mut prober = Prober {
        medium,
        task,
        pattern: Pattern::random(),
        step_bytes: step_bytes(medium),
        buffer: PieceBuffer::new(CHUNK_BYTES),
        kept: Vec::new(),
    };
    let found = prober.look();
    // Put back in any case, a stop included.
    let restored = prober.restore();
    match found? {
        _ if !medium.is_there() => Ok(ProbeFinding::Gone),
        ProbeFinding::Honest { .. } if restored.is_some() => Ok(ProbeFinding::NotRestored {
            at: Size(restored.unwrap_or(0)),
        }),
        found => Ok(found),
    }
}

struct Prober<'a> {
    medium: &'a dyn StickMedium,
    task: &'a Task<'a>,
    pattern: Pattern,
    step_bytes: u64,
    buffer: PieceBuffer,
    kept: Vec<KeptBlock>,
}

impl Prober<'_> {
    fn look(&mut self) -> Result<ProbeFinding, Interrupted> {
        let claims = Size(self.medium.length_bytes());
        let places = self.places();
        // All are kept before the first is written: two may be one.
        for at_bytes in &places {
            self.task.check_stop()?;
            self.keep(*at_bytes);
        }
        for at_bytes in &places {
            self.task.check_stop()?;
            // What could not be written is found by reading.
            let _ = self.put(*at_bytes);
        }
        let _ = self.medium.flush();
        self.task.advance(self.step_bytes);
        if let Some(holds) = self.true_size_by_wrapping()? {
            return Ok(ProbeFinding::WrapsAround {
                claims,
                holds: Size(holds),
            });
        }
        let mut lost = Vec::new();
        for at_bytes in &places {
            self.task.check_stop()?;
            if !self.has_kept(*at_bytes) {
                lost.push(*at_bytes);
            }
        }
        let Some(first) = lost.first().copied() else {
            let blocks = places.len();
            return Ok(ProbeFinding::Honest {
                size: claims,
                blocks,
            });
        };
        let is_tail = places.ends_with(&lost);
        if !is_tail {
            let (at, lost) = (Size(first), lost.len());
            return Ok(ProbeFinding::LosesWrites { at, lost });
        }
        let before = places.iter().rev().find(|place| **place < first);
        let holds = self.end_between(before.copied().unwrap_or(0), first)?;
        Ok(ProbeFinding::DeadTail {
            claims,
            holds: Size(holds),
        })
    }

    /// One block at each step but the first, and the last block of all.
    fn places(&self) -> Vec<u64> {
        let length_bytes = self.medium.length_bytes() / BLOCK_BYTES * BLOCK_BYTES;
        let last = length_bytes.saturating_sub(BLOCK_BYTES);
        let mut places: Vec<u64> = Vec::new();
        let mut at_bytes = self.step_bytes;
        while at_bytes < last {
            places.push(at_bytes);
            at_bytes += self.step_bytes;
        }
        places.push(last);
        places
    }

    fn keep(&mut self, at_bytes: u64) {
        let bytes = &mut self.buffer[..Pattern::LENGTH];
        let read = self.medium.read_at(at_bytes, bytes);
        self.kept.push(KeptBlock {
            at_bytes,
            bytes: read.ok().map(|()| bytes.to_vec()),
        });
    }

    fn put(&mut self, at_bytes: u64) -> io::Result<()> {
        let bytes = &mut self.buffer[..Pattern::LENGTH];
        self.pattern.fill(at_bytes, bytes);
        self.medium.write_at(at_bytes, bytes)
    }

    fn has_kept(&mut self, at_bytes: u64) -> bool {
        let bytes = &mut self.buffer[..Pattern::LENGTH];
        let read = self.medium.read_at(at_bytes, bytes);
        read.is_ok() && self.pattern.place_of(bytes) == Some(at_bytes)
    }

    /// Reads the first part of the stick. A block that belongs elsewhere went round; the true size
    /// divides all distances from their places.
    fn true_size_by_wrapping(&mut self) -> Result<Option<u64>, Interrupted> {
        let mut size: Option<u64> = None;
        let mut start_bytes = 0;
        while start_bytes < self.step_bytes {
            self.task.check_stop()?;
            let read = self.medium.read_at(start_bytes, &mut self.buffer);
            let blocks = self.buffer.chunks_exact(Pattern::LENGTH);
            // What cannot be read holds no block that went round.
            for (block, at_bytes) in blocks.zip((start_bytes..).step_by(Pattern::LENGTH)) {
                let place = self.pattern.place_of(block).filter(|_| read.is_ok());
                let distance = place.and_then(|place| place.checked_sub(at_bytes));
                let distance = distance.filter(|distance| *distance > 0);
                size = match (size, distance) {
                    (Some(size), Some(distance)) => Some(common_divisor(size, distance)),
                    (size, distance) => size.or(distance),
                };
            }
            let length = u64::try_from(CHUNK_BYTES).unwrap_or(u64::MAX);
            start_bytes += length;
            self.task.advance(length);
        }
        Ok(size)
    }

    /// The end of the true flash, between a block that was kept and one that was lost.
    fn end_between(&mut self, kept: u64, lost: u64) -> Result<u64, Interrupted> {
        let (mut kept, mut lost) = (kept, lost);
        while lost - kept > CLOSE_BYTES {
            self.task.check_stop()?;
            let middle = (kept + (lost - kept) / 2) / BLOCK_BYTES * BLOCK_BYTES;
            self.keep(middle);
            let is_written = self.put(middle).is_ok() && self.medium.flush().is_ok();
            if is_written && self.has_kept(middle) {
                kept = middle;
            } else {
                lost = middle;
            }
        }
        Ok(lost)
    }

    /// Puts every block back, the last first; gives a place that did not take its bytes back.
    fn restore(&mut self) -> Option<u64> {
        let mut failed = None;
        for block in self.kept.iter().rev() {
            let Some(bytes) = &block.bytes else { continue };
            let buffer = &mut self.buffer[..Pattern::LENGTH];
            buffer.copy_from_slice(bytes);
            if self.medium.write_at(block.at_bytes, buffer).is_err() {
                failed = Some(block.at_bytes);
            }
        }
        let is_flushed = self.medium.flush().is_ok();
        for block in &self.kept {
            let Some(bytes) = &block.bytes else { continue };
            let buffer = &mut self.buffer[..Pattern::LENGTH];
            let read = self.medium.read_at(block.at_bytes, buffer);
            if read.is_err() || *buffer != **bytes {
                failed = Some(block.at_bytes);
            }
        }
        failed.or((!is_flushed).then_some(0))
    }
}

fn common_divisor(one: u64, other: u64) -> u64 {
    let (mut one, mut other) = (one, other);
    while other > 0 {
        (one, other) = (other, one % other);
    }
    one
}

#[cfg(test)]
mod tests;
