//! The work on one stick, step by step.

use std::io;
use std::sync::Arc;

use super::plan::StickPlan;
use crate::base::{Activity, Interrupted, Sha256, Task, Work, is_all_zeros};
use crate::device::medium::{PieceBuffer, StickMedium};
use crate::device::outcome::{ReadBackFrom, StickVerdict};
use crate::device::source::{DriveSource, Stretch, StretchPart};
use crate::drive::{UNFINISHED_BYTES, UnfinishedMark, UnfinishedStage};
use crate::image;
use crate::words::ToMessage as _;

/// Consecutive pieces written with one call (tuning: sticks erase flash in blocks of up to 4 MiB).
const BATCH_BYTES: usize = 4 << 20;
/// Bytes at the end of the device that are cleared: GPT's second table and signatures of RAID lie
/// there.
const END_BYTES: u64 = 1 << 20;
/// How often a failed write is tried at all before the stick is rejected: a worn-out stick fails
/// everywhere, each time after half a minute.
pub(super) const BAD_PIECES_MAX: usize = 16;

/// Why the work on a stick ended early.
#[derive(Debug)]
pub(super) enum StickEnd {
    Verdict(StickVerdict),
    Stopped(Interrupted),
}

impl From<Interrupted> for StickEnd {
    fn from(stop: Interrupted) -> Self {
        Self::Stopped(stop)
    }
}

impl From<StickVerdict> for StickEnd {
    fn from(verdict: StickVerdict) -> Self {
        Self::Verdict(verdict)
    }
}

impl From<image::Error> for StickEnd {
    fn from(error: image::Error) -> Self {
        let reason = error.message();
        Self::Verdict(StickVerdict::SetFailed { reason })
    }
}

/// The work on one stick.
pub(super) struct StickJob<'a> {
    pub(super) medium: &'a dyn StickMedium,
    pub(super) source: &'a DriveSource,
    work: &'a Work,
    subject: Arc<str>,
    pub(super) buffer: PieceBuffer,
    /// The mark that lies in the first block.
    marked: Option<UnfinishedStage>,
    failed_writes: usize,
    written_bytes: u64,
    read_bytes: u64,
}

impl<'a> StickJob<'a> {
    pub(super) fn new(
        medium: &'a dyn StickMedium,
        source: &'a DriveSource,
        (work, subject): (&'a Work, Arc<str>),
    ) -> Self {
        let longest = source.stretches().iter().map(|stretch| stretch.length);
        let length = longest.max().unwrap_or(0).max(BATCH_BYTES);
        Self {
            medium,
            source,
            work,
            subject,
            buffer: PieceBuffer::new(length),
            marked: None,
            failed_writes: 0,
            written_bytes: 0,
            read_bytes: 0,
        }
    }

    pub(super) fn is_marked(&self) -> bool {
        self.marked.is_some()
    }

    pub(super) fn written_bytes(&self) -> u64 {
        self.written_bytes
    }

    pub(super) fn read_bytes(&self) -> u64 {
        self.read_bytes
    }

    pub(super) fn read_back_from(&self) -> ReadBackFrom {
        self.medium.read_back()
    }

    /// Carries out the plan.
    pub(super) fn run(&mut self, plan: StickPlan) -> Result<StickVerdict, StickEnd> {
        let behind_first = &self.source.stretches()[1..];
        let verdict = match plan {
            StickPlan::Nothing => return Ok(StickVerdict::AlreadyRight),
            StickPlan::Tail => {
                self.begin(UnfinishedStage::Tail)?;
                let tail = &behind_first[behind_first.len().saturating_sub(1)..];
                self.write_all(tail)?;
                self.read_back(tail)?;
                StickVerdict::TailOnly
            }
            StickPlan::Compare => {
                // The table tells release and size, so head and end lay there before.
                let is_same_base = self.holds(&self.source.stretches()[0])?;
                self.begin(UnfinishedStage::Base)?;
                let written = self.write_differing(behind_first)?;
                let is_common = |stretch: &Stretch| stretch.part == StretchPart::Common;
                if is_same_base && !written.iter().any(is_common) {
                    self.read_back(&written)?;
                    StickVerdict::Restamped
                } else {
                    // On a stick that lies about its size, what was written may have changed
                    // what was found right.
                    self.read_back(behind_first)?;
                    StickVerdict::Updated
                }
            }
            StickPlan::Resume => {
                self.begin(UnfinishedStage::Base)?;
                self.write_differing(behind_first)?;
                // Nothing of it was proved before.
                self.read_back(behind_first)?;
                StickVerdict::Finished
            }
            StickPlan::Whole => {
                self.begin(UnfinishedStage::Base)?;
                self.write_all(behind_first)?;
                self.read_back(behind_first)?;
                StickVerdict::Written
            }
        };
        self.finish()?;
        Ok(verdict)
    }

    /// Marks the stick as unfinished, and clears what old tables lie behind the image.
    fn begin(&mut self, stage: UnfinishedStage) -> Result<(), StickEnd> {
        self.work.check_stop()?;
        let mark = self.mark(stage);
        self.buffer[..UNFINISHED_BYTES].copy_from_slice(&mark);
        let written = self.medium.write_at(0, &self.buffer[..UNFINISHED_BYTES]);
        if let Err(error) = &written
            && is_refusal(error)
        {
            return Err(self.refused(error));
        }
        // From here on the table may be gone, whether the call succeeded or not.
        self.marked = Some(stage);
        written.map_err(|error| self.refused(&error))?;
        self.written_bytes += as_bytes(UNFINISHED_BYTES);
        self.flush()?;
        self.check_mark(stage)?;
        self.clear_end()
    }

    fn mark(&self, stage: UnfinishedStage) -> Vec<u8> {
        UnfinishedMark {
            recipient: self.source.record().recipient.clone(),
            release: self.source.set().release,
            base_sha256: self.source.set().img.sha256,
            stage,
        }
        .encode()
    }

    /// Whether the mark is still in its place: a stick that is smaller than it says may have
    /// written something else over it.
    fn check_mark(&mut self, stage: UnfinishedStage) -> Result<(), StickEnd> {
        let mark = self.mark(stage);
        let bytes = &mut self.buffer[..UNFINISHED_BYTES];
        let read = self.medium.read_at(0, bytes);
        self.read_bytes += as_bytes(UNFINISHED_BYTES);
        if read.is_ok() && *bytes == *mark {
            return Ok(());
        }
        Err(self.bad(0, 1))
    }

    /// Overwrites the last MiB behind the image with zeros, unless it is zeros.
    fn clear_end(&mut self) -> Result<(), StickEnd> {
        let end_bytes = self.medium.length_bytes();
        let start_bytes = end_bytes.saturating_sub(END_BYTES);
        let start_bytes = start_bytes.max(self.source.length_bytes());
        let Ok(length) = usize::try_from(end_bytes.saturating_sub(start_bytes)) else {
            return Ok(());
        };
        let bytes = &mut self.buffer[..length];
        self.read_bytes += as_bytes(length);
        let is_clear = self.medium.read_at(start_bytes, bytes).is_ok() && is_all_zeros(bytes);
        if is_clear {
            return Ok(());
        }
        bytes.fill(0);
        let written = self.medium.write_at(start_bytes, &self.buffer[..length]);
        self.written_bytes += as_bytes(length);
        // A stick that cannot write there is not as large as it says.
        written.map_err(|_| self.bad(start_bytes, 1))
    }

    /// Writes these stretches; a failed call is found when they are read back.
    fn write_all(&mut self, stretches: &[Stretch]) -> Result<(), StickEnd> {
        let task = self.task(Activity::WriteStick, sum_bytes(stretches));
        let mut rest = stretches;
        while !rest.is_empty() {
            let (batch, behind) = rest.split_at(batch_of(rest));
            self.write_batch(batch, &task)?;
            rest = behind;
        }
        Ok(())
    }

    /// Writes consecutive stretches with one call.
    pub(super) fn write_batch(
        &mut self,
        batch: &[Stretch],
        task: &Task<'_>,
    ) -> Result<(), StickEnd> {
        task.check_stop()?;
        let mut length = 0;
        for stretch in batch {
            let bytes = &mut self.buffer[length..length + stretch.length];
            self.source.read(stretch, bytes)?;
            length += stretch.length;
        }
        let start_bytes = batch.first().map_or(0, |stretch| stretch.start_bytes);
        let written = self.medium.write_at(start_bytes, &self.buffer[..length]);
        self.written_bytes += as_bytes(length);
        task.advance(as_bytes(length));
        match written {
            Ok(()) => Ok(()),
            Err(error) => self.note_failure(start_bytes, &error),
        }
    }

    /// A write or read that failed. The stick is given up if it is gone, refuses all writing, or
    /// fails too often.
    pub(super) fn note_failure(
        &mut self,
        at_bytes: u64,
        error: &io::Error,
    ) -> Result<(), StickEnd> {
        if !self.medium.is_there() || is_refusal(error) {
            return Err(self.refused(error));
        }
        self.failed_writes += 1;
        if self.failed_writes > BAD_PIECES_MAX {
            return Err(self.bad(at_bytes, self.failed_writes));
        }
        Ok(())
    }

    /// Whether the stick holds a stretch. One that cannot be read is another.
    pub(super) fn holds(&mut self, stretch: &Stretch) -> Result<bool, StickEnd> {
        let bytes = &mut self.buffer[..stretch.length];
        let read = self.medium.read_at(stretch.start_bytes, bytes);
        self.read_bytes += stretch.length_bytes();
        match read {
            Ok(()) => Ok(Sha256::of(&self.buffer[..stretch.length]) == stretch.sha256),
            Err(error) if !self.medium.is_there() => Err(self.refused(&error)),
            Err(_) => Ok(false),
        }
    }

    /// Writes one stretch alone.
    pub(super) fn rewrite(&mut self, stretch: &Stretch) -> Result<(), StickEnd> {
        let bytes = &mut self.buffer[..stretch.length];
        self.source.read(stretch, bytes)?;
        let written = self.medium.write_at(stretch.start_bytes, bytes);
        self.written_bytes += stretch.length_bytes();
        match written {
            Ok(()) => Ok(()),
            Err(error) => self.note_failure(stretch.start_bytes, &error),
        }
    }

    /// Waits until the medium has everything. The system tells a failed write only once, and the
    /// piece is then found by reading back; a second failure means that the medium itself fails.
    pub(super) fn flush(&mut self) -> Result<(), StickEnd> {
        if let Err(error) = self.medium.flush() {
            self.note_failure(0, &error)?;
            self.medium.flush().map_err(|error| self.refused(&error))?;
        }
        Ok(())
    }

    pub(super) fn task(&self, activity: Activity, total_bytes: u64) -> Task<'a> {
        self.work
            .task_on(activity, &self.subject, Some(total_bytes))
    }

    /// Writes the first MiB: now the stick is a drive. If that cannot be proved, the mark comes back.
    fn finish(&mut self) -> Result<(), StickEnd> {
        self.work.check_stop()?;
        if let Some(stage) = self.marked {
            self.check_mark(stage)?;
        }
        let source = self.source;
        let proved = self.prove(&source.stretches()[..1]);
        if proved.is_ok() {
            self.marked = None;
        } else {
            let mark = self.mark(UnfinishedStage::Tail);
            self.buffer[..UNFINISHED_BYTES].copy_from_slice(&mark);
            // The verdict says why it failed; a stick that takes no mark is bad anyway.
            let _ = self.medium.write_at(0, &self.buffer[..UNFINISHED_BYTES]);
            let _ = self.medium.flush();
        }
        proved
    }

    pub(super) fn bad(&self, at_bytes: u64, bad: usize) -> StickEnd {
        if !self.medium.is_there() {
            return StickVerdict::Gone.into();
        }
        let at = crate::words::Size(at_bytes);
        StickVerdict::BadPiece { at, bad }.into()
    }

    /// The verdict of a call that the device refused.
    fn refused(&self, error: &io::Error) -> StickEnd {
        if !self.medium.is_there() {
            return StickVerdict::Gone.into();
        }
        if is_refusal(error) {
            let reason = error.message();
            return StickVerdict::WriteProtected { reason }.into();
        }
        self.bad(0, 1)
    }
}

/// Whether the system does not let this run write at all.
fn is_refusal(error: &io::Error) -> bool {
    let kinds = [
        io::ErrorKind::PermissionDenied,
        io::ErrorKind::ReadOnlyFilesystem,
    ];
    kinds.contains(&error.kind())
}

/// How many of the first stretches lie side by side and fit one call.
fn batch_of(stretches: &[Stretch]) -> usize {
    let (mut count, mut length) = (0, 0);
    let mut end_bytes = stretches.first().map_or(0, |stretch| stretch.start_bytes);
    for stretch in stretches {
        length += stretch.length;
        if stretch.start_bytes != end_bytes || length > BATCH_BYTES {
            break;
        }
        end_bytes += stretch.length_bytes();
        count += 1;
    }
    count.max(1)
}

pub(super) fn sum_bytes(stretches: &[Stretch]) -> u64 {
    let lengths = stretches.iter().map(Stretch::length_bytes);
    lengths.fold(0, u64::saturating_add)
}

fn as_bytes(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}
