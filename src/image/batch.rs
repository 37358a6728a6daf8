//! A few MiB of output at a time: read, hashed three ways and written on all cores at once.
//!
//! Whole-output SHA-256 goes one byte after the other, so one core does it while others read the
//! next batch, write this one, check the files in it and make the digests of its MiBs. Memory is
//! two batches, however long the output is.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::Path;

use rayon::prelude::*;

use super::error::Error;
use crate::base::{Action, BulkBytes, BulkWriter, FileError, Hashing, Sha256, Task};

/// Bytes of output that one digest of a `.pieces` file stands for (format break).
pub const PIECE_BYTES: usize = 1 << 20;
/// Bytes of a batch, whole pieces (tuning: smaller ones cost more waiting between cores).
const BATCH_BYTES: usize = 4 * PIECE_BYTES;

/// Bytes that are left as a hole where they are all zero (tuning: file systems' blocks have 4 KiB,
/// and each hole costs a call).
const HOLE_BYTES: usize = 64 << 10;

/// What a hole reads as.
static ZEROS: [u8; HOLE_BYTES] = [0; HOLE_BYTES];

/// The next bytes of an output.
#[derive(Debug)]
pub(super) struct Batch {
    bytes: BulkBytes,
    holes: Vec<Range<usize>>,
    files: Vec<FilePart>,
}

/// A stretch of a batch that belongs to a file whose digest is checked.
#[derive(Debug, Clone)]
pub(super) struct FilePart {
    /// Which file.
    pub(super) index: usize,
    /// Where in the batch.
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

    /// How many bytes still go in.
    pub(super) fn room(&self) -> usize {
        BATCH_BYTES - self.bytes.len()
    }

    /// Adds bytes; no more than [`Batch::room`].
    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.bytes.push(bytes);
    }

    /// Adds zeros that are hashed but need no room on disk.
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

    /// Finds zeros that were read, so that a copy is as sparse as its original, or sparser.
    pub(super) fn find_holes(&mut self) {
        let blocks = self.bytes.chunks(HOLE_BYTES).zip((0..).step_by(HOLE_BYTES));
        let zeros = blocks.filter(|(block, _)| *block == &ZEROS[..block.len()]);
        self.holes = zeros.map(|(block, at)| at..at + block.len()).collect();
    }

    /// Tells that the last `length` bytes are of the file `index`.
    pub(super) fn mark_file(&mut self, index: usize, length: usize, ends: bool) {
        let end = self.bytes.len();
        let range = end - length..end;
        self.files.push(FilePart { index, range, ends });
    }
}

/// Where the bytes of an output come from.
pub(super) trait Content: Send {
    /// Fills the batch; only the last one may stay short of full.
    fn fill(&mut self, batch: &mut Batch) -> Result<(), Error>;
}

/// What checks the files that pass by.
pub(super) trait FileCheck: Send {
    /// Sees the next bytes of a file; `Err` where it ends and is another one than listed.
    fn check(&mut self, part: &FilePart, bytes: &[u8]) -> Result<(), Error>;
}

/// Lets every file pass.
#[derive(Debug)]
pub(super) struct Unchecked;

impl FileCheck for Unchecked {
    fn check(&mut self, _part: &FilePart, _bytes: &[u8]) -> Result<(), Error> {
        Ok(())
    }
}

/// Whether the digests of an output's MiBs are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pieces {
    Make,
    LeaveOut,
}

/// What was written.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) length_bytes: u64,
    /// SHA-256 of all of it, not finished, so that tails can follow.
    pub(super) hashing: Hashing,
    /// SHA-256 of each [`PIECE_BYTES`], the last one shorter, if wanted.
    pub(super) pieces: Vec<Sha256>,
}

/// Writes all of `content` to `output` from its present position on.
///
/// # Errors
/// What the system said (with the path of `output`), what `check` found, or that the user asked
/// to stop.
pub(super) fn write_all(
    content: &mut impl Content,
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
        // The disk has a thread of its own, which waits while all cores compute.
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

/// Writes what lies between the holes and skips these.
fn write_sparsely(writer: &mut BulkWriter<'_>, batch: &Batch) -> io::Result<()> {
    let mut at = 0;
    for hole in &batch.holes {
        writer.write(&batch.bytes[at..hole.start])?;
        writer.skip(hole.len())?;
        at = hole.end;
    }
    writer.write(&batch.bytes[at..])
}
