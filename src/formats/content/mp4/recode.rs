//! The ffmpeg command lines that fix films, sound and captions.

use super::play::{FilmFault, FilmMend};
use crate::base::quoted;

/// A command to paste into a terminal that makes `output` from `input` and fixes those `faults`
/// that ffmpeg can fix; `None` if none of them needs ffmpeg.
///
/// Good pictures and sound are copied, not recoded.
pub fn mend_command(faults: &[FilmFault], input: &str, output: &str) -> Option<String> {
    let asks = |mend: FilmMend| faults.iter().any(|fault| fault.mend() == mend);
    let (picture, sound) = (asks(FilmMend::RecodePicture), asks(FilmMend::RecodeSound));
    if !(picture || sound || asks(FilmMend::Rewrap)) {
        return None;
    }
    // A foreign container may hold sound of any codec.
    let sound = sound
        || faults
            .iter()
            .any(|fault| matches!(fault, FilmFault::Container(_)));
    let mut words = vec!["ffmpeg -i".to_owned(), quoted(input)];
    words.push("-map 0:v:0 -map 0:a:0? -map_metadata -1".to_owned());
    if picture {
        let large = faults
            .iter()
            .any(|fault| matches!(fault, FilmFault::Size { .. }));
        if large
            || faults
                .iter()
                .any(|fault| matches!(fault, FilmFault::Container(_)))
        {
            words.push(
                "-vf \"scale=w=min(1920\\,iw):h=min(1080\\,ih):\
                 force_original_aspect_ratio=decrease:force_divisible_by=2\""
                    .to_owned(),
            );
        }
        if faults
            .iter()
            .any(|fault| matches!(fault, FilmFault::FrameRate(_) | FilmFault::Container(_)))
        {
            words.push("-fpsmax 30".to_owned());
        }
        words.push("-c:v libx264 -profile:v high -level:v 4.1 -pix_fmt yuv420p -crf 20".to_owned());
    } else {
        words.push("-c:v copy".to_owned());
    }
    let coding = if sound {
        "-c:a aac -b:a 160k -ac 2"
    } else {
        "-c:a copy"
    };
    words.push(coding.to_owned());
    words.push("-movflags +faststart -f mp4".to_owned());
    words.push(quoted(output));
    Some(words.join(" "))
}

/// A command that makes M4A (AAC) from any sound.
pub fn sound_command(input: &str, output: &str) -> String {
    format!(
        "ffmpeg -i {} -map 0:a:0 -map_metadata -1 -c:a aac -b:a 160k -ac 2 -movflags +faststart {}",
        quoted(input),
        quoted(output)
    )
}

/// A command that makes WebVTT from other captions.
pub fn captions_command(input: &str, output: &str) -> String {
    format!("ffmpeg -i {} {}", quoted(input), quoted(output))
}
