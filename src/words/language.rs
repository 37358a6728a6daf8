//! The output language: the requested one, or the system's.

use std::str::FromStr;

/// A language that messages are written in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// English, also the default for unsupported languages.
    #[default]
    En,
    /// Thai.
    Th,
}

/// `--lang` names a language that has no catalogue.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the languages are th and en")]
pub struct UnknownLanguage;

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(text: &str) -> Result<Self, UnknownLanguage> {
        match text {
            "en" => Ok(Self::En),
            "th" => Ok(Self::Th),
            _ => Err(UnknownLanguage),
        }
    }
}

impl Language {
    /// All languages, for tests and tables.
    pub const ALL: [Self; 2] = [Self::En, Self::Th];

    /// The language of this system's user.
    pub fn of_system() -> Self {
        let variable = |name| std::env::var(name).ok();
        of_variables(variable).unwrap_or_else(of_user)
    }

    /// The language of a locale name: `th_TH.UTF-8`, `th-TH`, `th`.
    fn of_locale(locale: &str) -> Self {
        let language = locale.split(['_', '-', '.', '@']).next();
        if language.is_some_and(|language| language.eq_ignore_ascii_case("th")) {
            Self::Th
        } else {
            Self::En
        }
    }
}

/// POSIX: the first of these variables that is set and not empty decides.
fn of_variables(variable: impl Fn(&'static str) -> Option<String>) -> Option<Language> {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(variable)
        .find(|value| !value.is_empty())
        .map(|value| Language::of_locale(&value))
}

#[cfg(windows)]
fn of_user() -> Language {
    sys_locale::get_locale().map_or(Language::En, |locale| Language::of_locale(&locale))
}

#[cfg(not(windows))]
fn of_user() -> Language {
    Language::En
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_is_set_decides_the_language() {
        let of = |set: &[(&str, &str)]| {
            let set: Vec<(String, String)> = set
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect();
            of_variables(|name| {
                let found = set.iter().find(|(known, _)| known == name);
                found.map(|(_, value)| value.clone())
            })
        };
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[("LANG", "th_TH.UTF-8")]), Some(Language::Th));
        assert_eq!(of(&[("LANG", "th")]), Some(Language::Th));
        let both = [("LC_ALL", "C"), ("LANG", "th_TH.UTF-8")];
        assert_eq!(of(&both), Some(Language::En));
        let empty = [("LC_ALL", ""), ("LC_MESSAGES", "TH-th"), ("LANG", "de_DE")];
        assert_eq!(of(&empty), Some(Language::Th));
        assert_eq!(of(&[("LANG", "thx_TH")]), Some(Language::En));
    }

    #[test]
    fn two_languages_can_be_asked_for() {
        assert_eq!("th".parse(), Ok(Language::Th));
        assert_eq!("en".parse(), Ok(Language::En));
        assert_eq!("de".parse::<Language>(), Err(UnknownLanguage));
    }
}
