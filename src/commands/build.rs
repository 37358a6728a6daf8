//! `build`: makes the drive folder of an edition from a kit. It is a BagIt bag without a district.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::drives::{EditionDrives, common_small_files, compare_with_list, is_written_anew};
use super::error::Error;
use super::kit_input::KitOptions;
use super::released::keep_masters_signature;
use super::state::{OutputState, Step, fingerprint};
use super::target::EditionTarget;
use super::workshop::Workshop;
use crate::bag::{Bag, RecipientPosition, Signer, Summed};
use crate::base::{
    Action, Activity, Crc32, Diagnostic, FileError, Hashing, OutputFolder, Task, Work,
    folder_totals, read_through,
};
use crate::drive::{DriveFile, DrivePath, Recipient};
use crate::kit::{Kit, Media};
use crate::site::Site;

/// The result of `build` for one edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Built {
    /// The drive folder.
    pub folder: PathBuf,
    /// Number of files.
    pub files: usize,
    /// Bytes of all files.
    pub bytes: u64,
    /// Whether it was up to date, so that nothing was done.
    pub was_current: bool,
    /// Warnings about the kit.
    pub warnings: Vec<Diagnostic>,
}

/// Builds the drive folder of each wanted edition.
///
/// # Errors
/// Fails if the kit has faults, a media file differs from `media.toml`, or the machine fails.
pub fn build(options: &KitOptions, work: &Work) -> Result<Vec<Built>, Error> {
    let mut workshop = Workshop::open(options, None)?;
    let ready = workshop.read(work)?;
    let mut all = Vec::new();
    for target in ready.targets() {
        let mut built = build_edition(&target, &mut workshop.state, work)?;
        built.warnings.clone_from(&ready.warnings);
        all.push(built);
    }
    Ok(all)
}

/// Builds one edition, unless it is current.
pub(super) fn build_edition(
    target: &EditionTarget<'_>,
    state: &mut OutputState,
    work: &Work,
) -> Result<Built, Error> {
    let folder = target.options.drive_folder(&target.edition.name);
    OutputFolder::recover(&folder)?;
    let step = Step::Build(target.edition.name.as_str());
    let inputs = fingerprint(
        &target.options.inputs(),
        &target.step_with_key(&step.name()),
    )?;
    if state.is_done(&step, inputs)? {
        let (files, bytes) = folder_totals(&folder)?;
        return Ok(Built {
            folder,
            files,
            bytes,
            was_current: true,
            warnings: Vec::new(),
        });
    }
    if let Some(released) = target.released {
        released.check(target, &EditionDrives::of(target)?)?;
    }
    let output = OutputFolder::create(&folder)?;
    let sums = fill(output.path(), target, state, work)?;
    output.commit()?;
    for (path, crc32) in &sums {
        state.note_crc32(&folder.join(path.as_str()), *crc32);
    }
    for (media, path) in copied_media(target.kit) {
        let source = target.kit.media_file(media);
        state.note_copy(&source, &folder.join(path.as_str()), media.sha256);
    }
    state.done(&step, inputs)?;
    let (files, bytes) = folder_totals(&folder)?;
    Ok(Built {
        folder,
        files,
        bytes,
        was_current: false,
        warnings: Vec::new(),
    })
}

/// Writes all files of the master's drive and returns the CRC-32 of each common file.
fn fill(
    folder: &Path,
    target: &EditionTarget<'_>,
    state: &OutputState,
    work: &Work,
) -> Result<Vec<(DrivePath, u32)>, Error> {
    let kit = target.kit;
    let site = target.site;
    let small = common_small_files(kit, site)?;
    let media: Vec<(&Media, DrivePath)> = copied_media(kit).collect();
    let total = media.iter().map(|(media, _)| media.size_bytes).sum();
    let task = work.task(Activity::CopyMedia, Some(total));
    for path in small
        .iter()
        .map(|f| &f.path)
        .chain(media.iter().map(|(_, path)| path))
    {
        make_parent(folder, path)?;
    }
    let old = target.options.drive_folder(&target.edition.name);
    let copy = |(media, path): &(&Media, DrivePath)| {
        let reused = reuse(state, &kit.media_file(media), (media, path), (&old, folder));
        let Some(reused) = reused else {
            return copy_media(kit, media, path, folder, &task);
        };
        task.advance(media.size_bytes);
        Ok(reused)
    };
    let copied: Result<Vec<(Summed, u32)>, Error> = media.par_iter().map(copy).collect();
    let mut common: Vec<Summed> = small.iter().map(Summed::of).collect();
    let mut sums: Vec<(DrivePath, u32)> = small
        .iter()
        .map(|file| (file.path.clone(), Crc32::of(&file.bytes)))
        .collect();
    for (summed, crc32) in copied? {
        sums.push((summed.path.clone(), crc32));
        common.push(summed);
    }
    let mut own = own_files(site, target, common)?;
    if target.key.is_none() {
        keep_masters_signature(&old, &mut own);
    }
    for file in small.iter().chain(&own) {
        make_parent(folder, &file.path)?;
        write_new(&folder.join(file.path.as_str()), &file.bytes)?;
    }
    Ok(sums)
}

/// The media that a drive holds byte for byte, with their paths there.
fn copied_media(kit: &Kit) -> impl Iterator<Item = (&Media, DrivePath)> {
    let media = kit.media.iter().filter(|media| !is_written_anew(media));
    media.filter_map(|media| Some((media, media.drive_path()?)))
}

/// Takes an unchanged medium over from the old drive folder, without reading it. Never links to the
/// kit's own file, which people change.
fn reuse(
    state: &OutputState,
    source: &Path,
    (media, path): (&Media, &DrivePath),
    (old, new): (&Path, &Path),
) -> Option<(Summed, u32)> {
    let copy = old.join(path.as_str());
    if !state.is_copy(source, &copy, media.sha256) {
        return None;
    }
    let crc32 = state.crc32(&copy)?;
    let target = new.join(path.as_str());
    let shared = fs::hard_link(&copy, &target).or_else(|_| reflink_copy::reflink(&copy, &target));
    let summed = Summed {
        path: path.clone(),
        length_bytes: media.size_bytes,
        sha256: media.sha256,
    };
    shared.ok().map(|()| (summed, crc32))
}

/// The master's own files, signed if there is a key.
fn own_files(
    site: &Site,
    target: &EditionTarget<'_>,
    common: Vec<Summed>,
) -> Result<Vec<DriveFile>, Error> {
    let identity = target.identity();
    let texts = site.district_files(&Recipient::Master, &identity.signed_by())?;
    let place = RecipientPosition {
        recipient: Recipient::Master,
        position: None,
        total: target.kit.districts.len(),
    };
    let mut own = Bag::new(identity.clone(), common)?.district_files(&place, texts)?;
    if let Some(key) = target.key {
        Signer::new(key, &identity)?.fill_slot(&place.recipient, &mut own)?;
    }
    Ok(own)
}

fn make_parent(folder: &Path, path: &DrivePath) -> Result<(), FileError> {
    let parent = path
        .parent()
        .map_or_else(|| folder.to_owned(), |parent| folder.join(parent));
    fs::create_dir_all(&parent).map_err(|e| FileError::io(Action::Create, parent, e))
}

/// Writes a file into a folder under construction, without a sync: the folder is synced as a whole.
fn write_new(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let written = File::create_new(path).and_then(|mut file| file.write_all(bytes));
    written.map_err(|e| FileError::io(Action::Write, path, e))
}

/// Copies one media file and compares it with its entry in `media.toml`.
fn copy_media(
    kit: &Kit,
    media: &Media,
    path: &DrivePath,
    folder: &Path,
    task: &Task<'_>,
) -> Result<(Summed, u32), Error> {
    let source = kit.media_file(media);
    let target = folder.join(path.as_str());
    // If the file system shares blocks, cloning costs nothing. The clone is hashed, not the source.
    let is_cloned = reflink_copy::reflink(&source, &target).is_ok();
    let (read, mut output) = if is_cloned {
        (&target, None)
    } else {
        (&source, Some(create_new(&target)?))
    };
    let mut hashing = Hashing::new();
    let mut crc = Crc32::new();
    let length_bytes = read_through(read, task, |piece| {
        hashing.update(piece);
        crc.update(piece);
        let written = output.as_mut().map_or(Ok(()), |file| file.write_all(piece));
        written.map_err(|e| Error::from(FileError::io(Action::Write, &target, e)))
    })?;
    let sha256 = hashing.finish();
    compare_with_list(media, length_bytes, sha256)?;
    let summed = Summed {
        path: path.clone(),
        length_bytes,
        sha256,
    };
    Ok((summed, crc.finish()))
}

fn create_new(path: &Path) -> Result<File, FileError> {
    File::create_new(path).map_err(|e| FileError::io(Action::Write, path, e))
}
