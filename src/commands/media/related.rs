//! What belongs to a file of the kit: the captions of a film, previews, and links in texts.

use std::path::Path;

use super::list::MediaList;
use crate::base::{Action, FileError, read_at_most};
use crate::commands::Error;
use crate::drive::layout::{FILMS_FOLDER, PAYLOAD_FOLDER};
use crate::formats::content::{ending_of, stem_of};
use crate::site::{lines_linking_to, relinked};

/// Longest text in which links are looked for; the kit's own limit for texts.
const LINKING_TEXT_BYTES_MAX: u64 = 1 << 20;

/// One renamed file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaMove {
    /// The old path, relative to `media/`.
    pub from: String,
    /// The new path, relative to `media/`.
    pub to: String,
}

/// A text that links to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkingText {
    /// Relative to the kit.
    pub file: String,
    /// The line of the link.
    pub line: u32,
    /// The linked file, relative to `media/`.
    pub to: String,
}

/// The listed captions of the film `path`: `film.th.captions.vtt` of `video/film.mp4`. Empty if
/// another listed film has the same name.
pub(super) fn captions_of(path: &str, listed: &[String]) -> Vec<String> {
    let is_film = |path: &str| path.starts_with("video/") && !is_picture(path);
    let stem = stem_of(path);
    let same = listed
        .iter()
        .filter(|other| is_film(other) && stem_of(other) == stem);
    if !is_film(path) || same.count() > 1 {
        return Vec::new();
    }
    let of_film = |other: &&String| {
        other
            .strip_prefix("captions/")
            .and_then(|name| name.strip_prefix(stem))
            // FILM.LANGUAGE.PURPOSE.ENDING
            .is_some_and(|rest| rest.starts_with('.') && rest.matches('.').count() == 3)
    };
    listed.iter().filter(of_film).cloned().collect()
}

fn is_picture(path: &str) -> bool {
    let ending = ending_of(path).unwrap_or_default();
    ["png", "jpg", "jpeg", "gif", "webp"].contains(&ending.as_str())
}

/// The preview of `path`, if no other entry than those of `going` shows it.
pub(super) fn preview_of(path: &str, going: &[String], list: &MediaList) -> Option<String> {
    let pairs = list.previews();
    let (_, preview) = pairs.iter().find(|(of, _)| of == path)?;
    let is_shared = pairs
        .iter()
        .any(|(of, other)| other == preview && !going.contains(of));
    (!is_shared).then(|| preview.clone())
}

/// The path on the drive of a file in `media/`; `None` for texts, which become pages.
pub(super) fn on_drive(path: &str) -> Option<String> {
    match path.split_once('/')? {
        ("text", _) => None,
        ("captions", name) => Some(format!("{FILMS_FOLDER}{name}")),
        _ => Some(format!("{PAYLOAD_FOLDER}{path}")),
    }
}

/// The listed texts of a kit, with what they say. Texts that are missing, too long or not UTF-8
/// are left out; `check` reports them.
pub(super) fn texts(kit: &Path, list: &MediaList) -> Result<Vec<(String, String)>, Error> {
    let mut texts = Vec::new();
    for path in list.paths() {
        if !path.starts_with("text/") {
            continue;
        }
        let file = kit.join("media").join(&path);
        let bytes = match read_at_most(&file, LINKING_TEXT_BYTES_MAX) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => return Err(FileError::io(Action::Read, file, error).into()),
        };
        if let Ok(text) = String::from_utf8(bytes) {
            texts.push((path, text));
        }
    }
    Ok(texts)
}

/// The links in `texts` to the files `paths`.
pub(super) fn links(texts: &[(String, String)], paths: &[String]) -> Vec<LinkingText> {
    let mut links = Vec::new();
    for (file, text) in texts {
        for to in paths {
            let Some(on_drive) = on_drive(to) else {
                continue;
            };
            let linking = lines_linking_to(text, &on_drive).into_iter();
            links.extend(linking.map(|line| LinkingText {
                file: format!("media/{file}"),
                line,
                to: to.clone(),
            }));
        }
    }
    links
}

/// The text with its links to moved files changed; `None` if it links to none of them.
pub(super) fn with_moves(text: &str, moves: &[MediaMove]) -> Option<String> {
    let mut changed: Option<String> = None;
    for moved in moves {
        let (Some(old), Some(new)) = (on_drive(&moved.from), on_drive(&moved.to)) else {
            continue;
        };
        let now = changed.as_deref().unwrap_or(text);
        if let Some(next) = relinked(now, &old, &new) {
            changed = Some(next);
        }
    }
    changed
}
