//! Matches captions with films: each captions file has its film, each film its captions.

use std::collections::BTreeSet;

use super::name::{CaptionsName, CaptionsNameFault};
use crate::base::Diagnostic;
use crate::drive::LanguageCode;
use crate::formats::content::ending_of;
use crate::kit::inspect::CONVERTED_ENDINGS;
use crate::kit::manifest::{ListedMedia, MediaEntry};
use crate::kit::model::{Media, MediaKind};
use crate::kit::reading::nearest;
use crate::kit::tree::finding::EntryFinding;
use crate::kit::tree::language::check_language;
use crate::kit::tree::walk::MediaTree;

/// Names of films without folder and ending. Includes films with another fault, so that their
/// captions are not reported as well.
pub(in crate::kit::tree) struct Films<'a>(Vec<&'a str>);

impl<'a> Films<'a> {
    /// The films in `media.toml` and in `media/video/`.
    pub(in crate::kit::tree) fn of(listing: &'a ListedMedia, tree: &'a MediaTree) -> Self {
        let listed = listing.mentioned.keys().map(String::as_str);
        let lying = tree.files.iter().map(|file| file.path.as_str());
        let mut paths: BTreeSet<&str> = listed.chain(lying).collect();
        paths.retain(|path| path.starts_with("video/") && !is_picture(path));
        Self(paths.into_iter().map(stem).collect())
    }
}

fn is_picture(path: &str) -> bool {
    let ending = ending_of(path).unwrap_or_default();
    ["png", "jpg", "jpeg", "gif", "webp", "svg"].contains(&ending.as_str())
}

/// Whether `media fix --convert` turns captions with this ending into WebVTT.
fn is_convertible(file: &str) -> bool {
    ending_of(file).is_some_and(|ending| CONVERTED_ENDINGS.contains(&ending.as_str()))
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Checks the name, film and language of captions.
pub(in crate::kit::tree) fn check_captions(
    entry: &MediaEntry,
    films: &Films<'_>,
    languages: &[LanguageCode],
    faults: &mut Vec<Diagnostic>,
) {
    if entry.media.kind != MediaKind::Captions {
        return;
    }
    let file = format!("media/{}", entry.media.path);
    let name = match CaptionsName::parse(entry.media.path.name()) {
        Ok(name) => name,
        Err(fault) => {
            let finding = match &fault {
                CaptionsNameFault::Ending if ending_of(&file).as_deref() == Some("srt") => {
                    let file = file.clone();
                    EntryFinding::CaptionsSubRip { fault, file }
                }
                CaptionsNameFault::Ending if is_convertible(&file) => {
                    let file = file.clone();
                    EntryFinding::CaptionsEnding { fault, file }
                }
                CaptionsNameFault::Ending => EntryFinding::CaptionsForeign { fault },
                CaptionsNameFault::Purpose { word } if word == "subtitles" => {
                    let name = entry.media.path.name();
                    let name = name.replace(".subtitles.", ".captions.");
                    let file = file.clone();
                    EntryFinding::CaptionsSubtitles { fault, file, name }
                }
                _ => EntryFinding::CaptionsName { fault },
            };
            faults.push(Diagnostic::fault(file, finding));
            return;
        }
    };
    match films.0.iter().filter(|film| **film == name.film).count() {
        1 => {}
        0 => {
            let near = nearest(&name.film, films.0.iter().copied());
            let finding = EntryFinding::NoFilm {
                film: name.film.clone(),
                near: near.map(str::to_owned),
            };
            faults.push(Diagnostic::fault(file.clone(), finding));
        }
        _ => {
            let finding = EntryFinding::TwoFilms {
                film: name.film.clone(),
            };
            faults.push(Diagnostic::fault(file.clone(), finding));
        }
    }
    check_language(entry, &name.language, &file, languages, faults);
}

/// Reports films without captions: deaf viewers, and people in a loud room, cannot follow them.
pub(in crate::kit::tree) fn check_film_captions(media: &[Media], faults: &mut Vec<Diagnostic>) {
    let names: Vec<&str> = media
        .iter()
        .filter(|m| m.kind == MediaKind::Captions)
        .map(|m| m.path.name())
        .collect();
    for film in media.iter().filter(|m| m.kind == MediaKind::Video) {
        for language in ["th", "en"] {
            let name = format!("{}.{language}.captions.vtt", stem(film.path.as_str()));
            if !names.contains(&name.as_str()) {
                let language = language.to_owned();
                let finding = EntryFinding::NoCaptions { language, name };
                let film = format!("media/{}", film.path);
                faults.push(Diagnostic::warning(film, finding));
            }
        }
    }
}
