//! Whether a drive is the one that was meant: all its files may be right, and it is another
//! district's or an older release.

use std::fmt;

use serde::Serialize;

use super::name::RawName;
use crate::drive::{Recipient, Release};

/// The drive that is meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Whose it must be.
    pub district: Option<Recipient>,
    /// The release that it must be of.
    pub release: Option<Release>,
}

/// What a drive is known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// The campaign.
    Campaign,
    /// The edition.
    Edition,
    /// The release.
    Release,
    /// The district's code, or `master`.
    District,
}

/// Who says which drive it must be.
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

/// One mark by which a drive is another one than it should be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Mismatch {
    /// Which mark.
    pub mark: Mark,
    /// What it should be.
    pub wanted: RawName,
    /// What the target says it is; `None` where it says nothing.
    pub found: Option<RawName>,
    /// Who wants it so.
    pub by: Demand,
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Campaign => "campaign",
            Self::Edition => "edition",
            Self::Release => "release",
            Self::District => "district",
        })
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { mark, wanted, .. } = self;
        match &self.found {
            Some(found) => write!(f, "its {mark} is {found}, and ")?,
            None => {
                return write!(
                    f,
                    "it does not name the {mark} {wanted}, which was asked for"
                );
            }
        }
        match self.by {
            Demand::Asked => write!(f, "{wanted} was asked for"),
            Demand::FileName => write!(f, "the file is called {wanted}"),
            Demand::List => write!(f, "the signed SHA256SUMS beside it is for {wanted}"),
            Demand::Set => write!(f, "the image set beside it is for {wanted}"),
        }
    }
}

/// Releases are compared as numbers: `2026.01` is `2026.1`.
pub(super) fn is_same(mark: Mark, found: Option<&str>, wanted: &str) -> bool {
    let Some(found) = found else { return false };
    if mark != Mark::Release {
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
        assert!(is_same(Mark::Release, Some("2026.01"), "2026.1"));
        assert!(!is_same(Mark::Release, Some("2026.10"), "2026.1"));
        assert!(!is_same(Mark::Release, Some("spring"), "2026.1"));
        assert!(!is_same(Mark::Release, None, "2026.1"));
        assert!(!is_same(Mark::District, Some("08101"), "8101"));
        assert!(is_same(Mark::District, Some("master"), "master"));
    }
}
