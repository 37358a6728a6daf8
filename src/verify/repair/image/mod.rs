//! Writes into an image file, in place and only the ranges that differ.
//!
//! Owns reading, comparing and writing the file. Takes a file and its image in a set. Gives the
//! ranges that differ. Every byte written is right, so an interrupted repair leaves less damage
//! than before.

pub(super) mod in_place;
pub(super) mod run;

use std::fs::{File, OpenOptions};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::super::bytes::{ExpectedImage, chunks};
use super::super::error::{Error, RepairError};
use super::super::sets::SetAtHand;
use crate::base::{Action, Activity, FileError, ReadAt, Sha256, Work};
use crate::image::{ImageForm, RecipientRecord, VirtualImage, read_pieces};
use crate::verify::repair::words::RepairFinding;
use crate::verify::view::CHUNK_BYTES;
use crate::words::ToMessage as _;

/// The image of a record in a set.
#[derive(Clone, Copy)]
pub(super) struct ImageOf<'a> {
    pub(super) set: &'a SetAtHand,
    pub(super) record: &'a RecipientRecord,
    pub(super) form: ImageForm,
}

impl ImageOf<'_> {
    /// Length of the whole image.
    pub(super) fn length_bytes(&self) -> Option<u64> {
        self.set.image_length_bytes(self.record, self.form)
    }

    /// Opens the file at `path`, padded to the image's length.
    ///
    /// # Errors
    /// Fails if it cannot be opened or is longer, since then its end is not ours.
    pub(super) fn open(&self, path: &Path) -> Result<Padded, Error> {
        let open = |source| Error::Open {
            path: path.to_owned(),
            source,
        };
        let file = File::open(path).map_err(open)?;
        let found_bytes = file.length_bytes().map_err(open)?;
        match self.length_bytes() {
            Some(length_bytes) if found_bytes <= length_bytes => Ok(Padded {
                path: path.to_owned(),
                file,
                found_bytes,
                length_bytes,
            }),
            _ => {
                let path = path.to_owned();
                Err(RepairError::Kind { path }.into())
            }
        }
    }

    /// The image as the set describes it.
    ///
    /// # Errors
    /// Fails if base or tail are missing or truncated.
    pub(super) fn right(&self) -> Result<VirtualImage, Error> {
        let (folder, set) = (&self.set.folder, &self.set.set);
        let image = VirtualImage::open(folder, set, &self.record.recipient, self.form);
        Ok(image.map_err(|error| RepairError::Source {
            path: folder.clone(),
            reason: error.message(),
        })?)
    }

    /// The ranges in which a file differs, including the part missing at its end.
    pub(super) fn differences(&self, file: &Padded, work: &Work) -> Result<Vec<Range<u64>>, Error> {
        let open = |source| Error::Open {
            path: file.path.clone(),
            source,
        };
        let (found_bytes, whole) = (file.found_bytes, file.length_bytes);
        let Some(expected) = ExpectedImage::new(self.set, self.record, self.form) else {
            return Ok(Vec::new());
        };
        let mut ranges = expected.differences(file, work)?.map_err(open)?;
        if found_bytes < whole {
            ranges.retain(|range| range.start < found_bytes);
            for range in &mut ranges {
                range.end = range.end.min(found_bytes);
            }
            ranges.push(found_bytes..whole);
        }
        Ok(ranges)
    }

    /// Writes the ranges from base and tail; each MiB is checked first.
    pub(super) fn write(
        &self,
        path: &Path,
        ranges: &[Range<u64>],
        work: &Work,
    ) -> Result<(), Error> {
        let (set, record) = (&self.set.set, self.record);
        let image = self.right()?;
        let broken = |finding: RepairFinding| RepairError::Source {
            path: self.set.folder.clone(),
            reason: finding.into(),
        };
        let base = set.base(self.form).zip(record.tail(self.form));
        let (base, tail) = base.ok_or_else(|| broken(RepairFinding::NoSuchImage))?;
        let pieces = read_pieces(&self.set.folder, self.form, base)
            .ok_or_else(|| broken(RepairFinding::BaseDigests))?;
        let failed = |source| FileError::io(Action::Write, path, source);
        let file = OpenOptions::new().write(true).open(path);
        let mut file = file.map_err(failed)?;
        let whole = base.length_bytes.saturating_add(tail.length_bytes);
        if file.length_bytes().map_err(failed)? < whole {
            file.set_len(whole).map_err(failed)?;
        }
        let total = ranges.iter().map(|range| range.end - range.start).sum();
        let task = work.task(Activity::Repair, Some(total));
        let mut bytes = Vec::new();
        let base_chunks = chunks(0..base.length_bytes).zip(pieces);
        let tail_chunk = base.length_bytes..base.length_bytes + tail.length_bytes;
        for (chunk, digest) in base_chunks.chain([(tail_chunk, tail.sha256)]) {
            let hit = ranges.iter().filter_map(|range| overlap(range, &chunk));
            let hit: Vec<Range<u64>> = hit.collect();
            if hit.is_empty() {
                continue;
            }
            task.check_stop()?;
            bytes.resize(
                usize::try_from(chunk.end - chunk.start).unwrap_or(CHUNK_BYTES),
                0,
            );
            let read = image.read_exact_at(chunk.start, &mut bytes);
            read.map_err(|error| {
                let why = error.message();
                broken(RepairFinding::Unreadable { why })
            })?;
            if Sha256::of(&bytes) != digest {
                let at = chunk.start;
                return Err(broken(RepairFinding::DamagedAt { at }).into());
            }
            for range in hit {
                file.seek(SeekFrom::Start(range.start)).map_err(failed)?;
                let within = |at: u64| usize::try_from(at - chunk.start).unwrap_or(0);
                let right = &bytes[within(range.start)..within(range.end)];
                file.write_all(right).map_err(failed)?;
                task.advance(range.end - range.start);
            }
        }
        Ok(file.sync_all().map_err(failed)?)
    }
}

/// A truncated file as it will be after extending it: zeros after its end.
pub(super) struct Padded {
    path: PathBuf,
    file: File,
    found_bytes: u64,
    length_bytes: u64,
}

impl Padded {
    /// The file at its original length.
    pub(super) fn as_found(&self) -> &File {
        &self.file
    }
}

impl ReadAt for Padded {
    fn read_exact_at(&self, offset_bytes: u64, buf: &mut [u8]) -> io::Result<()> {
        let there = self.found_bytes.saturating_sub(offset_bytes);
        let there = usize::try_from(there).map_or(buf.len(), |n| n.min(buf.len()));
        let (found, behind) = buf.split_at_mut(there);
        behind.fill(0);
        self.file.read_exact_at(offset_bytes, found)
    }

    fn length_bytes(&self) -> io::Result<u64> {
        Ok(self.length_bytes)
    }
}

fn overlap(a: &Range<u64>, b: &Range<u64>) -> Option<Range<u64>> {
    let both = a.start.max(b.start)..a.end.min(b.end);
    (!both.is_empty()).then_some(both)
}
