//! Compares an image with its set.
//!
//! Owns the byte-for-byte comparison, on all cores, with the digests of the base's MiBs. Takes an
//! image and a [`SetAtHand`]. Gives the ranges that differ and the files they hit.

pub(super) mod hits;

use std::io;
use std::ops::Range;

use rayon::iter::{ParallelBridge as _, ParallelIterator as _};

use super::error::Error;
use crate::base::{Activity, ReadAt, Sha256, Task, Work, open_file, read_at_most};
use crate::image::{Base, ImageForm, RecipientRecord, read_pieces};

use super::sets::SetAtHand;
use crate::verify::answer::RANGES_MAX;
use crate::verify::view::CHUNK_BYTES;

/// Differences closer than this are reported as one range: a sector (tuning).
const GAP_BYTES: u64 = 512;

/// Longest tail that is read into memory to locate differences. A longer one was crafted to fill
/// the memory, and is reported as one range (tuning).
const TAIL_BYTES_MAX: usize = 256 << 20;

/// An image as its set describes it.
pub(super) struct ExpectedImage<'a> {
    set: &'a SetAtHand,
    form: ImageForm,
    base: &'a Base,
    record: &'a RecipientRecord,
}

/// Ranges of bytes that differ, with the number of their chunk.
type Numbered = Vec<(usize, Vec<Range<u64>>)>;

/// Why a comparison failed.
enum ComparisonFailure {
    /// The target could not be read.
    Read(io::Error),
    /// Any other error.
    Other(Error),
}

impl<'a> ExpectedImage<'a> {
    /// The image of `record`; `None` if the set has no image of this form.
    pub(super) fn new(
        set: &'a SetAtHand,
        record: &'a RecipientRecord,
        form: ImageForm,
    ) -> Option<Self> {
        record.tail(form)?;
        let base = set.set.base(form)?;
        Some(Self {
            set,
            form,
            base,
            record,
        })
    }

    /// Whether the list of piece digests exists and matches the set. Without it, only the base
    /// itself shows differences, and the base may be changed.
    pub(super) fn has_pieces(&self) -> bool {
        read_pieces(&self.set.folder, self.form, self.base).is_some()
    }

    /// SHA-256 of the whole image; `None` if the set has no image of this form.
    pub(super) fn image_sha256(&self) -> Option<Sha256> {
        self.record.tail(self.form).map(|tail| tail.image_sha256)
    }

    /// The ranges in which `image` differs, sorted; ranges less than a sector apart are joined.
    ///
    /// # Errors
    /// `Ok(Err(…))` if the image could not be read; `Err` if the user asked to stop.
    pub(super) fn differences(
        &self,
        image: &dyn ReadAt,
        work: &Work,
    ) -> Result<io::Result<Vec<Range<u64>>>, Error> {
        let length_bytes = image.length_bytes();
        let task = work.task(Activity::CompareWithSet, length_bytes.ok());
        let found = self.base_differences(image, &task).and_then(|base| {
            let tail = self.tail_differences(image, &task)?;
            Ok(base.into_iter().chain(tail).collect())
        });
        match found {
            Ok(ranges) => Ok(Ok(merge(ranges))),
            Err(ComparisonFailure::Read(error)) => Ok(Err(error)),
            Err(ComparisonFailure::Other(error)) => Err(error),
        }
    }

    fn base_differences(
        &self,
        image: &dyn ReadAt,
        task: &Task<'_>,
    ) -> Result<Vec<Range<u64>>, ComparisonFailure> {
        let pieces = read_pieces(&self.set.folder, self.form, self.base);
        let base_path = self.set.folder.join(self.form.base_name());
        // Without a complete base, differences are still found, but only as whole MiBs.
        let base_file = open_file(&base_path).ok();
        let chunks = chunks(0..self.base.length_bytes).enumerate();
        let found: Result<Numbered, ComparisonFailure> = chunks
            .par_bridge()
            .map_init(
                || (vec![0; CHUNK_BYTES], vec![0; CHUNK_BYTES]),
                |(found, wanted), (number, chunk)| {
                    let Some(length) = read_chunk(image, &chunk, found, task)? else {
                        return Ok((number, vec![chunk]));
                    };
                    let found = &found[..length];
                    let digest = pieces.as_ref().and_then(|pieces| pieces.get(number));
                    if digest.is_some_and(|digest| Sha256::of(found) == *digest) {
                        return Ok((number, Vec::new()));
                    }
                    let wanted = &mut wanted[..length];
                    let base = base_file.as_ref();
                    let is_read =
                        base.is_some_and(|base| base.read_exact_at(chunk.start, wanted).is_ok());
                    let is_right = digest.is_none_or(|digest| Sha256::of(wanted) == *digest);
                    let ranges = if is_read && is_right {
                        differing(chunk.start, found, wanted)
                    } else {
                        vec![chunk]
                    };
                    Ok((number, ranges))
                },
            )
            .collect();
        let mut found = found?;
        found.sort_by_key(|(number, _)| *number);
        Ok(found.into_iter().flat_map(|(_, ranges)| ranges).collect())
    }

    fn tail_differences(
        &self,
        image: &dyn ReadAt,
        task: &Task<'_>,
    ) -> Result<Vec<Range<u64>>, ComparisonFailure> {
        let Some(tail) = self.record.tail(self.form) else {
            return Ok(Vec::new());
        };
        let start = self.base.length_bytes;
        let range = start..start.saturating_add(tail.length_bytes);
        let length = usize::try_from(tail.length_bytes).ok();
        let Some(length) = length.filter(|length| *length <= TAIL_BYTES_MAX) else {
            return Ok(vec![range]);
        };
        let mut found = vec![0; length];
        let Some(length) = read_chunk(image, &range, &mut found, task)? else {
            return Ok(vec![range]);
        };
        let found = &found[..length];
        if Sha256::of(found) == tail.sha256 {
            return Ok(Vec::new());
        }
        let name = self.form.tail_name(&self.record.recipient);
        let wanted = read_at_most(&self.set.folder.join(name), tail.length_bytes);
        match wanted {
            Ok(wanted) if Sha256::of(&wanted) == tail.sha256 => {
                Ok(differing(start, found, &wanted))
            }
            // The set's own tail is missing or damaged too, so the difference cannot be located.
            _ => Ok(vec![range]),
        }
    }
}

/// Splits a range of bytes into chunks of 1 MiB.
pub(super) fn chunks(range: Range<u64>) -> impl Iterator<Item = Range<u64>> + Send {
    let step = u64::try_from(CHUNK_BYTES).unwrap_or(u64::MAX);
    let mut start = range.start;
    std::iter::from_fn(move || {
        if start >= range.end {
            return None;
        }
        let end = start.saturating_add(step).min(range.end);
        let chunk = start..end;
        start = end;
        Some(chunk)
    })
}

/// Reads a chunk; `None` if only this part of the medium is unreadable.
fn read_chunk(
    image: &dyn ReadAt,
    chunk: &Range<u64>,
    into: &mut [u8],
    task: &Task<'_>,
) -> Result<Option<usize>, ComparisonFailure> {
    task.check_stop()
        .map_err(|e| ComparisonFailure::Other(e.into()))?;
    let length_bytes = chunk.end - chunk.start;
    let length = usize::try_from(length_bytes).unwrap_or(0).min(into.len());
    let read = image.read_exact_at(chunk.start, &mut into[..length]);
    task.advance(length_bytes);
    match read {
        Ok(()) => Ok(Some(length)),
        Err(error) if image.read_exact_at(0, &mut [0]).is_err() => {
            Err(ComparisonFailure::Read(error))
        }
        Err(_) => Ok(None),
    }
}

/// The ranges in which two stretches that begin at `start` differ.
pub(super) fn differing(start: u64, found: &[u8], wanted: &[u8]) -> Vec<Range<u64>> {
    // Nearly all is equal, and whole pieces are compared many times faster than bytes.
    const PIECE_BYTES: usize = 512;
    let mut ranges: Vec<Range<u64>> = Vec::new();
    let pieces = found.chunks(PIECE_BYTES).zip(wanted.chunks(PIECE_BYTES));
    for (piece_start, (found, wanted)) in (start..).step_by(PIECE_BYTES).zip(pieces) {
        if found == wanted {
            continue;
        }
        for (at, (a, b)) in (piece_start..).zip(found.iter().zip(wanted)) {
            match ranges.last_mut() {
                _ if a == b => {}
                Some(last) if at - last.end < GAP_BYTES => last.end = at + 1,
                _ => ranges.push(at..at + 1),
            }
        }
    }
    ranges
}

/// Joins neighbours; at the limit, the last range takes all the rest.
fn merge(ranges: Vec<Range<u64>>) -> Vec<Range<u64>> {
    let mut merged: Vec<Range<u64>> = Vec::new();
    for range in ranges {
        let is_full = merged.len() >= RANGES_MAX;
        match merged.last_mut() {
            Some(last) if is_full || range.start.saturating_sub(last.end) < GAP_BYTES => {
                last.end = range.end;
            }
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_less_than_a_sector_apart_are_one_range() {
        let wanted = vec![0; 4096];
        let mut found = wanted.clone();
        for at in [10, 500, 2000] {
            found[at] = 1;
        }
        assert_eq!(differing(100, &found, &wanted), [110..601, 2100..2101]);
        assert_eq!(merge(vec![0..5, 5..9, 1000..1001]), [0..9, 1000..1001]);
    }

    #[test]
    fn chunks_cover_a_range_without_gaps() {
        let all: Vec<_> = chunks(5..(3 << 20) + 1).collect();
        assert_eq!(all.first().map(|c| c.start), Some(5));
        assert_eq!(all.last().map(|c| c.end), Some((3 << 20) + 1));
        assert!(all.windows(2).all(|pair| pair[0].end == pair[1].start));
    }
}
