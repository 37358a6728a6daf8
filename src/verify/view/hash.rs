//! Hashes many files at once, one per core: first large files in their order on the medium, then
//! small ones.

use std::io::{self, Read};

use rayon::iter::{ParallelBridge as _, ParallelIterator as _};

use super::files::Files;
use crate::base::{Task, repeated};
use crate::formats::bagit::{Algorithm, Digest, Digesting};
use crate::formats::content::{FileKind, SNIFF_BYTES, sniff};
use crate::verify::error::Error;

/// Bytes per read: large enough for efficient reads from a stick, small enough to stop soon
/// (tuning).
pub(in crate::verify) const CHUNK_BYTES: usize = 1 << 20;

/// Files from this size on are read first, in the medium's order (tuning).
const LARGE_BYTES: u64 = 8 << 20;

/// A file to hash.
#[derive(Debug)]
pub(in crate::verify) struct HashJob {
    /// Its index in the listing.
    pub(in crate::verify) file: usize,
    /// The digests to compute, each once.
    pub(in crate::verify) algorithms: Vec<Algorithm>,
    /// Its position among files with the same offset on the medium.
    pub(in crate::verify) order: u64,
}

/// The result of reading a file.
#[derive(Debug)]
pub(in crate::verify) struct FileRead {
    /// Its digests, in the order of the job's algorithms.
    pub(in crate::verify) digests: Vec<Digest>,
    /// Its kind, by its first bytes.
    pub(in crate::verify) kind: FileKind,
    /// Bytes read.
    pub(in crate::verify) length_bytes: u64,
}

/// A file's result, or the error of the medium.
pub(in crate::verify) type Outcome = Result<FileRead, io::Error>;

/// Hashes all files of `jobs`; the results are sorted by index in the listing.
///
/// # Errors
/// Fails if the medium disappeared, or if the user asked to stop.
pub(in crate::verify) fn hash_files(
    view: &dyn Files,
    target: &str,
    mut jobs: Vec<HashJob>,
    task: &Task<'_>,
) -> Result<Vec<(usize, Outcome)>, Error> {
    let files = &view.listing().files;
    let is_small = |job: &HashJob| files[job.file].length_bytes < LARGE_BYTES;
    jobs.sort_by_key(|job| (is_small(job), files[job.file].position, job.order, job.file));
    // Handing out one by one keeps the order; rayon's own splitting would not.
    let read: Result<Vec<(usize, Outcome)>, Error> = jobs
        .into_iter()
        .par_bridge()
        .map_init(
            || vec![0; CHUNK_BYTES],
            |buffer, job| {
                let outcome = hash_file(view, &job, buffer, task)?;
                if let Err(error) = &outcome
                    && !view.is_present()
                {
                    return Err(gone(target, error));
                }
                Ok((job.file, outcome))
            },
        )
        .collect();
    let mut read = read?;
    read.sort_by_key(|(file, _)| *file);
    Ok(read)
}

fn hash_file(
    view: &dyn Files,
    job: &HashJob,
    buffer: &mut [u8],
    task: &Task<'_>,
) -> Result<Outcome, Error> {
    let file = &view.listing().files[job.file];
    let mut states: Vec<Digesting> = job.algorithms.iter().map(|a| Digesting::new(*a)).collect();
    let mut kind = FileKind::Empty;
    let mut length_bytes: u64 = 0;
    let mut stopped = Ok(());
    let read = view.read(file, &mut |reader| {
        loop {
            stopped = task.check_stop();
            if stopped.is_err() {
                return Ok(());
            }
            let filled = fill(reader, buffer)?;
            let chunk = &buffer[..filled];
            if filled == 0 {
                return Ok(());
            }
            if length_bytes == 0 {
                kind = sniff(&chunk[..filled.min(SNIFF_BYTES)], &file.path);
            }
            for state in &mut states {
                state.update(chunk);
            }
            let filled = u64::try_from(filled).unwrap_or(u64::MAX);
            length_bytes = length_bytes.saturating_add(filled);
            task.advance(filled);
        }
    });
    stopped?;
    Ok(read.map(|()| FileRead {
        digests: states.into_iter().map(Digesting::finish).collect(),
        kind,
        length_bytes,
    }))
}

/// Fills `buffer` as far as possible. Short reads would slow down hashing and give the sniffer too
/// few bytes.
pub(in crate::verify) fn fill(reader: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match reader.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// The error of a medium that disappeared.
pub(in crate::verify) fn gone(target: &str, error: &io::Error) -> Error {
    Error::Gone {
        path: target.into(),
        source: repeated(error),
    }
}
