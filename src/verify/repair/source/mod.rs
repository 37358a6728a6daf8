//! Sources of good files.
//!
//! Owns opening a set, another drive, or a drive's image or ZIP. Takes a path and the drive's
//! identity. Gives a [`Source`] whose digests and signature were checked.

pub(super) mod signer;
pub(in crate::verify) mod wanted;
pub(in crate::verify) mod whose;

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;

use super::super::drive::{Question, check_seal};
use super::super::error::{Error, RepairError};
use super::super::sets::{SetAtHand, sets_in};
use crate::base::{ForeignPath, ReadAt, Work, open_file};
use crate::formats::minisign::PublicKey;
use crate::image::{Dist, ImageForm, RecipientRecord, SET_FILE, VirtualImage};
use crate::verify::answer::{BagKind, DriveIdentity, RawName, Report, Seal, TargetKind, Verdict};
use crate::verify::repair::words::RepairFinding;
use crate::verify::view::{FatVolume, FileEntry, Files, FolderView, Medium, Zip};
use crate::words::{Message, ToMessage as _};
use wanted::{WantedDigests, wanted_of};
use whose::Whose;

/// An open source.
pub(in crate::verify) struct RepairSource<'a> {
    /// Its files.
    pub(in crate::verify) view: &'a dyn Files,
    /// The files that it lists, with checked digests.
    pub(in crate::verify) wanted: WantedDigests,
    /// What it says it is.
    pub(in crate::verify) identity: DriveIdentity,
    /// The result of checking its signature.
    pub(in crate::verify) signature: Seal,
    /// What kind of bag it is.
    pub(in crate::verify) bag: BagKind,
    by_path: BTreeMap<&'a str, usize>,
}

impl<'a> RepairSource<'a> {
    /// Its file with exactly this name.
    pub(in crate::verify) fn file(&self, path: &str) -> Option<&'a FileEntry> {
        let place = self.by_path.get(path)?;
        self.view.listing().files.get(*place)
    }
}

/// What to do with an open source.
pub(in crate::verify) type WithSource<'w, T> =
    &'w mut dyn FnMut(&RepairSource<'_>) -> Result<T, Error>;

/// Whether `from` is a set, or the output folder that contains sets.
pub(super) fn is_set(from: &Path) -> bool {
    let dist = Dist::new(from);
    from.join(SET_FILE).is_file() || dist.images().is_dir() || dist.releases().is_dir()
}

/// Opens the source `from` for the drive `whose`, and passes it to `act`.
///
/// # Errors
/// Fails if no such set or drive exists, or if its digests or its signature are wrong.
pub(in crate::verify) fn with_source<T>(
    from: &Path,
    whose: &Whose,
    key: Option<&PublicKey>,
    work: &Work,
    act: WithSource<'_, T>,
) -> Result<T, Error> {
    if is_set(from) {
        let sets = sets_in(from)?;
        let (set, record) = whose.choose(&sets, from)?;
        let answer = with_image_of(set, record, (ImageForm::Img, key), work, act);
        if matches!(answer, Err(Error::Repair(RepairError::Source { .. }))) {
            set.check_still_there()?;
        }
        return answer;
    }
    if from.is_file() {
        let file = open_file(from).map_err(|source| Error::Open {
            path: from.to_owned(),
            source,
        })?;
        let view = open_view(&file, work).ok_or_else(|| RepairError::NoSource {
            path: from.to_owned(),
        })?;
        return act(&open(from, view.as_ref(), key)?);
    }
    let folder = FolderView::open(from, work)?;
    act(&open(from, &folder, key)?)
}

/// Opens the drive in an image or ZIP.
pub(super) fn open_view<'a>(file: &'a File, work: &Work) -> Option<Box<dyn Files + 'a>> {
    let mut magic = [0; 2];
    file.read_exact_at(0, &mut magic).ok()?;
    if &magic == b"PK" {
        let zip = Zip::open(file, work).ok()??;
        return Some(Box::new(zip));
    }
    match FatVolume::open(file).ok()? {
        Medium::Volume(volume) => Some(volume),
        _ => None,
    }
}

/// Opens the image of `record` as a source.
///
/// # Errors
/// As [`with_source`].
pub(in crate::verify) fn with_image_of<T>(
    at_hand: &SetAtHand,
    record: &RecipientRecord,
    (form, key): (ImageForm, Option<&PublicKey>),
    work: &Work,
    act: WithSource<'_, T>,
) -> Result<T, Error> {
    let (folder, set) = (&at_hand.folder, &at_hand.set);
    let broken = |reason: Message| RepairError::Source {
        path: folder.clone(),
        reason,
    };
    let image = VirtualImage::open(folder, set, &record.recipient, form);
    let image = image.map_err(|error| broken(error.message()))?;
    let unreadable = || broken(RepairFinding::ImageUnreadable.into());
    let view: Box<dyn Files + '_> = match form {
        ImageForm::Img => match FatVolume::open(&image) {
            Ok(Medium::Volume(volume)) => volume,
            Ok(_) => return Err(unreadable().into()),
            Err(error) => return Err(broken(error.message()).into()),
        },
        ImageForm::Zip => match Zip::open(&image, work) {
            Ok(Some(zip)) => Box::new(zip),
            Ok(None) => return Err(unreadable().into()),
            Err(error) => return Err(broken(error.message()).into()),
        },
    };
    let source = open(folder, view.as_ref(), key)?;
    let tag_manifest = source.wanted.get(crate::bag::TAG_MANIFEST_PATH);
    if tag_manifest != Some(&record.tag_manifest_sha256.into()) {
        return Err(broken(RepairFinding::TailDamaged.into()).into());
    }
    act(&source)
}

fn open<'a>(
    from: &Path,
    view: &'a dyn Files,
    key: Option<&PublicKey>,
) -> Result<RepairSource<'a>, Error> {
    let shown = from.to_string_lossy();
    let question = Question {
        target: &shown,
        kind: TargetKind::Folder,
        key,
    };
    let report = check_seal(view, &question)?;
    if report.bag == BagKind::None {
        let path = from.to_owned();
        return Err(RepairError::NoSource { path }.into());
    }
    if report.waits_for_signature() {
        let path = from.to_owned();
        return Err(RepairError::Waits { path }.into());
    }
    let Report {
        verdict,
        identity,
        signature,
        bag,
        ..
    } = report;
    let broken = |finding: RepairFinding| RepairError::Source {
        path: from.to_owned(),
        reason: finding.into(),
    };
    if verdict == Verdict::Forged {
        return Err(broken(RepairFinding::Signature).into());
    }
    let wanted = wanted_of(view).ok_or_else(|| broken(RepairFinding::Manifests))?;
    for path in wanted.keys() {
        if let Err(why) = ForeignPath::new(path) {
            let name = RawName::new(&**path);
            return Err(broken(RepairFinding::ListsOutside { name, why }).into());
        }
    }
    let files = view.listing().files.iter().enumerate();
    let by_path = files
        .rev()
        .filter(|(_, file)| file.exact)
        .map(|(place, file)| (file.path.as_str(), place))
        .collect();
    Ok(RepairSource {
        view,
        wanted,
        identity,
        signature,
        bag,
        by_path,
    })
}
