//! Whether a drive is the requested one. All its files may be right although it is another
//! district's or an older release.

use serde::Serialize;

use super::name::RawName;
use crate::drive::{Recipient, Release};
use crate::words::{Message, ToMessage, messages, shown_in_english};

/// The drive that the caller asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WantedDrive {
    /// The district that it must be for.
    pub district: Option<Recipient>,
    /// The release that it must have.
    pub release: Option<Release>,
}

messages! {
/// A property that identifies a drive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DriveProperty {
    /// The campaign.
    Campaign = "verify.mark:campaign",
    /// The edition.
    Edition = "verify.mark:edition",
    /// The release.
    Release = "verify.mark:release",
    /// The district's code, or `master`.
    District = "verify.mark:district",
}
}

/// The source of the expected value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Demand {
    /// The caller.
    Asked,
    /// The name of the file.
    FileName,
    /// The signed list of digests beside it.
    List,
    /// The image set beside it.
    Set,
}

/// A mark whose value differs from the expected one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Mismatch {
    /// Which mark.
    pub mark: DriveProperty,
    /// The expected value.
    pub wanted: RawName,
    /// The target's value; `None` if it has none.
    pub found: Option<RawName>,
    /// The source of the expected value.
    pub by: Demand,
}

messages! {
    /// The sentence of a [`Mismatch`].
    enum MismatchText {
        Unnamed { mark: DriveProperty, wanted: RawName } = "verify.mismatch:unnamed",
        Asked { mark: DriveProperty, found: RawName, wanted: RawName } = "verify.mismatch:asked",
        FileName { mark: DriveProperty, found: RawName, wanted: RawName } = "verify.mismatch:file-name",
        List { mark: DriveProperty, found: RawName, wanted: RawName } = "verify.mismatch:list",
        Set { mark: DriveProperty, found: RawName, wanted: RawName } = "verify.mismatch:set",
    }
}

shown_in_english!(Mismatch);

impl ToMessage for Mismatch {
    fn message(&self) -> Message {
        let (mark, wanted) = (self.mark, self.wanted.clone());
        let Some(found) = self.found.clone() else {
            return MismatchText::Unnamed { mark, wanted }.into();
        };
        match self.by {
            Demand::Asked => MismatchText::Asked {
                mark,
                found,
                wanted,
            },
            Demand::FileName => MismatchText::FileName {
                mark,
                found,
                wanted,
            },
            Demand::List => MismatchText::List {
                mark,
                found,
                wanted,
            },
            Demand::Set => MismatchText::Set {
                mark,
                found,
                wanted,
            },
        }
        .into()
    }
}

/// Releases are compared as numbers: `2026.01` is `2026.1`.
pub(super) fn is_same(mark: DriveProperty, found: Option<&str>, wanted: &str) -> bool {
    let Some(found) = found else { return false };
    if mark != DriveProperty::Release {
        return found == wanted;
    }
    let parts = |text: &str| {
        let (year, number) = text.split_once('.')?;
        Some((year.parse::<u32>().ok()?, number.parse::<u32>().ok()?))
    };
    found == wanted || (parts(found).is_some() && parts(found) == parts(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn releases_are_compared_as_numbers_and_codes_as_they_stand() {
        assert!(is_same(DriveProperty::Release, Some("2026.01"), "2026.1"));
        assert!(!is_same(DriveProperty::Release, Some("2026.10"), "2026.1"));
        assert!(!is_same(DriveProperty::Release, Some("spring"), "2026.1"));
        assert!(!is_same(DriveProperty::Release, None, "2026.1"));
        assert!(!is_same(DriveProperty::District, Some("08101"), "8101"));
        assert!(is_same(DriveProperty::District, Some("master"), "master"));
    }
}
