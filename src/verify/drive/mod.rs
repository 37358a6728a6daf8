//! A drive judged by its files: manifests, seal, unlisted files, verdict, receipt.

mod form;
mod held;
mod listed;
mod look;
mod one_name;
mod roots;
mod tags;
mod unlisted;
mod verdict;

#[cfg(test)]
mod tests;

pub(super) use roots::drives_in;
pub use verdict::{Question, check_drive};
pub(super) use verdict::{check_seal, identify, verdict};
