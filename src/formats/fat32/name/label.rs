//! The volume label: 11 bytes, in the boot sector and in the root directory's first entry.
//! Source: FAT specification, "Boot Sector and BPB" (BS_VolLab) and "FAT Directory Structure".

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::short::is_short_name_character;
use crate::formats::fat32::error::LabelError;

/// A label of 1 to 11 characters that all systems show alike: capital ASCII letters, digits, inner
/// spaces and the punctuation that FAT allows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct VolumeLabel(String);

impl VolumeLabel {
    /// The label as stored, padded with spaces.
    pub fn to_bytes(&self) -> [u8; 11] {
        let mut bytes = [b' '; 11];
        for (place, byte) in bytes.iter_mut().zip(self.0.bytes()) {
            *place = byte;
        }
        bytes
    }
}

impl Default for VolumeLabel {
    /// A valid placeholder, used if the real label is unknown.
    fn default() -> Self {
        Self("UNLABELLED".to_owned())
    }
}

impl FromStr for VolumeLabel {
    type Err = LabelError;

    fn from_str(text: &str) -> Result<Self, LabelError> {
        if let Some(c) = text
            .chars()
            .find(|c| *c != ' ' && !is_short_name_character(*c))
        {
            return Err(LabelError::Character(text.to_owned(), c));
        }
        if text.is_empty() || text.len() > 11 {
            return Err(LabelError::Length(text.to_owned(), text.len()));
        }
        if text.starts_with(' ') || text.ends_with(' ') {
            return Err(LabelError::Space(text.to_owned()));
        }
        if text == "NO NAME" {
            return Err(LabelError::NoName);
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for VolumeLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<VolumeLabel> for String {
    fn from(label: VolumeLabel) -> Self {
        label.0
    }
}

impl TryFrom<String> for VolumeLabel {
    type Error = LabelError;

    fn try_from(text: String) -> Result<Self, LabelError> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_readers_show_differently_are_refused() {
        let refused = [
            "",
            "TWELVE-CHARS",
            "lower",
            "ไทย",
            " LEAD",
            "TRAIL ",
            "A.B",
            "A/B",
            "NO NAME",
            "A\tB",
        ];
        for text in refused {
            assert!(text.parse::<VolumeLabel>().is_err(), "{text:?}");
        }
        let label: VolumeLabel = "SAFE 2026".parse().unwrap();
        assert_eq!(&label.to_bytes(), b"SAFE 2026  ");
        assert_eq!(label.to_string(), "SAFE 2026");
    }
}
