//! Checks a drive file by file: manifests, seal, unlisted files, verdict, receipt.
//!
//! Owns the rules by which a file is right, missing, damaged, added or dangerous. Takes a view of
//! the files and a [`Question`]. Gives a [`Report`](super::Report).

mod earlier;
mod form;
mod held;
mod listed;
mod one_name;
mod question;
mod roots;
mod tags;
mod unlisted;
mod unlisted_files;
mod verdict;
mod words;

#[cfg(test)]
mod tests;

pub(super) use earlier::earlier_releases;
pub use earlier::{EARLIER_LIST_BYTES_MAX, EARLIER_RELEASES_MAX};
pub use question::Question;
pub(super) use roots::drives_in;
pub use unlisted::FOREIGN_LOOKED_AT_MAX;
pub use unlisted_files::{DOCUMENT_BYTES_MAX, XML_BYTES_MAX};
pub use verdict::check_drive;
pub(super) use verdict::{check_seal, identify, verdict};
