//! Families of kinds: which kinds each reader handles.

use crate::formats::content::FileKind;

/// Whether the kind is a package of parts: a ZIP that an Office program opens.
pub(super) fn is_package(kind: FileKind) -> bool {
    matches!(
        kind,
        FileKind::Docx
            | FileKind::Pptx
            | FileKind::Xlsx
            | FileKind::OfficeOpenXml
            | FileKind::OpenDocument
    )
}

/// Whether documents of this kind have a reader, or a search for signs of danger.
pub(super) fn is_document(kind: FileKind) -> bool {
    is_package(kind) || matches!(kind, FileKind::Pdf | FileKind::CompoundFile | FileKind::Rtf)
}

/// Whether the file is only shown or heard; it may hold location data or trailing data.
pub(super) fn is_shown(kind: FileKind) -> bool {
    let is_sound = matches!(
        kind,
        FileKind::M4a
            | FileKind::Mp3
            | FileKind::Aac
            | FileKind::Ogg
            | FileKind::Wav
            | FileKind::Flac
            | FileKind::Aiff
    );
    is_sound || kind.is_film() || kind.is_picture() && kind != FileKind::Svg
}
