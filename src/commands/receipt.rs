//! `receipt`: which drive the twelve digits of its check page belong to, and its verdict.

use std::path::{Path, PathBuf};

use super::error::Error;
use crate::base::{Action, FileError};
use crate::drive::{EditionName, Recipient, Release};
use crate::image::{Dist, ImageSet, all_sets};
use crate::verify::{Receipt, ReceiptError, Verdict};

/// A drive of the sets at hand, with its receipts.
#[derive(Debug, Clone)]
pub struct KnownDrive {
    /// The set that has its image.
    pub set: PathBuf,
    /// The edition.
    pub edition: EditionName,
    /// The release.
    pub release: Release,
    /// The district, or the master.
    pub recipient: Recipient,
    /// Name in Thai, with the province.
    pub name_th: String,
    /// Name in English, with the province.
    pub name_en: String,
    /// The receipt of each verdict.
    pub receipts: [(Verdict, Receipt); 4],
}

/// A drive and the verdict that a receipt gives.
#[derive(Debug, Clone)]
pub struct ReceiptMatch {
    /// The drive.
    pub drive: KnownDrive,
    /// What its check found.
    pub verdict: Verdict,
    /// The right digits.
    pub receipt: Receipt,
    /// A newer release of its edition among the sets.
    pub newer: Option<Release>,
}

/// What twelve digits mean.
#[derive(Debug, Clone)]
pub enum ReceiptAnswer {
    /// They belong to a drive; to several if two sets have the same one.
    Found(Vec<ReceiptMatch>),
    /// A digit was heard or typed wrong; the drives that are one slip away.
    Slip(Vec<ReceiptMatch>),
    /// The digits are right in themselves, but no set at hand has such a drive; drives one slip
    /// away.
    Unknown(Vec<ReceiptMatch>),
}

/// All drives of the sets below the output folder, the newest release first.
///
/// # Errors
/// Fails if there is no set, or one cannot be read.
pub fn known_drives(out: &Path) -> Result<Vec<KnownDrive>, Error> {
    let folders = all_sets(Dist::new(out));
    let folders = folders.map_err(|error| FileError::io(Action::Read, out, error))?;
    if folders.is_empty() {
        let out = out.to_owned();
        return Err(Error::NoSet { out });
    }
    let mut drives = Vec::new();
    for folder in folders {
        let set = ImageSet::read(&folder)?;
        drives.extend(set.recipients.into_iter().map(|record| KnownDrive {
            set: folder.clone(),
            edition: set.edition.clone(),
            release: set.release,
            recipient: record.recipient,
            name_th: record.name_th,
            name_en: record.name_en,
            receipts: Receipt::all_of(&record.tag_manifest_sha256),
        }));
    }
    Ok(drives)
}

/// Finds the drive that typed digits belong to.
///
/// # Errors
/// [`ReceiptError::Form`] if they are not twelve digits.
pub fn find_receipt(drives: &[KnownDrive], typed: &str) -> Result<ReceiptAnswer, ReceiptError> {
    let slips = || -> Result<Vec<ReceiptMatch>, ReceiptError> {
        Ok(matches(drives, &Receipt::near(typed)?))
    };
    match Receipt::parse(typed) {
        Ok(receipt) => {
            let found = matches(drives, &[receipt]);
            Ok(if found.is_empty() {
                ReceiptAnswer::Unknown(slips()?)
            } else {
                ReceiptAnswer::Found(found)
            })
        }
        Err(ReceiptError::CheckDigit) => Ok(ReceiptAnswer::Slip(slips()?)),
        Err(error) => Err(error),
    }
}

fn matches(drives: &[KnownDrive], wanted: &[Receipt]) -> Vec<ReceiptMatch> {
    let mut wanted = wanted.to_vec();
    wanted.sort();
    let newest = |of: &KnownDrive| {
        let same = drives.iter().filter(|drive| drive.edition == of.edition);
        same.map(|drive| drive.release).max()
    };
    let mut found = Vec::new();
    for drive in drives {
        for (verdict, receipt) in drive.receipts {
            if wanted.binary_search(&receipt).is_ok() {
                found.push(ReceiptMatch {
                    newer: newest(drive).filter(|newest| *newest > drive.release),
                    drive: drive.clone(),
                    verdict,
                    receipt,
                });
            }
        }
    }
    found
}
