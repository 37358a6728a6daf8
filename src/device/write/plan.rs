//! How much of a stick has to be written.

use serde::Serialize;

use crate::base::Sha256;
use crate::device::medium::{PieceBuffer, StickMedium};
use crate::device::open::OpenDevice;
use crate::device::source::{DriveSource, Stretch, StretchPart};
use crate::drive::{UNFINISHED_BYTES, UnfinishedMark, UnfinishedStage};

/// How many pieces of the common files are looked at to see whether a stick holds any (tuning).
const SAMPLES: usize = 8;

/// How a stick is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StickPlan {
    /// Nothing: head and end are right already.
    Nothing,
    /// The recipient's own end; the head is right.
    Tail,
    /// Everything is read, and only what differs is written: a stick with the same base that was
    /// used, or one with an older release.
    Compare,
    /// The same, on a stick whose writing was interrupted.
    Resume,
    /// Everything.
    Whole,
}

/// Looks at a stick: reads at most its head and some pieces.
pub fn plan_stick(stick: &OpenDevice, source: &DriveSource) -> StickPlan {
    plan_medium(&stick.medium, source)
}

pub(super) fn plan_medium(medium: &dyn StickMedium, source: &DriveSource) -> StickPlan {
    let mut reader = Reader {
        medium,
        buffer: PieceBuffer::new(0),
    };
    let mark = reader.mark();
    let is_of_base = |mark: &UnfinishedMark| mark.base_sha256 == source.set().img.sha256;
    let mark = mark.filter(is_of_base);
    let stage = mark.map(|mark| mark.stage);
    if stage == Some(UnfinishedStage::Base) {
        return StickPlan::Resume;
    }
    let is_marked = stage == Some(UnfinishedStage::Tail);
    let is_of_head = |stretch: &&Stretch| match stretch.part {
        StretchPart::First => !is_marked,
        StretchPart::Head => true,
        StretchPart::Common | StretchPart::Tail => false,
    };
    let mut head = source.stretches().iter().filter(is_of_head);
    if head.all(|stretch| reader.holds(stretch)) {
        let mut tail = source.stretches().iter().rev().take(1);
        let is_right = !is_marked && tail.all(|stretch| reader.holds(stretch));
        return if is_right {
            StickPlan::Nothing
        } else {
            StickPlan::Tail
        };
    }
    if samples(source).iter().any(|stretch| reader.holds(stretch)) {
        StickPlan::Compare
    } else {
        StickPlan::Whole
    }
}

/// Pieces of common files, spread evenly; none that is all zeros, as any stick may hold.
fn samples(source: &DriveSource) -> Vec<&Stretch> {
    let is_common = |stretch: &&Stretch| stretch.part == StretchPart::Common;
    let common: Vec<&Stretch> = source.stretches().iter().filter(is_common).collect();
    let step = common.len().div_ceil(SAMPLES).max(1);
    let mut samples: Vec<&Stretch> = common.into_iter().step_by(step).collect();
    samples.retain(|stretch| Sha256::of(&vec![0; stretch.length]) != stretch.sha256);
    samples
}

struct Reader<'a> {
    medium: &'a dyn StickMedium,
    buffer: PieceBuffer,
}

impl Reader<'_> {
    /// Whether the stick holds these bytes. Unreadable bytes are others.
    fn holds(&mut self, stretch: &Stretch) -> bool {
        if self.buffer.len() < stretch.length {
            self.buffer = PieceBuffer::new(stretch.length);
        }
        let bytes = &mut self.buffer[..stretch.length];
        let read = self.medium.read_at(stretch.start_bytes, bytes);
        read.is_ok() && Sha256::of(bytes) == stretch.sha256
    }

    fn mark(&mut self) -> Option<UnfinishedMark> {
        let mut block = PieceBuffer::new(UNFINISHED_BYTES);
        self.medium.read_at(0, &mut block).ok()?;
        UnfinishedMark::parse(&block)
    }
}
