//! The arguments with which ffmpeg makes films, sound and captions that a drive carries.

use super::play::{FilmFault, FilmMend};

/// Arguments between input and output that make an MP4 film and fix those `faults` that ffmpeg can
/// fix; `None` if none of them needs ffmpeg.
///
/// Good pictures and sound are copied, not recoded. Places, dates and other tags are left out.
pub fn film_arguments(faults: &[FilmFault]) -> Option<Vec<&'static str>> {
    let asks = |mend: FilmMend| faults.iter().any(|fault| fault.mend() == mend);
    let (picture, sound) = (asks(FilmMend::RecodePicture), asks(FilmMend::RecodeSound));
    if !(picture || sound || asks(FilmMend::Rewrap)) {
        return None;
    }
    // A foreign container may hold sound of any codec.
    let is_foreign = faults
        .iter()
        .any(|fault| matches!(fault, FilmFault::Container(_)));
    // `V` leaves out cover pictures.
    let mut words = vec!["-map", "0:V:0", "-map", "0:a:0?"];
    words.extend(WITHOUT_TAGS);
    if picture {
        words.extend(PICTURE);
    } else {
        words.extend(["-c:v", "copy"]);
    }
    if sound || is_foreign {
        words.extend(SOUND);
    } else {
        words.extend(["-c:a", "copy"]);
    }
    words.extend(["-movflags", "+faststart", "-f", "mp4"]);
    Some(words)
}

/// Arguments that make M4A (AAC) from any sound.
pub fn sound_arguments() -> Vec<&'static str> {
    let mut words = vec!["-map", "0:a:0"];
    words.extend(WITHOUT_TAGS);
    words.extend(SOUND);
    words.extend(["-movflags", "+faststart", "-f", "ipod"]);
    words
}

/// Arguments that make WebVTT from other captions.
pub fn captions_arguments() -> Vec<&'static str> {
    vec!["-map", "0:s:0", "-f", "webvtt"]
}

const WITHOUT_TAGS: [&str; 8] = [
    "-map_metadata",
    "-1",
    "-map_metadata:s:a",
    "-1",
    "-map_metadata:s:v",
    "-1",
    "-map_chapters",
    "-1",
];

/// H.264 up to High 4.1, at most 1920×1080 also after ffmpeg has turned an upright film.
const PICTURE: [&str; 14] = [
    "-vf",
    "scale=w=min(1920\\,iw):h=min(1080\\,ih):force_original_aspect_ratio=decrease:\
     force_divisible_by=2",
    "-fpsmax",
    "30",
    "-c:v",
    "libx264",
    "-profile:v",
    "high",
    "-level:v",
    "4.1",
    "-pix_fmt",
    "yuv420p",
    "-crf",
    "20",
];

const SOUND: [&str; 6] = ["-c:a", "aac", "-b:a", "160k", "-ac", "2"];
