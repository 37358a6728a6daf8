//! Writes drives to sticks, and finds out what a stick is.
//!
//! Owns the look at a device before anything is written to it (which it is, whether it may be
//! written), the writing with its reading back, and the search for sticks that lie about their
//! size. Takes a path of a device and a recipient's image of a set. Gives a [`DeviceOutcome`].
//!
//! Nothing but the named device is written, and only while this run holds it alone. Success is
//! told only of bytes that were read back from the device. The first MiB, with the partition
//! table, is written last; until then the [`UnfinishedMark`](crate::drive::UnfinishedMark) lies in
//! its place.

mod access;
mod error;
mod identity;
#[cfg(test)]
mod liar;
mod medium;
mod open;
mod outcome;
mod platform;
mod probe;
mod source;
mod write;

pub use access::{Access, FileTargets};
pub use error::{DeviceRefusal, Error};
pub use identity::{DeviceIdentity, DeviceKind};
pub(crate) use open::check_names;
pub use open::{ListedDevice, OpenDevice, list_devices};
pub use outcome::{DeviceOutcome, ReadBackFrom, StickVerdict};
pub use probe::{ProbeFinding, probe};
pub use source::DriveSource;
pub use write::{StickPlan, plan_stick, write_stick};
