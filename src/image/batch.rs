//! Writes output in batches of a few MiB: reading, three kinds of hashing and writing run in
//! parallel.
//!
//! SHA-256 over the whole output is sequential, so one core computes it while others read the next
//! batch, write this one, check the files in it and hash each MiB. Memory use is two batches,
//! however long the output is.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::Path;

use rayon::prelude::*;

use super::error::Error;
use crate::base::{Action, BulkBytes, BulkWriter, FileError, Hashing, Sha256, Task};

/// Bytes of output per digest in a `.pieces` file (a change breaks the format).
pub const PIECE_BYTES: usize = 1 << 20;
/// Bytes of a batch, a multiple of [`PIECE_BYTES`] (tuning: with smaller ones, cores wait more).
const BATCH_BYTES: usize = 4 * PIECE_BYTES;

/// Blocks of this size become holes if they are all zero (tuning: file system blocks are 4 KiB, and
/// each hole costs a call).
const HOLE_BYTES: usize = 64 << 10;

/// The bytes that a hole reads as.
static ZEROS: [u8; HOLE_BYTES] = [0; HOLE_BYTES];

/// The next bytes of an output.
#[derive(Debug)]
pub(super) struct Batch {
    bytes: BulkBytes,
    holes: Vec<Range<usize>>,
    files: Vec<FilePart>,
}

/// A range of a batch that belongs to a file whose digest is checked.
#[derive(Debug, Clone)]
pub(super) struct FilePart {
    /// Index of the file.
    pub(super) index: usize,
    /// Its range in the batch.
    pub(super) range: Range<usize>,
    /// Whether the file ends here.
    pub(super) ends: bool,
}

impl Batch {
    fn new() -> Self {
        Self {
            bytes: BulkBytes::with_capacity(BATCH_BYTES),
            holes: Vec::new(),
            files: Vec::new(),
        }
    }

    fn clear(&mut self) {
        self.bytes.clear();
        self.holes.clear();
        self.files.clear();
    }

    /// Bytes that still fit.
    pub(super) fn room(&self) -> usize {
        BATCH_BYTES - self.bytes.len()
    }

    /// Adds at most [`Batch::room`] bytes.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.bytes.push(bytes);
    }

    /// Adds zeros that are hashed but written as a hole.
    pub(super) fn push_zeros(&mut self, length: usize) {
        let start = self.bytes.len();
        self.bytes.push_zeros(length);
        self.holes.push(start..start + length);
    }

    /// Adds `length` bytes that `read` fills in.
    pub(super) fn push_read(
        &mut self,
        length: usize,
        read: impl FnOnce(&mut [u8]) -> io::Result<()>,
    ) -> io::Result<()> {
        read(self.bytes.push_zeros(length))
    }

    /// Turns blocks of zeros that were read into holes, so a copy is at least as sparse as its
    /// original.
    pub(super) fn find_holes(&mut self) {
        let blocks = self.bytes.chunks(HOLE_BYTES).zip((0..).step_by(HOLE_BYTES));
        let zeros = blocks.filter(|(block, _)| *block == &ZEROS[..block.len()]);
        self.holes = zeros.map(|(block, at)| at..at + block.len()).collect();
    }

    /// Marks the last `length` bytes as part of the file `index`.
    pub(super) fn mark_file(&mut self, index: usize, length: usize, ends: bool) {
        let end = self.bytes.len();
        let range = end - length..end;
        self.files.push(FilePart { index, range, ends });
    }
}

/// A source of output bytes.
pub(super) trait OutputBytes: Send {
    /// Fills the batch; only the last batch may be less than full.
    fn fill(&mut self, batch: &mut Batch) -> Result<(), Error>;
}

/// Checks files while they are copied.
pub(super) trait FileCheck: Send {
    /// Takes the next bytes of a file. Fails at the file's end if it differs from the list.
    fn check(&mut self, part: &FilePart, bytes: &[u8]) -> Result<(), Error>;
}

/// Accepts every file.
#[derive(Debug)]
pub(super) struct Unchecked;

impl FileCheck for Unchecked {
    fn check(&mut self, _part: &FilePart, _bytes: &[u8]) -> Result<(), Error> {
        Ok(())
    }
}

/// Whether to compute a digest for each MiB of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pieces {
    Make,
    LeaveOut,
}

/// What was written.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) length_bytes: u64,
    /// SHA-256 of the whole output, not finished, so that tails can follow.
    pub(super) hashing: Hashing,
    /// SHA-256 of each [`PIECE_BYTES`] (the last piece may be shorter); empty unless requested.
    pub(super) pieces: Vec<Sha256>,
}

/// Writes all of `content` to `output`, starting at its current position.
///
/// # Errors
/// Fails on an I/O error (with the path of `output`), on a file that `check` rejects, and if the
/// user asked to stop.
pub(super) fn write_all(
    content: &mut impl OutputBytes,
    check: &mut impl FileCheck,
    pieces: Pieces,
    output: (&mut File, &Path),
    task: &Task<'_>,
) -> Result<Written, Error> {
    let (file, path) = output;
    let failed = |e| FileError::io(Action::Write, path, e);
    let mut writer = BulkWriter::new(file).map_err(failed)?;
    let mut written = Written {
        length_bytes: 0,
        hashing: Hashing::new(),
        pieces: Vec::new(),
    };
    let (mut batch, mut next) = (Batch::new(), Batch::new());
    content.fill(&mut batch)?;
    while !batch.bytes.is_empty() {
        task.check_stop()?;
        next.clear();
        let hashing = &mut written.hashing;
        // Writing has its own thread, because it waits for the disk while all cores compute.
        let (put, (read, (digests, checked))) = std::thread::scope(|scope| {
            let put = scope.spawn(|| write_sparsely(&mut writer, &batch));
            let rest = || rayon::join(|| digests(&batch, pieces), || check_files(check, &batch));
            let hash_and_rest = || rayon::join(|| hashing.update(&batch.bytes), rest).1;
            let computed = rayon::join(|| content.fill(&mut next), hash_and_rest);
            (put.join(), computed)
        });
        put.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            .map_err(failed)?;
        checked?;
        read?;
        written.pieces.extend(digests);
        let length_bytes = u64::try_from(batch.bytes.len()).unwrap_or(u64::MAX);
        written.length_bytes += length_bytes;
        task.advance(length_bytes);
        std::mem::swap(&mut batch, &mut next);
    }
    writer.finish().map_err(failed)?;
    Ok(written)
}

fn digests(batch: &Batch, pieces: Pieces) -> Vec<Sha256> {
    if pieces == Pieces::LeaveOut {
        return Vec::new();
    }
    batch
        .bytes
        .par_chunks(PIECE_BYTES)
        .map(Sha256::of)
        .collect()
}

fn check_files(check: &mut impl FileCheck, batch: &Batch) -> Result<(), Error> {
    let mut parts = batch.files.iter();
    parts.try_for_each(|part| check.check(part, &batch.bytes[part.range.clone()]))
}

/// Writes the bytes between the holes and skips the holes.
fn write_sparsely(writer: &mut BulkWriter<'_>, batch: &Batch) -> io::Result<()> {
    let mut at = 0;
    for hole in &batch.holes {
        writer.write(&batch.bytes[at..hole.start])?;
        writer.skip(hole.len())?;
        at = hole.end;
    }
    writer.write(&batch.bytes[at..])
}
