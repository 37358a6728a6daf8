//! Is a drive intact and genuine? Folders, ZIPs, images, devices and whole image sets, held
//! against their manifests, their signature and, where it is at hand, their image set.
//!
//! "No" is a result: a [`Report`] says what is damaged, missing, forged or suspicious. An
//! [`Error`] means that it could not be found out.
//!
//! ```no_run
//! use std::path::Path;
//! use drivepress::base::Quiet;
//! use drivepress::verify::{Options, verify};
//!
//! let report = verify(Path::new("/media/usb"), &Options::default(), &Quiet)?;
//! println!("{:?}, {} files damaged", report.verdict, report.damaged.len());
//! # Ok::<(), drivepress::verify::Error>(())
//! ```

mod bytes;
mod damage;
mod danger;
mod drive;
mod error;
mod folder;
mod hash;
mod hits;
mod image;
mod mistaken;
mod platform;
mod ranges;
mod receipt;
mod repair;
mod report;
mod seal;
mod set;
mod sets;
mod target;
mod view;
mod volume;
mod zip;

#[cfg(test)]
mod memory;
#[cfg(test)]
mod sample;

pub use self::zip::Zip;
pub use damage::{Damage, Danger, Defect, Note, Suspicion};
pub use drive::{Question, check_drive};
pub use error::{Error, RepairError, SetError};
pub use folder::Folder;
pub use ranges::DamagedRange;
pub use receipt::{Receipt, ReceiptError};
pub use repair::{Act, BadSource, Extras, Hindrance, Repair, Repaired, Unmended, repair};
pub use report::{BagKind, Counts, Identity, RawName, Report, TargetKind, Verdict};
pub use seal::{Seal, SealProblem};
pub use set::{BaseDamage, SetFindings};
pub use target::{Judge, Options, verify};
pub use view::{
    FILES_MAX, FileEntry, Files, Listing, ReadWork, Special, SpecialKind, ViewFault, ViewRemark,
};
pub use volume::FatVolume;
