//! Names of players and codecs.

use crate::base::escaped;
use crate::formats::content::mp4::{Player, SoundCodec, Turn, VideoCodec};
use crate::words::messages;

messages! {
    /// A device that may be unable to play a film.
    pub(super) enum Device {
        Browsers = "film.device:browsers",
        WindowsPlayer = "film.device:windows",
        OldTelevision = "film.device:television",
        SlowComputer = "film.device:slow-computer",
    }

    /// The orientation of a picture.
    pub(super) enum Standing {
        OnItsHead = "film.standing:head",
        Mirrored = "film.standing:mirrored",
        OnItsSide = "film.standing:side",
    }

    /// The video codec.
    pub(super) enum VideoName {
        Named { name: String } = "film.video:named",
        Vp = "film.video:vp",
        Mpeg = "film.video:mpeg",
        Protected = "film.video:protected",
        Other { letters: String } = "film.video:other",
    }

    /// The audio codec.
    pub(super) enum SoundName {
        Named { name: String } = "film.coding:named",
        Aac { kind: u8 } = "film.coding:aac",
        Pcm = "film.coding:pcm",
        Amr = "film.coding:amr",
        Protected = "film.coding:protected",
        Other { letters: String } = "film.coding:other",
    }

    /// A profile of H.264.
    pub(super) enum Profile {
        Named { name: String } = "film.profile:named",
        Numbered { number: u8 } = "film.profile:numbered",
    }

    /// The chroma format.
    pub(super) enum Colours {
        Grey = "film.colours:grey",
        Sampled { sampling: String } = "film.colours:sampled",
        Unknown = "film.colours:unknown",
    }
}

impl From<Player> for Device {
    fn from(player: Player) -> Self {
        match player {
            Player::Browsers => Self::Browsers,
            Player::WindowsPlayer => Self::WindowsPlayer,
            Player::OldTelevision => Self::OldTelevision,
            Player::SlowComputer => Self::SlowComputer,
        }
    }
}

impl From<Turn> for Standing {
    fn from(turn: Turn) -> Self {
        match turn {
            Turn::OnItsHead => Self::OnItsHead,
            Turn::Mirrored => Self::Mirrored,
            Turn::OnItsSide | Turn::Upright => Self::OnItsSide,
        }
    }
}

impl From<&VideoCodec> for VideoName {
    fn from(codec: &VideoCodec) -> Self {
        let named = |name: &str| Self::Named {
            name: name.to_owned(),
        };
        match codec {
            VideoCodec::H264 { .. } => named("H.264"),
            VideoCodec::Hevc => named("H.265 (HEVC)"),
            VideoCodec::Av1 => named("AV1"),
            VideoCodec::Mpeg4Part2 => named("MPEG-4 Part 2 (DivX, Xvid)"),
            VideoCodec::MotionJpeg => named("Motion JPEG"),
            VideoCodec::Vp => Self::Vp,
            VideoCodec::Mpeg2 => Self::Mpeg,
            VideoCodec::Protected => Self::Protected,
            VideoCodec::Other(letters) => Self::Other {
                letters: shown(*letters),
            },
        }
    }
}

impl From<&SoundCodec> for SoundName {
    fn from(codec: &SoundCodec) -> Self {
        let named = |name: &str| Self::Named {
            name: name.to_owned(),
        };
        match codec {
            SoundCodec::Aac {
                object_type: 5 | 29,
            } => named("HE-AAC"),
            SoundCodec::Aac { object_type } => Self::Aac { kind: *object_type },
            SoundCodec::Mp3 => named("MP3"),
            SoundCodec::Ac3 => named("Dolby Digital (AC-3)"),
            SoundCodec::Opus => named("Opus"),
            SoundCodec::Flac => named("FLAC"),
            SoundCodec::Alac => named("Apple Lossless"),
            SoundCodec::Pcm => Self::Pcm,
            SoundCodec::Amr => Self::Amr,
            SoundCodec::Protected => Self::Protected,
            SoundCodec::Other(letters) => Self::Other {
                letters: shown(*letters),
            },
        }
    }
}

/// The four-character code of a codec without a name here.
fn shown(letters: [u8; 4]) -> String {
    escaped(&String::from_utf8_lossy(&letters))
}

impl Profile {
    /// H.264's profiles (ITU-T H.264, annex A).
    pub(super) fn of(number: u8) -> Self {
        let name = match number {
            88 => "Extended",
            110 => "High 10",
            122 => "High 4:2:2",
            244 => "High 4:4:4",
            number => return Self::Numbered { number },
        };
        Self::Named {
            name: name.to_owned(),
        }
    }
}

impl Colours {
    /// H.264's `chroma_format_idc`.
    pub(super) fn of(chroma: u8) -> Self {
        let sampling = match chroma {
            0 => return Self::Grey,
            2 => "4:2:2",
            3 => "4:4:4",
            _ => return Self::Unknown,
        };
        Self::Sampled {
            sampling: sampling.to_owned(),
        }
    }
}
