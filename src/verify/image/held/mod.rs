//! Compares an image with its set and the list beside it, after its files were checked.
//!
//! Owns the checks that can make a drive pristine. Takes an image and a view of its files. Gives a
//! report.
//!
//! Files come first: users see the files, and only a drive whose files are right can be pristine.
//! Equal bytes make it pristine only if the set or list is trusted: an attacker who changes an
//! image can add a matching list or a changed base.

use super::super::bytes::{ExpectedImage, chunks};
use super::super::drive::{check_drive, identify};
use super::super::error::Error;
use super::super::sets::SetAtHand;
use super::words::ImageFinding;
use super::{Image, differs, hits, report_cut};
use crate::base::{Activity, Hashing, Sha256, Work};
use crate::drive::Recipient;
use crate::formats::minisign::PublicKey;
use crate::image::{ImageForm, SUMS_FILE};
use crate::verify::answer::{
    BagKind, Damage, Defect, Demand, DriveIdentity, DriveProperty, Mismatch, Note, RawName, Report,
    Seal, SealProblem, TargetKind, Verdict,
};
use crate::verify::sets::beside::SumLine;
use crate::verify::sets::vouch::Voucher;
use crate::verify::view::{CHUNK_BYTES, Files};
use crate::words::Message;

/// The result of comparing an image's bytes with its set or list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bytes {
    /// There is no set or list to compare with, or none to trust.
    NotCompared,
    Equal,
    Differ,
}

impl Image<'_> {
    /// Checks the files, then the bytes.
    pub(super) fn check_view(
        &self,
        view: &dyn Files,
        form: ImageForm,
        work: &Work,
    ) -> Result<Report, Error> {
        let mut report = check_drive(view, &self.question, work)?;
        let identity = identify(view, &self.question)?;
        let named = match &report.signature {
            Seal::Right { signer, .. } => Some(signer.clone()),
            _ => None,
        };
        let trusted = self.question.key.cloned().or(named);
        let by_set =
            self.hold_against_set(&identity, form, trusted.as_ref(), (&mut report, work))?;
        let by_list = self.hold_against_list(by_set, trusted.as_ref(), (&mut report, work))?;
        self.check_release(&mut report);
        self.check_name(by_list, &mut report);
        Ok(report)
    }

    fn hold_against_set(
        &self,
        identity: &DriveIdentity,
        form: ImageForm,
        trusted: Option<&PublicKey>,
        (report, work): (&mut Report, &Work),
    ) -> Result<Bytes, Error> {
        let Some((set, record)) = self.set_of(identity, form) else {
            return Ok(Bytes::NotCompared);
        };
        let Some(expected) = ExpectedImage::new(set, record, form) else {
            return Ok(Bytes::NotCompared);
        };
        let length_bytes = self.storage.length_bytes();
        let length_bytes = length_bytes.map_err(|e| self.unreadable(e))?;
        let whole = set.image_length_bytes(record, form);
        if whole != Some(length_bytes) {
            let is_cut = |damage: &Damage| matches!(damage.defect, Defect::Cut { .. });
            if let Some(whole) = whole.filter(|whole| *whole > length_bytes)
                && report.damaged.iter().any(is_cut)
            {
                report_cut(report, length_bytes..whole, &hits(set, record, form, work));
            } else {
                not_pristine(report, ImageFinding::OtherLength);
            }
            return Ok(Bytes::NotCompared);
        }
        let compared = expected.differences(self.storage, work)?;
        let ranges = compared.map_err(|e| self.unreadable(e))?;
        if ranges.is_empty() {
            // Without the digests of its pieces, the set's base is not trusted.
            let is_proved =
                expected.has_pieces() || Some(self.digest(work)?) == expected.image_sha256();
            if is_proved {
                vouch_by_set(set, trusted, report);
                return Ok(Bytes::Equal);
            }
            not_pristine(report, ImageFinding::SetsBaseDiffers);
            return Ok(Bytes::NotCompared);
        }
        set.check_still_there()?;
        // Bytes that changed because the drive was used damage no file.
        if report.verdict.is_yes() && !(report.added.is_empty() && report.system_files.is_empty()) {
            not_pristine(report, ImageFinding::FilesAdded);
            return Ok(Bytes::Differ);
        }
        let hits = hits(set, record, form, work);
        report.ranges = ranges.into_iter().map(|range| hits.name(range)).collect();
        differs(report);
        Ok(Bytes::Differ)
    }

    /// Compares with the list beside the file, by the digest of the whole image.
    fn hold_against_list(
        &self,
        by_set: Bytes,
        trusted: Option<&PublicKey>,
        (report, work): (&mut Report, &Work),
    ) -> Result<Bytes, Error> {
        let Some(beside) = &self.beside else {
            return Ok(by_set);
        };
        let voucher = trusted.map(|key| beside.list.voucher(key));
        match (&voucher, &beside.line) {
            (Some(Voucher::Another(_)), SumLine::None) => return Ok(by_set),
            (Some(Voucher::Wrong(reason) | Voucher::Another(reason)), _) => {
                forged(report, SUMS_FILE, reason.clone());
                return Ok(by_set);
            }
            (_, SumLine::None) => return Ok(by_set),
            (Some(Voucher::Key(comment)), _) => {
                let release = comment.release();
                let wanted = [
                    (DriveProperty::Campaign, comment.campaign()),
                    (DriveProperty::Edition, comment.edition()),
                    (DriveProperty::Release, release),
                ];
                let found: Vec<Mismatch> =
                    report.identity.differs_from(Demand::List, wanted).collect();
                for mismatch in found {
                    report.take_mismatch(mismatch);
                }
            }
            _ => {}
        }
        if !beside.oddities.is_empty() {
            let oddities = beside.oddities.clone();
            let reason = ImageFinding::OddList { oddities }.into();
            report.notes.push(Note::Tree { reason });
        }
        let unusable = match &beside.line {
            SumLine::Unreadable(why) => ImageFinding::UnreadableList { why: why.clone() },
            SumLine::Contradicts => ImageFinding::ListContradicts,
            SumLine::Digest(listed) => {
                let is_equal = by_set != Bytes::Differ && self.digest(work)? == *listed;
                let is_signed = matches!(voucher, Some(Voucher::Key(_)));
                return Ok(compare(is_equal, is_signed, report));
            }
            SumLine::None => return Ok(by_set),
        };
        let reason = unusable.into();
        report.notes.push(Note::Tree { reason });
        Ok(by_set)
    }

    /// Reports an image in the folder of another set than its own, such as an older release.
    fn check_release(&self, report: &mut Report) {
        if report.bag != BagKind::Ours {
            return;
        }
        for set in self.sets.iter().filter(|set| set.is_beside) {
            let (set, release) = (&set.set, set.set.release.to_string());
            let wanted = [
                (DriveProperty::Campaign, set.campaign.as_str()),
                (DriveProperty::Edition, set.edition.as_str()),
                (DriveProperty::Release, &release),
            ];
            let found: Vec<Mismatch> = report.identity.differs_from(Demand::Set, wanted).collect();
            for mismatch in found {
                report.take_mismatch(mismatch);
            }
        }
    }

    /// Reports a file that is named after one district but contains another's drive: it would go to
    /// the wrong office. The name only counts as a district if a set or list says so; otherwise it
    /// may be a date.
    fn check_name(&self, by_list: Bytes, report: &mut Report) {
        let is_file = self.question.kind == TargetKind::Image;
        let named = self.stem.parse::<Recipient>().ok();
        let says = report.identity.district.clone();
        let (true, Some(named), Some(says)) = (is_file, named, says) else {
            return;
        };
        if says.as_raw() == named.to_string() {
            return;
        }
        let is_of_set = self
            .sets
            .iter()
            .any(|set| set.set.recipient(&named).is_some());
        let line = self.beside.as_ref().map(|beside| &beside.line);
        let is_listed = matches!(line, Some(SumLine::Digest(_))) && by_list == Bytes::Differ;
        if is_of_set || is_listed {
            if report.verdict == Verdict::Pristine {
                report.verdict = Verdict::Intact;
            }
            report.take_mismatch(Mismatch {
                mark: DriveProperty::District,
                wanted: RawName::new(named.to_string()),
                found: Some(says),
                by: Demand::FileName,
            });
            return;
        }
        let named = named.to_string();
        not_pristine(report, ImageFinding::OtherName { named, says });
    }

    /// SHA-256 of the whole file.
    fn digest(&self, work: &Work) -> Result<Sha256, Error> {
        let length_bytes = self.storage.length_bytes();
        let length_bytes = length_bytes.map_err(|e| self.unreadable(e))?;
        let task = work.task(Activity::CompareWithSums, Some(length_bytes));
        let mut hashing = Hashing::new();
        let mut buffer = vec![0; CHUNK_BYTES];
        for chunk in chunks(0..length_bytes) {
            task.check_stop()?;
            let length = usize::try_from(chunk.end - chunk.start).unwrap_or(0);
            let read = self
                .storage
                .read_exact_at(chunk.start, &mut buffer[..length]);
            read.map_err(|e| self.unreadable(e))?;
            hashing.update(&buffer[..length]);
            task.advance(chunk.end - chunk.start);
        }
        Ok(hashing.finish())
    }
}

/// Applies a match with the set to the report: pristine if the set has the expected signer.
fn vouch_by_set(set: &SetAtHand, trusted: Option<&PublicKey>, report: &mut Report) {
    let key = trusted.or(set.set.signer.as_ref());
    match key.map(|key| set.voucher(key)) {
        Some(Voucher::Key(_)) => pristine(report),
        None if !set.list.is_signed() && set.set.signer.is_none() => pristine(report),
        Some(Voucher::Wrong(reason)) => forged(report, set.list.name(), reason),
        Some(Voucher::Another(reason)) if set.is_beside => {
            forged(report, set.list.name(), reason);
        }
        Some(Voucher::Another(_)) => {
            not_pristine(report, ImageFinding::SetByAnother);
        }
        Some(Voucher::Nobody) | None => {
            not_pristine(report, ImageFinding::SetByNobody);
        }
    }
}

/// Applies the result of a list's line to the report.
fn compare(is_equal: bool, is_signed: bool, report: &mut Report) -> Bytes {
    match (is_equal, is_signed) {
        (true, true) => pristine(report),
        (true, false) => not_pristine(report, ImageFinding::EqualsList),
        // Not damage: a repacked ZIP differs, so its files decide.
        (false, _) => not_pristine(report, ImageFinding::DiffersFromList),
    }
    if is_equal {
        Bytes::Equal
    } else {
        Bytes::Differ
    }
}

/// Makes an intact drive pristine. Never improves another verdict, since files and signature are
/// already checked: a list or base that matches a changed image does not vouch for them.
fn pristine(report: &mut Report) {
    if report.verdict == Verdict::Intact {
        report.verdict = Verdict::Pristine;
    }
}

/// Notes why an intact drive is not pristine; does nothing for any other verdict.
fn not_pristine(report: &mut Report, finding: ImageFinding) {
    if report.verdict == Verdict::Pristine {
        return;
    }
    let reason = finding.into();
    let note = Note::NotPristine { reason };
    if report.verdict.is_yes() && !report.notes.contains(&note) {
        report.notes.push(note);
    }
}

/// Marks the list beside the drive, or its signature, as forged.
fn forged(report: &mut Report, list: &str, reason: Message) {
    let list = RawName::new(list);
    let problem = SealProblem::List { list, reason };
    report.signature = Seal::Wrong { problem };
    report.verdict = Verdict::Forged;
}

#[cfg(test)]
mod tests;
