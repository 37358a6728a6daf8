//! Old Office documents in compound files: macros, controls, attachments, locks.
//!
//! Source: [MS-DOC] §2.5.1 (FibBase), [MS-XLS] §2.4.28 (BoundSheet8) and §2.4.117 (FilePass),
//! [MS-PPT] §2.4.9 (VBAInfoAtom) and §2.10.34 (ExOleObjStg), [MS-OVBA] §2.2.1.

use super::compound::{Compound, Entry};
use crate::formats::content::active::budget::Budget;
use crate::formats::content::active::look::look_into_member;
use crate::formats::content::active::part::{ActivePart, Findings};
use crate::formats::content::bytes::{array, index, le16, le32, slice};
use crate::formats::content::classify_name;

/// Class of Windows installers, little-endian {000C1084-0000-0000-C000-000000000046}.
const INSTALLER: [u8; 16] = [
    0x84, 0x10, 0x0c, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46,
];

/// The longest stream that is taken into memory.
const LONGEST_STREAM: usize = 128 << 20;

/// Looks at names, and into the streams that say more.
pub(in crate::formats::content::active) fn look_into_compound_file(
    bytes: &[u8],
    budget: &mut Budget,
    findings: &mut Findings,
) {
    let Some(file) = Compound::parse(bytes) else {
        return findings.push(ActivePart::Unreadable);
    };
    if file
        .entries
        .first()
        .is_some_and(|root| root.class == INSTALLER)
    {
        let kind = crate::formats::content::Kind::WindowsProgram;
        return findings.push(ActivePart::HeldProgram(kind));
    }
    for entry in &file.entries {
        if !budget.count_member() {
            return findings.push(ActivePart::Bomb);
        }
        look_at_entry(&file, entry, budget, findings);
    }
    if let Some(entry) = file.named("WordDocument") {
        let flags = le16(&file.stream(entry, 32), 10).unwrap_or(0);
        if flags & 0x0100 != 0 {
            findings.push(ActivePart::Locked);
        }
    }
    if let Some(entry) = file.named("PowerPoint Document") {
        look_at_slides(&file.stream(entry, LONGEST_STREAM), findings);
    }
    for name in ["Workbook", "Book"] {
        if let Some(entry) = file.named(name) {
            look_at_workbook(&file.stream(entry, LONGEST_STREAM), findings);
        }
    }
}

fn look_at_entry(file: &Compound<'_>, entry: &Entry, budget: &mut Budget, findings: &mut Findings) {
    let name = entry.name.as_str();
    match name {
        "_VBA_PROJECT_CUR" | "Macros" | "VBA" if !entry.is_stream => {
            findings.push(ActivePart::Macros);
        }
        "_VBA_PROJECT" => findings.push(ActivePart::Macros),
        "\u{3}OCXNAME" | "\u{3}OCXDATA" | "contents" if entry.is_stream && name != "contents" => {
            findings.push(ActivePart::Controls);
        }
        "EncryptedPackage" | "EncryptedSummary" => findings.push(ActivePart::Locked),
        "\u{1}Ole10Native" => {
            let bytes = file.stream(entry, LONGEST_STREAM);
            look_at_attachment(&bytes, budget, findings);
        }
        "Package" if entry.is_stream => {
            let bytes = file.stream(entry, LONGEST_STREAM);
            look_into_member("Package", &bytes, budget, findings);
        }
        _ if name.starts_with("__attach_version1.0_") => {
            findings.push(ActivePart::OfficeAttachment(String::new()));
        }
        _ => {}
    }
}

/// A file in a document: total length, flags, label, name, … ([MS-OLEDS] has only the outside).
fn look_at_attachment(bytes: &[u8], budget: &mut Budget, findings: &mut Findings) {
    let text = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        let len = rest.iter().take(512).take_while(|byte| **byte != 0).count();
        (
            String::from_utf8_lossy(rest.get(..len).unwrap_or_default()).into_owned(),
            from + len + 1,
        )
    };
    let (label, next) = text(6);
    let (path, next) = text(next);
    let name = path.rsplit(['\\', '/']).next().unwrap_or_default();
    let name = if name.is_empty() {
        label
    } else {
        name.to_owned()
    };
    // Equation editors and charts use the same stream for data of their own, without names.
    let named = !name.is_empty() && !name.chars().any(char::is_control);
    if !named {
        return;
    }
    findings.push(match classify_name(&name) {
        Some(active) => ActivePart::NamedProgram(active),
        None => ActivePart::OfficeAttachment(name.clone()),
    });
    // Flags, the length of the temporary name, that name, the length of the data.
    let data = le32(bytes, next + 4).and_then(index).and_then(|skip| {
        let at = next.checked_add(8)?.checked_add(skip)?;
        slice(bytes, at + 4, le32(bytes, at).and_then(index)?)
    });
    if let Some(data) = data {
        look_into_member(&name, data, budget, findings);
    }
}

/// Most records of a presentation or workbook that are walked.
const MOST_RECORDS: usize = 4_000_000;

/// Records of eight bytes' head; version 15 means that records lie inside.
fn look_at_slides(bytes: &[u8], findings: &mut Findings) {
    let mut at = 0;
    for _ in 0..MOST_RECORDS {
        let (Some(version), Some(kind), Some(len)) = (
            le16(bytes, at),
            le16(bytes, at + 2),
            le32(bytes, at + 4).and_then(index),
        ) else {
            return;
        };
        match kind {
            // VBAInfoAtom: reference, whether there are macros.
            0x0400 if le32(bytes, at + 12).is_some_and(|macros| macros != 0) => {
                findings.push(ActivePart::Macros);
            }
            0x0fee => findings.push(ActivePart::Controls),
            // CryptSession10Container.
            0x2f14 => findings.push(ActivePart::Locked),
            _ => {}
        }
        let step = if version & 0x000f == 0x000f { 0 } else { len };
        let Some(next) = at.checked_add(8).and_then(|at| at.checked_add(step)) else {
            return;
        };
        at = next;
    }
}

/// Records of four bytes' head.
fn look_at_workbook(bytes: &[u8], findings: &mut Findings) {
    let mut at = 0;
    for _ in 0..MOST_RECORDS {
        let (Some(kind), Some(len)) = (le16(bytes, at), le16(bytes, at + 2)) else {
            return;
        };
        match kind {
            0x002f => findings.push(ActivePart::Locked),
            // A sheet: place, visibility, sort; sort 1 is a sheet of Excel 4 macros.
            0x0085 if array::<1>(bytes, at + 9) == Some([1]) => findings.push(ActivePart::Macros),
            // An outside link with DDE in its name is a SupBook of sort "program|topic".
            _ => {}
        }
        at += 4 + usize::from(len);
    }
}
