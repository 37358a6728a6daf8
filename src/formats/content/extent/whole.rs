//! Whether a file was cut off: by an unfinished download, a full stick, an early unplugging.
//!
//! Covers pictures, PDF and formats made of boxes (M4A, MP4). Leaves out gaps in the middle, and
//! kinds that do not mark their end. A document that is a ZIP has its central directory at the end,
//! so a cut one does not open at all.

use std::io::{self, Read, Seek, SeekFrom};

use super::{end_in_memory, jpeg};
use crate::formats::content::FileKind;
use crate::formats::content::bytes::{find, le32};
use crate::formats::content::mp4::{StructureFault, read_top_level};

/// Longest file that is walked from its beginning; of a longer one only the end is read (tuning).
const WALKED_MAX: u64 = 64 << 20;

/// How many bytes of the end of a long file are read.
const TAIL_BYTES: u64 = 64 << 10;

/// Where readers look for the end of a PDF (Adobe's implementation note to ISO 32000-1 §7.5.5).
const PDF_END_BYTES: usize = 1024;

/// Whether the file ends before its contents do.
///
/// # Errors
/// Fails if the source cannot be read.
pub fn is_cut_off<R: Read + Seek>(kind: FileKind, source: &mut R) -> io::Result<bool> {
    let length = source.seek(SeekFrom::End(0))?;
    let is_long = length > WALKED_MAX;
    match kind {
        FileKind::Jpeg | FileKind::Png | FileKind::Gif | FileKind::Pdf => {
            let skipped = if is_long { length - TAIL_BYTES } else { 0 };
            source.seek(SeekFrom::Start(skipped))?;
            let mut bytes = Vec::new();
            source.by_ref().take(WALKED_MAX).read_to_end(&mut bytes)?;
            Ok(match (kind, is_long) {
                (FileKind::Pdf, _) => pdf_is_cut(&bytes),
                (FileKind::Jpeg, false) => !jpeg::reaches_end(&bytes),
                (_, false) => end_in_memory(kind, &bytes).is_none(),
                (FileKind::Jpeg, true) => find(&bytes, b"\xff\xd9").is_none(),
                (FileKind::Png, true) => find(&bytes, b"IEND").is_none(),
                (_, true) => !trimmed(&bytes).ends_with(b"\x3b"),
            })
        }
        FileKind::Webp => {
            source.seek(SeekFrom::Start(0))?;
            let mut head = Vec::new();
            source.by_ref().take(16).read_to_end(&mut head)?;
            let promised = le32(&head, 4).map(|len| u64::from(len) + 8);
            // The byte that pads the last part to an even length may be missing.
            Ok(promised.is_some_and(|promised| promised > length + 1))
        }
        FileKind::M4a | FileKind::Mp4 | FileKind::QuickTime | FileKind::ThreeGp => {
            let top = read_top_level(source)?;
            let mut faults = top.faults.iter();
            Ok(faults.any(|fault| matches!(fault, StructureFault::Cut { .. })))
        }
        _ => Ok(false),
    }
}

/// Removes padding that mail servers and file systems add after the end.
fn trimmed(bytes: &[u8]) -> &[u8] {
    let padding = |byte: &u8| matches!(byte, 0 | b' ' | b'\t' | b'\r' | b'\n' | 0x0c | 0x1a);
    let kept = bytes.iter().rposition(|byte| !padding(byte));
    bytes
        .get(..kept.map_or(0, |last| last + 1))
        .unwrap_or_default()
}

/// A PDF ends with `startxref`, a number and `%%EOF`. Foreign data may follow the last mark, but
/// further objects may not, because each save ends with a mark of its own.
fn pdf_is_cut(bytes: &[u8]) -> bool {
    let bytes = trimmed(bytes);
    let near = bytes
        .get(bytes.len().saturating_sub(PDF_END_BYTES)..)
        .unwrap_or_default();
    let Some(last) = memchr::memmem::rfind(bytes, b"%%EOF") else {
        let ends = find(near, b"startxref").and_then(|at| near.get(at + 9..));
        return ends.is_none_or(|rest| !rest.iter().any(u8::is_ascii_digit));
    };
    let behind = bytes.get(last + 5..).unwrap_or_default();
    let goes_on = [b" obj".as_slice(), b"endobj", b"endstream"]
        .iter()
        .any(|word| find(behind, word).is_some());
    goes_on && find(behind, b"startxref").is_none()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn cut(kind: FileKind, bytes: &[u8]) -> bool {
        is_cut_off(kind, &mut Cursor::new(bytes)).unwrap()
    }

    fn shown(name: &str) -> Vec<u8> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/shown");
        std::fs::read(folder.join(name)).unwrap()
    }

    /// A file that another program wrote counts as whole; cut anywhere, it counts as cut.
    #[test]
    fn a_cut_picture_is_known_wherever_it_was_cut() {
        let mut kinds = std::collections::BTreeSet::new();
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/shown");
        for entry in std::fs::read_dir(folder).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let bytes = shown(&name);
            let kind = crate::formats::content::sniff(&bytes, &name);
            if !matches!(
                kind,
                FileKind::Jpeg | FileKind::Png | FileKind::Gif | FileKind::Webp
            ) {
                continue;
            }
            kinds.insert(kind);
            assert!(!cut(kind, &bytes), "{name}");
            for padding in [b"\0\0\0\0".as_slice(), b"\r\n", b"appended by somebody"] {
                assert!(!cut(kind, &[&bytes, padding].concat()), "{name}");
            }
            for tenth in 3..10 {
                let end = bytes.len() * tenth / 10;
                assert!(cut(kind, &bytes[..end]), "{name} to {end}");
            }
        }
        assert!(kinds.len() >= 3, "{kinds:?}");
    }

    #[test]
    fn a_cut_pdf_is_known_and_one_with_rubbish_behind_it_is_whole() {
        let whole = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\nxref\n0 1\ntrailer\n<<>>\nstartxref\n44\n%%EOF\n";
        let saved = [
            whole.as_slice(),
            b"1 0 obj\n<<>>\nendobj\nxref\nstartxref\n120\n%%EOF",
        ]
        .concat();
        let rubbish = [whole.as_slice(), &[b'<'; 5000]].concat();
        let padded = [whole.as_slice(), &[0; 5000]].concat();
        let unmarked = &whole[..whole.len() - 6];
        for bytes in [whole.as_slice(), &saved, &rubbish, &padded, unmarked] {
            assert!(
                !cut(FileKind::Pdf, bytes),
                "{}",
                String::from_utf8_lossy(bytes)
            );
        }
        // A cut linearised PDF too has a mark: the one after its first page.
        for bytes in [&whole[..60], &saved[..saved.len() - 25], b"%PDF-1.4\n"] {
            assert!(
                cut(FileKind::Pdf, bytes),
                "{}",
                String::from_utf8_lossy(bytes)
            );
        }
    }
}
