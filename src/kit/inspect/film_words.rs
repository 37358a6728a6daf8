//! What is wrong with a film, in words of a communications officer.

use crate::base::{escaped, quoted};
use crate::formats::content::ending_of;
use crate::formats::content::mp4::{
    FilmFault, FilmMend, Player, SoundCodec, StructureFault, Turn, VideoCodec, mend_command,
};

/// One sentence: what it is, and who cannot play it.
pub(super) fn reason(fault: &FilmFault) -> String {
    let what = match fault {
        FilmFault::IndexLast => {
            return "the index (moov) stands at the end, so a browser must read the whole file before it plays".to_owned();
        }
        FilmFault::NoSound => return "the film has no sound track".to_owned(),
        FilmFault::NoIndex => {
            return "there is no index (moov): a recording or download that did not end".to_owned();
        }
        FilmFault::Structure(fault) => return structure(fault),
        FilmFault::Container(kind) => format!("this is {kind}, not an MP4 film"),
        FilmFault::Fragmented => "the film is in fragments, as for streaming".to_owned(),
        FilmFault::QuickTimeBrand => "the film calls itself QuickTime, not MP4".to_owned(),
        FilmFault::NoPicture => "there is no picture track".to_owned(),
        FilmFault::SeveralPictures(count) => {
            format!("there are {count} picture tracks; players show one of them")
        }
        FilmFault::VideoCodec(codec) => format!("the picture is {}, not H.264", video_codec(codec)),
        FilmFault::Profile(profile) => format!(
            "the picture is H.264 in the profile {}, above High",
            profile_name(*profile)
        ),
        FilmFault::Level(level) => format!(
            "the picture is H.264 level {}.{}, above 4.1",
            level / 10,
            level % 10
        ),
        FilmFault::Chroma(chroma) => format!(
            "the picture's colours are coded {}, not 4:2:0",
            chroma_name(*chroma)
        ),
        FilmFault::Depth(depth) => format!("the picture has {depth} bits a colour, not 8"),
        FilmFault::Size { width, height } => {
            format!("the picture has {width}×{height} points, more than 1920×1080")
        }
        FilmFault::FrameRate(rate) => format!(
            "the film has {}.{} pictures a second, more than about 30",
            rate / 1000,
            rate % 1000 / 100
        ),
        FilmFault::Turned(turn) => {
            format!("the picture {}, and players must turn it", turned(*turn))
        }
        FilmFault::SeveralSounds(count) => {
            format!(
                "there are {count} sound tracks; players play the first, and few offer a choice"
            )
        }
        FilmFault::SoundCodec(codec) => format!("the sound is {}, not AAC-LC", sound_codec(codec)),
        FilmFault::Channels(channels) => {
            format!("the sound has {channels} channels, more than stereo")
        }
        FilmFault::UnreadableTrack => "a track cannot be read".to_owned(),
    };
    match players(fault.who()) {
        Some(who) => format!("{what}; {who} may not play it"),
        None => what,
    }
}

fn turned(turn: Turn) -> &'static str {
    match turn {
        Turn::OnItsHead => "stands on its head",
        Turn::Mirrored => "is mirrored",
        Turn::OnItsSide | Turn::Upright => "lies on its side",
    }
}

fn structure(fault: &StructureFault) -> String {
    match fault {
        StructureFault::Cut {
            kind,
            needs_bytes,
            has_bytes,
        } => format!(
            "the file is cut: its part `{}` needs {needs_bytes} bytes, the file has {has_bytes}",
            escaped(&String::from_utf8_lossy(kind))
        ),
        StructureFault::NoBox { at } => format!("from byte {at} on the file is no MP4"),
        StructureFault::TooManyBoxes => "the file has more parts than any film".to_owned(),
        StructureFault::IndexTooLong { len } => {
            format!("the index has {len} bytes, more than any film's")
        }
        StructureFault::IndexUnreadable => "the index (moov) cannot be read".to_owned(),
        StructureFault::FramesOutside => "frames lie outside the file: it is cut".to_owned(),
    }
}

fn players(who: &[Player]) -> Option<String> {
    let names: Vec<&str> = who
        .iter()
        .map(|player| match player {
            Player::Browsers => "browsers",
            Player::WindowsPlayer => "the player of Windows 10",
            Player::OldTelevision => "a television of ten years ago",
            Player::SlowComputer => "a slow office PC",
        })
        .collect();
    match names[..] {
        [] => None,
        [one] => Some(one.to_owned()),
        [ref front @ .., last] => Some(format!("{} and {last}", front.join(", "))),
    }
}

fn video_codec(codec: &VideoCodec) -> String {
    match codec {
        VideoCodec::H264 { .. } => "H.264".to_owned(),
        VideoCodec::Hevc => "H.265 (HEVC)".to_owned(),
        VideoCodec::Av1 => "AV1".to_owned(),
        VideoCodec::Vp => "VP8 or VP9".to_owned(),
        VideoCodec::Mpeg4Part2 => "MPEG-4 part 2 (DivX, Xvid)".to_owned(),
        VideoCodec::Mpeg2 => "MPEG-1 or MPEG-2".to_owned(),
        VideoCodec::MotionJpeg => "Motion JPEG".to_owned(),
        VideoCodec::Protected => "locked by copy protection".to_owned(),
        VideoCodec::Other(letters) => format!("`{}`", escaped(&String::from_utf8_lossy(letters))),
    }
}

fn sound_codec(codec: &SoundCodec) -> String {
    match codec {
        SoundCodec::Aac {
            object_type: 5 | 29,
        } => "HE-AAC".to_owned(),
        SoundCodec::Aac { object_type } => format!("AAC of type {object_type}"),
        SoundCodec::Mp3 => "MP3".to_owned(),
        SoundCodec::Ac3 => "Dolby Digital (AC-3)".to_owned(),
        SoundCodec::Opus => "Opus".to_owned(),
        SoundCodec::Flac => "FLAC".to_owned(),
        SoundCodec::Alac => "Apple Lossless".to_owned(),
        SoundCodec::Pcm => "not compressed (PCM)".to_owned(),
        SoundCodec::Amr => "AMR, of old telephones".to_owned(),
        SoundCodec::Protected => "locked by copy protection".to_owned(),
        SoundCodec::Other(letters) => format!("`{}`", escaped(&String::from_utf8_lossy(letters))),
    }
}

/// H.264's profiles (ITU-T H.264, annex A).
fn profile_name(profile: u8) -> String {
    match profile {
        88 => "Extended".to_owned(),
        110 => "High 10".to_owned(),
        122 => "High 4:2:2".to_owned(),
        244 => "High 4:4:4".to_owned(),
        other => format!("number {other}"),
    }
}

fn chroma_name(chroma: u8) -> &'static str {
    match chroma {
        0 => "grey only",
        2 => "4:2:2",
        3 => "4:4:4",
        _ => "in an unknown way",
    }
}

/// What to do: one command that mends everything ffmpeg can mend in this film.
pub(super) fn mend(fault: &FilmFault, all: &[FilmFault], name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    match fault.mend() {
        FilmMend::Fix => format!("drivepress media fix {}", quoted(name)),
        FilmMend::CopyAgain => match fault {
            FilmFault::NoSound => {
                "If it should have sound, export the film anew with it.".to_owned()
            }
            _ => "Copy the film again from where it came, or export it anew as MP4.".to_owned(),
        },
        FilmMend::Rewrap | FilmMend::RecodeSound | FilmMend::RecodePicture => {
            let is_mp4 = matches!(ending_of(name).as_deref(), Some("mp4" | "m4v"));
            let output = if is_mp4 {
                format!("{stem}-mended.mp4")
            } else {
                format!("{stem}.mp4")
            };
            let command = mend_command(all, name, &output).unwrap_or_default();
            let then = if is_mp4 {
                "put it in the place of the film, and: drivepress media lock"
            } else {
                "list the new file in its place"
            };
            format!("{command}   (then {then})")
        }
    }
}
