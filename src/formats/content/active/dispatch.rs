//! Chooses the reader for each kind.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use super::budget::{ContentBudget, NotRead};
use super::family::{is_document, is_package, is_shown};
use super::part::{ActiveFinding, ActivePart, PartFindings};
use super::{office, pdf, trailing_data};
use crate::formats::content::FileKind;

/// Whether this kind can hold active parts that [`find_active_parts`] knows how to find.
pub fn holds_active_parts(kind: FileKind) -> bool {
    is_document(kind)
}

/// The largest picture that is examined in memory, in bytes: several times a print-quality poster.
/// Larger ones are read part by part, like films (tuning).
const SHOWN_BYTES_MAX: u64 = 64 << 20;

/// Whether files of this kind are examined in memory; the others are read part by part.
fn is_taken_whole(kind: FileKind) -> bool {
    let is_picture = matches!(
        kind,
        FileKind::Jpeg | FileKind::Png | FileKind::Gif | FileKind::Webp
    );
    is_picture || is_document(kind) && !is_package(kind)
}

/// Everything that a file does beyond being read, without repeats.
///
/// `kind` is what the first bytes said. For kinds without active parts, trailing data is the only
/// finding ([`ActivePart::Hidden`]); [`FileKind::is_program`] recognises programs themselves.
///
/// # Errors
/// Fails if the source cannot be read. A broken or locked file is a finding, not an error.
pub fn find_active_parts<R: Read + Seek>(
    kind: FileKind,
    source: &mut R,
) -> io::Result<Vec<ActiveFinding>> {
    find_active_parts_within(kind, source, &mut ContentBudget::default())
}

/// As [`find_active_parts`], for one of several files that share an allowance.
///
/// # Errors
/// Fails as [`find_active_parts`] does.
pub fn find_active_parts_within<R: Read + Seek>(
    kind: FileKind,
    source: &mut R,
    budget: &mut ContentBudget,
) -> io::Result<Vec<ActiveFinding>> {
    let mut findings = PartFindings::default();
    look_into_file(kind, source, budget, &mut findings)?;
    while let Some(held) = findings.next_waiting() {
        look_into_bytes(held.kind, &held.bytes, budget, &mut findings);
    }
    Ok(findings.list)
}

fn look_into_file<R: Read + Seek>(
    kind: FileKind,
    source: &mut R,
    budget: &mut ContentBudget,
    findings: &mut PartFindings,
) -> io::Result<()> {
    let length = source.seek(SeekFrom::End(0))?;
    source.seek(SeekFrom::Start(0))?;
    let is_too_large = is_shown(kind) && length > SHOWN_BYTES_MAX;
    if is_taken_whole(kind) && !is_too_large {
        if let Some(bytes) = take_whole(source, budget, findings)? {
            look_into_bytes(kind, &bytes, budget, findings);
        }
        return Ok(());
    }
    if is_package(kind) {
        office::look_into_package(kind, source, budget, findings);
    }
    let hidden = trailing_data::find_in_file(kind, source)?;
    findings.push_hidden(hidden);
    Ok(())
}

/// The bytes of a file that is examined in memory; `None`, with a finding, if there are too many.
fn take_whole<R: Read + Seek>(
    source: &mut R,
    budget: &mut ContentBudget,
    findings: &mut PartFindings,
) -> io::Result<Option<Vec<u8>>> {
    match budget.read_all(source) {
        Ok(bytes) => return Ok(Some(bytes)),
        Err(NotRead::Spent) => findings.push(ActivePart::Bomb),
        Err(NotRead::Broken) => {
            // An I/O error of the source itself must not pass for a broken document.
            source.seek(SeekFrom::Start(0))?;
            io::copy(source, &mut io::sink())?;
            findings.push(ActivePart::Unreadable);
        }
    }
    Ok(None)
}

fn look_into_bytes(
    kind: FileKind,
    bytes: &[u8],
    budget: &mut ContentBudget,
    findings: &mut PartFindings,
) {
    match kind {
        FileKind::Pdf => pdf::look(bytes, budget, findings),
        FileKind::Rtf => office::look_into_rtf(bytes, findings),
        FileKind::CompoundFile => office::look_into_compound_file(bytes, findings),
        kind if is_package(kind) => {
            office::look_into_package(kind, &mut Cursor::new(bytes), budget, findings);
        }
        _ => {}
    }
    findings.push_hidden(trailing_data::find_in_memory(kind, bytes));
}
