//! Unpacks a workbook within limits: gives an archive in memory that holds only its XML, uncompressed.
//!
//! Everything else (pictures, macros, other programs' files) is left out. A part that declares
//! entities is refused. The count in the head of the shared texts is removed, because the reader
//! would reserve memory for it.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::fault::WorkbookFault;
use crate::words::Size;

/// Most parts of a workbook. A directory of millions of names would fill the memory.
const PARTS_MAX: usize = 1000;

/// Most bytes that the XML of a workbook may unpack to. A bomb of some kilobytes unpacks to
/// gigabytes; the longest table that is read takes a tenth of this.
const XML_BYTES_MAX: u64 = 64 << 20;

/// Largest part other than the cells and the shared texts. Each style takes some hundred bytes of
/// memory and five bytes of a file.
const SMALL_PART_BYTES_MAX: u64 = 1 << 20;

/// The archive of a workbook's XML, uncompressed.
pub(super) fn unpacked(bytes: &[u8]) -> Result<Vec<u8>, WorkbookFault> {
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        // Excel puts a workbook with a password into this container.
        return Err(WorkbookFault::Locked);
    }
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|_| WorkbookFault::NotAWorkbook)?;
    if archive.len() > PARTS_MAX {
        return Err(WorkbookFault::TooManyParts { most: PARTS_MAX });
    }
    let mut plain = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut left = XML_BYTES_MAX;
    let mut has_workbook = false;
    for at in 0..archive.len() {
        let broken = |error: &dyn std::fmt::Display| WorkbookFault::Unreadable {
            reason: error.to_string(),
        };
        let part = archive.by_index(at).map_err(|e| broken(&e))?;
        let name = part.name().map_err(|e| broken(&e))?.into_owned();
        let lower = name.to_lowercase();
        let ending = lower.rsplit('.').next().unwrap_or_default();
        if !matches!(ending, "xml" | "rels") {
            continue;
        }
        has_workbook |= lower.ends_with("workbook.xml");
        let is_large = lower.contains("worksheets/") || lower.ends_with("sharedstrings.xml");
        let most = if is_large {
            left
        } else {
            SMALL_PART_BYTES_MAX.min(left)
        };
        let mut xml = Vec::new();
        part.take(most + 1)
            .read_to_end(&mut xml)
            .map_err(|e| broken(&e))?;
        let length = u64::try_from(xml.len()).unwrap_or(u64::MAX);
        if length > most {
            return Err(if most == left {
                let most = Size(XML_BYTES_MAX);
                WorkbookFault::TooMuch { most }
            } else {
                let most = Size(most);
                WorkbookFault::PartTooLarge { part: name, most }
            });
        }
        left -= length;
        let xml = harmless(&name, xml)?;
        // Writing to memory fails only for two parts of one name.
        plain.start_file(&name, stored).map_err(|e| broken(&e))?;
        plain.write_all(&xml).map_err(|e| broken(&e))?;
    }
    if !has_workbook {
        return Err(WorkbookFault::NotAWorkbook);
    }
    let done = plain.finish();
    done.map(Cursor::into_inner)
        .map_err(|error| WorkbookFault::Unreadable {
            reason: error.to_string(),
        })
}

/// Refuses declarations of entities, and removes the count of shared texts.
fn harmless(name: &str, xml: Vec<u8>) -> Result<Vec<u8>, WorkbookFault> {
    let part = name.to_owned();
    let text = String::from_utf8(xml).map_err(|_| WorkbookFault::NotUtf8 { part: part.clone() })?;
    if text.contains("<!DOCTYPE") || text.contains("<!ENTITY") {
        return Err(WorkbookFault::Declares { part });
    }
    if !name.to_lowercase().ends_with("sharedstrings.xml") {
        return Ok(text.into_bytes());
    }
    let head = text.find("<si").unwrap_or(text.len());
    let (head, rest) = text.split_at(head);
    Ok(format!("{}{rest}", head.replace("uniqueCount", "uniqueNumber")).into_bytes())
}
