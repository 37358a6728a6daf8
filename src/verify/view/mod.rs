//! The files of a drive, however they are kept: in a folder, a ZIP, a FAT volume, in memory.
//!
//! Owns [`Files`], the one way to list and read a drive, and its four kinds. A view lists
//! everything there is, also what no drive should have (links, devices, two files of one name,
//! chains that cross), and opens plain files for reading. It never follows a link. Takes a place
//! on a disk or bytes; gives a [`Listing`], the contents of files and their digests.

mod fault;
mod files;
mod folder;
mod hash;
#[cfg(test)]
mod memory;
mod volume;
mod zip;

pub use fault::{FILES_MAX, ViewFault, ViewRemark};
pub(super) use files::read_first;
pub use files::{FileEntry, Files, Listing, ReadWork, Special, SpecialKind};
pub use folder::Folder;
pub(super) use hash::{CHUNK_BYTES, FileRead, Job, Outcome, fill, gone, hash_files};
#[cfg(test)]
pub(super) use memory::Memory;
pub use volume::FatVolume;
pub(super) use volume::Medium;
pub use zip::Zip;
