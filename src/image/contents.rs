//! Reads the recipient's files from an image of a set and checks them against the manifests.
//!
//! Reads the disk image, which every set has. Everything is checked by digest: the tail and the tag
//! manifest against `image-set.json`, each file against the manifest that lists it (RFC 8493
//! §2.1.3, §2.2.1).

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

use super::error::{Change, Error};
use super::set::{ImageForm, ImageSet, RecipientRecord};
use super::virtual_image::VirtualImage;
use crate::base::{Action, FileError, Hashing, ReadAt as _, Sha256};
use crate::drive::{DriveFile, DrivePath, Recipient};
use crate::formats::bagit::{
    Algorithm, Charset, Digest, ManifestKind, manifest_name, parse_manifest,
};
use crate::formats::fat32::{FatFile, Volume};

/// Name of the tag manifest; `image-set.json` holds its digest.
pub(super) const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";
/// Path of the signature's slot.
pub const SIGNATURE_FILE: &str = "tagmanifest-sha256.txt.minisig";
/// The first bytes of the signature's slot in an unsigned set.
pub const NOT_SIGNED: &str = "untrusted comment: not signed";
/// Longest recipient file that is read into memory: the manifest of 500,000 files. Without it, a
/// hostile set could exhaust memory.
const FILE_BYTES_MAX: u64 = 64 << 20;
/// Bytes read at a time.
pub(super) const BLOCK_BYTES: usize = 1 << 20;

/// The files of this recipient alone, in the order of the slots.
///
/// # Errors
/// Those of [`VirtualImage::open`]; [`Error::Damaged`] or [`Error::DamagedFile`] if something
/// differs from its digest; [`Error::Unreadable`] if the image is not FAT32.
pub fn district_files(
    folder: &Path,
    set: &ImageSet,
    recipient: &Recipient,
) -> Result<Vec<DriveFile>, Error> {
    let image = VirtualImage::open(folder, set, recipient, ImageForm::Img)?;
    let record = record_of(folder, set, recipient)?;
    check_tail(folder, &image, record, ImageForm::Img)?;
    let unreadable = |source| Error::Unreadable {
        recipient: recipient.clone(),
        source,
    };
    let volume = Volume::open(&image).map_err(unreadable)?;
    // Faults of the tree can be ignored: a file that they hide or cut fails the checks below.
    let tree = volume.tree().map_err(unreadable)?;
    let common: BTreeMap<&str, Sha256> = set
        .common
        .iter()
        .map(|file| (file.path.as_str(), file.sha256))
        .collect();
    let is_own = |file: &&FatFile| !common.contains_key(file.path.as_str());
    let mut own: Vec<&FatFile> = tree.files.iter().filter(is_own).collect();
    own.sort_by_key(|file| slot_of(set, file));
    let files = own
        .into_iter()
        .map(|file| read_file(&image, file, recipient));
    let files: Vec<DriveFile> = files.collect::<Result<_, _>>()?;
    check_manifests(&files, &common, record)?;
    Ok(files)
}

/// Whether the set names a signer and the recipient's image has no signature yet.
///
/// # Errors
/// Those of [`VirtualImage::open`], or an I/O error.
pub fn waits_for_signature(
    folder: &Path,
    set: &ImageSet,
    recipient: &Recipient,
) -> Result<bool, Error> {
    let image = VirtualImage::open(folder, set, recipient, ImageForm::Img)?;
    let slot = set
        .layout
        .slots()
        .iter()
        .find(|slot| slot.path == SIGNATURE_FILE);
    let (Some(slot), Some(_)) = (slot, &set.signer) else {
        return Ok(false);
    };
    let mut start = [0; NOT_SIGNED.len()];
    let read = image.read_exact_at(set.layout.offset_bytes(slot.first_cluster()), &mut start);
    let path = folder.join(ImageForm::Img.tail_name(recipient));
    read.map_err(|e| FileError::io(Action::Read, path, e))?;
    Ok(start == NOT_SIGNED.as_bytes())
}

/// The record of `recipient`.
pub(super) fn record_of<'a>(
    folder: &Path,
    set: &'a ImageSet,
    recipient: &Recipient,
) -> Result<&'a RecipientRecord, Error> {
    set.recipient(recipient)
        .ok_or_else(|| Error::NoSuchRecipient {
            folder: folder.to_owned(),
            recipient: recipient.clone(),
        })
}

/// Compares a tail with its digest.
pub(super) fn check_tail(
    folder: &Path,
    image: &VirtualImage,
    record: &RecipientRecord,
    form: ImageForm,
) -> Result<(), Error> {
    let Some(tail) = record.tail(form) else {
        return Ok(());
    };
    let path = folder.join(form.tail_name(&record.recipient));
    let found = digest_of(
        image,
        image.base_length_bytes(),
        tail.length_bytes,
        &mut |_| Ok(()),
    );
    let found = found.map_err(|e| FileError::io(Action::Read, &path, e))?;
    let expected = tail.sha256;
    if found == expected {
        return Ok(());
    }
    let change = Change::Sha256 { expected, found };
    Err(Error::Damaged { path, change })
}

/// The digest of a range of an image; calls `each` for every block.
pub(super) fn digest_of(
    image: &VirtualImage,
    offset_bytes: u64,
    length_bytes: u64,
    each: &mut dyn FnMut(&[u8]) -> std::io::Result<()>,
) -> std::io::Result<Sha256> {
    let mut hashing = Hashing::new();
    let mut block = vec![0; BLOCK_BYTES];
    let mut done = 0;
    while done < length_bytes {
        let left = length_bytes - done;
        let now = usize::try_from(left).map_or(BLOCK_BYTES, |left| left.min(BLOCK_BYTES));
        image.read_exact_at(offset_bytes + done, &mut block[..now])?;
        hashing.update(&block[..now]);
        each(&block[..now])?;
        done += u64::try_from(now).map_err(std::io::Error::other)?;
    }
    Ok(hashing.finish())
}

/// The index of the file's slot, or the number of slots if it lies in none.
fn slot_of(set: &ImageSet, file: &FatFile) -> usize {
    let start = file.extents.first().map(|extent| extent.offset_bytes);
    let slots = set.layout.slots();
    let is_there = |chain: &super::layout::Chain| {
        start == Some(set.layout.offset_bytes(chain.first_cluster()))
    };
    slots.iter().position(is_there).unwrap_or(slots.len())
}

fn read_file(
    image: &VirtualImage,
    file: &FatFile,
    recipient: &Recipient,
) -> Result<DriveFile, Error> {
    let path = DrivePath::new(file.path.clone()).map_err(|source| Error::Name {
        recipient: recipient.clone(),
        path: file.path.clone(),
        source,
    })?;
    let damaged = |change| Error::DamagedFile {
        recipient: recipient.clone(),
        path: file.path.clone(),
        change,
    };
    let mut bytes = Vec::new();
    let read = file
        .reader(image)
        .take(FILE_BYTES_MAX + 1)
        .read_to_end(&mut bytes);
    read.map_err(|e| FileError::io(Action::Read, file.path.as_str(), e))?;
    let found_bytes = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if found_bytes != file.length_bytes {
        return Err(damaged(Change::Length {
            expected_bytes: file.length_bytes,
            found_bytes,
        }));
    }
    Ok(DriveFile { path, bytes })
}

/// Compares every file with its line in a manifest.
fn check_manifests(
    files: &[DriveFile],
    common: &BTreeMap<&str, Sha256>,
    record: &RecipientRecord,
) -> Result<(), Error> {
    let damaged = |path: &str, change| Error::DamagedFile {
        recipient: record.recipient.clone(),
        path: path.to_owned(),
        change,
    };
    let mut listed: BTreeMap<String, Digest> = BTreeMap::new();
    for file in files {
        let kind = match manifest_name(file.path.as_str()) {
            Some((ManifestKind::Payload, "sha256")) => ManifestKind::Payload,
            Some((ManifestKind::Tag, "sha256")) => ManifestKind::Tag,
            _ => continue,
        };
        let manifest = parse_manifest(&file.bytes, kind, Algorithm::Sha256, Charset::UTF_8);
        listed.extend(
            manifest
                .entries()
                .map(|entry| (entry.path.to_owned(), entry.digest)),
        );
    }
    let own: BTreeMap<&str, Sha256> = files
        .iter()
        .map(|file| (file.path.as_str(), Sha256::of(&file.bytes)))
        .collect();
    match own.get(TAG_MANIFEST) {
        Some(found) if *found == record.tag_manifest_sha256 => {}
        Some(found) => {
            let (expected, found) = (record.tag_manifest_sha256, *found);
            return Err(damaged(TAG_MANIFEST, Change::Sha256 { expected, found }));
        }
        None => return Err(damaged(TAG_MANIFEST, Change::Missing)),
    }
    for (path, digest) in &listed {
        let found = own.get(path.as_str()).or_else(|| common.get(path.as_str()));
        let found = *found.ok_or_else(|| damaged(path, Change::Missing))?;
        if *digest != Digest::from(found) {
            return Err(damaged(path, Change::Content));
        }
    }
    let needs_no_line = [TAG_MANIFEST, SIGNATURE_FILE];
    let is_listed = |path: &str| listed.contains_key(path) || needs_no_line.contains(&path);
    match own
        .keys()
        .chain(common.keys())
        .find(|path| !is_listed(path))
    {
        Some(path) => Err(damaged(path, Change::Unlisted)),
        None => Ok(()),
    }
}
