//! `verify`: is a target intact?

use std::path::{Path, PathBuf};

use super::error::Error;
use super::keys::read_public_key;
use crate::base::Progress;
use crate::formats::minisign::PublicKey;
use crate::verify::{self, Judge, Options, Report};

/// What targets are held against.
#[derive(Clone, Debug)]
pub struct VerifyOptions {
    /// A file with the public key that the caller trusts.
    pub key: Option<PathBuf>,
    /// Where image sets are.
    pub sets: Option<PathBuf>,
    /// How images are judged.
    pub judge: Judge,
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
    progress: &dyn Progress,
) -> Result<Report, Error> {
    let options = Options {
        key,
        sets: options.sets.as_deref(),
        judge: options.judge,
    };
    Ok(verify::verify(target, &options, progress)?)
}
