//! Which reader looks into which kind.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use super::budget::{Budget, Refusal};
use super::part::{ActiveFinding, ActivePart, Findings};
use super::{archive, behind, office, pdf, svg};
use crate::formats::content::place::{find_in_picture, find_place};
use crate::formats::content::{Kind, sniff};

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

/// Whether the file is only shown or heard, and may tell of places or have something behind its end.
pub(super) fn is_shown(kind: Kind) -> bool {
    let is_sound = matches!(
        kind,
        Kind::M4a | Kind::Mp3 | Kind::Aac | Kind::Ogg | Kind::Wav | Kind::Flac | Kind::Aiff
    );
    is_sound || kind.is_film() || kind.is_picture() && kind != Kind::Svg
}

/// The largest picture that is looked at in memory, in bytes: several times a poster in print quality.
/// Larger ones are passed over like films (tuning).
const LARGEST_SHOWN: u64 = 64 << 20;

/// Whether files of this kind are looked at in memory; the others are passed over part by part.
pub(super) fn is_taken_whole(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Pdf
            | Kind::Svg
            | Kind::CompoundFile
            | Kind::Rtf
            | Kind::Jpeg
            | Kind::Png
            | Kind::Gif
            | Kind::Webp
            | Kind::Heif
            | Kind::Tiff
    )
}

/// Everything in a file that does more than being read, each kind of thing once a place.
///
/// `kind` is what the first bytes said. For kinds that hold nothing active only what stands
/// behind the file's end is told ([`BEHIND_THE_END`](super::BEHIND_THE_END) for what lies in an
/// archive there, else [`ActivePart::Hidden`]); programs themselves are told by
/// [`Kind::is_program`].
///
/// # Errors
/// When the source cannot be read. A broken or locked file is no error but a finding.
pub fn find_active_parts<R: Read + Seek>(
    kind: Kind,
    source: &mut R,
) -> io::Result<Vec<ActiveFinding>> {
    find_active_parts_within(kind, source, &mut Budget::default())
}

/// As [`find_active_parts`], for one of many files that have one allowance together.
///
/// # Errors
/// As there.
pub fn find_active_parts_within<R: Read + Seek>(
    kind: Kind,
    source: &mut R,
    budget: &mut Budget,
) -> io::Result<Vec<ActiveFinding>> {
    let mut findings = Findings::default();
    look_into(kind, source, budget, &mut findings)?;
    Ok(findings.list)
}

/// As [`find_active_parts`], for an archive inside a file too.
pub(super) fn look_into(
    kind: Kind,
    source: &mut dyn Source,
    budget: &mut Budget,
    findings: &mut Findings,
) -> io::Result<()> {
    let length = source.seek(SeekFrom::End(0))?;
    source.seek(SeekFrom::Start(0))?;
    let is_too_large = is_shown(kind) && length > LARGEST_SHOWN;
    if is_taken_whole(kind) && !is_too_large {
        let Some(bytes) = take_whole(source, budget, findings)? else {
            return Ok(());
        };
        look_into_bytes(kind, &bytes, budget, findings);
        let hidden = behind::find_in_memory(kind, &bytes);
        return behind::tell(hidden, source, budget, findings);
    }
    deeper(kind, budget, findings, |budget, findings| match kind {
        Kind::Zip | Kind::Epub => archive::look(kind, source, budget, findings),
        Kind::Docx | Kind::Pptx | Kind::Xlsx | Kind::OfficeOpenXml | Kind::OpenDocument => {
            office::look_into_package(kind, source, budget, findings);
        }
        closed => findings.push(ActivePart::ClosedArchive(closed)),
    });
    let hidden = behind::find_in_file(kind, &mut &mut *source)?;
    behind::tell(hidden, source, budget, findings)
}

/// The bytes of a file that is looked at in memory.
fn take_whole(
    source: &mut dyn Source,
    budget: &mut Budget,
    findings: &mut Findings,
) -> io::Result<Option<Vec<u8>>> {
    match budget.read_all(source) {
        Ok(bytes) => return Ok(Some(bytes)),
        Err(Refusal::Spent) => findings.push(ActivePart::Bomb),
        Err(Refusal::Broken) => {
            // An I/O error of the source itself must not pass for a broken document.
            source.seek(SeekFrom::Start(0))?;
            io::copy(source, &mut io::sink())?;
            findings.push(ActivePart::Unreadable);
        }
    }
    Ok(None)
}

/// Looks into a kind that holds active parts, one level deeper; `look` is left out for others.
pub(super) fn deeper(
    kind: Kind,
    budget: &mut Budget,
    findings: &mut Findings,
    look: impl FnOnce(&mut Budget, &mut Findings),
) {
    if !holds_active_parts(kind) {
        return;
    }
    if budget.depth == 0 {
        return findings.push(ActivePart::Bomb);
    }
    budget.depth -= 1;
    look(budget, findings);
    budget.depth += 1;
}

fn look_into_bytes(kind: Kind, bytes: &[u8], budget: &mut Budget, findings: &mut Findings) {
    deeper(kind, budget, findings, |budget, findings| match kind {
        Kind::Pdf => pdf::look(bytes, budget, findings),
        Kind::Svg => svg::look(bytes, findings),
        Kind::Rtf => office::look_into_rtf(bytes, findings),
        _ => office::look_into_compound_file(bytes, budget, findings),
    });
}

/// A file inside a file, in memory: its own kind is found out first. What a picture or film tells
/// is told here, since only the file around it can be mended.
pub(super) fn look_into_member(
    name: &str,
    bytes: &[u8],
    budget: &mut Budget,
    findings: &mut Findings,
) {
    let kind = sniff(bytes, name);
    findings.enter(name);
    if kind.is_program() {
        findings.push(ActivePart::HeldProgram(kind));
    } else {
        let source = &mut Cursor::new(bytes);
        let (looked, traces) = if is_taken_whole(kind) {
            look_into_bytes(kind, bytes, budget, findings);
            let hidden = behind::find_in_memory(kind, bytes);
            let told = behind::tell(hidden, source, budget, findings);
            (told, Ok(find_in_picture(kind, bytes)))
        } else {
            let looked = look_into(kind, source, budget, findings);
            (looked, find_place(kind, source))
        };
        match traces {
            Ok(traces) if looked.is_ok() => findings.push_traces(&traces),
            _ => findings.push(ActivePart::Unreadable),
        }
    }
    findings.leave();
}
