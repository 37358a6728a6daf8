//! Is a drive intact and genuine? Folders, ZIPs, images, devices and whole image sets, held
//! against their manifests, their signature and, where it is at hand, their image set.
//!
//! "No" is a result: a [`Report`] says what is damaged, missing, forged or suspicious. An
//! [`Error`] means that it could not be found out.
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
    Asked, BagKind, BaseDamage, Counts, Damage, DamagedRange, Danger, Defect, Demand, Identity,
    LeftOut, Mark, Mismatch, Note, RawName, Receipt, ReceiptError, Report, Seal, SealProblem,
    SetFindings, Suspicion, TargetKind, Verdict,
};
pub use drive::{Question, check_drive};
pub use error::{Error, RepairError, SetError};
pub use repair::{BadSource, Extras, Hindrance, Repair, Repaired, Unmended, repair};
pub use target::{Judge, Options, verify};
pub use view::{
    FILES_MAX, FatVolume, FileEntry, Files, Folder, Listing, ReadWork, Special, SpecialKind,
    ViewFault, ViewRemark, Zip,
};
