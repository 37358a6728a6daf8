//! Recognises what a file is by its first bytes.
//!
//! Covers signatures at the start of a file (at fixed offsets further in for tar, ISO 9660 and MPEG
//! streams), the brands of ISO base media, the roots of XML, the members of ZIP and the look of
//! text. Leaves out what needs more than the first [`SNIFF_BYTES`]: `active/` reads what a document
//! holds. Takes bytes and a name; returns a [`Kind`].
//!
//! Source: the formats' own specifications; WHATWG "MIME Sniffing" for HTML; [MS-SHLLINK] §2.1.

mod office_zip;
mod words;

use super::bytes::{array, be16, be32, find, le32, slice};
use super::kind::FileKind;
pub use office_zip::MEMBERS_SNIFFED_MAX;
use office_zip::zip_flavour;
use words::{active_text, text};

/// How many first bytes [`sniff`] uses at most. Tuning: an ISO 9660 image has its signature at
/// 32,769; with fewer bytes such an image is only "unknown".
pub const SNIFF_BYTES: usize = 64 * 1024;

/// What a file is, by its first bytes (up to [`SNIFF_BYTES`]); `name` settles one doubtful case, a
/// PDF after some rubbish.
pub fn sniff(first_bytes: &[u8], name: &str) -> FileKind {
    let bytes = first_bytes.get(..SNIFF_BYTES).unwrap_or(first_bytes);
    if bytes.is_empty() {
        return FileKind::Empty;
    }
    // Active content comes first: another format's signature further in does not make it harmless.
    program(bytes)
        .or_else(|| active_text(bytes))
        .or_else(|| archive(bytes).filter(|kind| kind.is_program()))
        .or_else(|| film(bytes))
        .or_else(|| picture(bytes))
        .or_else(|| document(bytes, name))
        .or_else(|| archive(bytes))
        .or_else(|| sound(bytes))
        .or_else(|| font(bytes))
        .or_else(|| text(bytes))
        .unwrap_or(FileKind::Unknown)
}

/// The header of a Windows shortcut: its length, then the class identifier of shell links.
const SHORTCUT_HEAD: &[u8] = b"\x4c\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0\x46";

fn program(bytes: &[u8]) -> Option<FileKind> {
    if bytes.starts_with(SHORTCUT_HEAD) {
        return Some(FileKind::Shortcut);
    }
    if is_windows_program(bytes) {
        return Some(FileKind::WindowsProgram);
    }
    if bytes.starts_with(b"#!") {
        let rest = bytes.get(2..).unwrap_or_default();
        let path = rest.iter().find(|byte| !matches!(byte, b' ' | b'\t'));
        return (path == Some(&b'/')).then_some(FileKind::Script);
    }
    match array::<4>(bytes, 0)? {
        [0x7f, b'E', b'L', b'F'] => Some(FileKind::LinuxProgram),
        // A Java class has its version where a universal Mach-O has its number of architectures.
        [0xca, 0xfe, 0xba, 0xbe] if be16(bytes, 6)? >= 45 => Some(FileKind::JavaClass),
        [0xca, 0xfe, 0xba, 0xbe]
        | [0xfe, 0xed, 0xfa, 0xce | 0xcf]
        | [0xce | 0xcf, 0xfa, 0xed, 0xfe] => Some(FileKind::MacProgram),
        [b'd', b'e', b'x', b'\n'] => Some(FileKind::AndroidProgram),
        [0, b'a', b's', b'm'] => Some(FileKind::WebAssembly),
        [b'I', b'T', b'S', b'F'] => Some(FileKind::CompiledHelp),
        _ => None,
    }
}

/// `MZ` at the start, but not in a text that happens to begin with these letters.
fn is_windows_program(bytes: &[u8]) -> bool {
    if !(bytes.starts_with(b"MZ") || bytes.starts_with(b"ZM")) {
        return false;
    }
    let head = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    let new_header = le32(bytes, 0x3c).and_then(|at| usize::try_from(at).ok());
    new_header
        .and_then(|at| slice(bytes, at, 2))
        .is_some_and(|sign| sign == b"PE")
        || head.iter().any(|byte| *byte < 0x09)
}

fn film(bytes: &[u8]) -> Option<FileKind> {
    if slice(bytes, 4, 4) == Some(b"ftyp") {
        return Some(brand(bytes));
    }
    match array::<4>(bytes, 4) {
        // Before 2001 QuickTime files had no brand.
        Some(kind) if [*b"moov", *b"mdat", *b"wide", *b"skip", *b"pnot"].contains(&kind) => {
            let plausible = be32(bytes, 0).is_some_and(|len| len == 1 || len >= 8);
            if plausible {
                return Some(FileKind::QuickTime);
            }
        }
        _ => {}
    }
    if bytes.starts_with(b"\x1a\x45\xdf\xa3") {
        let head = bytes.get(..bytes.len().min(128)).unwrap_or_default();
        let webm = find(head, b"webm").is_some();
        return Some(if webm {
            FileKind::WebM
        } else {
            FileKind::Matroska
        });
    }
    if bytes.starts_with(b"RIFF") && slice(bytes, 8, 4) == Some(b"AVI ") {
        return Some(FileKind::Avi);
    }
    if bytes.starts_with(b"\x30\x26\xb2\x75\x8e\x66\xcf\x11") {
        return Some(FileKind::WindowsMedia);
    }
    if bytes.starts_with(b"FLV\x01") {
        return Some(FileKind::FlashVideo);
    }
    if bytes.starts_with(b"\0\0\x01\xba") || bytes.starts_with(b"\0\0\x01\xb3") {
        return Some(FileKind::MpegStream);
    }
    // A transport stream repeats its sync byte every 188 bytes (192 on cameras).
    let synced = |from: usize, step: usize| {
        (0..3).all(|packet| bytes.get(from + packet * step) == Some(&0x47))
    };
    (synced(0, 188) || synced(4, 192)).then_some(FileKind::MpegStream)
}

fn brand(bytes: &[u8]) -> FileKind {
    match array::<4>(bytes, 8).unwrap_or_default() {
        [b'q', b't', ..] => FileKind::QuickTime,
        [b'M', b'4', b'A' | b'B' | b'P', _] => FileKind::M4a,
        [b'3', b'g', ..] => FileKind::ThreeGp,
        [b'h', b'e', b'i' | b'v', _]
        | [b'm', b'i' | b's', b'f', b'1']
        | [b'a', b'v', b'i', b'f' | b's'] => FileKind::Heif,
        [b'c', b'r', b'x', _] => FileKind::Unknown,
        _ => FileKind::Mp4,
    }
}

fn picture(bytes: &[u8]) -> Option<FileKind> {
    let tests: [(&[u8], FileKind); 8] = [
        (b"\x89PNG\r\n\x1a\n", FileKind::Png),
        (b"\xff\xd8\xff", FileKind::Jpeg),
        (b"GIF87a", FileKind::Gif),
        (b"GIF89a", FileKind::Gif),
        (b"II*\0", FileKind::Tiff),
        (b"MM\0*", FileKind::Tiff),
        (b"8BPS\0", FileKind::Photoshop),
        (b"\0\0\x01\0", FileKind::Icon),
    ];
    if bytes.starts_with(b"RIFF") && slice(bytes, 8, 4) == Some(b"WEBP") {
        return Some(FileKind::Webp);
    }
    // Letters alone do not make a bitmap: the reserved fields must be 0 too.
    if bytes.starts_with(b"BM") && slice(bytes, 6, 4) == Some(&[0; 4]) {
        return Some(FileKind::Bmp);
    }
    tests
        .iter()
        .find(|(head, _)| bytes.starts_with(head))
        .map(|(_, kind)| *kind)
}

fn document(bytes: &[u8], name: &str) -> Option<FileKind> {
    let start = bytes
        .iter()
        .position(|byte| !byte.is_ascii_whitespace())
        .unwrap_or(0);
    let trimmed = bytes.get(start..).unwrap_or_default();
    let trimmed = trimmed.strip_prefix(b"\xef\xbb\xbf").unwrap_or(trimmed);
    if trimmed.starts_with(b"%PDF-") {
        return Some(FileKind::Pdf);
    }
    // Readers look for the mark in the first 1,024 bytes (PDF 1.7, Annex H.3.4.1).
    let named_pdf = name.to_ascii_lowercase().ends_with(".pdf");
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    if named_pdf && find(head, b"%PDF-").is_some() {
        return Some(FileKind::Pdf);
    }
    if trimmed.starts_with(b"{\\rt") {
        return Some(FileKind::Rtf);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Some(FileKind::CompoundFile);
    }
    None
}

fn archive(bytes: &[u8]) -> Option<FileKind> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(zip_flavour(bytes));
    }
    let tests: [(&[u8], FileKind); 12] = [
        (b"PK\x05\x06", FileKind::Zip),
        (b"PK\x07\x08", FileKind::Zip),
        (b"\x1f\x8b\x08", FileKind::Gzip),
        (b"7z\xbc\xaf\x27\x1c", FileKind::SevenZip),
        (b"Rar!\x1a\x07", FileKind::Rar),
        (b"\xfd7zXZ\0", FileKind::Xz),
        (b"BZh", FileKind::Bzip2),
        (b"\x28\xb5\x2f\xfd", FileKind::Zstd),
        (b"MSCF\0\0\0\0", FileKind::Cabinet),
        (b"vhdxfile", FileKind::VirtualDisk),
        (b"conectix", FileKind::VirtualDisk),
        (b"KDMV", FileKind::VirtualDisk),
    ];
    if let Some((head, kind)) = tests.iter().find(|(head, _)| bytes.starts_with(head)) {
        let is_text = *head == b"BZh" && bytes.get(4..10).is_none_or(|s| s != b"1AY&SY");
        if !is_text {
            return Some(*kind);
        }
    }
    if slice(bytes, 257, 5) == Some(b"ustar") {
        return Some(FileKind::Tar);
    }
    let iso = [32_769, 34_817, 36_865]
        .iter()
        .any(|at| slice(bytes, *at, 5) == Some(b"CD001"));
    iso.then_some(FileKind::DiscImage)
}

fn sound(bytes: &[u8]) -> Option<FileKind> {
    if bytes.starts_with(b"RIFF") && slice(bytes, 8, 4) == Some(b"WAVE") {
        return Some(FileKind::Wav);
    }
    if bytes.starts_with(b"FORM") && matches!(slice(bytes, 8, 4), Some(b"AIFF" | b"AIFC")) {
        return Some(FileKind::Aiff);
    }
    let tests: [(&[u8], FileKind); 4] = [
        (b"ID3", FileKind::Mp3),
        (b"OggS", FileKind::Ogg),
        (b"fLaC", FileKind::Flac),
        (b"MThd", FileKind::Midi),
    ];
    if let Some((_, kind)) = tests.iter().find(|(head, _)| bytes.starts_with(head)) {
        return Some(*kind);
    }
    match array::<3>(bytes, 0)? {
        [0xff, second, third] if second & 0xf6 == 0xf0 && third & 0x3c != 0x3c => {
            Some(FileKind::Aac)
        }
        [0xff, second, third]
            if second & 0xe0 == 0xe0
                && second & 0x18 != 0x08
                && second & 0x06 != 0
                && third & 0xf0 != 0xf0
                && third & 0x0c != 0x0c =>
        {
            // UTF-16 text begins with the same first byte; FF FE has legal layer bits.
            (second != 0xfe).then_some(FileKind::Mp3)
        }
        _ => None,
    }
}

fn font(bytes: &[u8]) -> Option<FileKind> {
    match array::<4>(bytes, 0)? {
        [b'w', b'O', b'F', b'F'] => Some(FileKind::Woff),
        [b'w', b'O', b'F', b'2'] => Some(FileKind::Woff2),
        [b'O', b'T', b'T', b'O'] | [b't', b't', b'c', b'f'] => Some(FileKind::Font),
        // A version number, and a small number of tables.
        [0, 1, 0, 0] if be16(bytes, 4)? < 100 && be16(bytes, 4)? > 0 => Some(FileKind::Font),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
