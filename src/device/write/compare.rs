//! Writes only what differs, as long as reading is quicker than writing.

use std::time::{Duration, Instant};

use super::job::{StickEnd, StickJob, sum_bytes};
use crate::base::Activity;
use crate::device::source::Stretch;

/// Bytes to read and to write before the two rates are compared (tuning).
const RATED_BYTES: u64 = 8 << 20;

/// Bytes and the time that they took.
#[derive(Debug, Default)]
struct IoPace {
    bytes: u64,
    time: Duration,
}

impl IoPace {
    fn count(&mut self, bytes: u64, began: Instant) {
        self.bytes += bytes;
        self.time += began.elapsed();
    }

    /// Whether this is slower for each byte than `other`; unknown before enough bytes.
    fn is_slower_than(&self, other: &Self) -> bool {
        let (own, others) = (u128::from(self.bytes), u128::from(other.bytes));
        let is_rated = self.bytes >= RATED_BYTES && other.bytes >= RATED_BYTES;
        is_rated && self.time.as_nanos() * others > other.time.as_nanos() * own
    }
}

impl StickJob<'_> {
    /// Reads each stretch and writes those that differ; gives these. Where reading turns out to be
    /// no quicker than writing, the rest is written without reading it first.
    pub(super) fn write_differing(
        &mut self,
        stretches: &[Stretch],
    ) -> Result<Vec<Stretch>, StickEnd> {
        let total_bytes = sum_bytes(stretches);
        let task = self.task(Activity::CompareStick, total_bytes);
        let (mut reading, mut writing) = (IoPace::default(), IoPace::default());
        let mut written = Vec::new();
        for stretch in stretches {
            task.check_stop()?;
            if !reading.is_slower_than(&writing) {
                let began = Instant::now();
                let is_right = self.holds(stretch)?;
                reading.count(stretch.length_bytes(), began);
                if is_right {
                    task.advance(stretch.length_bytes());
                    continue;
                }
            }
            let began = Instant::now();
            self.write_batch(std::slice::from_ref(stretch), &task)?;
            writing.count(stretch.length_bytes(), began);
            written.push(*stretch);
        }
        Ok(written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_first_is_given_up_where_it_is_slower_than_writing() {
        let pace = |bytes, seconds| IoPace {
            bytes,
            time: Duration::from_secs(seconds),
        };
        let writing = pace(RATED_BYTES, 2);
        assert!(pace(RATED_BYTES, 3).is_slower_than(&writing));
        assert!(!pace(2 * RATED_BYTES, 3).is_slower_than(&writing));
        // Too few bytes tell nothing.
        assert!(!pace(RATED_BYTES - 1, 60).is_slower_than(&writing));
        assert!(!pace(RATED_BYTES, 3).is_slower_than(&IoPace::default()));
    }
}
