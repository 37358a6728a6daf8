//! Decides which files to write and which to leave alone.

use std::collections::HashSet;

use super::super::error::{Error, RepairError};
use super::done::{Hindrance, Repaired, Unmended};
use super::source::RepairSource;
use super::source::wanted::{WantedDigests, wanted_of};
use super::words::RepairFinding;
use crate::bag::TAG_MANIFEST_PATH;
use crate::base::{Activity, Work, is_held};
use crate::formats::bagit::{Algorithm, Digest};
use crate::formats::content::system_file;
use crate::verify::answer::{Damage, DriveIdentity, Note, RawName, Report};
use crate::verify::view::{Files, HashJob, hash_files};

/// Whether a folder without a drive's marks contains files, but none of the source's. Then it is
/// neither a drive that lost its marks nor an empty stick.
pub(in crate::verify) fn is_of_others(view: &dyn Files, source: &RepairSource<'_>) -> bool {
    let files = &view.listing().files;
    let mut strange = files
        .iter()
        .filter(|file| system_file(&file.path).is_none())
        .peekable();
    strange.peek().is_some() && !strange.any(|file| source.wanted.contains_key(&file.path))
}

/// The files to write, with their digests.
pub(super) fn plan_files(
    view: &dyn Files,
    source: &RepairSource<'_>,
    done: &mut Repaired,
    work: &Work,
) -> Result<WantedDigests, Error> {
    let target = done.before.target.as_raw().to_owned();
    let own = wanted_of(view);
    let tag_manifest = |wanted: &WantedDigests| wanted.get(TAG_MANIFEST_PATH).copied();
    let is_same = own.as_ref().and_then(tag_manifest) == tag_manifest(&source.wanted);
    let says = &done.before.identity;
    let is_same_drive = is_same
        || says.district.is_none()
        || (says.district == source.identity.district && is_of_one_release(says, source));
    if is_same_drive {
        let open = unsettled(view, &source.wanted, own.as_ref(), &done.before);
        let found = differing(view, &open, &target, work)?;
        return Ok(without_held(found, done));
    }
    if !is_of_one_release(says, source) {
        return Err(RepairError::OtherRelease.into());
    }
    // Another district's drive of the same release only has the common files: those with the
    // digests in this drive's own manifests, if these are right.
    let Some(own) = own else {
        return Err(RepairError::OtherDistrict.into());
    };
    let open = unsettled(view, &own, Some(&own), &done.before);
    let found = differing(view, &open, &target, work)?;
    let damaged = without_held(found, done);
    let (to_write, rest): (WantedDigests, WantedDigests) = damaged
        .into_iter()
        .partition(|(path, digest)| source.wanted.get(path) == Some(digest));
    for path in rest.into_keys() {
        let reason = RepairFinding::OnlyOwn.into();
        let path = RawName::new(path);
        done.unmended
            .push(Unmended::new(path, Hindrance::Source, reason));
    }
    Ok(to_write)
}

fn is_of_one_release(says: &DriveIdentity, source: &RepairSource<'_>) -> bool {
    says.campaign == source.identity.campaign
        && says.edition == source.identity.edition
        && says.release == source.identity.release
}

/// The wanted files that the first check did not prove right; only these are read again. A file is
/// proved if the drive's own manifest has the same digest and the check found no fault. If findings
/// were left out, or the drive as a whole is damaged, no file is proved.
fn unsettled(
    view: &dyn Files,
    wanted: &WantedDigests,
    own: Option<&WantedDigests>,
    before: &Report,
) -> WantedDigests {
    let has_more = |note: &Note| matches!(note, Note::More { .. });
    let is_of_all = |damage: &Damage| damage.path.as_raw().is_empty();
    let (Some(own), false, false) = (
        own,
        before.notes.iter().any(has_more),
        before.damaged.iter().any(is_of_all),
    ) else {
        return wanted.clone();
    };
    let damaged = before.damaged.iter().map(|damage| &damage.path);
    let doubted = damaged.chain(&before.missing).chain(&before.not_checked);
    let doubted: HashSet<&str> = doubted.map(RawName::as_raw).collect();
    let files = view.listing().files.iter();
    let present: HashSet<&str> = files
        .filter(|file| file.exact)
        .map(|file| file.path.as_str())
        .collect();
    let is_settled = |path: &str, digest: &Digest| {
        own.get(path) == Some(digest) && present.contains(path) && !doubted.contains(path)
    };
    let open = wanted
        .iter()
        .filter(|(path, digest)| !is_settled(path, digest));
    open.map(|(path, digest)| (path.clone(), *digest)).collect()
}

/// Wanted files that differ from the source.
pub(in crate::verify) struct Differing {
    /// Missing, damaged or unreadable, so they must be written.
    pub(in crate::verify) bad: WantedDigests,
    /// Locked by another program: they may be right, and cannot be replaced.
    pub(in crate::verify) held: Vec<RawName>,
}

/// Reports locked files as not repaired and returns the files to write.
fn without_held(found: Differing, done: &mut Repaired) -> WantedDigests {
    for path in found.held {
        let reason = RepairFinding::Held.into();
        done.unmended
            .push(Unmended::new(path, Hindrance::Drive, reason));
    }
    found.bad
}

/// The files of `wanted` that are missing or wrong in the folder.
pub(in crate::verify) fn differing(
    view: &dyn Files,
    wanted: &WantedDigests,
    target: &str,
    work: &Work,
) -> Result<Differing, Error> {
    let files = &view.listing().files;
    let mut jobs = Vec::new();
    let mut found = Differing {
        bad: wanted.clone(),
        held: Vec::new(),
    };
    for (index, file) in files.iter().enumerate() {
        if file.exact && wanted.contains_key(&file.path) {
            jobs.push(HashJob {
                file: index,
                algorithms: vec![Algorithm::Sha256],
                order: 0,
            });
        }
    }
    let total = jobs.iter().map(|job| files[job.file].length_bytes);
    let task = work.task(Activity::CompareWithSource, Some(total.sum()));
    for (index, outcome) in hash_files(view, target, jobs, &task)? {
        let path = &files[index].path;
        match outcome {
            Ok(read) if read.digests.first() == wanted.get(path) => {
                found.bad.remove(path);
            }
            Err(error) if is_held(&error) => {
                found.bad.remove(path);
                found.held.push(RawName::new(&**path));
            }
            _ => {}
        }
    }
    Ok(found)
}
