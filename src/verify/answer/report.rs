//! What was found: a value that `cli` puts into words and `--json` writes as it is.
//!
//! The JSON of a [`Report`] has one object a target: `target`, `kind`, `verdict`, `bag`,
//! `identity`, `signature`, `mismatches`, `counts`, `damaged`, `missing`, `suspicious`, `system_files`,
//! `added`, `notes`, `ranges`, `receipt`, and `set` for an image set. Names are as they are on the
//! drive, with every character that a reader could not see written as `\u{…}`.

use serde::Serialize;

use super::damage::{Damage, Note};
use super::danger::Suspicion;
use super::identity::Identity;
use super::mismatch::{Asked, Demand, Mark, Mismatch, is_same};
use super::name::RawName;
use super::receipt::Receipt;
use super::seal::Seal;
use super::set_findings::{DamagedRange, SetFindings};
use super::verdict::Verdict;
use crate::drive::{Recipient, Release};

/// What was looked at.
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

/// How much was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Files held against a manifest.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
}

/// Everything found about one target.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The target as the user gave it.
    pub target: RawName,
    /// What it is.
    pub kind: TargetKind,
    /// The answer.
    pub verdict: Verdict,
    /// What kind of bag.
    pub bag: BagKind,
    /// Who it says it is.
    pub identity: Identity,
    /// What its signature says.
    pub signature: Seal,
    /// Where it is another drive than it should be.
    pub mismatches: Vec<Mismatch>,
    /// How much was read.
    pub counts: Counts,
    /// What differs from the manifests, sorted by path.
    pub damaged: Vec<Damage>,
    /// Listed files that are not there.
    pub missing: Vec<RawName>,
    /// Programs, scripts, shortcuts, disguises: what not to open.
    pub suspicious: Vec<Suspicion>,
    /// Unlisted files that an operating system put there by itself.
    pub system_files: Vec<RawName>,
    /// Unlisted files of people and machines, harmless by name and content.
    pub added: Vec<RawName>,
    /// Listed files that another program has open, so that they were not checked.
    #[serde(skip)]
    pub not_checked: Vec<RawName>,
    /// What is worth a word and changes no verdict.
    pub notes: Vec<Note>,
    /// Ranges of an image that differ from its set's.
    pub ranges: Vec<DamagedRange>,
    /// For reading aloud; only for drives of ours.
    pub receipt: Option<Receipt>,
    /// For an image set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set: Option<SetFindings>,
}

impl Report {
    /// A report that says nothing yet.
    pub(in crate::verify) fn new(target: &str, kind: TargetKind) -> Self {
        Self {
            target: RawName::new(target),
            kind,
            verdict: Verdict::NotOurs,
            bag: BagKind::None,
            identity: Identity::default(),
            signature: Seal::NotLookedFor,
            mismatches: Vec::new(),
            counts: Counts::default(),
            damaged: Vec::new(),
            missing: Vec::new(),
            suspicious: Vec::new(),
            system_files: Vec::new(),
            added: Vec::new(),
            not_checked: Vec::new(),
            notes: Vec::new(),
            ranges: Vec::new(),
            receipt: None,
            set: None,
        }
    }

    /// Whether the only thing that is not right with the signature is that the drive still waits
    /// for it: told as that, not as a forgery.
    pub fn waits_for_signature(&self) -> bool {
        matches!(self.signature, Seal::Waits { .. })
    }
    /// Adds a mark that does not fit; told once a mark and value.
    pub(in crate::verify) fn take_mismatch(&mut self, mismatch: Mismatch) {
        let is_told =
            |known: &Mismatch| known.mark == mismatch.mark && known.wanted == mismatch.wanted;
        if !self.mismatches.iter().any(is_told) {
            self.mismatches.push(mismatch);
        }
        // Damage, forgery and programs are worse, and stay the answer.
        if self.verdict.is_yes() {
            self.verdict = Verdict::Another;
        }
    }

    /// Holds the drive against what the caller asked for.
    pub(in crate::verify) fn check_asked(&mut self, asked: &Asked) {
        let release = asked.release.as_ref().map(Release::to_string);
        let district = asked.district.as_ref().map(Recipient::to_string);
        let wanted = [(Mark::Release, release), (Mark::District, district)];
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
