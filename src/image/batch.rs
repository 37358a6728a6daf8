//! A few MiB of output at a time: read, hashed three ways and written on all cores at once.
//!
//! Whole-output SHA-256 goes one byte after the other, so one core does it while others read the
//! next batch, write this one, check the files in it and make the digests of its MiBs. Memory is
//! two batches, however long the output is.

use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::Path;

use rayon::prelude::*;

use super::error::Error;
use crate::base::{Hashing, OutputError, Progress, Sha256, interrupted};

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
    bytes: Vec<u8>,
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
            bytes: Vec::with_capacity(BATCH_BYTES),
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
        self.bytes.extend_from_slice(bytes);
    }

    /// Adds zeros that are hashed but need no room on disk.
    pub(super) fn push_zeros(&mut self, length: usize) {
        let start = self.bytes.len();
        self.bytes.resize(start + length, 0);
        self.holes.push(start..start + length);
    }

    /// Adds `length` bytes that `read` fills in.
    pub(super) fn push_read(
        &mut self,
        length: usize,
        read: impl FnOnce(&mut [u8]) -> io::Result<()>,
    ) -> io::Result<()> {
        let start = self.bytes.len();
        self.bytes.resize(start + length, 0);
        read(&mut self.bytes[start..])
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
    progress: &dyn Progress,
) -> Result<Written, Error> {
    let (file, path) = output;
    let mut written = Written {
        length_bytes: 0,
        hashing: Hashing::new(),
        pieces: Vec::new(),
    };
    let (mut batch, mut next) = (Batch::new(), Batch::new());
    content.fill(&mut batch)?;
    while !batch.bytes.is_empty() {
        interrupted()?;
        next.clear();
        let hashing = &mut written.hashing;
        let (read, (put, (digests, checked))) = rayon::join(
            || content.fill(&mut next),
            || {
                let rest =
                    || rayon::join(|| digests(&batch, pieces), || check_files(check, &batch));
                let write_and_rest = || rayon::join(|| write_sparsely(file, &batch), rest);
                rayon::join(|| hashing.update(&batch.bytes), write_and_rest).1
            },
        );
        put.map_err(|e| OutputError::io("write", path, e))?;
        checked?;
        read?;
        written.pieces.extend(digests);
        let length_bytes = u64::try_from(batch.bytes.len()).unwrap_or(u64::MAX);
        written.length_bytes += length_bytes;
        progress.advance(length_bytes);
        std::mem::swap(&mut batch, &mut next);
    }
    end_here(file).map_err(|e| OutputError::io("write", path, e))?;
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

/// Writes what lies between the holes and seeks over these.
fn write_sparsely(file: &mut File, batch: &Batch) -> io::Result<()> {
    let mut at = 0;
    for hole in &batch.holes {
        file.write_all(&batch.bytes[at..hole.start])?;
        let length = i64::try_from(hole.len()).map_err(io::Error::other)?;
        file.seek(SeekFrom::Current(length))?;
        at = hole.end;
    }
    file.write_all(&batch.bytes[at..])?;
    let end = file.stream_position()?;
    let length = u64::try_from(batch.bytes.len()).map_err(io::Error::other)?;
    begin_writing_back(file, end.saturating_sub(length)..end);
    Ok(())
}

/// Lets the disk begin while the next batch is hashed; without it Linux waits until a tenth of
/// the memory is dirty, and the sync at the end does all of the work (measured: 0.4 s for each
/// 768 MiB against 0.01 s). The advice means "written out, and then not needed": what is still
/// dirty stays in memory.
#[cfg(target_os = "linux")]
fn begin_writing_back(file: &File, range: Range<u64>) {
    let length = std::num::NonZeroU64::new(range.end.saturating_sub(range.start));
    // Only advice: where it is not taken, nothing is lost but time.
    let _ = rustix::fs::fadvise(file, range.start, length, rustix::fs::Advice::DontNeed);
}

#[cfg(not(target_os = "linux"))]
fn begin_writing_back(_file: &File, _range: Range<u64>) {}

/// Gives the file its length where it ends in a hole.
fn end_here(file: &mut File) -> io::Result<()> {
    let position = file.stream_position()?;
    if file.metadata()?.len() < position {
        file.set_len(position)?;
    }
    Ok(())
}
