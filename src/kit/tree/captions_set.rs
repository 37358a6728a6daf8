//! Captions and films side by side: each of the captions has its film, each film its captions.

use std::collections::BTreeSet;

use super::agree::check_language;
use super::captions_name::{CaptionsName, CaptionsNameFault};
use super::walk::Tree;
use crate::base::{Diagnostic, escaped, quoted};
use crate::drive::LanguageCode;
use crate::formats::content::ending_of;
use crate::formats::content::mp4::captions_command;
use crate::kit::manifest::{Entry, Listing};
use crate::kit::model::{Media, MediaKind};
use crate::kit::reading::{did_you_mean, nearest};

/// Names of films without folder and ending; also of those with another fault, which is told
/// elsewhere and not again at their captions.
pub(super) struct Films<'a>(Vec<&'a str>);

impl<'a> Films<'a> {
    /// The films of `media.toml` and of `media/video/`.
    pub(super) fn of(listing: &'a Listing, tree: &'a Tree) -> Self {
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

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Name, film and language of captions.
pub(super) fn check_captions(
    entry: &Entry,
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
            let mend = match &fault {
                CaptionsNameFault::Ending => ending_mend(&file),
                CaptionsNameFault::Purpose(word) if word == "subtitles" => {
                    "Name it captions instead.".to_owned()
                }
                _ => "Name it FILM.LANGUAGE.captions.vtt, as film.th.captions.vtt (or descriptions, chapters).".to_owned(),
            };
            faults.push(
                Diagnostic::fault("captions.name", file, escaped(&fault.to_string())).mend(mend),
            );
            return;
        }
    };
    match films.0.iter().filter(|film| **film == name.film).count() {
        1 => {}
        0 => {
            let near = did_you_mean(nearest(&name.film, films.0.iter().copied()));
            let reason = format!("there is no film `{}` in media/video/", name.film);
            let fault = Diagnostic::fault("captions.no-film", file.clone(), reason);
            faults.push(fault.mend(format!("{near}Captions begin with the film's name.")));
        }
        _ => {
            let reason = format!("there are two films of the name `{}`", name.film);
            let fault = Diagnostic::fault("captions.two-films", file.clone(), reason);
            faults.push(fault.mend("Give each film a name of its own."));
        }
    }
    check_language(entry, &name.language, &file, languages, faults);
}

fn ending_mend(file: &str) -> String {
    if ending_of(file).as_deref() == Some("srt") {
        return format!("drivepress media fix {}", quoted(file));
    }
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let command = captions_command(file, &format!("{stem}.vtt"));
    format!("{command}   (then list the new file in its place)")
}

/// A film that deaf people, and a loud room, cannot follow.
pub(super) fn check_film_captions(media: &[Media], faults: &mut Vec<Diagnostic>) {
    let names: Vec<&str> = media
        .iter()
        .filter(|m| m.kind == MediaKind::Captions)
        .map(|m| m.path.name())
        .collect();
    for film in media.iter().filter(|m| m.kind == MediaKind::Video) {
        for language in ["th", "en"] {
            let name = format!("{}.{language}.captions.vtt", stem(film.path.as_str()));
            if !names.contains(&name.as_str()) {
                let reason = format!("the film has no captions in `{language}`");
                let warning =
                    Diagnostic::warning("captions.missing", format!("media/{}", film.path), reason);
                faults.push(warning.mend(format!("Add media/captions/{name}.")));
            }
        }
    }
}
