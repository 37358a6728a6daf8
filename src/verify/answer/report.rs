//! What was found: a value that `cli` puts into words and `--json` writes as it is.
//!
//! The JSON of a [`Report`] has one object a target: `target`, `kind`, `verdict`, `bag`,
//! `identity`, `signature`, `mismatches`, `counts`, `damaged`, `missing`, `suspicious`, `system_files`,
//! `added`, `notes`, `ranges`, `receipt`, and `set` for an image set. Names are as they are on the
//! drive, with every character that a reader could not see written as `\u{…}`.

use std::fmt;

use serde::{Serialize, Serializer};
use unicode_normalization::UnicodeNormalization as _;

use super::damage::{Damage, Note, Suspicion};
use super::mismatch::Mismatch;
use super::ranges::DamagedRange;
use super::receipt::Receipt;
use super::seal::Seal;
use crate::base::escaped;
use crate::verify::set::SetFindings;

/// A name from a drive, as it is. Serialized and shown with unseen characters written out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RawName(String);

impl RawName {
    /// Takes a name as it is.
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The name as it is: for comparing, never for printing.
    pub fn as_raw(&self) -> &str {
        &self.0
    }

    /// As shown; beside another name that looks the same on paper (composed or not, both
    /// spellings of ำ) with the code points that tell them apart.
    pub(in crate::verify) fn beside(&self, other: &Self) -> String {
        let is_alike = self.0 != other.0 && self.0.nfkc().eq(other.0.nfkc());
        if !is_alike {
            return self.to_string();
        }
        let spelled = |letter: char| match letter {
            ' '..='~' => letter.to_string(),
            _ => letter.escape_unicode().to_string(),
        };
        self.0.chars().map(spelled).collect()
    }
}

impl fmt::Display for RawName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A name of blanks alone is drawn as nothing: worms call their folders so.
        let is_blank = |part: &str| !part.is_empty() && part.chars().all(char::is_whitespace);
        if !self.0.split('/').any(is_blank) {
            return f.write_str(&escaped(&self.0));
        }
        for (number, part) in self.0.split('/').enumerate() {
            if number > 0 {
                f.write_str("/")?;
            }
            if is_blank(part) {
                write!(f, "{}", part.escape_unicode())?;
            } else {
                f.write_str(&escaped(part))?;
            }
        }
        Ok(())
    }
}

impl Serialize for RawName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

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

/// The answer, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Bit for bit what the image set says.
    Pristine,
    /// All files are right.
    Intact,
    /// All files are right, and it is another drive than the one that was meant.
    Another,
    /// All files are right, and programs, shortcuts or disguises lie beside them.
    Suspicious,
    /// A bag of others whose only list is of an algorithm that is not known here: neither right
    /// nor wrong.
    NotChecked,
    /// Something differs, is missing, or is listed twice.
    Damaged,
    /// A signature is wrong, missing or somebody else's.
    Forged,
    /// No drive of ours and no bag.
    NotOurs,
}

impl Verdict {
    /// Whether the answer is yes (exit code 0).
    pub fn is_yes(self) -> bool {
        matches!(self, Self::Pristine | Self::Intact)
    }
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

/// Who a drive says it is, in its own words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Identity {
    /// The campaign.
    pub campaign: Option<RawName>,
    /// The edition.
    pub edition: Option<RawName>,
    /// The release.
    pub release: Option<RawName>,
    /// A district's code, or `master`.
    pub district: Option<RawName>,
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
}
