//! A kind of media in words.

use crate::kit::MediaKind;
use crate::words::messages;

messages! {
    /// A kind of media, as people call it.
    pub(super) enum KindWord {
        Video = "media.kind:video",
        Picture = "media.kind:picture",
        Captions = "media.kind:captions",
        Text = "media.kind:text",
        Guide = "media.kind:guide",
        Presentation = "media.kind:presentation",
        Poster = "media.kind:poster",
        Leaflet = "media.kind:leaflet",
        Sheet = "media.kind:sheet",
        Card = "media.kind:card",
        Square = "media.kind:square",
    }
}

impl From<MediaKind> for KindWord {
    fn from(kind: MediaKind) -> Self {
        match kind {
            MediaKind::Video => Self::Video,
            MediaKind::Picture => Self::Picture,
            MediaKind::Captions => Self::Captions,
            MediaKind::Text => Self::Text,
            MediaKind::Guide => Self::Guide,
            MediaKind::Presentation => Self::Presentation,
            MediaKind::Poster => Self::Poster,
            MediaKind::Leaflet => Self::Leaflet,
            MediaKind::Sheet => Self::Sheet,
            MediaKind::Card => Self::Card,
            MediaKind::Square => Self::Square,
        }
    }
}
