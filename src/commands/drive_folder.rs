//! The drive folder as the source of a set: its common files, compared with the kit.
//!
//! `stamp` trusts neither alone. It computes what the kit would build now (pages rendered in
//! memory, media as recorded in `media.toml`) and compares that with the folder's manifests. The
//! files themselves are hashed while they are copied into the bases.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use super::error::Error;
use super::fault::DriveFolderFault;
use super::state::OutputState;
use crate::bag::{MANIFEST_PATH, Summed, TAG_MANIFEST_PATH};
use crate::base::{Activity, Crc32, Task, Work, read_file, read_through};
use crate::drive::layout::is_of_district;
use crate::formats::bagit::{Algorithm, Charset, Digest, ManifestKind, parse_manifest};
use crate::image::CommonFile;

/// Compares the folder's manifests with what the kit makes now.
///
/// # Errors
/// [`Error::DriveFolder`] if the folder is missing or differs.
pub(super) fn compare(folder: &Path, expected: &[Summed]) -> Result<(), Error> {
    let listed = listed(folder)?;
    for file in expected {
        match listed.get(file.path.as_str()) {
            None => {
                let (folder, path) = (folder.to_owned(), file.path.clone());
                return Err(DriveFolderFault::Lacks { folder, path }.into());
            }
            Some(digest) if *digest != Digest::from(file.sha256) => {
                let (folder, path) = (folder.to_owned(), file.path.clone());
                return Err(DriveFolderFault::Older { folder, path }.into());
            }
            Some(_) => {}
        }
    }
    let known = |path: &str| {
        expected
            .binary_search_by(|file| file.path.as_str().cmp(path))
            .is_ok()
    };
    let is_own =
        |path: &str| is_of_district(path) || path == MANIFEST_PATH || path == crate::bag::INFO_PATH;
    match listed.keys().find(|path| !known(path) && !is_own(path)) {
        Some(path) => {
            let (folder, path) = (folder.to_owned(), path.clone());
            Err(DriveFolderFault::StillHolds { folder, path }.into())
        }
        None => Ok(()),
    }
}

/// The digests that the folder's two manifests list, by path.
fn listed(folder: &Path) -> Result<BTreeMap<String, Digest>, Error> {
    let manifests = [
        (MANIFEST_PATH, ManifestKind::Payload),
        (TAG_MANIFEST_PATH, ManifestKind::Tag),
    ];
    let mut listed = BTreeMap::new();
    for (name, kind) in manifests {
        let path = folder.join(name);
        let folder = || folder.to_owned();
        if !path.exists() {
            return Err(DriveFolderFault::Missing { folder: folder() }.into());
        }
        let bytes = read_file(&path)?;
        let manifest = parse_manifest(&bytes, kind, Algorithm::Sha256, Charset::UTF_8);
        if !manifest.faults.is_empty() {
            return Err(DriveFolderFault::Unreadable { folder: folder() }.into());
        }
        listed.extend(
            manifest
                .entries()
                .map(|entry| (entry.path.to_owned(), entry.digest)),
        );
    }
    Ok(listed)
}

/// The common files with their CRC-32, which ZIP needs before the first byte is written. `build`
/// stores it; it is computed again if the file has changed since. The press checks SHA-256 and
/// CRC-32 while it copies.
pub(super) fn with_checksums(
    folder: &Path,
    files: Vec<Summed>,
    state: &mut OutputState,
    work: &Work,
) -> Result<Vec<CommonFile>, Error> {
    let noted: Vec<Option<u32>> = files
        .iter()
        .map(|file| state.crc32(&folder.join(file.path.as_str())))
        .collect();
    let unknown = files
        .iter()
        .zip(&noted)
        .filter(|(_, noted)| noted.is_none());
    let unknown_bytes = unknown.map(|(file, _)| file.length_bytes).sum();
    let task = work.task(Activity::ReadDriveFolder, Some(unknown_bytes));
    let summed: Result<Vec<CommonFile>, Error> = files
        .into_par_iter()
        .zip(noted)
        .map(|(file, noted)| {
            let crc32 = match noted {
                Some(crc32) => crc32,
                None => crc32_of(&folder.join(file.path.as_str()), &task)?,
            };
            let Summed {
                path,
                length_bytes,
                sha256,
            } = file;
            Ok(CommonFile {
                path,
                length_bytes,
                sha256,
                crc32,
            })
        })
        .collect();
    let summed = summed?;
    for file in &summed {
        state.note_crc32(&folder.join(file.path.as_str()), file.crc32);
    }
    Ok(summed)
}

fn crc32_of(path: &Path, task: &Task<'_>) -> Result<u32, Error> {
    let mut crc = Crc32::new();
    read_through(path, task, |piece| {
        crc.update(piece);
        Ok::<_, Error>(())
    })?;
    Ok(crc.finish())
}
