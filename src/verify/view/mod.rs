//! The files of a drive, stored in a folder, a ZIP, a FAT volume or memory.
//!
//! Owns [`Files`], the only interface for listing and reading a drive, and its four
//! implementations. Takes a path or bytes. Gives a [`Listing`], file contents and digests.
//!
//! A view lists every entry, including those that no drive should have (links, devices, two files
//! with the same name, crossing cluster chains). It opens only plain files and never follows a
//! link.

mod fault;
mod files;
mod folder;
mod hash;
#[cfg(test)]
mod memory;
mod volume;
mod zip;

pub use fault::{FILES_MAX, ViewFault, ViewRemark};
pub use files::{FileEntry, Files, ReadWork, Special, SpecialKind, ViewFiles};
pub(super) use files::{read_first, small_file};
pub use folder::FolderView;
pub(super) use hash::{CHUNK_BYTES, FileRead, HashJob, Outcome, fill, gone, hash_files};
#[cfg(test)]
pub(super) use memory::Memory;
pub use volume::FatVolume;
pub(super) use volume::Medium;
pub use zip::Zip;
