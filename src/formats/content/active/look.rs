//! Which reader looks into which kind.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use zip::ZipArchive;

use super::budget::{Budget, Refusal};
use super::part::{ActiveFinding, ActivePart, Findings};
use super::{archive, office, pdf, svg};
use crate::formats::content::Kind;
use crate::formats::content::bytes::le16;

/// A source of bytes that can be walked; a name for the pair, since archives lie in archives.
pub(super) trait Source: Read + Seek {}
impl<T: Read + Seek> Source for T {}

/// Whether this kind can hold active parts, and [`find_active_parts`] knows how to find them.
pub fn holds_active_parts(kind: Kind) -> bool {
    kind.is_archive()
        || matches!(
            kind,
            Kind::Pdf
                | Kind::Svg
                | Kind::Docx
                | Kind::Pptx
                | Kind::Xlsx
                | Kind::OfficeOpenXml
                | Kind::OpenDocument
                | Kind::Epub
                | Kind::CompoundFile
                | Kind::Rtf
        )
}

/// Everything in a file that does more than being read, each kind of thing once a place.
///
/// `kind` is what the first bytes said. For kinds that hold nothing active only an archive behind
/// the file's end is looked into ([`BEHIND_THE_END`]); programs themselves are told by
/// [`Kind::is_program`].
///
/// # Errors
/// When the source cannot be read. A broken or locked file is no error but a finding.
pub fn find_active_parts<R: Read + Seek>(
    kind: Kind,
    source: &mut R,
) -> io::Result<Vec<ActiveFinding>> {
    let mut findings = Findings::default();
    let mut budget = Budget::default();
    look_into(kind, source, &mut budget, &mut findings)?;
    look_behind(source, &mut budget, &mut findings)?;
    Ok(findings.list)
}

/// How the archive is called that stands behind a file's end: the outermost name of its findings.
pub const BEHIND_THE_END: &str = "an archive behind its end";

/// Bytes at a file's end that hold a ZIP's end record with the longest comment (APPNOTE 4.3.16).
const ZIP_END_BYTES: u64 = 22 + 65_535;

/// A picture, film or document that is a ZIP too: its list stands at the file's end, where readers
/// of pictures never look.
fn look_behind(
    source: &mut dyn Source,
    budget: &mut Budget,
    findings: &mut Findings,
) -> io::Result<()> {
    source.seek(SeekFrom::Start(0))?;
    // What begins as a ZIP was read as one, by the list at its end.
    if budget.read_first(source, 2)? == b"PK" {
        return Ok(());
    }
    let length = source.seek(SeekFrom::End(0))?;
    let start = length.saturating_sub(ZIP_END_BYTES);
    source.seek(SeekFrom::Start(start))?;
    let end = budget.read_first(source, ZIP_END_BYTES.try_into().unwrap_or(usize::MAX))?;
    let is_end = |record: &[u8]| {
        let comment = le16(record, 20).map(usize::from);
        record.starts_with(b"PK\x05\x06") && comment.is_some_and(|len| record.len() == 22 + len)
    };
    if !(0..end.len()).any(|at| end.get(at..).is_some_and(is_end)) {
        return Ok(());
    }
    // Letters that only look like such a record lead to no list.
    if ZipArchive::new(&mut *source).is_ok_and(|zip| !zip.is_empty()) {
        findings.enter(BEHIND_THE_END);
        archive::look(Kind::Zip, source, budget, findings);
        findings.leave();
    }
    Ok(())
}

/// As [`find_active_parts`], for a file inside a file too.
pub(super) fn look_into(
    kind: Kind,
    source: &mut dyn Source,
    budget: &mut Budget,
    findings: &mut Findings,
) -> io::Result<()> {
    if !holds_active_parts(kind) {
        return Ok(());
    }
    if budget.depth == 0 {
        findings.push(ActivePart::Bomb);
        return Ok(());
    }
    budget.depth -= 1;
    source.seek(SeekFrom::Start(0))?;
    match kind {
        Kind::Zip | Kind::Epub => archive::look(kind, source, budget, findings),
        Kind::Docx | Kind::Pptx | Kind::Xlsx | Kind::OfficeOpenXml | Kind::OpenDocument => {
            office::look_into_package(kind, source, budget, findings);
        }
        Kind::Pdf | Kind::Svg | Kind::CompoundFile | Kind::Rtf => {
            // An I/O error of the source itself must not pass for a broken document.
            match budget.read_all(source) {
                Ok(bytes) => look_into_bytes(kind, &bytes, budget, findings),
                Err(Refusal::Spent) => findings.push(ActivePart::Bomb),
                Err(Refusal::Broken) => {
                    source.seek(SeekFrom::Start(0))?;
                    io::copy(source, &mut io::sink())?;
                    findings.push(ActivePart::Unreadable);
                }
            }
        }
        closed => findings.push(ActivePart::ClosedArchive(closed)),
    }
    budget.depth += 1;
    Ok(())
}

fn look_into_bytes(kind: Kind, bytes: &[u8], budget: &mut Budget, findings: &mut Findings) {
    match kind {
        Kind::Pdf => pdf::look(bytes, budget, findings),
        Kind::Svg => svg::look(bytes, findings),
        Kind::Rtf => office::look_into_rtf(bytes, findings),
        _ => office::look_into_compound_file(bytes, budget, findings),
    }
}

/// A file inside a file, in memory: its own kind is found out first.
pub(super) fn look_into_member(
    name: &str,
    bytes: &[u8],
    budget: &mut Budget,
    findings: &mut Findings,
) {
    let kind = crate::formats::content::sniff(bytes, name);
    findings.enter(name);
    if kind.is_program() {
        findings.push(ActivePart::HeldProgram(kind));
    } else if look_into(kind, &mut Cursor::new(bytes), budget, findings).is_err() {
        findings.push(ActivePart::Unreadable);
    }
    findings.leave();
}
