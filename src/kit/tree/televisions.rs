//! Checks the names of the SubRip captions that a drive carries for televisions: each must be free.

use std::collections::BTreeMap;

use super::captions::name::{CaptionsName, CaptionsPurpose};
use crate::base::Diagnostic;
use crate::drive::{LanguageCode, fold};
use crate::kit::model::{Media, MediaKind};
use crate::words::messages;

messages! {
    /// A fault of such a name.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum TelevisionFinding {
        SameName { made: String, other: String } = "captions.television-name",
    }
}

/// Finds films whose SubRip captions would have the name of another file.
pub(super) fn check_television_names(
    media: &[Media],
    languages: &[LanguageCode],
    faults: &mut Vec<Diagnostic>,
) {
    let Some(first) = languages.first() else {
        return;
    };
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    for path in media.iter().filter_map(Media::drive_path) {
        taken.insert(fold(path.as_str()), path.as_str().to_owned());
    }
    for film in media.iter().filter(|media| media.kind == MediaKind::Video) {
        for made in captions_of(film, media, first) {
            let Some(other) = taken.insert(fold(&made), made.clone()) else {
                continue;
            };
            let finding = TelevisionFinding::SameName { made, other };
            faults.push(Diagnostic::fault(format!("media/{}", film.path), finding));
        }
    }
}

fn captions_of(film: &Media, media: &[Media], first: &LanguageCode) -> Vec<String> {
    let stem = film.path.name().rsplit_once('.').map(|(stem, _)| stem);
    let captions = media
        .iter()
        .filter(|media| media.kind == MediaKind::Captions);
    let names = captions.filter_map(|media| CaptionsName::parse(media.path.name()).ok());
    let of_film = names.filter(|name| {
        name.purpose == CaptionsPurpose::Captions && Some(name.film.as_str()) == stem
    });
    let paths = of_film.flat_map(|name| film.subrip_paths(name.language.as_str(), first));
    paths.map(String::from).collect()
}
