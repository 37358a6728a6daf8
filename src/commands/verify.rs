//! `verify`: is a target intact?

use std::path::{Path, PathBuf};

use super::error::Error;
use super::keys::read_public_key;
use crate::base::Work;
use crate::drive::Recipient;
use crate::formats::minisign::PublicKey;
use crate::kit;
use crate::verify::{self, Asked, Judge, Options, Report};

/// The table by which a code is known to be none, where the command runs in a kit.
const DISTRICTS_FILE: &str = "manifests/districts.csv";

/// What targets are held against.
#[derive(Clone, Debug)]
pub struct VerifyOptions {
    /// The public key that the caller trusts: a file, or the key's own 56 characters.
    pub key: Option<PathBuf>,
    /// Where image sets are.
    pub sets: Option<PathBuf>,
    /// How images are judged.
    pub judge: Judge,
    /// The drive that every target must be.
    pub asked: Asked,
}

/// Refuses a district that the kit in the folder `kit` does not know: nobody could have such a
/// drive. Without a kit there every code may be right.
///
/// # Errors
/// [`Error::UnknownDistrict`].
pub fn check_asked(asked: &Asked, kit: &Path, work: &Work) -> Result<(), Error> {
    let Some(code) = asked.district.as_ref().and_then(Recipient::district) else {
        return Ok(());
    };
    if !kit.join(DISTRICTS_FILE).is_file() {
        return Ok(());
    }
    // A kit that cannot be read knows nothing better.
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

/// Reads the key that was given, if one was.
///
/// # Errors
/// When the file cannot be read or is no minisign public key.
pub fn read_key(options: &VerifyOptions) -> Result<Option<PublicKey>, Error> {
    options.key.as_deref().map(read_public_key).transpose()
}

/// Judges one target.
///
/// # Errors
/// When it could not be found out: see [`verify::verify`].
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
