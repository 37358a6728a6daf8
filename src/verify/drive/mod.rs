//! A drive judged by its files: manifests, seal, unlisted files, verdict, receipt.

mod form;
mod held;
mod listed;
mod look;
mod one_name;
mod question;
mod roots;
mod tags;
mod unlisted;
mod verdict;

#[cfg(test)]
mod tests;

pub use question::Question;
pub(super) use roots::drives_in;
pub use verdict::check_drive;
pub(super) use verdict::{check_seal, identify, verdict};
