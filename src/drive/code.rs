//! Codes of districts and provinces, names of editions, languages and campaigns. These short words
//! also appear in file names, signatures and manifests, so each is checked once, here.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Text that is not a valid code or name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not {expected}")]
pub struct CodeError {
    /// The text found.
    pub text: String,
    /// What was expected, with its article.
    pub expected: &'static str,
}

/// Defines a checked word: a private `String`, one constructor, `Display` and `FromStr` inverse to
/// each other, serde through both.
macro_rules! word {
    ($(#[$doc:meta])* $name:ident, $expected:literal, $is_valid:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(into = "String", try_from = "String")]
        pub struct $name(String);

        impl $name {
            /// The word as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = CodeError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let is_valid: fn(&str) -> bool = $is_valid;
                if is_valid(text) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(CodeError { text: text.to_owned(), expected: $expected })
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = CodeError;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(word: $name) -> Self {
                word.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

word!(
    /// The code of a district: 4 to 8 digits; the first two are the province.
    DistrictCode, "a district code (4 to 8 digits)",
    |text| (4..=8).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
);
word!(
    /// The code of a province: two digits.
    ProvinceCode, "a province code (2 digits)",
    |text| text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())
);
word!(
    /// The name of an edition. It is also a folder name, so only lower-case ASCII, digits and
    /// hyphens.
    EditionName, "an edition's name (lower-case letters, digits and hyphens)",
    |text| is_slug(text) && text.len() <= 40
);
word!(
    /// A language code: `th`, `en`, `my`; two or three lower-case letters (ISO 639).
    LanguageCode, "a language code (2 or 3 lower-case letters)",
    |text| (2..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase())
);
word!(
    /// The name of a campaign as used in signatures: `[A-Za-z0-9._-]+`.
    CampaignName, "a campaign name (letters, digits, `.`, `_`, `-`)",
    |text| !text.is_empty() && text.len() <= 60
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
);

fn is_slug(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

impl CampaignName {
    /// A placeholder for a name that could not be read (the kit then has a fault).
    pub(crate) fn neutral() -> Self {
        Self("unnamed".to_owned())
    }
}

impl DistrictCode {
    /// The province: the first two digits.
    pub fn province(&self) -> ProvinceCode {
        ProvinceCode(self.0.chars().take(2).collect())
    }
}

/// The recipient of an image or drive: a district, or none yet (the master).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Recipient {
    /// The drive without a district.
    Master,
    /// A district's drive.
    District(DistrictCode),
}

impl Recipient {
    /// The district's code; `None` for the master.
    pub fn district(&self) -> Option<&DistrictCode> {
        match self {
            Self::Master => None,
            Self::District(code) => Some(code),
        }
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.district().map_or("master", DistrictCode::as_str))
    }
}

impl FromStr for Recipient {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "master" {
            Ok(Self::Master)
        } else {
            text.parse().map(Self::District)
        }
    }
}

impl TryFrom<String> for Recipient {
    type Error = CodeError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Recipient> for String {
    fn from(recipient: Recipient) -> Self {
        recipient.to_string()
    }
}

/// A release: year and number, compared as numbers (`2026.10` is later than `2026.9`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Release {
    year: u16,
    number: u32,
}

impl Release {
    /// A placeholder for a release that could not be read (the kit then has a fault).
    pub(crate) fn neutral() -> Self {
        Self {
            year: 1980,
            number: 1,
        }
    }
}

impl FromStr for Release {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parse = || {
            let (year, number) = text.split_once('.')?;
            let release = Self {
                year: year.parse().ok()?,
                number: number.parse().ok()?,
            };
            // Leading zeros and signs would give a release two spellings.
            let plain = release.to_string() == text && (1980..=2107).contains(&release.year);
            (plain && release.number > 0).then_some(release)
        };
        parse().ok_or_else(|| CodeError {
            text: text.to_owned(),
            expected: "a release (year.number in the common era, as 2026.1)",
        })
    }
}

impl TryFrom<String> for Release {
    type Error = CodeError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Release> for String {
    fn from(release: Release) -> Self {
        release.to_string()
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.year, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_digits_of_the_right_number() {
        for text in ["8101", "81010203"] {
            assert_eq!(text.parse::<DistrictCode>().unwrap().to_string(), text);
        }
        for text in ["", "810", "810102030", "81a1", "๘๑๐๑", " 8101"] {
            assert!(text.parse::<DistrictCode>().is_err(), "{text}");
        }
        assert_eq!(
            "8101".parse::<DistrictCode>().unwrap().province().as_str(),
            "81"
        );
    }

    #[test]
    fn releases_compare_as_numbers_and_have_one_spelling() {
        let release = |text: &str| text.parse::<Release>().unwrap();
        assert!(release("2026.9") < release("2026.10"));
        for text in [
            "2026", "2026.0", "2026.01", "2569.1", "2026.+1", "2026.1.1", "",
        ] {
            assert!(text.parse::<Release>().is_err(), "{text}");
        }
    }

    #[test]
    fn recipients_are_a_code_or_the_master() {
        assert_eq!("master".parse::<Recipient>().unwrap(), Recipient::Master);
        assert_eq!("8101".parse::<Recipient>().unwrap().to_string(), "8101");
        assert!("Master".parse::<Recipient>().is_err());
    }
}
