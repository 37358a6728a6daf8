//! Finds trailing data after a file's end, where viewers never look.
//!
//! Covers archives, programs, scripts, documents and pages after a picture, film, sound or
//! document. What cameras and phones append (second pictures, short films, their own notes,
//! padding) is fine. Leaves out data between the parts of a broken or crafted file, except
//! signatures of RAR and 7-Zip, which their readers search for.

use std::io::{self, Read, Seek, SeekFrom};

use zip::ZipArchive;

use super::family::{is_document, is_shown};
use crate::formats::content::bytes::{find, le16};
use crate::formats::content::extent::{end_in_file, end_in_memory, pdf_ends};
use crate::formats::content::{FileKind, SNIFF_BYTES, sniff};

/// Signatures that are searched for, because the archives' readers search for them too. They are
/// too long to appear by chance.
const ARCHIVES: [(&[u8], FileKind); 2] = [
    (b"Rar!\x1a\x07", FileKind::Rar),
    (b"7z\xbc\xaf\x27\x1c", FileKind::SevenZip),
];
const DOCUMENT: (&[u8], FileKind) = (b"%PDF-", FileKind::Pdf);

/// How far signatures are searched for, in bytes; archive readers go about as far (tuning).
const SEARCHED: usize = 1 << 20;

/// Most pictures and films appended one after another: cameras append a handful.
const APPENDED_MAX: usize = 64;

/// What follows the end of a file in memory.
pub(super) fn find_in_memory(kind: FileKind, bytes: &[u8]) -> Option<FileKind> {
    let is_zip = || ends_as_zip(&mut io::Cursor::new(bytes)).unwrap_or(false);
    find_behind(kind, bytes).or_else(|| is_zip().then_some(FileKind::Zip))
}

fn find_behind(kind: FileKind, bytes: &[u8]) -> Option<FileKind> {
    let marked = |end: usize| {
        let rest = bytes.get(end..)?;
        let rest = rest.get(padding(rest)?..)?;
        let marks = ARCHIVES.iter().chain([&DOCUMENT]);
        let found = marks.clone().find(|(mark, _)| rest.starts_with(mark));
        found.map(|(_, kind)| *kind)
    };
    if kind == FileKind::Pdf
        && let Some(found) = pdf_ends(bytes).find_map(marked)
    {
        // A later `%%EOF` mark does not hide it.
        return Some(found);
    }
    match end_in_memory(kind, bytes) {
        Some(end) => in_rest(bytes.get(end..).unwrap_or_default()),
        None if is_searched(kind) => among(&ARCHIVES, bytes),
        None => None,
    }
}

/// What follows the end of a file whose parts can be skipped.
pub(super) fn find_in_file<R: Read + Seek>(
    kind: FileKind,
    source: &mut R,
) -> io::Result<Option<FileKind>> {
    if let Some(found) = find_behind_file(kind, source)? {
        return Ok(Some(found));
    }
    Ok(ends_as_zip(source)?.then_some(FileKind::Zip))
}

fn find_behind_file<R: Read + Seek>(
    kind: FileKind,
    source: &mut R,
) -> io::Result<Option<FileKind>> {
    let end = end_in_file(kind, source)?;
    if end.is_none() && !is_searched(kind) {
        return Ok(None);
    }
    source.seek(SeekFrom::Start(end.unwrap_or(0)))?;
    let mut bytes = Vec::new();
    let most = u64::try_from(SEARCHED).unwrap_or(u64::MAX);
    source.by_ref().take(most).read_to_end(&mut bytes)?;
    Ok(match end {
        Some(_) => in_rest(&bytes),
        None => among(&ARCHIVES, &bytes),
    })
}

/// What the trailing data contains.
fn in_rest(mut rest: &[u8]) -> Option<FileKind> {
    for _ in 0..APPENDED_MAX {
        let (kind, start) = first_of(rest)?;
        if is_told(kind) {
            return Some(kind);
        }
        let near = rest.get(..SEARCHED).unwrap_or(rest);
        if let Some(found) = among(&ARCHIVES, near).or_else(|| among(&[DOCUMENT], near)) {
            return Some(found);
        }
        // An appended file may have trailing data of its own.
        let end = is_shown(kind).then(|| end_in_memory(kind, start)).flatten();
        rest = start.get(end.filter(|end| *end > 0)?..)?;
    }
    None
}

/// The first file after the padding, and its bytes; `None` if there is only padding.
fn first_of(rest: &[u8]) -> Option<(FileKind, &[u8])> {
    let padding = padding(rest)?;
    // A film begins with zeros, which look like padding.
    let places = [0, padding.saturating_sub(3), padding];
    let mut last = None;
    for at in places {
        let start = rest.get(at..)?;
        let kind = sniff(start.get(..SNIFF_BYTES).unwrap_or(start), "");
        // The end record of a ZIP alone is not an archive.
        let is_letters = kind == FileKind::Zip && !start.starts_with(b"PK\x03\x04");
        if !is_letters && (is_told(kind) || is_shown(kind)) {
            return Some((kind, start));
        }
        last = Some((FileKind::Unknown, start));
    }
    last
}

/// How many zeros and blanks come first; `None` if there is nothing else.
fn padding(bytes: &[u8]) -> Option<usize> {
    let is_padding = |byte: &u8| *byte == 0 || byte.is_ascii_whitespace();
    bytes.iter().position(|byte| !is_padding(byte))
}

fn among(marks: &[(&[u8], FileKind)], bytes: &[u8]) -> Option<FileKind> {
    let found = marks.iter().find(|(mark, _)| find(bytes, mark).is_some());
    found.map(|(_, kind)| *kind)
}

/// Whether the kind is reported as trailing data, because no camera appends it.
fn is_told(kind: FileKind) -> bool {
    let is_page = matches!(kind, FileKind::Svg | FileKind::Html);
    is_page || is_container(kind) || kind.is_program()
}

/// Whether signatures are searched for in a file that does not mark its end. Kinds that carry files
/// openly are searched by their own readers instead.
fn is_searched(kind: FileKind) -> bool {
    let carries_files = is_container(kind) && !matches!(kind, FileKind::Pdf | FileKind::Rtf);
    !(carries_files || kind.is_program())
}

fn is_container(kind: FileKind) -> bool {
    is_document(kind) || kind == FileKind::Epub || kind.is_archive()
}

/// Bytes at a file's end that hold a ZIP's end record with the longest comment (APPNOTE 4.3.16).
const ZIP_END_BYTES: u64 = 22 + 65_535;

/// Whether a picture, film or document is also a ZIP: its central directory is at the file's end,
/// where readers of pictures never look.
fn ends_as_zip<R: Read + Seek>(source: &mut R) -> io::Result<bool> {
    let mut first = Vec::new();
    source.seek(SeekFrom::Start(0))?;
    source.by_ref().take(2).read_to_end(&mut first)?;
    // A file that begins as a ZIP was already read as one.
    if first == b"PK" {
        return Ok(false);
    }
    let length = source.seek(SeekFrom::End(0))?;
    let start = length.saturating_sub(ZIP_END_BYTES);
    source.seek(SeekFrom::Start(start))?;
    let mut end = Vec::new();
    source.by_ref().take(ZIP_END_BYTES).read_to_end(&mut end)?;
    let is_end = |record: &[u8]| {
        let comment = le16(record, 20).map(usize::from);
        record.starts_with(b"PK\x05\x06") && comment.is_some_and(|len| record.len() == 22 + len)
    };
    if !(0..end.len()).any(|at| end.get(at..).is_some_and(is_end)) {
        return Ok(false);
    }
    // Bytes that only look like an end record lead to no central directory.
    Ok(ZipArchive::new(source).is_ok_and(|zip| !zip.is_empty()))
}
