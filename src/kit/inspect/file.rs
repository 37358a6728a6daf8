//! Inspects all media files, several in parallel.

use std::sync::OnceLock;

use rayon::prelude::*;

use super::digest::{Digests, compare};
use super::kinds::{KindFinding, refused_kind};
use super::opened::{Opened, open};
use super::{captions, document, film, words};
use crate::base::{Activity, Diagnostic, Work};
use crate::formats::content::{classify_name, ending_of};
use crate::kit::error::Error;
use crate::kit::load::sort;
use crate::kit::manifest::{MEDIA_FILE, media_lines};
use crate::kit::model::{Kit, Media, MediaKind};

/// Inspects every media file of the kit.
///
/// # Errors
/// The I/O error of an unreadable file, with its path; Ctrl-C.
pub fn inspect_media(kit: &Kit, digests: Digests, work: &Work) -> Result<Vec<Diagnostic>, Error> {
    let total = match digests {
        Digests::Compare => Some(kit.media.iter().map(|media| media.size_bytes).sum()),
        Digests::Leave => None,
    };
    let task = work.task(Activity::CheckMedia, total);
    let lines = OnceLock::new();
    let found: Result<Vec<Vec<Diagnostic>>, Error> = kit
        .media
        .par_iter()
        .map(|media| {
            task.check_stop()?;
            let mut faults = Vec::new();
            if digests == Digests::Compare {
                faults.extend(compare(kit, media, &task)?);
            }
            inspect(kit, media, &mut faults)?;
            for fault in faults.iter_mut().filter(|f| f.place.file == MEDIA_FILE) {
                let lines = lines.get_or_init(|| media_lines(&kit.root));
                fault.place.line = lines.get(media.path.as_str()).copied();
            }
            Ok(faults)
        })
        .collect();
    let mut faults: Vec<Diagnostic> = found?.into_iter().flatten().collect();
    sort(&mut faults);
    Ok(faults)
}

fn inspect(kit: &Kit, media: &Media, faults: &mut Vec<Diagnostic>) -> Result<(), Error> {
    let mut opened = open(kit, media)?;
    let kind = opened.kind;
    if classify_name(media.path.name()).is_some() {
        return Ok(()); // `tree` reports the name.
    }
    // For films in other containers, `film` reports which devices cannot play them.
    if !kind.is_program() && media.kind == MediaKind::Video && kind.is_film() {
        return film::inspect(kit, &mut opened, faults);
    }
    // `tree` reports captions with another ending.
    let is_named =
        media.kind == MediaKind::Captions && ending_of(media.path.name()).as_deref() != Some("vtt");
    if is_named && kind.is_text() {
        return Ok(());
    }
    if let Some(refused) = refused_kind(kind, media.path.as_str()) {
        faults.push(refused);
        return Ok(());
    }
    match media.kind {
        MediaKind::Video => faults.push(not_a_film(&opened)),
        MediaKind::Captions => return captions::inspect(kit, &mut opened, faults),
        _ if kind.is_text() => return words::inspect(kit, &mut opened, faults),
        MediaKind::Picture => check_shown(&opened, faults),
        _ if is_preview(kit, media) => check_shown(&opened, faults),
        _ if ending_of(media.path.name()).as_deref() == Some("m4a") => {
            film::inspect_sound(kit, &mut opened, faults)?;
        }
        _ => {}
    }
    document::inspect(kit, &mut opened, faults)
}

fn is_preview(kit: &Kit, media: &Media) -> bool {
    let mut previews = kit.media.iter().filter_map(|other| other.preview.as_ref());
    previews.any(|preview| *preview == media.path)
}

fn not_a_film(opened: &Opened<'_>) -> Diagnostic {
    let found = opened.kind;
    Diagnostic::fault(&opened.name, KindFinding::NotAFilm { found })
}

/// Checks that browsers can show the picture.
fn check_shown(opened: &Opened<'_>, faults: &mut Vec<Diagnostic>) {
    let found = opened.kind;
    if !found.is_picture() {
        faults.push(Diagnostic::fault(
            &opened.name,
            KindFinding::NotShown { found },
        ));
    }
}
