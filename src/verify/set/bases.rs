//! Checks the bases of a set: reads each once and hashes its MiBs on all cores.

use std::fs::File;
use std::ops::Range;

use rayon::iter::{ParallelBridge as _, ParallelIterator as _};

use super::super::bytes::chunks;
use super::super::error::{Error, SetError};
use super::super::sets::SetAtHand;
use super::lists::SetFinding;
use crate::base::{Activity, Hashing, ReadAt as _, Sha256, Task, Work, is_held, open_file};
use crate::image::{Base, ImageForm, SET_FILE, read_pieces};
use crate::verify::answer::{BaseDamage, Damage, Defect, RawName, Report, SetFindings};
use crate::verify::bytes::hits::Hits;
use crate::verify::view::CHUNK_BYTES;
use crate::words::ToMessage as _;

/// An open base, with the digests of its MiBs if these match the set.
struct Open<'a> {
    form: ImageForm,
    base: &'a Base,
    file: File,
    pieces: Option<Vec<Sha256>>,
}

/// A MiB that differs, with the index of its base.
type BadChunk = (usize, Range<u64>);

/// Checks all bases and returns the forms whose base is right.
pub(super) fn check_bases(
    at_hand: &SetAtHand,
    report: &mut Report,
    findings: &mut SetFindings,
    work: &Work,
) -> Result<Vec<ImageForm>, Error> {
    let mut open = Vec::new();
    for form in at_hand.set.forms() {
        if let Some(base) = at_hand.set.base(form) {
            open.extend(open_base(at_hand, (form, base), report)?);
        }
    }
    let total = open.iter().map(|o| o.base.length_bytes);
    let total_bytes = total.fold(0, u64::saturating_add);
    let task = work.task(Activity::CheckBases, Some(total_bytes));
    report.counts.files += open.len();
    report.counts.bytes = report.counts.bytes.saturating_add(total_bytes);
    let mut right = Vec::new();
    for (base, bad) in open.iter().zip(bad_chunks(&open, &task)?) {
        let is_whole = match &base.pieces {
            Some(_) => bad.is_empty(),
            None => hash_whole(base, &task)? == Some(base.base.sha256),
        };
        if is_whole {
            right.push(base.form);
            continue;
        }
        let name = base.form.base_name();
        let manifest = RawName::new(SET_FILE);
        report
            .damaged
            .push(Damage::new(&name, Defect::Differs { manifest }));
        let hits = Hits::of_record(at_hand, base.form);
        findings.bases.push(BaseDamage {
            file: RawName::new(name),
            ranges: join(bad).map(|range| hits.name(range)).collect(),
        });
    }
    Ok(right)
}

fn open_base<'a>(
    at_hand: &SetAtHand,
    (form, base): (ImageForm, &'a Base),
    report: &mut Report,
) -> Result<Option<Open<'a>>, Error> {
    let name = form.base_name();
    let path = at_hand.folder.join(&name);
    let pieces = read_pieces(&at_hand.folder, form, base);
    if pieces.is_none() {
        let pieces_name = form.pieces_name();
        if at_hand.folder.join(&pieces_name).exists() {
            let manifest = RawName::new(SET_FILE);
            let defect = Defect::Differs { manifest };
            report.damaged.push(Damage::new(&pieces_name, defect));
        } else {
            report.missing.push(RawName::new(pieces_name));
        }
    }
    let file = match open_file(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            report.missing.push(RawName::new(name));
            return Ok(None);
        }
        Err(error) if is_held(&error) => return Err(Error::held(&path)),
        Err(error) => {
            let reason = error.message();
            report
                .damaged
                .push(Damage::new(&name, Defect::Unreadable { reason }));
            return Ok(None);
        }
    };
    let found_bytes = file.length_bytes();
    let found_bytes = found_bytes.map_err(|source| SetError::Open { path, source })?;
    if found_bytes == base.length_bytes {
        return Ok(Some(Open {
            form,
            base,
            file,
            pieces,
        }));
    }
    let defect = match base.length_bytes.checked_sub(found_bytes) {
        Some(missing_bytes) => Defect::Cut { missing_bytes },
        None => Defect::Form {
            reason: SetFinding::OtherLength {
                found: found_bytes,
                wanted: base.length_bytes,
            }
            .into(),
        },
    };
    report.damaged.push(Damage::new(&name, defect));
    Ok(None)
}

/// The MiBs of each base that differ from its pieces or are unreadable, in order.
fn bad_chunks(open: &[Open<'_>], task: &Task<'_>) -> Result<Vec<Vec<Range<u64>>>, Error> {
    let all = open.iter().enumerate().flat_map(|(number, base)| {
        let pieces = base.pieces.iter().flatten();
        let chunks = chunks(0..base.base.length_bytes).zip(pieces);
        chunks.map(move |(chunk, digest)| (number, chunk, *digest))
    });
    let bad: Result<Vec<Option<BadChunk>>, Error> = all
        .par_bridge()
        .map_init(
            || vec![0; CHUNK_BYTES],
            |buffer, (number, chunk, digest)| {
                task.check_stop()?;
                let length_bytes = chunk.end - chunk.start;
                let length = usize::try_from(length_bytes).unwrap_or(0);
                let bytes = &mut buffer[..length];
                let read = open[number].file.read_exact_at(chunk.start, bytes);
                task.advance(length_bytes);
                let is_right = read.is_ok() && Sha256::of(bytes) == digest;
                Ok((!is_right).then_some((number, chunk)))
            },
        )
        .collect();
    let mut by_base = vec![Vec::new(); open.len()];
    for (number, chunk) in bad?.into_iter().flatten() {
        by_base[number].push(chunk);
    }
    for chunks in &mut by_base {
        chunks.sort_by_key(|chunk| chunk.start);
    }
    Ok(by_base)
}

/// The digest of a base without pieces; `None` if it is unreadable.
fn hash_whole(base: &Open<'_>, task: &Task<'_>) -> Result<Option<Sha256>, Error> {
    let mut hashing = Hashing::new();
    let mut buffer = vec![0; CHUNK_BYTES];
    for chunk in chunks(0..base.base.length_bytes) {
        task.check_stop()?;
        let length_bytes = chunk.end - chunk.start;
        let length = usize::try_from(length_bytes).unwrap_or(0);
        let bytes = &mut buffer[..length];
        if base.file.read_exact_at(chunk.start, bytes).is_err() {
            return Ok(None);
        }
        hashing.update(bytes);
        task.advance(length_bytes);
    }
    Ok(Some(hashing.finish()))
}

/// Joins adjacent ranges.
fn join(ranges: Vec<Range<u64>>) -> impl Iterator<Item = Range<u64>> {
    let mut joined: Vec<Range<u64>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => joined.push(range),
        }
    }
    joined.into_iter()
}
