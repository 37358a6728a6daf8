//! Checks an image file or a disk.
//!
//! Owns the choice between comparing byte for byte with a set and checking file by file. Takes the
//! bytes, the sets and the list beside the file. Gives a [`Report`].

pub(super) mod mistaken;
mod words;

use std::io;
use std::ops::Range;
use std::path::Path;

use self::words::ImageFinding;
use super::bytes::ExpectedImage;
use super::bytes::hits::Hits;
use super::drive::Question;
use super::error::Error;
use super::sets::SetAtHand;
use super::sets::beside::ListBeside;
use crate::base::{ReadAt, Work};
use crate::drive::{UNFINISHED_BYTES, UnfinishedMark};
use crate::formats::fat32::OtherFormat;
use crate::image::{ImageForm, RecipientRecord, VirtualImage};
use crate::verify::answer::{Damage, Defect, DriveIdentity, Note, Report, TargetKind, Verdict};
use crate::verify::view::{FatVolume, Files, Medium, ViewFault, Zip};
use crate::words::ToMessage as _;

mod held;

/// An image, and everything to compare it with.
pub(super) struct Image<'a> {
    /// Its bytes.
    pub(super) storage: &'a dyn ReadAt,
    /// The target and the key to check it with.
    pub(super) question: Question<'a>,
    /// The file name without its ending: names the district if the image itself does not.
    pub(super) stem: &'a str,
    /// The available sets.
    pub(super) sets: &'a [SetAtHand],
    /// The list of digests beside the file.
    pub(super) beside: Option<ListBeside>,
}

/// What the bytes contain.
enum ImageContent<'a> {
    Drive(Box<dyn Files + 'a>, ImageForm),
    Other(OtherFormat),
    Broken(ViewFault),
    /// A stick whose writing was interrupted.
    Unfinished(Option<UnfinishedMark>),
}

impl Image<'_> {
    /// Checks the image.
    ///
    /// # Errors
    /// Fails if the medium disappeared or the user asked to stop.
    pub(super) fn check(&self, work: &Work) -> Result<Report, Error> {
        let content = match self.open(work) {
            Ok(content) => content,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {
                work.check_stop()?;
                return Err(self.unreadable(error));
            }
            // The tables have a bad sector, but the medium still answers.
            Err(error) if self.storage.read_exact_at(0, &mut [0]).is_ok() => {
                let why = error.message();
                let reason = ImageFinding::Unreadable { why }.into();
                ImageContent::Broken(ViewFault::Structure { reason })
            }
            Err(error) => return Err(self.unreadable(error)),
        };
        match content {
            ImageContent::Drive(view, form) => {
                let mut report = self.check_view(view.as_ref(), form, work)?;
                if form == ImageForm::Zip {
                    report.kind = TargetKind::Zip;
                }
                Ok(report)
            }
            ImageContent::Other(found) => self.other(found, work),
            ImageContent::Broken(fault) => self.broken(fault, work),
            ImageContent::Unfinished(mark) => Ok(self.unfinished(mark)),
        }
    }

    fn open(&self, work: &Work) -> io::Result<ImageContent<'_>> {
        let mut magic = [0; 4];
        let length_bytes = self.storage.length_bytes()?;
        if length_bytes >= 4 {
            self.storage.read_exact_at(0, &mut magic)?;
        }
        let mut first = [0; UNFINISHED_BYTES];
        // A bad first block holds no mark, and is found below.
        let is_read = self.storage.read_exact_at(0, &mut first).is_ok();
        if is_read && UnfinishedMark::is_in(&first) {
            return Ok(ImageContent::Unfinished(UnfinishedMark::parse(&first)));
        }
        let is_zip_first = magic.starts_with(b"PK");
        if is_zip_first && let Some(zip) = Zip::open(self.storage, work)? {
            return Ok(ImageContent::Drive(Box::new(zip), ImageForm::Zip));
        }
        match FatVolume::open(self.storage)? {
            // Unpacking such a file would ignore the volume before the ZIP.
            Medium::Volume(_)
                if self.is_called_zip() && Zip::open(self.storage, work)?.is_some() =>
            {
                let reason = ImageFinding::ImageAndZip.into();
                Ok(ImageContent::Broken(ViewFault::Structure { reason }))
            }
            Medium::Volume(volume) => Ok(ImageContent::Drive(volume, ImageForm::Img)),
            Medium::Broken(fault) => Ok(ImageContent::Broken(fault)),
            Medium::Other(format) => {
                // A ZIP may have other data before it; a disk is never a ZIP.
                let zip = match self.question.kind {
                    TargetKind::Device => None,
                    _ => Zip::open(self.storage, work)?,
                };
                Ok(match zip {
                    Some(zip) => ImageContent::Drive(Box::new(zip), ImageForm::Zip),
                    None => ImageContent::Other(format),
                })
            }
        }
    }

    fn is_called_zip(&self) -> bool {
        let ending = Path::new(self.question.target).extension();
        let is_zip = ending.is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
        self.question.kind == TargetKind::Image && is_zip
    }

    /// The set and record to compare the image with; `None` to check it file by file.
    fn set_of(
        &self,
        identity: &DriveIdentity,
        form: ImageForm,
    ) -> Option<(&SetAtHand, &RecipientRecord)> {
        if self.question.kind == TargetKind::Device {
            return None;
        }
        let record = |set: &'_ &SetAtHand| set.record(identity, self.stem).is_some();
        let set = self
            .sets
            .iter()
            .find(|set| record(set) && set.set.base(form).is_some())?;
        Some((set, set.record(identity, self.stem)?))
    }

    fn empty_report(&self) -> Report {
        Report::new(self.question.target, self.question.kind)
    }

    /// Reports a file or disk in another format: not ours, unless its name and length match a set.
    fn other(&self, found: OtherFormat, work: &Work) -> Result<Report, Error> {
        if let Some(report) = self.by_name(work)? {
            return Ok(report);
        }
        let mut report = self.empty_report();
        if report.kind != TargetKind::Device {
            report.kind = TargetKind::Other;
        }
        let is_empty = self.storage.length_bytes().is_ok_and(|length| length == 0);
        let better = || mistaken::kind_message(self.storage, self.question.target);
        let found = if is_empty {
            ImageFinding::EmptyFile.into()
        } else if found == OtherFormat::Unknown {
            better().unwrap_or_else(|| found.message())
        } else {
            found.message()
        };
        report.notes.push(Note::OtherFormat { found });
        Ok(report)
    }

    /// Reports a stick whose writing was interrupted.
    fn unfinished(&self, mark: Option<UnfinishedMark>) -> Report {
        let mut report = self.empty_report();
        let district = mark.map(|mark| mark.recipient.to_string());
        report.verdict = Verdict::Damaged;
        let defect = Defect::Unfinished { district };
        report.damaged.push(Damage::new("", defect));
        report
    }

    /// Reports an image whose file system is unreadable.
    fn broken(&self, fault: ViewFault, work: &Work) -> Result<Report, Error> {
        if let Some(report) = self.by_name(work)? {
            return Ok(report);
        }
        let mut report = self.empty_report();
        let defect = match fault {
            ViewFault::Cut { missing_bytes } => Defect::Cut { missing_bytes },
            fault => Defect::Structure {
                fault: "volume",
                reason: fault.message(),
            },
        };
        report.verdict = Verdict::Damaged;
        report.damaged.push(Damage::new("", defect));
        Ok(report)
    }

    /// For an image that cannot identify itself: looks it up by file name. If it has the length of
    /// that image, or less, its damage can be located.
    fn by_name(&self, work: &Work) -> Result<Option<Report>, Error> {
        let length_bytes = self.storage.length_bytes();
        let length_bytes = length_bytes.map_err(|e| self.unreadable(e))?;
        for form in ImageForm::ALL {
            let Some((set, record)) = self.set_of(&DriveIdentity::default(), form) else {
                continue;
            };
            let Some(expected) = ExpectedImage::new(set, record, form) else {
                continue;
            };
            let whole = set.image_length_bytes(record, form);
            let hits = || hits(set, record, form, work);
            if let Some(whole) = whole.filter(|whole| *whole > length_bytes)
                && self.begins_as(set, record, form)
            {
                let mut report = self.empty_report();
                report.verdict = Verdict::Damaged;
                report_cut(&mut report, length_bytes..whole, &hits());
                return Ok(Some(report));
            }
            if whole != Some(length_bytes) {
                continue;
            }
            let compared = expected.differences(self.storage, work)?;
            let ranges = compared.map_err(|e| self.unreadable(e))?;
            set.check_still_there()?;
            let hits = hits();
            let mut report = self.empty_report();
            report.ranges = ranges.into_iter().map(|range| hits.name(range)).collect();
            report.verdict = Verdict::Damaged;
            differs(&mut report);
            return Ok(Some(report));
        }
        Ok(None)
    }

    /// Whether the first sector, as far as it exists, equals the image's: then this is a truncated
    /// image.
    fn begins_as(&self, set: &SetAtHand, record: &RecipientRecord, form: ImageForm) -> bool {
        let image = VirtualImage::open(&set.folder, &set.set, &record.recipient, form);
        let length = self.storage.length_bytes().unwrap_or(0).min(512);
        let (mut own, mut wanted) = ([0; 512], [0; 512]);
        let length = usize::try_from(length).unwrap_or(0);
        // An unreadable file is not treated as truncated.
        length > 0
            && self.storage.read_exact_at(0, &mut own[..length]).is_ok()
            && image.is_ok_and(|image| image.read_exact_at(0, &mut wanted[..length]).is_ok())
            && own == wanted
    }

    fn unreadable(&self, source: io::Error) -> Error {
        let path = self.question.target.into();
        match self.storage.read_exact_at(0, &mut [0]) {
            Ok(()) => Error::Open { path, source },
            Err(_) => Error::Gone { path, source },
        }
    }
}

/// Reports a difference in bytes as damage, even if it hits no file.
fn differs(report: &mut Report) {
    if report.damaged.is_empty() && report.missing.is_empty() {
        report.damaged.push(Damage::new("", Defect::Bytes));
    }
    damaged_at_least(report);
}

/// Reports how much of a truncated image is missing, and which files that hits. Needs its set.
fn report_cut(report: &mut Report, missing: Range<u64>, hits: &Hits) {
    let missing_bytes = missing.end - missing.start;
    let is_cut = |damage: &Damage| matches!(damage.defect, Defect::Cut { .. });
    report.damaged.retain(|damage| !is_cut(damage));
    let defect = Defect::Cut { missing_bytes };
    report.damaged.insert(0, Damage::new("", defect));
    report.ranges = vec![hits.name(missing)];
    damaged_at_least(report);
}

fn damaged_at_least(report: &mut Report) {
    if report.verdict != Verdict::Forged {
        report.verdict = Verdict::Damaged;
    }
}

/// The files' locations, from the image as the set describes it.
fn hits(set: &SetAtHand, record: &RecipientRecord, form: ImageForm, work: &Work) -> Hits {
    let image = VirtualImage::open(&set.folder, &set.set, &record.recipient, form).ok();
    let by_image = image.and_then(|image| Hits::of_image(&image, form, work));
    by_image.unwrap_or_else(|| Hits::of_record(set, form))
}

#[cfg(test)]
mod tests;
