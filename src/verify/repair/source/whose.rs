//! Identifies a damaged drive and its image in a set.

use crate::bag::{INFO_PATH, TAG_MANIFEST_PATH};
use crate::base::Sha256;
use crate::drive::Recipient;
use crate::drive::layout::code_in_district_text;
use crate::formats::bagit::MANIFEST_BYTES_MAX;
use crate::image::RecipientRecord;
use crate::verify::answer::{DriveIdentity, RawName, Report};
use crate::verify::error::RepairError;
use crate::verify::sets::SetAtHand;
use crate::verify::view::{Files, small_file};

/// What is known about a drive's identity.
#[derive(Debug, Clone, Default)]
pub(in crate::verify) struct Whose {
    /// What the drive or the caller says it is.
    pub(in crate::verify) identity: DriveIdentity,
    /// The file name without its ending; empty for a folder.
    stem: String,
    /// The digest of its tag manifest, even if that is damaged.
    tag_manifest: Option<Sha256>,
}

impl Whose {
    /// From the report `before`, the files in `view`, and the district that the caller names.
    ///
    /// # Errors
    /// [`RepairError::AskedAnother`] if the drive names another district.
    pub(in crate::verify) fn of(
        before: &Report,
        view: Option<&dyn Files>,
        stem: &str,
        asked: Option<&Recipient>,
    ) -> Result<Self, RepairError> {
        let mut damaged = before.damaged.iter();
        // A damaged file may contain anything.
        let mut identity = if damaged.any(|damage| damage.path.as_raw() == INFO_PATH) {
            DriveIdentity::default()
        } else {
            before.identity.clone()
        };
        if identity.district.is_none() {
            identity.district = view.and_then(district_by_name).map(RawName::new);
        }
        if let Some(asked) = asked {
            let asked = RawName::new(asked.to_string());
            if let Some(found) = identity.district.filter(|found| *found != asked) {
                return Err(RepairError::AskedAnother { found, asked });
            }
            identity.district = Some(asked);
        }
        let tag_manifest =
            view.and_then(|view| small_file(view, TAG_MANIFEST_PATH, MANIFEST_BYTES_MAX));
        Ok(Self {
            identity,
            stem: stem.to_owned(),
            tag_manifest: tag_manifest.map(|bytes| Sha256::of(&bytes)),
        })
    }

    /// The set and record of the drive.
    ///
    /// # Errors
    /// Fails if there is none, or if several match.
    pub(in crate::verify) fn choose<'s>(
        &self,
        sets: &'s [SetAtHand],
        path: &std::path::Path,
    ) -> Result<(&'s SetAtHand, &'s RecipientRecord), RepairError> {
        // The tag manifest is the best evidence: it is different on every drive.
        let by_digest = sets.iter().find_map(|set| {
            let mut records = set.set.recipients.iter();
            let record = records.find(|r| Some(r.tag_manifest_sha256) == self.tag_manifest)?;
            Some((set, record))
        });
        let district = self.identity.district.as_ref().map(RawName::as_raw);
        let is_asked = |record: &RecipientRecord| {
            district.is_none_or(|district| district == record.recipient.to_string())
        };
        if let Some(found) = by_digest.filter(|(_, record)| is_asked(record)) {
            return Ok(found);
        }
        let fits = |set: &'s SetAtHand| Some((set, set.record(&self.identity, &self.stem)?));
        let mut found = sets.iter().filter_map(fits);
        let path = path.to_owned();
        match (found.next(), found.next()) {
            (Some(only), None) => Ok(only),
            (Some(_), Some(_)) => Err(RepairError::WhichSet { path }),
            (None, _) if district.is_none() && self.stem.parse::<Recipient>().is_err() => {
                Err(RepairError::WhichDistrict { path })
            }
            (None, _) => Err(RepairError::NoSuchDrive { path }),
        }
    }
}

/// The district from the name of `DISTRICT-8101.txt`.
fn district_by_name(view: &dyn Files) -> Option<String> {
    let files = view.listing().files.iter();
    let codes = files.filter_map(|file| {
        let code = code_in_district_text(&file.path)?;
        let is_master = code.bytes().all(|digit| digit == b'0');
        Some(if is_master {
            "master".to_owned()
        } else {
            code.to_owned()
        })
    });
    codes.filter(|code| code.parse::<Recipient>().is_ok()).min()
}
