//! Reads back what was written, and writes anew what came back wrong.

use super::job::{BAD_PIECES_MAX, StickEnd, StickJob, sum_bytes};
use crate::base::Activity;
use crate::device::source::Stretch;

/// How often a piece that came back wrong is written again. One that then still is wrong lies on
/// worn-out flash.
const REWRITES_MAX: usize = 3;

impl StickJob<'_> {
    /// Flushes, and reads these stretches back.
    pub(super) fn read_back(&mut self, stretches: &[Stretch]) -> Result<(), StickEnd> {
        self.flush()?;
        self.read_until_right(stretches)
    }

    /// Writes these stretches and reads them back.
    pub(super) fn prove(&mut self, stretches: &[Stretch]) -> Result<(), StickEnd> {
        for stretch in stretches {
            self.rewrite(stretch)?;
        }
        self.read_back(stretches)
    }

    /// Reads all stretches until one pass is without a fault. A pass always reads all: on a stick
    /// that is smaller than it says, a piece that is written again changes another.
    fn read_until_right(&mut self, stretches: &[Stretch]) -> Result<(), StickEnd> {
        for round in 0..=REWRITES_MAX {
            let bad = self.bad_stretches(stretches)?;
            let Some(first) = bad.first() else {
                return Ok(());
            };
            if round == REWRITES_MAX || bad.len() > BAD_PIECES_MAX {
                return Err(self.bad(first.start_bytes, bad.len()));
            }
            for stretch in &bad {
                self.source.check(stretch)?;
                self.rewrite(stretch)?;
            }
            self.flush()?;
        }
        Ok(())
    }

    /// The stretches that do not come back as the set has them; stops at more than are mended.
    fn bad_stretches(&mut self, stretches: &[Stretch]) -> Result<Vec<Stretch>, StickEnd> {
        let task = self.task(Activity::ReadBackStick, sum_bytes(stretches));
        let mut bad = Vec::new();
        for stretch in stretches {
            task.check_stop()?;
            if !self.holds(stretch)? {
                bad.push(*stretch);
                if bad.len() > BAD_PIECES_MAX {
                    break;
                }
            }
            task.advance(stretch.length_bytes());
        }
        // A damaged set would make every stick look bad.
        if let Some(first) = bad.first() {
            self.source.check(first)?;
        }
        Ok(bad)
    }
}
