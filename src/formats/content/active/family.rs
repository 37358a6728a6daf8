//! Families of kinds: which kinds each reader handles.

use crate::formats::content::Kind;

/// Whether the kind is a package of parts: a ZIP that an Office program opens.
pub(super) fn is_package(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Docx | Kind::Pptx | Kind::Xlsx | Kind::OfficeOpenXml | Kind::OpenDocument
    )
}

/// Whether documents of this kind have a reader, or a search for signs of danger.
pub(super) fn is_document(kind: Kind) -> bool {
    is_package(kind) || matches!(kind, Kind::Pdf | Kind::CompoundFile | Kind::Rtf)
}

/// Whether the file is only shown or heard; it may hold location data or trailing data.
pub(super) fn is_shown(kind: Kind) -> bool {
    let is_sound = matches!(
        kind,
        Kind::M4a | Kind::Mp3 | Kind::Aac | Kind::Ogg | Kind::Wav | Kind::Flac | Kind::Aiff
    );
    is_sound || kind.is_film() || kind.is_picture() && kind != Kind::Svg
}
