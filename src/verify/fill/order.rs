//! A fill's input and result.

use std::path::Path;

use serde::Serialize;

use crate::base::Mode;
use crate::drive::Recipient;
use crate::formats::minisign::PublicKey;
use crate::verify::answer::{DriveIdentity, RawName, Report};

/// Where the files come from.
#[derive(Debug, Clone, Copy)]
pub enum FillSource<'a> {
    /// The image of a recipient in an image set.
    Set {
        /// The set's folder.
        folder: &'a Path,
        /// Whose drive.
        recipient: &'a Recipient,
    },
    /// The ZIP of an update, or a drive's whole ZIP or image. What an update lacks must be on the
    /// stick already.
    Update {
        /// The file.
        file: &'a Path,
    },
}

/// Which folders may be filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FillPlaces {
    /// Only the root of a volume: a mounted stick.
    Volumes,
    /// Also any other folder that is empty or holds a drive.
    AnyFolder,
}

/// The source and options of a fill.
#[derive(Debug, Clone, Copy)]
pub struct Fill<'a> {
    /// Where the files come from.
    pub source: FillSource<'a>,
    /// The key that source and result must be signed by.
    pub key: Option<&'a PublicKey>,
    /// Which folders may be filled.
    pub places: FillPlaces,
    /// Whether to write or only report.
    pub mode: Mode,
}

/// How far the written files were read back from the stick itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadBack {
    /// The system dropped its cache of the written files before they were read.
    PastTheCache,
    /// The system was asked to drop its cache, and does not say whether it did.
    CacheAsked,
    /// The system may have answered from its cache.
    MayBeCached,
}

impl ReadBack {
    /// What this system does.
    pub(super) fn of_system() -> Self {
        if cfg!(target_os = "linux") {
            Self::PastTheCache
        } else if cfg!(windows) {
            Self::CacheAsked
        } else {
            Self::MayBeCached
        }
    }
}

/// The result of a fill, or of a dry run.
#[derive(Debug, Clone, Serialize)]
pub struct Filled {
    /// The stick as the caller gave it.
    pub target: RawName,
    /// What the source is.
    pub drive: DriveIdentity,
    /// What was on the stick before.
    pub before: DriveIdentity,
    /// Files that were written, or would be, in this order.
    pub written: Vec<RawName>,
    /// Their bytes.
    pub written_bytes: u64,
    /// How many files were right already.
    pub kept: usize,
    /// Their bytes.
    pub kept_bytes: u64,
    /// Files of the drive before that were taken away, or would be.
    pub removed: Vec<RawName>,
    /// Files of the drive before that were changed since, and stay.
    pub left: Vec<RawName>,
    /// Bytes that the written files need on the stick beyond what they replace.
    pub needed_bytes: u64,
    /// Bytes that were free before; `None` if the system does not tell.
    pub free_bytes: Option<u64>,
    /// How the written files were read back.
    pub read_back: ReadBack,
    /// The check after the fill; `None` for a dry run.
    pub report: Option<Report>,
}
