//! Which players cannot play a film, and why.
//!
//! The baseline is what current browsers, the Windows 10 player and a ten-year-old television play:
//! MP4 with its index in front, H.264 up to High 4.1, 4:2:0 with 8 bits, at most 1920×1080, about
//! 30 frames a second, one AAC-LC track, mono or stereo.

use super::boxes::StructureFault;
use super::codec::{SoundCodec, VideoCodec};
use super::film::{FilmFacts, IndexPlace};
use super::track::{Picture, Sound, TrackContent, Turn};
use crate::base::Severity;
use crate::formats::content::FileKind;

/// A player that may have trouble with a film.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Player {
    /// Chromium, Firefox and browsers based on them.
    Browsers,
    /// The player of Windows 10 without paid extensions.
    WindowsPlayer,
    /// A ten-year-old television.
    OldTelevision,
    /// A slow office computer.
    SlowComputer,
}

/// How a film can be fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FilmMend {
    /// `drivepress media fix`: no frame is touched.
    Fix,
    /// ffmpeg copies the tracks into a new file without recoding.
    Rewrap,
    /// ffmpeg recodes the sound.
    RecodeSound,
    /// ffmpeg recodes the pictures.
    RecodePicture,
    /// No command here helps: copy or export the film again.
    CopyAgain,
}

/// One reason why a player cannot play a film, or not well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilmFault {
    /// Not an MP4 file at all.
    Container(FileKind),
    /// The boxes are broken or the file was cut.
    Structure(StructureFault),
    /// There is no index, usually because a recording did not end.
    NoIndex,
    /// The index is after the frames, so the whole file loads before it plays.
    IndexLast,
    /// Fragmented, as for streaming.
    Fragmented,
    /// The brand is QuickTime's.
    QuickTimeBrand,
    /// No picture track.
    NoPicture,
    /// More than one picture track; players show one of them.
    SeveralPictures(usize),
    /// The pictures are not H.264.
    VideoCodec(VideoCodec),
    /// H.264, but of a profile above High.
    Profile(u8),
    /// A level above 4.1 (ten times the level).
    Level(u8),
    /// Colour is not 4:2:0 (2: 4:2:2, 3: 4:4:4, 0: grey only).
    Chroma(u8),
    /// More than 8 bits per sample.
    Depth(u8),
    /// Larger than 1920×1080.
    Size {
        /// Width in pixels.
        width: u16,
        /// Height in pixels.
        height: u16,
    },
    /// Too many frames a second (the number is per thousand seconds).
    FrameRate(u64),
    /// The picture must be turned by the player, which old televisions do not do.
    Turned(Turn),
    /// No sound track.
    NoSound,
    /// More than one sound track; players play the first.
    SeveralSounds(usize),
    /// The sound is not AAC-LC.
    SoundCodec(SoundCodec),
    /// More than two channels.
    Channels(u16),
    /// A track that cannot be read.
    UnreadableTrack,
}

impl FilmFault {
    /// Silence and turned pictures are warnings; all else is a fault.
    pub fn severity(&self) -> Severity {
        match self {
            Self::NoSound | Self::Turned(_) => Severity::Warning,
            _ => Severity::Fault,
        }
    }

    /// The players that cannot play it, or not well.
    pub fn who(&self) -> &'static [Player] {
        use Player::{Browsers, OldTelevision, SlowComputer, WindowsPlayer};
        match self {
            Self::IndexLast => &[Browsers],
            // All play the film; tracks beyond the one they play are not seen or heard.
            Self::NoSound | Self::SeveralPictures(_) | Self::SeveralSounds(_) => &[],
            Self::Fragmented => &[WindowsPlayer, OldTelevision],
            Self::QuickTimeBrand | Self::Turned(_) | Self::Level(_) | Self::Channels(_) => {
                &[OldTelevision]
            }
            Self::Size { .. } | Self::FrameRate(_) => &[OldTelevision, SlowComputer],
            Self::VideoCodec(codec) => match codec {
                VideoCodec::Vp | VideoCodec::Av1 => &[WindowsPlayer, OldTelevision],
                VideoCodec::Mpeg4Part2 | VideoCodec::Mpeg2 => &[Browsers],
                VideoCodec::MotionJpeg => &[Browsers, OldTelevision],
                _ => &[Browsers, WindowsPlayer, OldTelevision],
            },
            Self::SoundCodec(codec) => match codec {
                SoundCodec::Ac3 => &[Browsers],
                SoundCodec::Mp3 | SoundCodec::Aac { .. } => &[OldTelevision],
                SoundCodec::Opus | SoundCodec::Flac => &[WindowsPlayer, OldTelevision],
                _ => &[Browsers, WindowsPlayer, OldTelevision],
            },
            _ => &[Browsers, WindowsPlayer, OldTelevision],
        }
    }

    /// How to fix it.
    pub fn mend(&self) -> FilmMend {
        match self {
            Self::IndexLast => FilmMend::Fix,
            Self::Fragmented
            | Self::QuickTimeBrand
            | Self::SeveralPictures(_)
            | Self::SeveralSounds(_) => FilmMend::Rewrap,

            Self::Structure(_)
            | Self::SoundCodec(SoundCodec::Protected)
            | Self::VideoCodec(VideoCodec::Protected)
            | Self::NoIndex
            | Self::NoPicture
            | Self::NoSound
            | Self::UnreadableTrack => FilmMend::CopyAgain,
            Self::SoundCodec(_) | Self::Channels(_) => FilmMend::RecodeSound,
            Self::Container(_)
            | Self::VideoCodec(_)
            | Self::Profile(_)
            | Self::Level(_)
            | Self::Chroma(_)
            | Self::Depth(_)
            | Self::Size { .. }
            | Self::FrameRate(_)
            | Self::Turned(_) => FilmMend::RecodePicture,
        }
    }
}

/// Frames in a thousand seconds that "about 30 a second" allows on average.
const FRAMES_PER_1000_S_MAX: u64 = 31_000;

/// Everything that keeps a player from playing the film: file first, then pictures, then sound.
pub fn check_film(film: &FilmFacts) -> Vec<FilmFault> {
    let mut faults: Vec<FilmFault> = film
        .faults
        .iter()
        .cloned()
        .map(FilmFault::Structure)
        .collect();
    match film.index {
        IndexPlace::Missing => {
            faults.push(FilmFault::NoIndex);
            return faults;
        }
        IndexPlace::Last => faults.push(FilmFault::IndexLast),
        IndexPlace::First => {}
    }
    if film.fragmented {
        faults.push(FilmFault::Fragmented);
    }
    if film.brand.is_none_or(|brand| brand.starts_with(b"qt")) {
        faults.push(FilmFault::QuickTimeBrand);
    }
    let readable = !film.faults.contains(&StructureFault::IndexUnreadable)
        && !film
            .faults
            .iter()
            .any(|fault| matches!(fault, StructureFault::IndexTooLong { .. }));
    if readable {
        check_tracks(film, &mut faults);
    }
    faults
}

fn check_tracks(film: &FilmFacts, faults: &mut Vec<FilmFault>) {
    let contents = || film.tracks.iter().map(|track| &track.content);
    if contents().any(|content| *content == TrackContent::Unreadable) {
        faults.push(FilmFault::UnreadableTrack);
    }
    let pictures: Vec<&Picture> = contents()
        .filter_map(|content| match content {
            TrackContent::Picture(picture) => Some(picture),
            _ => None,
        })
        .collect();
    let sounds: Vec<&Sound> = contents()
        .filter_map(|content| match content {
            TrackContent::Sound(sound) => Some(sound),
            _ => None,
        })
        .collect();
    match pictures.len() {
        0 => faults.push(FilmFault::NoPicture),
        1 => {}
        several => faults.push(FilmFault::SeveralPictures(several)),
    }
    for picture in pictures {
        check_picture(picture, faults);
    }
    match sounds.len() {
        0 => faults.push(FilmFault::NoSound),
        1 => {}
        several => faults.push(FilmFault::SeveralSounds(several)),
    }
    for sound in sounds {
        check_sound(sound, faults);
    }
    // Two tracks with the same fault give one finding.
    let mut seen = Vec::new();
    faults.retain(|fault| {
        let new = !seen.contains(fault);
        if new {
            seen.push(fault.clone());
        }
        new
    });
}

fn check_picture(picture: &Picture, faults: &mut Vec<FilmFault>) {
    match &picture.codec {
        VideoCodec::H264 {
            profile,
            level,
            chroma,
            depth,
        } => {
            // Constrained Baseline 66, Main 77, High 100.
            if ![66, 77, 100].contains(profile) {
                faults.push(FilmFault::Profile(*profile));
            }
            if *level > 41 {
                faults.push(FilmFault::Level(*level));
            }
            if *chroma != 1 {
                faults.push(FilmFault::Chroma(*chroma));
            }
            if *depth != 8 {
                faults.push(FilmFault::Depth(*depth));
            }
        }
        other => faults.push(FilmFault::VideoCodec(other.clone())),
    }
    let (width, height) = (picture.width, picture.height);
    if width > 1920 || height > 1080 {
        faults.push(FilmFault::Size { width, height });
    }
    if let Some(rate) = picture
        .frames_per_1000_s
        .filter(|rate| *rate > FRAMES_PER_1000_S_MAX)
    {
        faults.push(FilmFault::FrameRate(rate));
    }
    if picture.turned != Turn::Upright {
        faults.push(FilmFault::Turned(picture.turned));
    }
}

fn check_sound(sound: &Sound, faults: &mut Vec<FilmFault>) {
    if sound.codec != (SoundCodec::Aac { object_type: 2 }) {
        faults.push(FilmFault::SoundCodec(sound.codec.clone()));
    }
    if sound.channels > 2 {
        faults.push(FilmFault::Channels(sound.channels));
    }
}
