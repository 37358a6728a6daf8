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
mod danger;
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

pub use answer::damage::{Damage, Danger, Defect, Note, Suspicion};
pub use answer::mismatch::{Asked, Demand, Mark, Mismatch};
pub use answer::ranges::DamagedRange;
pub use answer::receipt::{Receipt, ReceiptError};
pub use answer::report::{BagKind, Counts, Identity, RawName, Report, TargetKind, Verdict};
pub use answer::seal::{Seal, SealProblem};
pub use drive::{Question, check_drive};
pub use error::{Error, RepairError, SetError};
pub use repair::{Act, BadSource, Extras, Hindrance, Repair, Repaired, Unmended, repair};
pub use set::{BaseDamage, SetFindings};
pub use target::{Judge, Options, verify};
pub use view::folder::Folder;
pub use view::volume::FatVolume;
pub use view::zip::Zip;
pub use view::{
    FILES_MAX, FileEntry, Files, Listing, ReadWork, Special, SpecialKind, ViewFault, ViewRemark,
};
