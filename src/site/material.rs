//! Media on the pages: posters, leaflets, slides, with type, size and language.

use super::markdown::encoded;
use super::words::fallback::mark;
use super::words::{FALLBACKS, Words};
use crate::base::human_bytes;
use crate::drive::LanguageCode;
use crate::kit::{Kit, Localised, Media, MediaKind};

/// A file of the drive.
#[derive(serde::Serialize)]
pub(super) struct MaterialView {
    /// Anchor on the materials page.
    pub(super) id: String,
    pub(super) title: String,
    /// `poster`, as in `media.toml`.
    pub(super) kind: String,
    /// URL from the drive's root.
    pub(super) href: String,
    /// URL of the preview picture, from the drive's root; empty if there is none.
    preview: String,
    /// `PDF`, `PNG`.
    format: String,
    /// Whether a browser can show it as a picture.
    is_picture: bool,
    size: String,
    /// Code of the content's language; empty if it has no particular language.
    language: String,
    /// The language's name in the page's language.
    language_name: String,
    pub(super) sample: bool,
    licence: String,
    source: String,
}

impl MaterialView {
    /// Media to open or print, for readers of `language`: those in their language first.
    pub(super) fn printed(kit: &Kit, words: &Words, language: &LanguageCode) -> Vec<Self> {
        let printed = |kind| {
            !matches!(
                kind,
                MediaKind::Video | MediaKind::Picture | MediaKind::Captions | MediaKind::Text
            )
        };
        let mut media: Vec<&Media> = kit.media.iter().filter(|m| printed(m.kind)).collect();
        media.sort_by_key(|media| {
            let rank = match &media.language {
                Some(own) if own == language => 0,
                None => 1,
                Some(_) => 2,
            };
            (media.kind, rank)
        });
        media
            .into_iter()
            .filter_map(|media| Self::of(kit, media, words, language))
            .collect()
    }

    /// Every file on the drive with a title, for credits and search.
    pub(super) fn titled(kit: &Kit, words: &Words, language: &LanguageCode) -> Vec<Self> {
        let titled = kit.media.iter().filter(|media| !media.title.0.is_empty());
        titled
            .filter_map(|media| Self::of(kit, media, words, language))
            .collect()
    }

    fn of(kit: &Kit, media: &Media, words: &Words, language: &LanguageCode) -> Option<Self> {
        let path = media.drive_path()?;
        let preview = media.preview.as_ref().and_then(|preview| {
            let of = kit.media.iter().find(|m| m.path == *preview)?;
            Some(encoded(of.drive_path()?.as_str()))
        });
        let ending = path.name().rsplit('.').next().unwrap_or_default();
        let format = ending.to_ascii_uppercase();
        let is_picture = matches!(
            format.as_str(),
            "PNG" | "JPG" | "JPEG" | "SVG" | "WEBP" | "GIF"
        );
        let spoken = media.language.as_ref().map_or("", LanguageCode::as_str);
        let language_name = if spoken.is_empty() {
            String::new()
        } else {
            words.marked(language.as_str(), &format!("language.{spoken}"))
        };
        Some(Self {
            id: anchor(media),
            title: title(&media.title, language.as_str()),
            kind: media.kind.as_str().to_owned(),
            href: encoded(path.as_str()),
            preview: preview.unwrap_or_default(),
            format,
            is_picture,
            size: size(media.size_bytes),
            language: spoken.to_owned(),
            language_name,
            sample: media.sample,
            licence: media.licence.clone(),
            source: media.source.clone(),
        })
    }
}

/// A size in the units that desktop systems show.
pub(super) fn size(bytes: u64) -> String {
    human_bytes(bytes).replace("iB", "B")
}

/// The title for readers of `language`, marked if it is in another language.
pub(super) fn title(title: &Localised, language: &str) -> String {
    let of = |language: &str| {
        let language = language.parse().ok()?;
        title.get(&language).filter(|text| !text.is_empty())
    };
    if let Some(text) = of(language) {
        return text.to_owned();
    }
    FALLBACKS
        .into_iter()
        .find_map(|language| Some(mark(of(language)?, language)))
        .unwrap_or_default()
}

/// An id from the letters and digits of the path, so that it does not depend on the order of files.
fn anchor(media: &Media) -> String {
    let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
    media.path.as_str().chars().map(plain).collect()
}
