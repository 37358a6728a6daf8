//! `repair`: repairs a damaged drive.

use std::path::{Path, PathBuf};

use super::error::Error;
use super::keys::read_public_key;
use crate::base::{Mode, Work};
use crate::drive::Recipient;
use crate::verify::{self, Extras, Repair, Repaired};

/// The source of a repair, and its options.
#[derive(Clone, Debug)]
pub struct RepairOptions {
    /// An image set, the output folder that holds sets, or an intact drive, its image or ZIP.
    pub from: PathBuf,
    /// The recipient, if the drive no longer identifies it.
    pub district: Option<Recipient>,
    /// The public key that must have signed source and result: a file, or the key itself.
    pub key: Option<PathBuf>,
    /// Whether unlisted files are removed.
    pub extras: Extras,
    /// Whether to repair or only to report what would be done.
    pub mode: Mode,
}

/// Repairs `target`.
///
/// # Errors
/// Fails if the key cannot be read; otherwise those of [`verify::repair`].
pub fn repair(target: &Path, options: &RepairOptions, work: &Work) -> Result<Repaired, Error> {
    let key = options.key.as_deref().map(read_public_key).transpose()?;
    let repair = Repair {
        from: &options.from,
        district: options.district.as_ref(),
        key: key.as_ref(),
        extras: options.extras,
        mode: options.mode,
    };
    Ok(verify::repair(target, &repair, work)?)
}
