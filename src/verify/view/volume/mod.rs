//! A FAT volume as a view.
//!
//! Owns mapping the FAT reader's findings to faults and remarks. Takes an image file, a disk, or
//! base ‖ tail. Gives a [`FatVolume`].

mod beside;
mod view;
mod words;

#[cfg(test)]
mod tests;

pub use view::FatVolume;
pub(in crate::verify) use view::Medium;
