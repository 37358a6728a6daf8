//! `verify`: checks whether a target is intact.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::error::Error;
use super::keys::read_public_key;
use crate::base::Work;
use crate::drive::{Recipient, Release};
use crate::formats::minisign::PublicKey;
use crate::image::{Dist, ImageSet};
use crate::kit;
use crate::verify::{self, ImageComparison, Options, Report, WantedDrive};

/// The table of known district codes, if the command runs in a kit.
const DISTRICTS_FILE: &str = "manifests/districts.csv";

/// What targets are checked against.
#[derive(Clone, Debug)]
pub struct VerifyOptions {
    /// The public key that the caller trusts: a file, or the key's own 56 characters.
    pub key: Option<PathBuf>,
    /// Where image sets are.
    pub sets: Option<PathBuf>,
    /// How images are judged.
    pub judge: ImageComparison,
    /// The district and release that every target must have.
    pub asked: WantedDrive,
}

/// Refuses a district that the kit in the folder `kit` does not have, because no such drive exists.
/// Without a kit, any code may be valid.
///
/// # Errors
/// [`Error::UnknownDistrict`].
pub fn check_asked(asked: &WantedDrive, kit: &Path, work: &Work) -> Result<(), Error> {
    let Some(code) = asked.district.as_ref().and_then(Recipient::district) else {
        return Ok(());
    };
    if !kit.join(DISTRICTS_FILE).is_file() {
        return Ok(());
    }
    // An unreadable or faulty kit is ignored.
    let loaded = kit::load(kit, work)
        .ok()
        .filter(|loaded| !loaded.has_faults());
    match loaded.and_then(|loaded| loaded.kit) {
        Some(kit) if kit.district(code).is_none() => {
            let code = code.clone();
            Err(Error::UnknownDistrict { code })
        }
        _ => Ok(()),
    }
}

/// Reads the given key, if any.
///
/// # Errors
/// Fails if the file cannot be read or is not a minisign public key.
pub fn read_key(options: &VerifyOptions) -> Result<Option<PublicKey>, Error> {
    options.key.as_deref().map(read_public_key).transpose()
}

/// Judges one target.
///
/// # Errors
/// Fails if the target could not be judged: see [`verify::verify`].
pub fn verify(
    target: &Path,
    options: &VerifyOptions,
    key: Option<&PublicKey>,
    work: &Work,
) -> Result<Report, Error> {
    let options = Options {
        key,
        sets: options.sets.as_deref(),
        judge: options.judge,
        asked: Some(&options.asked),
    };
    Ok(verify::verify(target, &options, work)?)
}

/// The newest release of each edition among the sets at hand.
#[derive(Debug, Default)]
pub struct NewestReleases {
    /// By campaign and edition.
    releases: BTreeMap<(String, String), Release>,
}

/// Finds the newest release of each edition below the output folder. Sets that cannot be read do not
/// count: this is only a hint.
pub fn newest_releases(out: &Path) -> NewestReleases {
    let mut newest = NewestReleases::default();
    for folder in Dist::new(out).sets().unwrap_or_default() {
        let Ok(set) = ImageSet::read(&folder) else {
            continue;
        };
        let key = (set.campaign.to_string(), set.edition.to_string());
        newest.releases.insert(key, set.release);
    }
    newest
}

impl NewestReleases {
    /// The release that a drive could be updated to; `None` if none is newer.
    pub fn newer_than(&self, report: &Report) -> Option<Release> {
        let of = &report.identity;
        let campaign = of.campaign.as_ref()?.as_raw().to_owned();
        let edition = of.edition.as_ref()?.as_raw().to_owned();
        let release: Release = of.release.as_ref()?.as_raw().parse().ok()?;
        let newest = self.releases.get(&(campaign, edition)).copied()?;
        (newest > release).then_some(newest)
    }
}
