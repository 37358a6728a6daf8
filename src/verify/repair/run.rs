//! From a target and a source to a repaired drive.

use std::fs;
use std::path::Path;

use super::super::error::{Error, RepairError, SetError};
use super::super::folder::Folder;
use super::super::hash::{Job, hash_files};
use super::super::platform::{forget_cached, open_plain_file};
use super::super::report::{BagKind, Identity, RawName, TargetKind, Verdict};
use super::super::seal::Seal;
use super::super::set::is_signed_by;
use super::super::sets::sets_in;
use super::super::target::{Options, verify};
use super::super::view::Files as _;
use super::done::{Act, BadSource, Extras, Hindrance, Repair, Repaired, Unmended};
use super::extras::remove_extras;
use super::folder::{WriteFault, write_file};
use super::image::ImageOf;
use super::source::{Source, with_source};
use super::wanted::{Wanted, wanted_of};
use crate::bag::TAG_MANIFEST_PATH;
use crate::base::{ForeignPath, Interrupted, Progress, is_held, sync_drive};
use crate::formats::bagit::Algorithm;
use crate::formats::content::system_file;
use crate::image::ImageForm;

/// Repairs a drive folder, a mounted drive or an image file.
///
/// # Errors
/// What [`verify`] says; when the source is of no use or of another drive; when the target is of
/// a kind that is not repaired in place; when it cannot be written at all.
pub fn repair(
    target: &Path,
    repair: &Repair<'_>,
    progress: &dyn Progress,
) -> Result<Repaired, Error> {
    let mut options = Options {
        key: repair.key,
        sets: Some(repair.from).filter(|_| !target.is_dir()),
        ..Options::default()
    };
    let mut bad_source = None;
    let before = match verify(target, &options, progress) {
        Err(Error::Set(error)) => {
            bad_source = Some(bad_set(error)?);
            options.sets = None;
            verify(target, &options, progress)?
        }
        before => before?,
    };
    let mut done = Repaired {
        before,
        rewritten: Vec::new(),
        removed: Vec::new(),
        unmended: Vec::new(),
        bad_source,
        after: None,
    };
    let result = match done.before.kind {
        TargetKind::Folder => repair_folder(target, repair, &mut done, progress),
        TargetKind::Image | TargetKind::Zip if done.bad_source.is_none() => {
            repair_image(target, repair, &mut done, progress)
        }
        TargetKind::Image | TargetKind::Zip => Ok(()),
        kind => {
            let path = target.to_owned();
            Err(match kind {
                TargetKind::Device => RepairError::Disk { path },
                _ => RepairError::Kind { path },
            }
            .into())
        }
    };
    // The source's damage is an answer, as a damaged target's is.
    match result {
        Err(Error::Repair(RepairError::Source { path, reason })) => {
            let path = RawName::new(path.to_string_lossy());
            done.bad_source = Some(BadSource { path, reason });
        }
        Err(Error::Set(error)) => done.bad_source = Some(bad_set(error)?),
        other => other?,
    }
    let has_written = !(done.rewritten.is_empty() && done.removed.is_empty());
    if repair.act == Act::Write && has_written {
        done.after = match verify(target, &options, progress) {
            // The open file is among those that could not be mended.
            Err(Error::Held { .. }) if !done.unmended.is_empty() => None,
            after => Some(after?),
        };
    }
    Ok(done)
}

/// A set that is there and cannot be read is damaged; one that is not there is no source.
fn bad_set(error: SetError) -> Result<BadSource, Error> {
    match error {
        SetError::Unreadable { folder, reason } => Ok(BadSource {
            path: RawName::new(folder.to_string_lossy()),
            reason,
        }),
        other => Err(other.into()),
    }
}

fn repair_folder(
    target: &Path,
    repair: &Repair<'_>,
    done: &mut Repaired,
    progress: &dyn Progress,
) -> Result<(), Error> {
    let identity = identity_for(target, done);
    // A drive whose own signature holds takes files of the same signer alone.
    let named = match &done.before.signature {
        Seal::Right { signer, .. } => Some(signer.clone()),
        _ => None,
    };
    let key = repair.key.or(named.as_ref());
    with_source(repair.from, &identity, key, &mut |source| {
        // First: a link may stand where a folder of ours should be, and a full stick gains room.
        if repair.extras == Extras::Remove {
            remove_extras(target, repair.act, done)?;
        }
        let folder = Folder::open(target)?;
        if done.before.bag == BagKind::None && is_of_others(&folder, source) {
            let path = target.to_owned();
            return Err(RepairError::NotADrive { path }.into());
        }
        let to_write = plan_files(&folder, source, done, progress)?;
        let total = to_write.keys().filter_map(|path| {
            let mut files = source.view.listing().files.iter();
            Some(files.find(|file| file.path == *path)?.length_bytes)
        });
        progress.stage("repairing", Some(total.sum()));
        for (path, digest) in &to_write {
            let name = RawName::new(&**path);
            let written = match repair.act {
                Act::Plan => Ok(()),
                Act::Write => write_file(target, path, digest, source, progress),
            };
            match written {
                Ok(()) => done.rewritten.push(name),
                Err(WriteFault::Stopped) => return Err(Interrupted.into()),
                Err(WriteFault::Source(reason)) => {
                    done.unmended
                        .push(Unmended::new(name, Hindrance::Source, reason));
                }
                Err(WriteFault::Tree(reason)) => {
                    done.unmended
                        .push(Unmended::new(name, Hindrance::Tree, reason));
                }
                Err(WriteFault::Drive(reason)) => {
                    done.unmended
                        .push(Unmended::new(name, Hindrance::Drive, reason));
                }
            }
        }
        Ok(())
    })?;
    if repair.act == Act::Write {
        sync_drive(target)?;
        for path in &done.rewritten {
            // What cannot be opened is told by the verification that follows.
            let path = ForeignPath::new(path.as_raw()).map(|path| path.below(target));
            if let Ok(Ok(file)) = path.map(|path| open_plain_file(&path)) {
                forget_cached(&file);
            }
        }
    }
    Ok(())
}

/// Whether a folder that shows none of a drive's marks holds files, and none of the source's: then
/// it is no drive that lost its marks, and not an empty stick either.
fn is_of_others(folder: &Folder, source: &Source<'_>) -> bool {
    let files = &folder.listing().files;
    let mut strange = files
        .iter()
        .filter(|file| system_file(&file.path).is_none())
        .peekable();
    strange.peek().is_some() && !strange.any(|file| source.wanted.contains_key(&file.path))
}

/// Whose drive it is; by the name of `DISTRICT-8101.txt` where `bag-info.txt` does not tell.
fn identity_for(target: &Path, done: &Repaired) -> Identity {
    let mut identity = done.before.identity.clone();
    let is_info_right = !done
        .before
        .damaged
        .iter()
        .any(|d| d.path.as_raw() == "bag-info.txt");
    if !is_info_right {
        identity = Identity::default();
    }
    if identity.district.is_none() {
        // For a name only: what cannot be listed gives none.
        let names = fs::read_dir(target)
            .into_iter()
            .flatten()
            .filter_map(Result::ok);
        let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let code = names.filter_map(|name| {
            let code = name.strip_prefix("DISTRICT-")?.strip_suffix(".txt")?;
            let is_master = code.bytes().all(|digit| digit == b'0');
            Some(if is_master {
                "master".to_owned()
            } else {
                code.to_owned()
            })
        });
        identity.district = code.min().map(RawName::new);
    }
    identity
}

/// Which files are to be written, with their digests.
fn plan_files(
    folder: &Folder,
    source: &Source<'_>,
    done: &mut Repaired,
    progress: &dyn Progress,
) -> Result<Wanted, Error> {
    let own = wanted_of(folder);
    let tag_manifest = |wanted: &Wanted| wanted.get(TAG_MANIFEST_PATH).copied();
    let is_same = own.as_ref().and_then(tag_manifest) == tag_manifest(&source.wanted);
    let says = &done.before.identity;
    let is_same_drive = is_same
        || says.district.is_none()
        || (says.district == source.identity.district && is_of_one_release(says, source));
    if is_same_drive {
        return differing(folder, &source.wanted, done, progress);
    }
    if !is_of_one_release(says, source) {
        return Err(RepairError::OtherRelease.into());
    }
    // Another district's drive of the same release has the common files: those that this drive's
    // own manifests, being right, want just so.
    let Some(own) = own else {
        return Err(RepairError::OtherDistrict.into());
    };
    let damaged = differing(folder, &own, done, progress)?;
    let (to_write, rest): (Wanted, Wanted) = damaged
        .into_iter()
        .partition(|(path, digest)| source.wanted.get(path) == Some(digest));
    for path in rest.into_keys() {
        let reason = "only this district's own drive or image has it".to_owned();
        let path = RawName::new(path);
        done.unmended
            .push(Unmended::new(path, Hindrance::Source, reason));
    }
    Ok(to_write)
}

fn is_of_one_release(says: &Identity, source: &Source<'_>) -> bool {
    says.campaign == source.identity.campaign
        && says.edition == source.identity.edition
        && says.release == source.identity.release
}

/// The files of `wanted` that are not in the folder as they should be.
fn differing(
    folder: &Folder,
    wanted: &Wanted,
    done: &mut Repaired,
    progress: &dyn Progress,
) -> Result<Wanted, Error> {
    let files = &folder.listing().files;
    let mut jobs = Vec::new();
    let mut bad: Wanted = wanted.clone();
    for (index, file) in files.iter().enumerate() {
        if file.exact && wanted.contains_key(&file.path) {
            jobs.push(Job {
                file: index,
                algorithms: vec![Algorithm::Sha256],
                order: 0,
            });
        }
    }
    let total = jobs.iter().map(|job| files[job.file].length_bytes);
    progress.stage("comparing with the source", Some(total.sum()));
    for (index, outcome) in hash_files(folder, done.before.target.as_raw(), jobs, progress)? {
        let path = &files[index].path;
        match outcome {
            Ok(read) if read.digests.first() == wanted.get(path) => {
                bad.remove(path);
            }
            // It may be right, and could not be replaced either.
            Err(error) if is_held(&error) => {
                bad.remove(path);
                let reason = "another program has it open: close that, then repair again";
                let path = RawName::new(&**path);
                done.unmended
                    .push(Unmended::new(path, Hindrance::Drive, reason.to_owned()));
            }
            _ => {}
        }
    }
    Ok(bad)
}

fn repair_image(
    target: &Path,
    repair: &Repair<'_>,
    done: &mut Repaired,
    progress: &dyn Progress,
) -> Result<(), Error> {
    if done.before.verdict == Verdict::Pristine {
        return Ok(());
    }
    let form = match done.before.kind {
        TargetKind::Zip => ImageForm::Zip,
        _ => ImageForm::Img,
    };
    let stem = target.file_stem().and_then(|stem| stem.to_str());
    let sets = sets_in(repair.from)?;
    let mut found = sets.iter().filter_map(|set| {
        let record = set.record(&done.before.identity, stem.unwrap_or_default())?;
        Some(ImageOf { set, record, form })
    });
    let no_drive = || RepairError::NoSuchDrive {
        path: repair.from.to_owned(),
    };
    let image = found.next().ok_or_else(no_drive)?;
    // Bytes are taken by the digests of the set alone, so it must be theirs whose drive it is.
    let its_signer = match &done.before.signature {
        Seal::Right { signer, .. } => Some(signer.clone()),
        _ => image
            .set
            .set
            .signer
            .as_deref()
            .and_then(|key| key.parse().ok()),
    };
    let signer = repair.key.cloned().or(its_signer);
    if signer.is_some_and(|key| !is_signed_by(image.set, &key)) {
        let whose = match repair.key {
            Some(_) => "the key that was given",
            None => "the key that the drive or the set names",
        };
        return Err(RepairError::Source {
            path: image.set.folder.clone(),
            reason: format!("its image-set.json is not signed by {whose}"),
        }
        .into());
    }
    let length_bytes = fs::metadata(target).map_err(|source| Error::Open {
        path: target.to_owned(),
        source,
    })?;
    // A longer file was taken from a stick: its end is none of ours.
    if image
        .length_bytes()
        .is_none_or(|whole| length_bytes.len() > whole)
    {
        let path = target.to_owned();
        return Err(RepairError::Kind { path }.into());
    }
    let ranges = image.differences(target, progress)?;
    if repair.act == Act::Write {
        image.write(target, &ranges, progress)?;
    }
    let names = ranges.iter();
    let names = names.map(|range| format!("bytes {}..{}", range.start, range.end));
    done.rewritten.extend(names.map(RawName::new));
    Ok(())
}
