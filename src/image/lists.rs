//! Writes the lists of a set under construction: `image-set.json`, then `SHA256SUMS`, which
//! contains its digest, then the signatures over both.

use std::path::Path;

use super::error::Error;
use super::inside;
use super::set::{ImageSet, SET_FILE, SET_SIGNATURE_FILE, SUMS_FILE, SUMS_SIGNATURE_FILE};
use super::stamp::order::SignList;
use crate::base::{OutputFolder, Sha256, read_file};
use crate::formats::sha256sums;

/// Names of all lists.
pub(super) const NAMES: [&str; 4] = [SET_FILE, SUMS_FILE, SUMS_SIGNATURE_FILE, SET_SIGNATURE_FILE];

/// Whether two folders have the same lists. An unreadable list counts as different.
pub(super) fn are_same(one: &Path, other: &Path) -> bool {
    NAMES.iter().all(|name| {
        let [one, other] = [one, other].map(|folder| read_file(&folder.join(name)));
        matches!((one, other), (Ok(one), Ok(other)) if one == other)
    })
}

/// Writes the lists of `set` into `folder`.
pub(super) fn write<E: From<Error>>(
    set: &ImageSet,
    folder: &OutputFolder,
    sign_list: Option<SignList<'_, E>>,
) -> Result<(), E> {
    let json = set.to_json().map_err(|fault| Error::Set {
        path: folder.target().join(SET_FILE),
        fault,
    })?;
    inside::write(&folder.path().join(SET_FILE), &json)?;
    let mut sums = set.sums();
    sums.push((SET_FILE.to_owned(), Sha256::of(&json)));
    let lines = sums.iter().map(|(name, sha256)| (name.as_str(), *sha256));
    let text = sha256sums::to_text(lines);
    inside::write(&folder.path().join(SUMS_FILE), text.as_bytes())?;
    if let Some(sign_list) = sign_list {
        let lists = [
            (SUMS_FILE, text.as_bytes(), SUMS_SIGNATURE_FILE),
            (SET_FILE, json.as_slice(), SET_SIGNATURE_FILE),
        ];
        for (name, bytes, signature) in lists {
            if let Some(text) = sign_list(name, bytes)? {
                inside::write(&folder.path().join(signature), &text)?;
            }
        }
    }
    Ok(())
}
