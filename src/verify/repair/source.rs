//! Where good files come from: an image set, or another drive.

use std::path::Path;

use super::super::drive::{Question, check_seal};
use super::super::error::{Error, RepairError};
use super::super::folder::Folder;
use super::super::report::{BagKind, Identity, RawName, Report, TargetKind, Verdict};
use super::super::sets::sets_in;
use super::super::view::Files;
use super::super::volume::{FatVolume, Medium};
use super::wanted::{Wanted, wanted_of};
use crate::base::ForeignPath;
use crate::formats::minisign::PublicKey;
use crate::image::{ImageForm, SET_FILE, VirtualImage};

/// A source, open.
pub(super) struct Source<'a> {
    /// Its files.
    pub(super) view: &'a dyn Files,
    /// What it lists, proved.
    pub(super) wanted: Wanted,
    /// Whose drive it is.
    pub(super) identity: Identity,
}

/// Opens the source `from` for a drive that says it is `identity`, and hands it to `work`.
///
/// # Errors
/// When there is no such set or drive, or its own chain of digests or its signature is broken.
pub(super) fn with_source<T>(
    from: &Path,
    identity: &Identity,
    key: Option<&PublicKey>,
    work: &mut dyn FnMut(&Source<'_>) -> Result<T, Error>,
) -> Result<T, Error> {
    let is_set = from.join(SET_FILE).is_file() || from.join("images").is_dir();
    if !is_set {
        let folder = Folder::open(from)?;
        return work(&open(from, &folder, key)?);
    }
    for at_hand in sets_in(from)? {
        let Some(record) = at_hand.record(identity, "") else {
            continue;
        };
        let (folder, set) = (&at_hand.folder, &at_hand.set);
        let image = VirtualImage::open(folder, set, &record.recipient, ImageForm::Img);
        let broken = |reason: String| RepairError::Source {
            path: folder.clone(),
            reason,
        };
        let image = image.map_err(|error| broken(error.to_string()))?;
        let volume = FatVolume::open(&image).map_err(|error| broken(error.to_string()))?;
        let Medium::Volume(volume) = volume else {
            return Err(broken("its image cannot be read".to_owned()).into());
        };
        let source = open(folder, volume.as_ref(), key)?;
        let tag_manifest = source.wanted.get(crate::bag::TAG_MANIFEST_PATH);
        if tag_manifest != Some(&record.tag_manifest_sha256.into()) {
            return Err(broken("its tail is damaged".to_owned()).into());
        }
        return work(&source);
    }
    Err(RepairError::NoSuchDrive {
        path: from.to_owned(),
    }
    .into())
}

fn open<'a>(
    from: &Path,
    view: &'a dyn Files,
    key: Option<&PublicKey>,
) -> Result<Source<'a>, Error> {
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
        verdict, identity, ..
    } = report;
    let broken = |reason: &str| RepairError::Source {
        path: from.to_owned(),
        reason: reason.to_owned(),
    };
    if verdict == Verdict::Forged {
        return Err(broken("its signature does not hold, or is not by the drive's signer").into());
    }
    let wanted = wanted_of(view).ok_or_else(|| broken("its own manifests are damaged"))?;
    for path in wanted.keys() {
        if let Err(fault) = ForeignPath::new(path) {
            let name = RawName::new(&**path);
            return Err(broken(&format!("it lists {name}: {fault}")).into());
        }
    }
    Ok(Source {
        view,
        wanted,
        identity,
    })
}
