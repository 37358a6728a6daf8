//! Plans what can be mended in one file.

use std::fs::File;
use std::io::{self, Cursor, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use crate::base::{Action, FileError};
use crate::commands::Error;
use crate::commands::media::measure::first_kind;
use crate::formats::content::mp4::{
    FaststartError, FilmFacts, FilmTrack, TrackContent, plan_faststart, read_film,
};
use crate::formats::content::place::{
    PlaceError, PlaceTrace, Removal, find_place, plan_place_removal,
};
use crate::formats::content::{FileKind, PatchedSource, Rewrite};
use crate::formats::text::{Encoding, recognise, with_unix_newlines};
use crate::formats::webvtt::from_subrip;
use crate::kit::Conversion;

/// Longest text that is read into memory; the kit's own limit for texts.
const TEXT_BYTES_MAX: u64 = 16 << 20;

/// One correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mend {
    /// Moves a film's index to the front.
    IndexFirst,
    /// Removes places and serial numbers.
    TracesOut(Vec<PlaceTrace>),
    /// Converts text to UTF-8.
    Utf8 {
        /// The old encoding.
        from: Encoding,
    },
    /// Converts SubRip captions to WebVTT.
    WebVtt,
    /// Makes a new file with ffmpeg.
    Converted(Conversion),
    /// Renames the file or folder.
    Renamed {
        /// The new name, without folders.
        to: String,
    },
}

/// The source of the mended bytes.
#[derive(Debug)]
pub(super) enum NewContent {
    /// The old bytes.
    Same,
    /// Pieces of the old file, with patches applied.
    Pieces {
        plan: Rewrite,
        patches: Vec<(u64, Vec<u8>)>,
    },
    /// New text.
    Text(String),
}

/// The planned corrections of a file's content.
#[derive(Debug)]
pub(super) struct ContentPlan {
    pub(super) mends: Vec<Mend>,
    pub(super) content: NewContent,
    /// The new extension, if the content needs one.
    pub(super) ending: Option<&'static str>,
}

/// Plans what can be mended in the content of `path`.
///
/// # Errors
/// An I/O error.
pub(super) fn plan_content(path: &Path) -> Result<ContentPlan, Error> {
    let failed = |error| FileError::io(Action::Read, path, error);
    let mut file = File::open(path).map_err(failed)?;
    let kind = first_kind(path, &mut file)?;
    if kind.is_text() {
        return plan_text(path, &mut file);
    }
    plan_media(kind, &mut file).map_err(|error| failed(error).into())
}

fn plan_media(kind: FileKind, file: &mut File) -> io::Result<ContentPlan> {
    let mut mends = Vec::new();
    let mut patches = Vec::new();
    let mut pieces = None;
    let traces = find_place(kind, file)?;
    match plan_place_removal(kind, file) {
        Ok(Some(removal)) => {
            mends.push(Mend::TracesOut(traces));
            match removal {
                Removal::Rewrite(plan) => pieces = Some(plan),
                Removal::Patches(found) => patches = found,
            }
        }
        // `check` still reports what cannot be removed here.
        Ok(None) | Err(PlaceError::Format(_) | PlaceError::Broken | PlaceError::TooLarge) => {}
        Err(PlaceError::Io(error)) => return Err(error),
    }
    if matches!(
        kind,
        FileKind::Mp4 | FileKind::QuickTime | FileKind::ThreeGp | FileKind::M4a
    ) {
        let mut under = PatchedSource::new(&mut *file, patches.clone());
        match plan_faststart(&mut under) {
            Ok(plan) => {
                mends.insert(0, Mend::IndexFirst);
                pieces = Some(plan);
            }
            Err(FaststartError::Io(error)) => return Err(error),
            Err(_) => {}
        }
    }
    let len = file.seek(SeekFrom::End(0))?;
    let content = match pieces {
        Some(plan) => NewContent::Pieces { plan, patches },
        None if patches.is_empty() => NewContent::Same,
        None => {
            let mut plan = Rewrite::new();
            plan.keep(0, len);
            NewContent::Pieces { plan, patches }
        }
    };
    Ok(ContentPlan {
        mends,
        content,
        ending: None,
    })
}

/// Plans the conversion of text to UTF-8 with LF, and of SubRip to WebVTT. Leaves UTF-8 text
/// unchanged.
fn plan_text(path: &Path, file: &mut File) -> Result<ContentPlan, Error> {
    let nothing = ContentPlan {
        mends: Vec::new(),
        content: NewContent::Same,
        ending: None,
    };
    let failed = |error| FileError::io(Action::Read, path, error);
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0)).map_err(failed)?;
    file.by_ref()
        .take(TEXT_BYTES_MAX + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if u64::try_from(bytes.len()).is_ok_and(|len| len > TEXT_BYTES_MAX) {
        return Ok(nothing);
    }
    let encoding = recognise(&bytes);
    // Western code pages cannot be guessed reliably, and malformed text has already lost letters.
    let Ok(text) = encoding.decode(&bytes) else {
        return Ok(nothing);
    };
    let mut plan = nothing;
    let mut text = text;
    if !encoding.is_utf8() {
        plan.mends.push(Mend::Utf8 { from: encoding });
        text = with_unix_newlines(&text);
    }
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    let captions = matches!(ending.as_deref(), Some("vtt" | "srt")).then(|| from_subrip(&text));
    if let Some(captions) = captions.flatten() {
        plan.mends.push(Mend::WebVtt);
        plan.ending = (ending.as_deref() == Some("srt")).then_some("vtt");
        text = captions;
    }
    if !plan.mends.is_empty() {
        plan.content = NewContent::Text(text);
    }
    Ok(plan)
}

impl NewContent {
    /// Writes the mended bytes.
    ///
    /// # Errors
    /// An I/O error on either file.
    pub(super) fn write(&self, source: &mut File, sink: &mut impl io::Write) -> io::Result<()> {
        match self {
            Self::Same => {
                source.seek(SeekFrom::Start(0))?;
                io::copy(source, sink)?;
            }
            Self::Pieces { plan, patches } => {
                plan.write(&mut PatchedSource::new(source, patches.clone()), sink)?;
            }
            Self::Text(text) => {
                io::copy(&mut Cursor::new(text), sink)?;
            }
        }
        Ok(())
    }
}

/// Whether the mended film or picture has the same tracks and length as the old one, and no traces.
/// Called before the old file is replaced.
///
/// # Errors
/// An I/O error.
pub(super) fn is_faithful(old: &mut File, new: &mut File, path: &Path) -> Result<bool, Error> {
    let failed = |error| FileError::io(Action::Read, path, error);
    let kind = first_kind(path, old)?;
    let kind_now = first_kind(path, new)?;
    if kind.is_text() {
        return Ok(kind_now.is_text());
    }
    if kind_now != kind || !find_place(kind, new).map_err(failed)?.is_empty() {
        return Ok(false);
    }
    if !matches!(
        kind,
        FileKind::Mp4 | FileKind::QuickTime | FileKind::ThreeGp | FileKind::M4a
    ) {
        return Ok(true);
    }
    let (old, new) = (
        read_film(old).map_err(failed)?,
        read_film(new).map_err(failed)?,
    );
    Ok(old.duration_ms == new.duration_ms && playable(&old) == playable(&new))
}

/// Video and sound tracks; tracks of recorded positions are removed on purpose.
fn playable(film: &FilmFacts) -> Vec<&FilmTrack> {
    let tracks = film.tracks.iter();
    tracks
        .filter(|track| !matches!(track.content, TrackContent::Other(_)))
        .collect()
}
