//! Which media and which districts each edition has.
//!
//! `editions` of a `[[media]]` entry names the editions that carry the file; without it, all do.
//! Unless they name editions themselves, captions follow their film, and previews follow what they
//! show. `districts` of an edition names the provinces and districts that get it.

use std::collections::BTreeSet;

use crate::base::Diagnostic;
use crate::drive::{DistrictCode, EditionName};
use crate::words::{Message, messages};

use super::manifest::{CONFIG_FILE, MEDIA_FILE, MediaEntry};
use super::model::{Area, Config, District, Edition, Kit, Media, MediaKind};
use super::tree::CaptionsName;

messages! {
    /// A fault in how editions select.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) enum EditionFinding {
        Unknown { name: EditionName, known: Vec<String> } = "edition.unknown",
        NotAList { key: String, example: String } = "edition.not-a-list",
        NothingListed { key: String } = "edition.nothing-listed",
        Twice { key: String, word: String } = "edition.twice",
        NotAName { word: String } = "edition.not-a-name",
        NotAnArea { word: String } = "edition.not-an-area",
        UnknownArea { edition: EditionName, code: String } = "edition.unknown-area",
        NoMedia { edition: EditionName } = "edition.no-media",
        Within { edition: EditionName, finding: Message } = "edition.within",
    }
}

impl Edition {
    /// Whether the district `code` gets this edition.
    pub fn is_for(&self, code: &DistrictCode) -> bool {
        self.areas.is_empty() || self.areas.iter().any(|area| area.holds(code))
    }
}

impl Kit {
    /// The kit reduced to the media of `edition`, from which its drives are made. The district
    /// table stays whole, since "district 5 of 878" is the same in every edition.
    #[must_use]
    pub fn of_edition(&self, edition: &Edition) -> Self {
        let of_film = |media: &Media| {
            let name = CaptionsName::parse(media.path.name()).ok()?;
            let is_film = |film: &&Media| {
                film.kind == MediaKind::Video
                    && film.path.name().rsplit_once('.').map(|(stem, _)| stem) == Some(&name.film)
            };
            self.media.iter().find(is_film)
        };
        let is_carried = |media: &Media| {
            if !media.editions.is_empty() {
                return media.editions.contains(&edition.name);
            }
            let names = |of: &Media| of.editions.is_empty() || of.editions.contains(&edition.name);
            if media.kind == MediaKind::Captions {
                return of_film(media).is_none_or(names);
            }
            let mut shown = self
                .media
                .iter()
                .filter(|other| other.preview.as_ref() == Some(&media.path))
                .peekable();
            shown.peek().is_none() || shown.any(names)
        };
        let carried: Vec<Media> = self
            .media
            .iter()
            .filter(|media| is_carried(media))
            .cloned()
            .collect();
        Self {
            media: carried,
            ..self.clone()
        }
    }
}

/// Reports editions named by media, and districts named by editions, that do not exist.
pub(super) fn check_selection(
    config: &Config,
    entries: &[MediaEntry],
    districts: &[District],
    editions_line: Option<u32>,
) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let known: BTreeSet<&EditionName> = config.editions.iter().map(|e| &e.name).collect();
    for entry in entries {
        for name in entry.media.editions.iter().filter(|n| !known.contains(n)) {
            let finding = EditionFinding::Unknown {
                name: name.clone(),
                known: config.editions.iter().map(|e| e.name.to_string()).collect(),
            };
            faults.push(Diagnostic::fault(MEDIA_FILE, finding).at_line(entry.line));
        }
    }
    let mut tell = |finding| {
        let fault = Diagnostic::fault(CONFIG_FILE, finding);
        faults.push(match editions_line {
            Some(line) => fault.at_line(line),
            None => fault,
        });
    };
    for edition in &config.editions {
        let is_empty = |area: &&Area| !districts.iter().any(|d| area.holds(&d.code));
        for area in edition.areas.iter().filter(is_empty) {
            tell(EditionFinding::UnknownArea {
                edition: edition.name.clone(),
                code: area.code().to_owned(),
            });
        }
        let mut media = entries.iter().map(|entry| &entry.media.editions);
        if !entries.is_empty() && !media.any(|of| of.is_empty() || of.contains(&edition.name)) {
            tell(EditionFinding::NoMedia {
                edition: edition.name.clone(),
            });
        }
    }
    faults
}
