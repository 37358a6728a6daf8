//! Guesses the purpose of a new file from its path and name. People correct it in `media.toml`.

use crate::drive::LanguageCode;
use crate::formats::content::{FileKind, ending_of};
use crate::kit::{CaptionsName, MediaKind};

/// Whether an entry of this kind has titles.
pub(super) fn has_title(kind: MediaKind) -> bool {
    !matches!(
        kind,
        MediaKind::Captions | MediaKind::Text | MediaKind::Picture
    )
}

/// The kind of the file at `path` (below `media/`). `is_preview` means that a document of the same
/// name lies beside it.
pub(super) fn kind_of(path: &str, content: FileKind, is_preview: bool) -> MediaKind {
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
    match path.split('/').next() {
        Some("captions") => MediaKind::Captions,
        Some("text") => MediaKind::Text,
        Some("video") if content.is_picture() => MediaKind::Picture,
        Some("video") => MediaKind::Video,
        _ if content.is_picture() && is_preview => MediaKind::Picture,
        _ if content.is_picture() && says(&["square", "จัตุรัส"]) => {
            MediaKind::Square
        }
        _ if says(&["card", "บัตร"]) => MediaKind::Card,
        _ if says(&["poster", "โปสเตอร์"]) => MediaKind::Poster,
        _ if says(&["leaflet", "brochure", "flyer", "แผ่นพับ", "ใบปลิว"]) => {
            MediaKind::Leaflet
        }
        _ if says(&["presentation", "slide", "สไลด์", "นำเสนอ"]) || content == FileKind::Pptx => {
            MediaKind::Presentation
        }
        _ if says(&["sheet", "form", "record", "แบบฟอร์ม", "แบบบันทึก", "ใบงาน"]) => {
            MediaKind::Sheet
        }
        _ if says(&["guide", "manual", "handbook", "คู่มือ"]) => MediaKind::Guide,
        _ if content.is_picture() => MediaKind::Poster,
        _ => MediaKind::Leaflet,
    }
}

/// The language in a path: for captions in the name, for texts the folder, otherwise one of the
/// kit's codes at the end of the name (`poster-1-th.pdf`) or between points (`guide.th.v2.pdf`).
pub(super) fn language_of(path: &str, known: &[LanguageCode]) -> Option<LanguageCode> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let mut parts = path.split('/');
    match parts.next() {
        Some("captions") => match CaptionsName::parse(name) {
            Ok(name) => Some(name.language),
            Err(_) => between_points(name, known),
        },
        Some("text") => parts.next().and_then(|folder| folder.parse().ok()),
        _ => at_the_end(name, known).or_else(|| between_points(name, known)),
    }
}

fn at_the_end(name: &str, known: &[LanguageCode]) -> Option<LanguageCode> {
    let stem = match ending_of(name) {
        Some(ending) => name.get(..name.len().checked_sub(ending.len() + 1)?)?,
        None => name,
    };
    let last = stem
        .rsplit(['-', '_', '.', ' ', '(', ')'])
        .find(|part| !part.is_empty())?;
    let told = known
        .iter()
        .find(|code| code.as_str().eq_ignore_ascii_case(last));
    told.filter(|_| last.len() < stem.len()).cloned()
}

/// The code between two points, the last one first.
fn between_points(name: &str, known: &[LanguageCode]) -> Option<LanguageCode> {
    let parts: Vec<&str> = name.split('.').collect();
    let inner = parts.get(1..parts.len().checked_sub(1)?)?;
    let codes = inner.iter().rev().find_map(|part| {
        known
            .iter()
            .find(|code| code.as_str().eq_ignore_ascii_case(part))
    });
    codes.cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn purpose_follows_from_place_and_name() {
        let table = [
            ("video/film.mp4", FileKind::Mp4, MediaKind::Video),
            ("video/film.jpg", FileKind::Jpeg, MediaKind::Picture),
            (
                "captions/film.th.captions.vtt",
                FileKind::WebVtt,
                MediaKind::Captions,
            ),
            ("text/th/guide.md", FileKind::Text, MediaKind::Text),
            ("print/Poster-1-th.pdf", FileKind::Pdf, MediaKind::Poster),
            ("print/แผ่นพับ.pdf", FileKind::Pdf, MediaKind::Leaflet),
            ("print/คู่มือพูดคุย.pdf", FileKind::Pdf, MediaKind::Guide),
            ("print/talk.pptx", FileKind::Pptx, MediaKind::Presentation),
            ("print/report-sheet-en.pdf", FileKind::Pdf, MediaKind::Sheet),
            ("print/x.png", FileKind::Png, MediaKind::Poster),
            ("print/square-1-th.png", FileKind::Png, MediaKind::Square),
            ("print/บัตรพกพา.pdf", FileKind::Pdf, MediaKind::Card),
        ];
        for (path, content, expected) in table {
            assert_eq!(kind_of(path, content, false), expected, "{path}");
        }
        assert_eq!(
            kind_of("print/poster-1.png", FileKind::Png, true),
            MediaKind::Picture
        );
    }

    #[test]
    fn language_follows_from_place_and_name() {
        let known: Vec<LanguageCode> = ["th", "en", "my"].map(|code| code.parse().unwrap()).into();
        let table = [
            ("captions/film.my.captions.vtt", Some("my")),
            ("captions/film.vtt", None),
            ("captions/film.th.srt", Some("th")),
            ("print/guide.en.v2.pdf", Some("en")),
            ("text/en/guide.md", Some("en")),
            ("print/poster-1-TH.pdf", Some("th")),
            ("print/poster (en).pdf", Some("en")),
            ("print/poster.en.pdf", Some("en")),
            ("print/poster-1.pdf", None),
            ("print/en.pdf", None),
            ("print/garden.pdf", None),
        ];
        for (path, expected) in table {
            let found = language_of(path, &known);
            assert_eq!(found.as_ref().map(LanguageCode::as_str), expected, "{path}");
        }
    }
}
