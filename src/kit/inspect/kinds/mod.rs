//! The file kinds that a drive carries, and what to do with others.
//!
//! Windows, a television or a telephone opens each of these kinds without a new program, and
//! `check` can inspect all of it. The caller refuses programs, scripts, pages and shortcuts, by
//! name and by content.

mod conversion;
mod words;

pub(in crate::kit) use conversion::CONVERTED_ENDINGS;
pub use conversion::Conversion;
pub(in crate::kit::inspect) use words::KindFinding;
pub(in crate::kit::inspect) use words::film_with_ending_of_sound;
pub use words::{refused_kind, unlistable_kind};

use crate::formats::content::{FileKind, ending_of};

/// A kind of file that a drive carries.
#[derive(Debug)]
pub(super) struct CarriedKind {
    /// Kinds by their first bytes; the first is the usual one.
    pub(super) kinds: &'static [FileKind],
    /// Endings, lower case; the first is the usual one.
    pub(super) endings: &'static [&'static str],
    /// Allowed folders of `media/`; the first is the usual one.
    folders: &'static [&'static str],
}

const TEXT: &[FileKind] = &[FileKind::Text, FileKind::TextUtf16, FileKind::TextOldCode];
const OFFICE_FOLDERS: &[&str] = &["print"];
const PICTURE_FOLDERS: &[&str] = &["print", "video"];

/// Every kind that a drive carries.
#[rustfmt::skip]
const CARRIED: [CarriedKind; 15] = [
    CarriedKind { kinds: &[FileKind::Mp4, FileKind::QuickTime], endings: &["mp4", "m4v"], folders: &["video"] },
    CarriedKind { kinds: &[FileKind::M4a, FileKind::Mp4, FileKind::QuickTime], endings: &["m4a"], folders: &["print"] },
    CarriedKind { kinds: &[FileKind::Mp3], endings: &["mp3"], folders: &["print"] },
    CarriedKind { kinds: &[FileKind::Jpeg], endings: &["jpg", "jpeg"], folders: PICTURE_FOLDERS },
    CarriedKind { kinds: &[FileKind::Png], endings: &["png"], folders: PICTURE_FOLDERS },
    CarriedKind { kinds: &[FileKind::Gif], endings: &["gif"], folders: PICTURE_FOLDERS },
    CarriedKind { kinds: &[FileKind::Webp], endings: &["webp"], folders: PICTURE_FOLDERS },
    CarriedKind { kinds: &[FileKind::Pdf], endings: &["pdf"], folders: OFFICE_FOLDERS },
    CarriedKind { kinds: &[FileKind::Docx, FileKind::OfficeOpenXml], endings: &["docx"], folders: OFFICE_FOLDERS },
    CarriedKind { kinds: &[FileKind::Pptx, FileKind::OfficeOpenXml], endings: &["pptx"], folders: OFFICE_FOLDERS },
    CarriedKind { kinds: &[FileKind::Xlsx, FileKind::OfficeOpenXml], endings: &["xlsx"], folders: OFFICE_FOLDERS },
    CarriedKind { kinds: &[FileKind::OpenDocument], endings: &["odt", "odp", "ods"], folders: OFFICE_FOLDERS },
    CarriedKind { kinds: TEXT, endings: &["txt", "csv"], folders: OFFICE_FOLDERS },
    CarriedKind { kinds: TEXT, endings: &["md"], folders: &["text"] },
    CarriedKind { kinds: &[FileKind::WebVtt, FileKind::Text, FileKind::TextUtf16, FileKind::TextOldCode], endings: &["vtt"], folders: &["captions"] },
];

/// Why a file is not carried.
#[derive(Debug)]
pub(super) enum NotCarried {
    /// A drive carries files with this content, but not under this ending.
    Ending {
        /// The ending, if the file has one.
        ending: Option<String>,
        /// The kind that the ending implies, if it is in the list.
        promised: Option<FileKind>,
        /// The actual kind of the file.
        found: &'static CarriedKind,
    },
    /// No drive carries files with this content.
    Kind {
        /// The actual kind of the file.
        found: FileKind,
        /// The ending, lower case; empty if the file has none.
        ending: String,
        /// The kind that the ending implies, if it is in the list.
        promised: Option<FileKind>,
    },
    /// The file is in the wrong folder of `media/`.
    Folder {
        /// The actual kind of the file.
        found: FileKind,
        /// The folders where it belongs.
        folders: &'static [&'static str],
    },
}

/// Compares a file with the list; `path` is below `media/`.
pub(super) fn judge(kind: FileKind, path: &str) -> Result<(), NotCarried> {
    let ending = ending_of(path);
    let by_ending = ending.as_deref().and_then(|ending| {
        let mut rows = CARRIED.iter();
        rows.find(|row| row.endings.contains(&ending))
    });
    let promised = by_ending.and_then(|row| row.kinds.first()).copied();
    if let Some(row) = by_ending.filter(|row| row.kinds.contains(&kind)) {
        let folder = path.split('/').next().unwrap_or_default();
        if row.folders.contains(&folder) {
            return Ok(());
        }
        let folders = row.folders;
        return Err(NotCarried::Folder {
            found: kind,
            folders,
        });
    }
    let by_kind = CARRIED.iter().find(|row| row.kinds.first() == Some(&kind));
    let by_kind = by_kind.or_else(|| CARRIED.iter().find(|row| row.kinds.contains(&kind)));
    Err(match by_kind {
        Some(found) => NotCarried::Ending {
            ending,
            promised,
            found,
        },
        None => NotCarried::Kind {
            found: kind,
            ending: ending.unwrap_or_default(),
            promised,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_that_a_drive_carries_is_carried_where_it_belongs() {
        for row in &CARRIED {
            for ending in row.endings {
                for folder in row.folders {
                    let path = format!("{folder}/a.{}", ending.to_uppercase());
                    for kind in row.kinds {
                        assert!(judge(*kind, &path).is_ok(), "{kind} {path}");
                    }
                }
                let found = judge(row.kinds[0], &format!("elsewhere/a.{ending}"));
                assert!(matches!(found, Err(NotCarried::Folder { .. })));
            }
        }
    }

    /// A file, the code of its finding, and parts of the reason and of the fix.
    #[rustfmt::skip]
    const REFUSED: [(FileKind, &str, &str, &str, &str); 30] = [
        (FileKind::Jpeg, "print/poster.PNG", "content.ending", "a PNG picture", "media rename media/print/poster.PNG poster.jpg"),
        (FileKind::Jpeg, "print/poster", "content.ending", "has no ending", "media rename media/print/poster poster.jpg"),
        (FileKind::Jpeg, "print/poster.jfif", "content.ending", "ends in .jfif", "media rename media/print/poster.jfif poster.jpg"),
        (FileKind::Docx, "print/letter.dotx", "content.ending", "ends in .dotx", "Open it and save it as .docx"),
        (FileKind::Docx, "print/slides.pptx", "content.ending", "PowerPoint", "media rename media/print/slides.pptx slides.docx"),
        (FileKind::Xlsx, "print/contacts.csv", "content.ending", "plain text", "media rename media/print/contacts.csv contacts.xlsx"),
        (FileKind::Zip, "print/letter.docx", "content.ending", "a ZIP archive", "Save it anew as a Word document"),
        (FileKind::Unknown, "print/a.pdf", "content.ending", "no known format", "Save it anew as a PDF document"),
        (FileKind::Html, "print/guide.txt", "content.ending", "an HTML page", "as .txt"),
        (FileKind::Xml, "print/a.xml", "content.kind", "an XML file", "as PDF"),
        (FileKind::Heif, "print/photo.heic", "content.kind", "HEIC", "as JPEG, PNG or PDF"),
        (FileKind::Tiff, "print/photo.tif", "content.kind", "TIFF", "as JPEG, PNG or PDF"),
        (FileKind::Photoshop, "print/a.psd", "content.kind", "Photoshop", "as JPEG, PNG or PDF"),
        (FileKind::Svg, "print/plan.svg", "content.kind", "SVG", "as PDF or PNG"),
        (FileKind::CompoundFile, "print/a.doc", "content.kind", "old Office", "as PDF, or as .docx"),
        (FileKind::Rtf, "print/a.rtf", "content.kind", "RTF", "as PDF, or as .docx"),
        (FileKind::Epub, "print/a.epub", "content.kind", "EPUB", "as PDF"),
        (FileKind::Zip, "print/a.zip", "content.kind", "not archives", "Unpack it"),
        (FileKind::SevenZip, "print/a.7z", "content.kind", "not archives", "Unpack it"),
        (FileKind::Font, "print/a.ttf", "content.kind", "a font", "Remove it"),
        (FileKind::Midi, "print/a.mid", "content.kind", "MIDI", "Record it"),
        (FileKind::Wav, "print/a.wav", "content.kind", "WAV", "media fix --convert media/print/a.wav"),
        (FileKind::WindowsMedia, "print/a.wma", "content.kind", "Windows Media", "media fix --convert media/print/a.wma"),
        (FileKind::Matroska, "video/a.mkv", "content.kind", "Matroska", "media fix --convert media/video/a.mkv"),
        (FileKind::Text, "captions/a.srt", "content.ending", "plain text", "drivepress media fix"),
        (FileKind::Text, "captions/a.ass", "content.ending", "plain text", "media fix --convert media/captions/a.ass"),
        (FileKind::Text, "print/a.json", "content.ending", "plain text", "media rename media/print/a.json a.txt"),
        (FileKind::Unknown, "print/a.pub", "content.kind", "no known format", "Which program opens it?"),
        (FileKind::Mp4, "print/a.mp4", "media.misplaced", "media/print/", "media rename media/print/a.mp4 media/video/a.mp4"),
        (FileKind::LinuxProgram, "print/a.pdf", "content.program", "a Linux program", "Remove it"),
    ];

    #[test]
    fn all_other_files_are_refused_with_a_mend_of_their_own() {
        for (kind, path, code, reason, mend) in REFUSED {
            let found = refused_kind(kind, path).unwrap_or_else(|| panic!("{path}"));
            assert_eq!(found.code, code, "{path}: {found:?}");
            let said = found.in_english();
            assert!(
                said.contains(reason) && said.contains(mend),
                "{path}: {said}"
            );
            assert!(found.is_fault(), "{path}");
        }
    }
}
