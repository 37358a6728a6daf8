//! An image file or a disk: by its set byte for byte where that can be, else by its files.

pub(super) mod mistaken;
mod words;

use std::io;
use std::ops::Range;
use std::path::Path;

use self::words::ImageFinding;
use super::bytes::Expected;
use super::bytes::hits::Hits;
use super::drive::Question;
use super::error::Error;
use super::sets::SetAtHand;
use super::sets::beside::ListBeside;
use crate::base::{ReadAt, Work};
use crate::formats::fat32::OtherFormat;
use crate::image::{ImageForm, RecipientRecord, VirtualImage};
use crate::verify::answer::{Damage, Defect, Identity, Note, Report, TargetKind, Verdict};
use crate::verify::view::{FatVolume, Files, Medium, ViewFault, Zip};
use crate::words::ToMessage as _;

mod held;

/// Where an image comes from and what it can be held against.
pub(super) struct Image<'a> {
    /// Its bytes.
    pub(super) storage: &'a dyn ReadAt,
    /// What is asked.
    pub(super) question: Question<'a>,
    /// The name of its file without the ending: whose it is, if it cannot say so itself.
    pub(super) stem: &'a str,
    /// Sets at hand.
    pub(super) sets: &'a [SetAtHand],
    /// The list of digests beside the file.
    pub(super) beside: Option<ListBeside>,
}

/// What the bytes turned out to be.
enum Content<'a> {
    Drive(Box<dyn Files + 'a>, ImageForm),
    Other(OtherFormat),
    Broken(ViewFault),
}

impl Image<'_> {
    /// Judges it.
    ///
    /// # Errors
    /// When the medium went away or the user asked to stop.
    pub(super) fn check(&self, work: &Work) -> Result<Report, Error> {
        let content = match self.open(work) {
            Ok(content) => content,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {
                work.check_stop()?;
                return Err(self.unreadable(error));
            }
            // A bad sector in the tables of a medium that still answers.
            Err(error) if self.storage.read_exact_at(0, &mut [0]).is_ok() => {
                let why = error.message();
                let reason = ImageFinding::Unreadable { why }.into();
                Content::Broken(ViewFault::Structure { reason })
            }
            Err(error) => return Err(self.unreadable(error)),
        };
        match content {
            Content::Drive(view, form) => {
                let mut report = self.check_view(view.as_ref(), form, work)?;
                if form == ImageForm::Zip {
                    report.kind = TargetKind::Zip;
                }
                Ok(report)
            }
            Content::Other(found) => self.other(found, work),
            Content::Broken(fault) => self.broken(fault, work),
        }
    }

    fn open(&self, work: &Work) -> io::Result<Content<'_>> {
        let mut magic = [0; 4];
        let length_bytes = self.storage.length_bytes()?;
        if length_bytes >= 4 {
            self.storage.read_exact_at(0, &mut magic)?;
        }
        let is_zip_first = magic.starts_with(b"PK");
        if is_zip_first && let Some(zip) = Zip::open(self.storage, work)? {
            return Ok(Content::Drive(Box::new(zip), ImageForm::Zip));
        }
        match FatVolume::open(self.storage)? {
            // Whoever unpacks it sees nothing of the volume in front.
            Medium::Volume(_)
                if self.is_called_zip() && Zip::open(self.storage, work)?.is_some() =>
            {
                let reason = ImageFinding::ImageAndZip.into();
                Ok(Content::Broken(ViewFault::Structure { reason }))
            }
            Medium::Volume(volume) => Ok(Content::Drive(volume, ImageForm::Img)),
            Medium::Broken(fault) => Ok(Content::Broken(fault)),
            Medium::Other(format) => {
                // A ZIP may have other data in front; a disk is never one.
                let zip = match self.question.kind {
                    TargetKind::Device => None,
                    _ => Zip::open(self.storage, work)?,
                };
                Ok(match zip {
                    Some(zip) => Content::Drive(Box::new(zip), ImageForm::Zip),
                    None => Content::Other(format),
                })
            }
        }
    }

    fn is_called_zip(&self) -> bool {
        let ending = Path::new(self.question.target).extension();
        let is_zip = ending.is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
        self.question.kind == TargetKind::Image && is_zip
    }

    /// The set and the record that the image is to be held against, unless it is to be judged as
    /// a stick.
    fn set_of(
        &self,
        identity: &Identity,
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

    /// A file or disk of another format: not ours, unless a set knows its name and length.
    fn other(&self, found: OtherFormat, work: &Work) -> Result<Report, Error> {
        if let Some(report) = self.by_name(work)? {
            return Ok(report);
        }
        let mut report = self.empty_report();
        if report.kind != TargetKind::Device {
            report.kind = TargetKind::Other;
        }
        let is_empty = self.storage.length_bytes().is_ok_and(|length| length == 0);
        let better = || mistaken::named(self.storage, self.question.target);
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

    /// An image whose file system cannot be read at all.
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

    /// What cannot say who it is, by its file's name: where it has just the length of that image,
    /// or less, its damage can be told by place.
    fn by_name(&self, work: &Work) -> Result<Option<Report>, Error> {
        let length_bytes = self.storage.length_bytes();
        let length_bytes = length_bytes.map_err(|e| self.unreadable(e))?;
        for form in ImageForm::ALL {
            let Some((set, record)) = self.set_of(&Identity::default(), form) else {
                continue;
            };
            let Some(expected) = Expected::new(set, record, form) else {
                continue;
            };
            let whole = set.image_length_bytes(record, form);
            let hits = || hits(set, record, form, work);
            if let Some(whole) = whole.filter(|whole| *whole > length_bytes)
                && self.begins_as(set, record, form)
            {
                let mut report = self.empty_report();
                report.verdict = Verdict::Damaged;
                tell_cut(&mut report, length_bytes..whole, &hits());
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

    /// Whether the first sector, or what is left of it, is that of the image: what is cut was one.
    fn begins_as(&self, set: &SetAtHand, record: &RecipientRecord, form: ImageForm) -> bool {
        let image = VirtualImage::open(&set.folder, &set.set, &record.recipient, form);
        let length = self.storage.length_bytes().unwrap_or(0).min(512);
        let (mut own, mut wanted) = ([0; 512], [0; 512]);
        let length = usize::try_from(length).unwrap_or(0);
        // What cannot be read is not known to be cut.
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

/// A difference in bytes is damage, also where no file is hit.
fn differs(report: &mut Report) {
    if report.damaged.is_empty() && report.missing.is_empty() {
        report.damaged.push(Damage::new("", Defect::Bytes));
    }
    damaged_at_least(report);
}

/// A cut image whose set is at hand: how much is missing, and which files that hits.
fn tell_cut(report: &mut Report, missing: Range<u64>, hits: &Hits) {
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

/// Where the files of an image lie, by the image as the set has it.
fn hits(set: &SetAtHand, record: &RecipientRecord, form: ImageForm, work: &Work) -> Hits {
    let image = VirtualImage::open(&set.folder, &set.set, &record.recipient, form).ok();
    let by_image = image.and_then(|image| Hits::of_image(&image, form, work));
    by_image.unwrap_or_else(|| Hits::of_record(set, form))
}

#[cfg(test)]
mod tests;
