//! Names of captions: `<film>.<language>.<captions|descriptions|chapters>.vtt`.

use std::fmt;

use crate::base::escaped;
use crate::drive::LanguageCode;
use crate::words::{messages, shown_in_english};

/// The purpose of a WebVTT file; the words of HTML's `<track kind>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CaptionsPurpose {
    /// Spoken words and sounds, as text.
    Captions,
    /// What the picture shows, to be read aloud.
    Descriptions,
    /// Titles of the film's parts.
    Chapters,
}

impl CaptionsPurpose {
    /// The word in the file name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Captions => "captions",
            Self::Descriptions => "descriptions",
            Self::Chapters => "chapters",
        }
    }

    fn of_word(word: &str) -> Option<Self> {
        [Self::Captions, Self::Descriptions, Self::Chapters]
            .into_iter()
            .find(|purpose| purpose.word() == word)
    }
}

impl fmt::Display for CaptionsPurpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// The parsed name of a captions file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaptionsName {
    /// Name of the film without its ending.
    pub film: String,
    /// Language of the captions.
    pub language: LanguageCode,
    /// Their purpose.
    pub purpose: CaptionsPurpose,
}

messages! {
    /// Why a name is not that of a captions file.
    #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
    pub enum CaptionsNameFault {
        /// Does not end in `.vtt`.
        Ending = "captions.name-fault:ending",
        /// Has fewer than four parts.
        Form = "captions.name-fault:form",
        /// The part before `.vtt` is not a purpose.
        Purpose { word: String } = "captions.name-fault:purpose",
        /// The part before the purpose is not a language.
        Language { word: String } = "captions.name-fault:language",
    }
}

shown_in_english!(CaptionsNameFault);

impl CaptionsName {
    /// Parses a file name (without folders).
    ///
    /// # Errors
    /// The first invalid part, from the end of the name.
    pub fn parse(name: &str) -> Result<Self, CaptionsNameFault> {
        let stem = name.strip_suffix(".vtt").ok_or(CaptionsNameFault::Ending)?;
        let (rest, purpose) = stem.rsplit_once('.').ok_or(CaptionsNameFault::Form)?;
        let purpose =
            CaptionsPurpose::of_word(purpose).ok_or_else(|| CaptionsNameFault::Purpose {
                word: escaped(purpose),
            })?;
        let (film, language) = rest.rsplit_once('.').ok_or(CaptionsNameFault::Form)?;
        let language = language.parse().map_err(|_| CaptionsNameFault::Language {
            word: escaped(language),
        })?;
        if film.is_empty() {
            return Err(CaptionsNameFault::Form);
        }
        Ok(Self {
            film: film.to_owned(),
            language,
            purpose,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart_from_behind() {
        let name = CaptionsName::parse("part 1.5.th.captions.vtt").unwrap();
        assert_eq!(name.film, "part 1.5");
        assert_eq!(name.language.as_str(), "th");
        assert_eq!(name.purpose, CaptionsPurpose::Captions);
        for bad in [
            "film.vtt",
            "film.th.vtt",
            "film.th.subtitles.vtt",
            "film.thai.captions.vtt",
            "film.captions.vtt",
            ".th.captions.vtt",
            "film.th.captions.srt",
            "",
        ] {
            assert!(CaptionsName::parse(bad).is_err(), "{bad}");
        }
    }
}
