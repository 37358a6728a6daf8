//! Checks films: which devices cannot play them and why, their length, and location traces.

mod names;
mod words;

use std::time::Duration;

use self::words::{film_finding, sound_finding};
use super::document;
use super::kinds::{film_with_ending_of_sound, refused_kind};
use super::opened::Opened;
use crate::base::{Action, Diagnostic, Severity};
use crate::formats::content::FileKind;
use crate::formats::content::mp4::{
    FilmFacts, FilmFault, FilmTrack, StructureFault, TrackContent, VideoCodec, check_film,
    read_film,
};
use crate::kit::error::Error;
use crate::kit::manifest::MEDIA_FILE;
use crate::kit::model::{Kit, Media};
use crate::words::messages;

messages! {
    /// A recorded length that differs from the film's.
    enum LengthFinding {
        Other { path: String, found: String, recorded: String } = "media.duration",
        Missing { path: String } = "toml.missing-key:duration",
    }
}

/// Largest difference between the recorded length and the film's, in seconds. Programs count a last
/// frame or the sound's padding differently.
const LENGTH_TOLERANCE_SECONDS: f64 = 0.5;

/// Inspects a film.
pub(super) fn inspect(
    kit: &Kit,
    opened: &mut Opened<'_>,
    faults: &mut Vec<Diagnostic>,
) -> Result<(), Error> {
    if !matches!(opened.kind, FileKind::Mp4 | FileKind::QuickTime) {
        let found = [FilmFault::Container(opened.kind)];
        faults.extend(film_diagnostics(opened, &found));
        return Ok(());
    }
    let film = read_film(&mut opened.file);
    let mut film = film.map_err(|error| opened.failed(kit, error))?;
    if film
        .faults
        .iter()
        .any(|f| matches!(f, StructureFault::Cut { .. }))
    {
        // A cut film always has frames outside the file.
        film.faults
            .retain(|fault| *fault != StructureFault::FramesOutside);
    }
    let found = check_film(&film);
    let is_refused = found
        .iter()
        .any(|fault| fault.severity() == Severity::Fault && *fault != FilmFault::IndexLast);
    faults.extend(film_diagnostics(opened, &found));
    if opened.kind == FileKind::Mp4 {
        faults.extend(refused_kind(FileKind::Mp4, opened.media.path.as_str()));
    }
    // The length of a film that must be made anew is of no use.
    faults.extend(wrong_length(opened.media, &film).filter(|_| !is_refused));
    document::inspect(kit, opened, faults)
}

/// Checks that the sound in an MP4 container is AAC.
pub(super) fn inspect_sound(
    kit: &Kit,
    opened: &mut Opened<'_>,
    faults: &mut Vec<Diagnostic>,
) -> Result<(), Error> {
    let film = read_film(&mut opened.file);
    let film = film.map_err(|error| opened.failed(kit, error))?;
    let is_of_sound = |fault: &FilmFault| {
        matches!(
            fault,
            FilmFault::SoundCodec(_)
                | FilmFault::Channels(_)
                | FilmFault::NoIndex
                | FilmFault::NoSound
        )
    };
    faults.extend(film_named_sound(opened.media, &film));
    let mut found = check_film(&film);
    found.retain(is_of_sound);
    // The film reader sees sound as a film without pictures.
    let found = found.iter();
    faults.extend(found.map(|fault| sound_finding(fault, &opened.name)));
    Ok(())
}

/// Reports a film whose name says that it is sound. A cover picture is not a film.
fn film_named_sound(media: &Media, film: &FilmFacts) -> Option<Diagnostic> {
    let is_film = |track: &FilmTrack| match &track.content {
        TrackContent::Picture(picture) => picture.codec != VideoCodec::MotionJpeg,
        _ => false,
    };
    let is_film = film.tracks.iter().any(is_film);
    is_film.then(|| film_with_ending_of_sound(media.path.as_str()))
}

/// The duration of a film in milliseconds, from the file, or else from its entry.
///
/// # Errors
/// The I/O error.
pub(super) fn length_ms(kit: &Kit, media: &Media) -> Result<Option<u64>, Error> {
    let path = kit.media_file(media);
    let failed = |error| Error::io(Action::Read, &path, error);
    let mut opened = std::fs::File::open(&path).map_err(failed)?;
    let film = read_film(&mut opened).map_err(failed)?;
    Ok(film
        .duration_ms
        .or_else(|| media.duration_seconds.and_then(to_ms)))
}

/// Converts seconds to whole milliseconds; `None` if out of range.
fn to_ms(seconds: f64) -> Option<u64> {
    let length = Duration::try_from_secs_f64(seconds).ok()?;
    u64::try_from(length.as_millis()).ok()
}

fn film_diagnostics(opened: &Opened<'_>, found: &[FilmFault]) -> Vec<Diagnostic> {
    let faults = found.iter();
    faults
        .map(|fault| film_finding(fault, &opened.name))
        .collect()
}

/// Reports a recorded length that differs from the film's: pages show it, and captions are checked
/// against it.
fn wrong_length(media: &Media, film: &FilmFacts) -> Option<Diagnostic> {
    let found = Duration::from_millis(film.duration_ms?).as_secs_f64();
    let Some(recorded) = media.duration_seconds else {
        let path = media.path.to_string();
        let finding = LengthFinding::Missing { path };
        return Some(Diagnostic::fault(MEDIA_FILE, finding));
    };
    if (recorded - found).abs() <= LENGTH_TOLERANCE_SECONDS {
        return None;
    }
    let finding = LengthFinding::Other {
        path: media.path.to_string(),
        found: format!("{found:.1}"),
        recorded: format!("{recorded:.1}"),
    };
    Some(Diagnostic::fault(MEDIA_FILE, finding))
}
