//! Signs of danger in old Office files (.doc, .ppt, .xls): macros, controls, attachments, locks.
//!
//! No kit carries such files, so they have no full reader. Where they lie beside a drive's files or
//! inside newer documents, they are searched for the names and records that show what they do,
//! anywhere in the file. Sector chains are followed only for newer documents inside
//! (`compound.rs`), so a sign that crosses a sector boundary is missed.
//!
//! Source: [MS-CFB] §2.6.1 (directory entries), [MS-DOC] §2.5.1 (FibBase), [MS-XLS] §2.4.28 (BoundSheet8) and
//! §2.4.117 (FilePass), [MS-PPT] §2.4.9 (VBAInfoAtom), §2.10.10 (ExControlAtom) and §2.3.7 (encryption).

use memchr::memmem::find_iter;

use super::compound::Sectors;
use crate::formats::content::FileKind;
use crate::formats::content::active::held::look_at_held;
use crate::formats::content::active::part::{ActivePart, PartFindings};
use crate::formats::content::bytes::{array, le16, le32};

/// Bytes of the header and of the smallest sector, and of a directory entry.
const HEAD_BYTES: usize = 512;
const ENTRY_BYTES: usize = 128;

/// Class of Windows installers, little-endian {000C1084-0000-0000-C000-000000000046}.
const INSTALLER: [u8; 16] = [
    0x84, 0x10, 0x0c, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46,
];

/// Searches a whole file.
pub(in crate::formats::content::active) fn look_into_compound_file(
    bytes: &[u8],
    findings: &mut PartFindings,
) {
    let sectors = bytes.get(HEAD_BYTES..).unwrap_or_default();
    let mut root: Option<&[u8]> = None;
    let mut packages: Vec<&[u8]> = Vec::new();
    for entry in sectors.chunks_exact(ENTRY_BYTES) {
        let Some((name, sort)) = name_of(entry) else {
            continue;
        };
        if sort == ROOT {
            root = root.or(Some(entry));
        }
        if sort == ROOT && array(entry, 80) == Some(INSTALLER) {
            findings.push(ActivePart::HeldProgram(FileKind::WindowsProgram));
        }
        match name.as_str() {
            "_VBA_PROJECT_CUR" | "MACROS" | "VBA" if sort == STORAGE => {
                findings.push(ActivePart::Macros);
            }
            "_VBA_PROJECT" => findings.push(ActivePart::Macros),
            "\u{3}OCXNAME" | "\u{3}OCXDATA" => findings.push(ActivePart::Controls),
            "ENCRYPTEDPACKAGE" | "ENCRYPTEDSUMMARY" => findings.push(ActivePart::Locked),
            "\u{1}OLE10NATIVE" if sort == STREAM => findings.push(ActivePart::HeldObject),
            "PACKAGE" if sort == STREAM => packages.push(entry),
            "WORDDOCUMENT" => look_at_text(sectors, findings),
            "POWERPOINT DOCUMENT" => look_at_slides(sectors, findings),
            "WORKBOOK" | "BOOK" => look_at_workbook(sectors, findings),
            _ if name.starts_with("__ATTACH_VERSION1.0_") => {
                findings.push(ActivePart::HeldObject);
            }
            _ => {}
        }
    }
    match root {
        Some(root) => look_at_packages(bytes, &packages, root, findings),
        None => findings.push(ActivePart::Unreadable),
    }
}

/// Examines newer documents inside, each in a stream of its own, by content and not by name.
fn look_at_packages(bytes: &[u8], packages: &[&[u8]], root: &[u8], findings: &mut PartFindings) {
    let lengths = packages.iter().filter_map(|entry| le32(entry, 120));
    let together: u64 = lengths.map(u64::from).sum();
    // Streams do not share bytes, so their total cannot exceed the file.
    if usize::try_from(together).is_ok_and(|together| together > bytes.len()) {
        return findings.push(ActivePart::Bomb);
    }
    let Some(sectors) = Sectors::read(bytes) else {
        return findings.push(ActivePart::Unreadable);
    };
    for entry in packages {
        match sectors.stream(entry, root) {
            Some(document) => look_at_held("Package", document, findings),
            None => findings.push(ActivePart::Unreadable),
        }
    }
}

const STORAGE: u8 = 1;
const STREAM: u8 = 2;
const ROOT: u8 = 5;

/// The name in upper case, and the type, of a possible directory entry. Names ignore case ([MS-CFB]
/// §2.6.4), so Office opens `macros` as `Macros`.
fn name_of(entry: &[u8]) -> Option<(String, u8)> {
    let sort = *entry.get(66)?;
    let len = usize::from(le16(entry, 64)?);
    if !matches!(sort, STORAGE | STREAM | ROOT) || !(4..=64).contains(&len) {
        return None;
    }
    let (units, []) = entry.get(..len - 2)?.as_chunks::<2>() else {
        return None;
    };
    let units: Vec<u16> = units.iter().map(|unit| u16::from_le_bytes(*unit)).collect();
    Some((String::from_utf16_lossy(&units).to_uppercase(), sort))
}

/// Reports a text document whose header says that it is encrypted.
fn look_at_text(sectors: &[u8], findings: &mut PartFindings) {
    let is_locked = |sector: &[u8]| {
        sector.starts_with(b"\xec\xa5") && le16(sector, 10).is_some_and(|flags| flags & 0x0100 != 0)
    };
    if sectors.chunks(HEAD_BYTES).any(is_locked) {
        findings.push(ActivePart::Locked);
    }
}

/// Searches presentation records; their eight-byte header holds version, type and length.
fn look_at_slides(sectors: &[u8], findings: &mut PartFindings) {
    let has = |head: &[u8], says: fn(&[u8], usize) -> bool| {
        find_iter(sectors, head).any(|at| says(sectors, at + head.len()))
    };
    if has(b"\x02\0\0\x04\x0c\0\0\0", |bytes, at| {
        le32(bytes, at + 4).is_some_and(|macros| macros != 0)
    }) {
        findings.push(ActivePart::Macros);
    }
    // The container of a control begins with an `ExControlAtom`.
    if has(b"\x0f\0\xee\x0f", |bytes, at| {
        array(bytes, at + 4) == Some(*b"\0\0\xfb\x0f")
    }) {
        findings.push(ActivePart::Controls);
    }
    // The encryption container is a few hundred bytes long.
    if has(b"\x0f\0\x14\x2f", |bytes, at| {
        le32(bytes, at).is_some_and(|len| len < 4096)
    }) {
        findings.push(ActivePart::Locked);
    }
}

/// Searches workbook records; their four-byte header holds type and length.
fn look_at_workbook(sectors: &[u8], findings: &mut PartFindings) {
    let is_locked = |sector: &[u8]| {
        let first_len = le16(sector, 2).map(usize::from);
        sector.starts_with(b"\x09\x08")
            && first_len.is_some_and(|len| array(sector, 4 + len) == Some(*b"\x2f\0"))
    };
    if sectors.chunks(HEAD_BYTES).any(is_locked) {
        findings.push(ActivePart::Locked);
    }
    let is_macro_sheet = |at: usize| {
        let sheet = array::<12>(sectors, at)?;
        let [
            _,
            _,
            len_low,
            len_high,
            _,
            _,
            _,
            _,
            shown,
            sort,
            letters,
            flags,
        ] = sheet;
        let len = u16::from_le_bytes([len_low, len_high]);
        let letters = u16::from(letters);
        let is_sheet =
            len == 7 + letters || flags < 2 && len == 8 + letters * (1 + u16::from(flags));
        Some(is_sheet && shown < 3 && sort == 1)
    };
    if find_iter(sectors, b"\x85\0").any(|at| is_macro_sheet(at) == Some(true)) {
        findings.push(ActivePart::Macros);
    }
}
