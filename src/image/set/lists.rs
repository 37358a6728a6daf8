//! The files that describe a set, in the order in which they are made: `image-set.json`, the
//! digests of everything, and the signatures over both where somebody signs.

use std::path::Path;

use super::{ImageSet, SET_FILE, SET_SIGNATURE_FILE, SUMS_FILE, SUMS_SIGNATURE_FILE};
use crate::bag::Signer;
use crate::base::Sha256;
use crate::formats::sha256sums;
use crate::image::error::Error;
use crate::image::inside;

/// The text of each list, by its name.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::image) struct Lists(Vec<(&'static str, Vec<u8>)>);

impl Lists {
    /// Every name that a list may have.
    pub(in crate::image) const NAMES: [&str; 4] =
        [SET_FILE, SUMS_FILE, SUMS_SIGNATURE_FILE, SET_SIGNATURE_FILE];

    /// The lists of `set`, which is called `folder` in errors.
    pub(in crate::image) fn of(
        set: &ImageSet,
        signer: Option<&Signer<'_>>,
        folder: &Path,
    ) -> Result<Self, Error> {
        let json = set.to_json().map_err(|fault| Error::Set {
            path: folder.join(SET_FILE),
            fault,
        })?;
        let mut sums = set.sums();
        sums.push((SET_FILE.to_owned(), Sha256::of(&json)));
        let lines = sums.iter().map(|(name, sha256)| (name.as_str(), *sha256));
        let sums = sha256sums::to_text(lines).into_bytes();
        let mut lists = vec![(SET_FILE, json), (SUMS_FILE, sums)];
        if let Some(signer) = signer {
            for (index, name) in [(1, SUMS_SIGNATURE_FILE), (0, SET_SIGNATURE_FILE)] {
                let (signed, bytes) = &lists[index];
                let signature = signer.file(signed, bytes)?;
                lists.push((name, signature));
            }
        }
        Ok(Self(lists))
    }

    /// Writes them into a folder under construction.
    pub(in crate::image) fn write(&self, folder: &Path) -> Result<(), Error> {
        self.0
            .iter()
            .try_for_each(|(name, bytes)| inside::write(&folder.join(name), bytes))
    }

    /// Whether `folder` has just these. A file that cannot be read is none of them.
    pub(in crate::image) fn are_in(&self, folder: &Path) -> bool {
        self.0.iter().all(|(name, bytes)| {
            std::fs::read(folder.join(name)).is_ok_and(|found| found == *bytes)
        })
    }
}
