//! Reads films and their caption files from the kit.

use super::times::stem;
use crate::formats::webvtt::{self, Cue};
use crate::kit::{CaptionsName, CaptionsPurpose, Kit, Media, MediaKind, read_words_file};
use crate::site::error::Error;
use crate::site::template::read_text;
use crate::site::words::FALLBACKS;

/// A caption file of a film.
pub(super) struct CaptionTrack {
    pub(super) purpose: CaptionsPurpose,
    pub(super) language: String,
    /// Path on the drive.
    pub(super) path: String,
    pub(super) text: String,
    pub(super) cues: Vec<Cue>,
}

/// A film of the kit with its captions.
pub(in crate::site) struct KitFilm {
    pub(super) media: Media,
    /// Path on the drive.
    pub(super) path: String,
    pub(super) poster: Option<String>,
    pub(super) tracks: Vec<CaptionTrack>,
}

impl KitFilm {
    /// Reads the captions of every film of the kit.
    ///
    /// # Errors
    /// A caption file that cannot be read or is not UTF-8.
    pub(in crate::site) fn load_all(kit: &Kit) -> Result<Vec<Self>, Error> {
        let films = kit
            .media
            .iter()
            .filter(|media| media.kind == MediaKind::Video);
        films
            .filter_map(|media| Self::load(kit, media).transpose())
            .collect()
    }

    fn load(kit: &Kit, media: &Media) -> Result<Option<Self>, Error> {
        let Some(path) = media.drive_path() else {
            return Ok(None);
        };
        let mut tracks = Vec::new();
        for captions in kit.media.iter().filter(|m| m.kind == MediaKind::Captions) {
            // The kit's reader reports other names.
            let Ok(name) = CaptionsName::parse(captions.path.name()) else {
                continue;
            };
            if name.film != stem(path.as_str()) {
                continue;
            }
            let file = format!("media/{}", captions.path);
            let Some(bytes) = read_words_file(kit, captions)? else {
                continue; // The kit's own check reports it.
            };
            let text = read_text(&file, &bytes)?;
            tracks.push(CaptionTrack {
                purpose: name.purpose,
                language: name.language.to_string(),
                path: captions.drive_path().map_or_else(String::new, String::from),
                cues: webvtt::parse(&text, None).cues,
                text,
            });
        }
        let poster = media.preview.as_ref().and_then(|preview| {
            let of = kit.media.iter().find(|m| m.path == *preview)?;
            Some(of.drive_path()?.into())
        });
        Ok(Some(Self {
            path: path.into(),
            media: media.clone(),
            poster,
            tracks,
        }))
    }

    /// The track for `purpose` in `language`, or in a fallback language.
    pub(super) fn track(&self, purpose: CaptionsPurpose, language: &str) -> Option<&CaptionTrack> {
        let of = |language: &str| {
            let mut tracks = self.tracks.iter();
            tracks.find(|track| track.purpose == purpose && track.language == language)
        };
        std::iter::once(language).chain(FALLBACKS).find_map(of)
    }
}
