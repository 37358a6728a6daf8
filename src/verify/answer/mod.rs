//! The result of verification: the report and everything in it.
//!
//! Owns the result's values: the [`Report`] with its [`Verdict`], [`Damage`], [`Suspicion`]s,
//! [`Note`]s, [`Mismatch`]es, the [`Seal`] and the [`Receipt`]; also judges the seal. Takes the
//! findings of the drive and set readers. Gives values that `cli` prints and `--json` serializes.

mod damage;
mod danger;
mod identity;
mod mismatch;
mod name;
mod receipt;
mod report;
mod seal;
mod set_findings;
mod verdict;

pub use damage::{Damage, Defect, LeftOut, Note};
pub use danger::{Danger, Suspicion};
pub use identity::DriveIdentity;
pub use mismatch::{Demand, DriveProperty, Mismatch, WantedDrive};
pub use name::RawName;
pub use receipt::{Receipt, ReceiptError};
pub use report::{BagKind, Counts, Report, TargetKind};
pub(super) use seal::{Evidence, judge_seal, keys_in};
pub use seal::{Seal, SealProblem};
pub(super) use set_findings::RANGES_MAX;
pub use set_findings::{BaseDamage, DamagedRange, SetFindings};
pub use verdict::Verdict;
