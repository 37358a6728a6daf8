//! Checks whether a drive is intact and genuine, and repairs it.
//!
//! Owns the checks of folders, ZIPs, images, devices and whole image sets. Takes a path and
//! [`Options`], and compares the target with its manifests, its signature and, if available, its
//! image set. Gives a [`Report`] of what is damaged, missing, forged or suspicious. Damage is a
//! result; an [`Error`] means that the check could not be carried out.
//!
//! ```no_run
//! use std::path::Path;
//! use drivepress::base::Work;
//! use drivepress::verify::{Options, verify};
//!
//! let report = verify(Path::new("/media/usb"), &Options::default(), &Work::new())?;
//! println!("{:?}, {} files damaged", report.verdict, report.damaged.len());
//! # Ok::<(), drivepress::verify::Error>(())
//! ```

mod answer;
mod bytes;
mod drive;
mod error;
mod fill;
mod image;
mod platform;
mod repair;
mod set;
mod sets;
mod target;
mod view;

#[cfg(test)]
mod sample;

pub use answer::{
    BagKind, BaseDamage, Counts, Damage, DamagedRange, Danger, Defect, Demand, DriveIdentity,
    DriveProperty, LeftOut, Mismatch, Note, RawName, Receipt, ReceiptError, Report, Seal,
    SealProblem, SetFindings, Suspicion, TargetKind, Verdict, WantedDrive,
};
pub use drive::{
    DOCUMENT_BYTES_MAX, EARLIER_LIST_BYTES_MAX, EARLIER_RELEASES_MAX, FOREIGN_LOOKED_AT_MAX,
    Question, XML_BYTES_MAX, check_drive,
};
pub use error::{Error, RepairError, SetError};
pub use fill::{Fill, FillError, FillPlaces, FillSource, Filled, ReadBack, fill};
pub use repair::{BadSource, Extras, Hindrance, Repair, Repaired, Unmended, repair};
pub use target::{ImageComparison, Options, verify};
pub use view::{
    FILES_MAX, FatVolume, FileEntry, Files, FolderView, ReadWork, Special, SpecialKind, ViewFault,
    ViewFiles, ViewRemark, Zip,
};
