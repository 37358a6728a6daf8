//! Writes a drive to a stick and proves it.
//!
//! The order makes every end a plain one: the mark of the unfinished stick, the old tables behind
//! the image cleared, everything but the first MiB, a flush, everything read back until one pass is
//! without a fault, and then the first MiB.

mod compare;
mod job;
mod plan;
mod read_back;

pub use plan::{StickPlan, plan_stick};

use std::time::Instant;

use super::open::OpenDevice;
use super::outcome::{DeviceOutcome, StickVerdict};
use super::source::DriveSource;
use crate::base::Work;
use job::{StickEnd, StickJob};

/// Writes `source` to a stick. Every end of the work is a verdict of this stick alone.
pub fn write_stick(
    stick: &OpenDevice,
    source: &DriveSource,
    plan: StickPlan,
    work: &Work,
) -> DeviceOutcome {
    let began = Instant::now();
    let subject = stick.identity.path.display().to_string().into();
    let mut job = StickJob::new(&stick.medium, source, (work, subject));
    let end = job.run(plan);
    let verdict = match end {
        Ok(verdict) | Err(StickEnd::Verdict(verdict)) => verdict,
        Err(StickEnd::Stopped(_)) => StickVerdict::Stopped,
    };
    DeviceOutcome {
        identity: stick.identity.clone(),
        recipient: Some(source.record().recipient.clone()),
        is_unfinished: job.is_marked(),
        written_bytes: job.written_bytes(),
        read_bytes: job.read_bytes(),
        read_back: job.read_back_from(),
        took: began.elapsed(),
        verdict,
    }
}

#[cfg(test)]
mod tests;
