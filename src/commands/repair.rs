//! `repair`: make a damaged drive whole again.

use std::path::{Path, PathBuf};

use super::error::Error;
use super::keys::read_public_key;
use crate::base::{Mode, Work};
use crate::drive::Recipient;
use crate::verify::{self, Extras, Repair, Repaired};

/// What to repair from, and how.
#[derive(Clone, Debug)]
pub struct RepairOptions {
    /// An image set, the output folder that holds sets, or an intact drive, its image or ZIP.
    pub from: PathBuf,
    /// Whose drive it is to be, where it cannot say so any more.
    pub district: Option<Recipient>,
    /// The public key that source and result must be signed by: a file, or the key itself.
    pub key: Option<PathBuf>,
    /// What becomes of unlisted files.
    pub extras: Extras,
    /// Told or done.
    pub mode: Mode,
}

/// Repairs `target`.
///
/// # Errors
/// When the key cannot be read, or as [`verify::repair`].
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
