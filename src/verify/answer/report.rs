//! The report: a value that `cli` prints and `--json` serializes unchanged.
//!
//! The JSON has one [`Report`] object per target: `target`, `kind`, `verdict`, `bag`, `identity`,
//! `signature`, `mismatches`, `counts`, `damaged`, `missing`, `suspicious`, `system_files`,
//! `added`, `left_over`, `notes`, `ranges`, `receipt`, and `set` for an image set. Names are verbatim, with
//! every invisible character escaped as `\u{…}`.

use serde::Serialize;

use super::damage::{Damage, Note};
use super::danger::Suspicion;
use super::identity::DriveIdentity;
use super::mismatch::{Demand, DriveProperty, Mismatch, WantedDrive, is_same};
use super::name::RawName;
use super::receipt::Receipt;
use super::seal::Seal;
use super::set_findings::{DamagedRange, SetFindings};
use super::verdict::Verdict;
use crate::drive::{Recipient, Release};

/// The kind of target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TargetKind {
    /// A folder, or a mounted drive.
    Folder,
    /// A ZIP file.
    Zip,
    /// A file with a FAT volume or a partition table.
    Image,
    /// A disk.
    Device,
    /// A folder with a base and its tails.
    ImageSet,
    /// None of these.
    Other,
}

/// What kind of bag was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BagKind {
    /// One of our drives.
    Ours,
    /// A BagIt bag, not one of our drives.
    Foreign,
    /// Neither.
    None,
}

/// How much was checked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Files compared with a manifest.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
}

/// Everything found about one target.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The target as the user gave it.
    pub target: RawName,
    /// The kind of target.
    pub kind: TargetKind,
    /// The verdict.
    pub verdict: Verdict,
    /// The kind of bag.
    pub bag: BagKind,
    /// What it says it is.
    pub identity: DriveIdentity,
    /// The result of checking its signature.
    pub signature: Seal,
    /// Marks that differ from the expected drive's.
    pub mismatches: Vec<Mismatch>,
    /// How much was checked.
    pub counts: Counts,
    /// Differences from the manifests, sorted by path.
    pub damaged: Vec<Damage>,
    /// Listed files that are missing.
    pub missing: Vec<RawName>,
    /// Programs, scripts, shortcuts, disguises: files that should not be opened.
    pub suspicious: Vec<Suspicion>,
    /// Unlisted files that an operating system created.
    pub system_files: Vec<RawName>,
    /// Unlisted files that are harmless by name and content.
    pub added: Vec<RawName>,
    /// Unlisted files that an earlier release of the drive listed, unchanged, and the lists that
    /// prove it: an update by unpacking removes nothing.
    pub left_over: Vec<RawName>,
    /// Listed files that were not checked because another program has them locked.
    #[serde(skip)]
    pub not_checked: Vec<RawName>,
    /// Remarks that do not change the verdict.
    pub notes: Vec<Note>,
    /// Ranges of an image that differ from its set.
    pub ranges: Vec<DamagedRange>,
    /// For reading aloud; only for our drives.
    pub receipt: Option<Receipt>,
    /// Only for an image set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set: Option<SetFindings>,
}

impl Report {
    /// An empty report.
    pub(in crate::verify) fn new(target: &str, kind: TargetKind) -> Self {
        Self {
            target: RawName::new(target),
            kind,
            verdict: Verdict::NotOurs,
            bag: BagKind::None,
            identity: DriveIdentity::default(),
            signature: Seal::NotLookedFor,
            mismatches: Vec::new(),
            counts: Counts::default(),
            damaged: Vec::new(),
            missing: Vec::new(),
            suspicious: Vec::new(),
            system_files: Vec::new(),
            added: Vec::new(),
            left_over: Vec::new(),
            not_checked: Vec::new(),
            notes: Vec::new(),
            ranges: Vec::new(),
            receipt: None,
            set: None,
        }
    }

    /// Whether the drive still waits for its signature. This is reported as such, not as a forgery.
    pub fn waits_for_signature(&self) -> bool {
        matches!(self.signature, Seal::Waits { .. })
    }
    /// Adds a mismatch, once per mark and expected value.
    pub(in crate::verify) fn take_mismatch(&mut self, mismatch: Mismatch) {
        let is_told =
            |known: &Mismatch| known.mark == mismatch.mark && known.wanted == mismatch.wanted;
        if !self.mismatches.iter().any(is_told) {
            self.mismatches.push(mismatch);
        }
        // Damage, forgery and programs are worse and remain the verdict.
        if self.verdict.is_yes() {
            self.verdict = Verdict::Another;
        }
    }

    /// Compares the drive with what the caller asked for.
    pub(in crate::verify) fn check_asked(&mut self, asked: &WantedDrive) {
        let release = asked.release.as_ref().map(Release::to_string);
        let district = asked.district.as_ref().map(Recipient::to_string);
        let wanted = [
            (DriveProperty::Release, release),
            (DriveProperty::District, district),
        ];
        for (mark, wanted) in wanted {
            let Some(wanted) = wanted else { continue };
            let found = self.identity.mark(mark);
            if !is_same(mark, found.map(RawName::as_raw), &wanted) {
                let found = found.cloned();
                self.take_mismatch(Mismatch {
                    mark,
                    wanted: RawName::new(wanted),
                    found,
                    by: Demand::Asked,
                });
            }
        }
    }
}
