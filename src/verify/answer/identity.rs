//! A drive's own statement of what it is.

use serde::Serialize;

use super::mismatch::{Demand, DriveProperty, Mismatch, is_same};
use super::name::RawName;
use crate::formats::bagit::TagFile;

/// What a drive says it is, verbatim.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct DriveIdentity {
    /// The campaign.
    pub campaign: Option<RawName>,
    /// The edition.
    pub edition: Option<RawName>,
    /// The release.
    pub release: Option<RawName>,
    /// A district's code, or `master`.
    pub district: Option<RawName>,
}

impl DriveIdentity {
    /// What `bag-info.txt` says.
    pub(in crate::verify) fn of_info(info: Option<&TagFile>) -> Self {
        let Some(info) = info else {
            return Self::default();
        };
        let group = info.get("Bag-Group-Identifier").unwrap_or_default();
        let mut words = group.split_ascii_whitespace().map(RawName::new);
        let (campaign, release, edition) = (words.next(), words.next(), words.next());
        Self {
            campaign,
            edition,
            release,
            district: info.get("External-Identifier").map(RawName::new),
        }
    }

    /// The drive's value of a mark.
    pub(in crate::verify) fn mark(&self, mark: DriveProperty) -> Option<&RawName> {
        match mark {
            DriveProperty::Campaign => self.campaign.as_ref(),
            DriveProperty::Edition => self.edition.as_ref(),
            DriveProperty::Release => self.release.as_ref(),
            DriveProperty::District => self.district.as_ref(),
        }
    }

    /// The marks in which this drive differs from `wanted`. A value that the drive lacks is not a
    /// mismatch; it is reported as damage.
    pub(in crate::verify) fn differs_from(
        &self,
        by: Demand,
        wanted: [(DriveProperty, &str); 3],
    ) -> impl Iterator<Item = Mismatch> {
        wanted.into_iter().filter_map(move |(mark, wanted)| {
            let found = self.mark(mark)?;
            let is_same = is_same(mark, Some(found.as_raw()), wanted);
            (!is_same).then(|| Mismatch {
                mark,
                wanted: RawName::new(wanted),
                found: Some(found.clone()),
                by,
            })
        })
    }
}
