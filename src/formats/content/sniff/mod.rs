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
use super::kind::Kind;
pub use office_zip::MEMBERS_SNIFFED_MAX;
use office_zip::zip_flavour;
use words::{active_text, text};

/// How many first bytes [`sniff`] uses at most. Tuning: an ISO 9660 image has its signature at
/// 32,769; with fewer bytes such an image is only "unknown".
pub const SNIFF_BYTES: usize = 64 * 1024;

/// What a file is, by its first bytes (up to [`SNIFF_BYTES`]); `name` settles one doubtful case, a
/// PDF after some rubbish.
pub fn sniff(first_bytes: &[u8], name: &str) -> Kind {
    let bytes = first_bytes.get(..SNIFF_BYTES).unwrap_or(first_bytes);
    if bytes.is_empty() {
        return Kind::Empty;
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
        .unwrap_or(Kind::Unknown)
}

/// The header of a Windows shortcut: its length, then the class identifier of shell links.
const SHORTCUT_HEAD: &[u8] = b"\x4c\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0\x46";

fn program(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(SHORTCUT_HEAD) {
        return Some(Kind::Shortcut);
    }
    if is_windows_program(bytes) {
        return Some(Kind::WindowsProgram);
    }
    if bytes.starts_with(b"#!") {
        let rest = bytes.get(2..).unwrap_or_default();
        let path = rest.iter().find(|byte| !matches!(byte, b' ' | b'\t'));
        return (path == Some(&b'/')).then_some(Kind::Script);
    }
    match array::<4>(bytes, 0)? {
        [0x7f, b'E', b'L', b'F'] => Some(Kind::LinuxProgram),
        // A Java class has its version where a universal Mach-O has its number of architectures.
        [0xca, 0xfe, 0xba, 0xbe] if be16(bytes, 6)? >= 45 => Some(Kind::JavaClass),
        [0xca, 0xfe, 0xba, 0xbe]
        | [0xfe, 0xed, 0xfa, 0xce | 0xcf]
        | [0xce | 0xcf, 0xfa, 0xed, 0xfe] => Some(Kind::MacProgram),
        [b'd', b'e', b'x', b'\n'] => Some(Kind::AndroidProgram),
        [0, b'a', b's', b'm'] => Some(Kind::WebAssembly),
        [b'I', b'T', b'S', b'F'] => Some(Kind::CompiledHelp),
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

fn film(bytes: &[u8]) -> Option<Kind> {
    if slice(bytes, 4, 4) == Some(b"ftyp") {
        return Some(brand(bytes));
    }
    match array::<4>(bytes, 4) {
        // Before 2001 QuickTime files had no brand.
        Some(kind) if [*b"moov", *b"mdat", *b"wide", *b"skip", *b"pnot"].contains(&kind) => {
            let plausible = be32(bytes, 0).is_some_and(|len| len == 1 || len >= 8);
            if plausible {
                return Some(Kind::QuickTime);
            }
        }
        _ => {}
    }
    if bytes.starts_with(b"\x1a\x45\xdf\xa3") {
        let head = bytes.get(..bytes.len().min(128)).unwrap_or_default();
        let webm = find(head, b"webm").is_some();
        return Some(if webm { Kind::WebM } else { Kind::Matroska });
    }
    if bytes.starts_with(b"RIFF") && slice(bytes, 8, 4) == Some(b"AVI ") {
        return Some(Kind::Avi);
    }
    if bytes.starts_with(b"\x30\x26\xb2\x75\x8e\x66\xcf\x11") {
        return Some(Kind::WindowsMedia);
    }
    if bytes.starts_with(b"FLV\x01") {
        return Some(Kind::FlashVideo);
    }
    if bytes.starts_with(b"\0\0\x01\xba") || bytes.starts_with(b"\0\0\x01\xb3") {
        return Some(Kind::MpegStream);
    }
    // A transport stream repeats its sync byte every 188 bytes (192 on cameras).
    let synced = |from: usize, step: usize| {
        (0..3).all(|packet| bytes.get(from + packet * step) == Some(&0x47))
    };
    (synced(0, 188) || synced(4, 192)).then_some(Kind::MpegStream)
}

fn brand(bytes: &[u8]) -> Kind {
    match array::<4>(bytes, 8).unwrap_or_default() {
        [b'q', b't', ..] => Kind::QuickTime,
        [b'M', b'4', b'A' | b'B' | b'P', _] => Kind::M4a,
        [b'3', b'g', ..] => Kind::ThreeGp,
        [b'h', b'e', b'i' | b'v', _]
        | [b'm', b'i' | b's', b'f', b'1']
        | [b'a', b'v', b'i', b'f' | b's'] => Kind::Heif,
        [b'c', b'r', b'x', _] => Kind::Unknown,
        _ => Kind::Mp4,
    }
}

fn picture(bytes: &[u8]) -> Option<Kind> {
    let tests: [(&[u8], Kind); 8] = [
        (b"\x89PNG\r\n\x1a\n", Kind::Png),
        (b"\xff\xd8\xff", Kind::Jpeg),
        (b"GIF87a", Kind::Gif),
        (b"GIF89a", Kind::Gif),
        (b"II*\0", Kind::Tiff),
        (b"MM\0*", Kind::Tiff),
        (b"8BPS\0", Kind::Photoshop),
        (b"\0\0\x01\0", Kind::Icon),
    ];
    if bytes.starts_with(b"RIFF") && slice(bytes, 8, 4) == Some(b"WEBP") {
        return Some(Kind::Webp);
    }
    // Letters alone do not make a bitmap: the reserved fields must be 0 too.
    if bytes.starts_with(b"BM") && slice(bytes, 6, 4) == Some(&[0; 4]) {
        return Some(Kind::Bmp);
    }
    tests
        .iter()
        .find(|(head, _)| bytes.starts_with(head))
        .map(|(_, kind)| *kind)
}

fn document(bytes: &[u8], name: &str) -> Option<Kind> {
    let start = bytes
        .iter()
        .position(|byte| !byte.is_ascii_whitespace())
        .unwrap_or(0);
    let trimmed = bytes.get(start..).unwrap_or_default();
    let trimmed = trimmed.strip_prefix(b"\xef\xbb\xbf").unwrap_or(trimmed);
    if trimmed.starts_with(b"%PDF-") {
        return Some(Kind::Pdf);
    }
    // Readers look for the mark in the first 1,024 bytes (PDF 1.7, Annex H.3.4.1).
    let named_pdf = name.to_ascii_lowercase().ends_with(".pdf");
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    if named_pdf && find(head, b"%PDF-").is_some() {
        return Some(Kind::Pdf);
    }
    if trimmed.starts_with(b"{\\rt") {
        return Some(Kind::Rtf);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Some(Kind::CompoundFile);
    }
    None
}

fn archive(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(zip_flavour(bytes));
    }
    let tests: [(&[u8], Kind); 12] = [
        (b"PK\x05\x06", Kind::Zip),
        (b"PK\x07\x08", Kind::Zip),
        (b"\x1f\x8b\x08", Kind::Gzip),
        (b"7z\xbc\xaf\x27\x1c", Kind::SevenZip),
        (b"Rar!\x1a\x07", Kind::Rar),
        (b"\xfd7zXZ\0", Kind::Xz),
        (b"BZh", Kind::Bzip2),
        (b"\x28\xb5\x2f\xfd", Kind::Zstd),
        (b"MSCF\0\0\0\0", Kind::Cabinet),
        (b"vhdxfile", Kind::VirtualDisk),
        (b"conectix", Kind::VirtualDisk),
        (b"KDMV", Kind::VirtualDisk),
    ];
    if let Some((head, kind)) = tests.iter().find(|(head, _)| bytes.starts_with(head)) {
        let is_text = *head == b"BZh" && bytes.get(4..10).is_none_or(|s| s != b"1AY&SY");
        if !is_text {
            return Some(*kind);
        }
    }
    if slice(bytes, 257, 5) == Some(b"ustar") {
        return Some(Kind::Tar);
    }
    let iso = [32_769, 34_817, 36_865]
        .iter()
        .any(|at| slice(bytes, *at, 5) == Some(b"CD001"));
    iso.then_some(Kind::DiscImage)
}

fn sound(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(b"RIFF") && slice(bytes, 8, 4) == Some(b"WAVE") {
        return Some(Kind::Wav);
    }
    if bytes.starts_with(b"FORM") && matches!(slice(bytes, 8, 4), Some(b"AIFF" | b"AIFC")) {
        return Some(Kind::Aiff);
    }
    let tests: [(&[u8], Kind); 4] = [
        (b"ID3", Kind::Mp3),
        (b"OggS", Kind::Ogg),
        (b"fLaC", Kind::Flac),
        (b"MThd", Kind::Midi),
    ];
    if let Some((_, kind)) = tests.iter().find(|(head, _)| bytes.starts_with(head)) {
        return Some(*kind);
    }
    match array::<3>(bytes, 0)? {
        [0xff, second, third] if second & 0xf6 == 0xf0 && third & 0x3c != 0x3c => Some(Kind::Aac),
        [0xff, second, third]
            if second & 0xe0 == 0xe0
                && second & 0x18 != 0x08
                && second & 0x06 != 0
                && third & 0xf0 != 0xf0
                && third & 0x0c != 0x0c =>
        {
            // UTF-16 text begins with the same first byte; FF FE has legal layer bits.
            (second != 0xfe).then_some(Kind::Mp3)
        }
        _ => None,
    }
}

fn font(bytes: &[u8]) -> Option<Kind> {
    match array::<4>(bytes, 0)? {
        [b'w', b'O', b'F', b'F'] => Some(Kind::Woff),
        [b'w', b'O', b'F', b'2'] => Some(Kind::Woff2),
        [b'O', b'T', b'T', b'O'] | [b't', b't', b'c', b'f'] => Some(Kind::Font),
        // A version number, and a small number of tables.
        [0, 1, 0, 0] if be16(bytes, 4)? < 100 && be16(bytes, 4)? > 0 => Some(Kind::Font),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
