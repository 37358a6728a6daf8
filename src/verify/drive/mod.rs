//! A drive judged by its files: manifests, seal, unlisted files, verdict, receipt.

mod fetch;
mod index;
mod kept;
mod listed;
mod root_lists;
mod tags;
mod unlisted;
mod verdict;

#[cfg(test)]
mod tests;

pub(super) use tags::DISTRICT_SCRIPT;
pub use verdict::{Question, check_drive};
pub(super) use verdict::{check_seal, identify, verdict};
