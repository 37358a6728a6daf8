//! Names of captions: `<film>.<language>.<captions|descriptions|chapters>.vtt`.

use std::fmt;

use crate::base::escaped;
use crate::drive::LanguageCode;
use crate::words::{messages, shown_in_english};

/// What a WebVTT file is for; the words of HTML's `<track kind>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CaptionsPurpose {
    /// What is said and heard, to read.
    Captions,
    /// What is seen, to read aloud.
    Descriptions,
    /// Names of the film's parts.
    Chapters,
}

impl CaptionsPurpose {
    /// The word in the name.
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

/// The name of a captions file, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaptionsName {
    /// Name of the film without its ending.
    pub film: String,
    /// Language of the captions.
    pub language: LanguageCode,
    /// What they are for.
    pub purpose: CaptionsPurpose,
}

messages! {
    /// Why a name is not one of captions.
    #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
    pub enum CaptionsNameFault {
        /// Another ending.
        Ending = "captions.name-fault:ending",
        /// Fewer than four parts.
        Form = "captions.name-fault:form",
        /// The part before `.vtt`.
        Purpose { word: String } = "captions.name-fault:purpose",
        /// The part before that.
        Language { word: String } = "captions.name-fault:language",
    }
}

shown_in_english!(CaptionsNameFault);

impl CaptionsName {
    /// Takes apart the name of a file (without folders).
    ///
    /// # Errors
    /// The first part from behind that is not as it should be.
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
