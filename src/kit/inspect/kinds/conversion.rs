//! What ffmpeg can make of a file that no drive carries as it is.

use crate::formats::content::{FileKind, ending_of};

/// Endings of sound files whose containers can also hold films.
const SOUND_ENDINGS: [&str; 8] = ["wma", "mka", "oga", "ogg", "opus", "weba", "m4a", "mp3"];

/// Endings of captions that are plain text. `media fix` turns SubRip into WebVTT without ffmpeg.
pub(in crate::kit) const CONVERTED_ENDINGS: [&str; 4] = ["ass", "ssa", "ttml", "dfxp"];

/// What a file can be converted to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conversion {
    /// An MP4 film.
    Film,
    /// M4A sound.
    Sound,
    /// WebVTT captions.
    Captions,
}

impl Conversion {
    /// The ending of the new file.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Film => "mp4",
            Self::Sound => "m4a",
            Self::Captions => "vtt",
        }
    }

    /// What a file of this content and path (below `media/`) can be converted to; `None` if it is
    /// neither film, sound nor captions.
    pub fn of(kind: FileKind, path: &str) -> Option<Self> {
        let ending = ending_of(path).unwrap_or_default();
        let ending = ending.as_str();
        let is_captions = kind.is_text() && CONVERTED_ENDINGS.contains(&ending);
        // Ogg holds sound; Ogg films have their own ending.
        let is_ogg_film = kind == FileKind::Ogg && ending == "ogv";
        if is_captions {
            Some(Self::Captions)
        } else if is_ogg_film {
            Some(Self::Film)
        } else if is_sound(kind) || (kind.is_film() && SOUND_ENDINGS.contains(&ending)) {
            Some(Self::Sound)
        } else if kind.is_film() {
            Some(Self::Film)
        } else if kind == FileKind::Unknown && SOUND_ENDINGS.contains(&ending) {
            // Some MP3 files begin with bytes that tell nothing.
            Some(Self::Sound)
        } else {
            None
        }
    }
}

fn is_sound(kind: FileKind) -> bool {
    matches!(
        kind,
        FileKind::Aac
            | FileKind::Ogg
            | FileKind::Wav
            | FileKind::Flac
            | FileKind::Aiff
            | FileKind::M4a
            | FileKind::Mp3
    )
}
