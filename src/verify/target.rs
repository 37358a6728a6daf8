//! Detects what kind of target a path is and runs the matching check.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::answer::{
    Demand, DriveProperty, Mismatch, Note, RawName, Report, TargetKind, Verdict, WantedDrive,
};
use super::drive::{Question, check_drive};
use super::error::{Error, SetError};
use super::image::Image;
use super::platform;
use super::set::check_set;
use super::sets::beside::ListBeside;
use super::sets::{SetAtHand, sets_in};
use super::view::FolderView;
use crate::bag::DECLARATION_PATH;
use crate::base::{Work, real_path, shown_bytes};
use crate::formats::minisign::PublicKey;
use crate::image::{Dist, ImageForm, SET_FILE, STAMPS_FOLDER};

/// Whether to compare an image byte for byte with its set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ImageComparison {
    /// Only if the image has exactly the set's length.
    #[default]
    ByBytes,
    /// Never: the image was copied from a used stick.
    ByFiles,
}

/// What to compare a target with.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options<'a> {
    /// The key that the caller trusts. If `None`, the signer is not checked.
    pub key: Option<&'a PublicKey>,
    /// A folder with an image set, or with `images/<edition>/`; ignored if it does not exist.
    pub sets: Option<&'a Path>,
    /// How to judge images.
    pub judge: ImageComparison,
    /// The drive that the target must be; `None` accepts any.
    pub asked: Option<&'a WantedDrive>,
}

/// How often to read a set that another run replaced meanwhile. A run of `make` takes longer than
/// two readings.
const TRIES_MAX: usize = 3;

/// Checks a drive folder, a mounted drive, an image, a ZIP, an image set or a disk. Opens all files
/// read-only.
///
/// # Errors
/// Fails only if the check could not be carried out: the target does not exist, cannot be opened or
/// disappeared; the set in `options` cannot be used; the user asked to stop.
pub fn verify(target: &Path, options: &Options<'_>, work: &Work) -> Result<Report, Error> {
    if platform::is_raw_disk(target) {
        return Err(Error::RawDisk {
            path: target.into(),
        });
    }
    for _ in 1..TRIES_MAX {
        match verify_once(target, options, work) {
            Err(Error::Set(SetError::Replaced { .. })) => {}
            answer => return answer,
        }
    }
    verify_once(target, options, work)
}

fn verify_once(target: &Path, options: &Options<'_>, work: &Work) -> Result<Report, Error> {
    let mut report = judge(target, options, work)?;
    let Some(asked) = options.asked else {
        return Ok(report);
    };
    if report.kind == TargetKind::ImageSet {
        check_asked_of_set(target, asked, &mut report);
    } else {
        report.check_asked(asked);
    }
    Ok(report)
}

/// Checks that the set is of the requested release and contains the requested district.
fn check_asked_of_set(target: &Path, asked: &WantedDrive, report: &mut Report) {
    report.check_asked(&WantedDrive {
        district: None,
        release: asked.release,
    });
    let Some(district) = &asked.district else {
        return;
    };
    // An unreadable set contains no image of the district.
    let sets = sets_in(target).unwrap_or_default();
    if !sets.iter().any(|set| set.set.recipient(district).is_some()) {
        report.take_mismatch(Mismatch {
            mark: DriveProperty::District,
            wanted: RawName::new(district.to_string()),
            found: None,
            by: Demand::Asked,
        });
    }
}

fn judge(target: &Path, options: &Options<'_>, work: &Work) -> Result<Report, Error> {
    let metadata = fs::metadata(target).map_err(|source| match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::InvalidFilename => Error::Absent {
            path: target.into(),
        },
        _ => Error::Open {
            path: target.into(),
            source,
        },
    })?;
    let shown = shown_bytes(target.as_os_str().as_encoded_bytes());
    let question = |kind| Question {
        target: &shown,
        kind,
        key: options.key,
    };
    if metadata.is_dir() {
        let is_set = target.join(SET_FILE).is_file()
            || (target.join(ImageForm::Img.base_name()).is_file()
                && target.join(STAMPS_FOLDER).is_dir());
        return if is_set {
            check_set(target, &question(TargetKind::ImageSet), work)
        } else {
            check_folder(target, &question(TargetKind::Folder), work)
        };
    }
    let kind = if metadata.is_file() {
        TargetKind::Image
    } else if platform::is_block_device(metadata.file_type()) {
        TargetKind::Device
    } else {
        return Err(Error::Kind {
            path: target.into(),
        });
    };
    check_file(target, &question(kind), options, work)
}

fn check_folder(target: &Path, question: &Question<'_>, work: &Work) -> Result<Report, Error> {
    let folder = FolderView::open(target, work)?;
    let mut report = check_drive(&folder, question, work)?;
    let is_told = |note: &Note| matches!(note, Note::TryFolder { .. });
    if report.verdict == Verdict::NotOurs
        && !report.notes.iter().any(is_told)
        && let Some(folder) = drive_near(target)
    {
        report.notes.push(Note::TryFolder { folder });
    }
    Ok(report)
}

/// A drive in the parent or in a subfolder of a folder that is not a drive: people give `data`, or
/// the folder that they unpacked into.
fn drive_near(target: &Path) -> Option<RawName> {
    let is_drive = |path: &Path| path.join(DECLARATION_PATH).is_file();
    let shown = |path: &Path| RawName::new(shown_bytes(path.as_os_str().as_encoded_bytes()));
    let whole = real_path(target).ok()?;
    if let Some(parent) = whole.parent().filter(|parent| is_drive(parent)) {
        return Some(shown(parent));
    }
    // In `dist`, drives and sets are one level deeper.
    let dist = Dist::new(target);
    let inside = [target.to_owned(), dist.images(), dist.drives()];
    let mut near: Vec<PathBuf> = inside
        .iter()
        .filter_map(|folder| fs::read_dir(folder).ok())
        .flatten()
        // Only for a hint, so entries that cannot be listed are skipped.
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| is_drive(path) || path.join(SET_FILE).is_file())
        .collect();
    near.sort();
    near.first().map(|path| shown(path))
}

fn check_file(
    target: &Path,
    question: &Question<'_>,
    options: &Options<'_>,
    work: &Work,
) -> Result<Report, Error> {
    let file = File::open(target).map_err(|source| Error::Open {
        path: target.into(),
        source,
    })?;
    let is_by_bytes =
        options.judge == ImageComparison::ByBytes && question.kind == TargetKind::Image;
    let sets = if is_by_bytes {
        sets_for(target, options)?
    } else {
        Vec::new()
    };
    let beside = is_by_bytes.then(|| ListBeside::read(target)).flatten();
    let stem = target.file_stem().and_then(|stem| stem.to_str());
    let image = Image {
        storage: &file,
        question: *question,
        stem: stem.unwrap_or_default(),
        sets: &sets,
        beside,
    };
    image.check(work)
}

/// The sets that the caller names, and the set in the target's own folder.
fn sets_for(target: &Path, options: &Options<'_>) -> Result<Vec<SetAtHand>, SetError> {
    let mut sets = Vec::new();
    let beside = target.parent().filter(|f| f.join(SET_FILE).is_file());
    if let Some(folder) = beside {
        for mut set in sets_in(folder)? {
            set.is_beside = true;
            sets.push(set);
        }
    }
    if let Some(folder) = options.sets.filter(|folder| folder.exists()) {
        sets.extend(sets_in(folder)?);
    }
    Ok(sets)
}
