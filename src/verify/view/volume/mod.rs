//! A FAT volume as a view: an image file, a disk, base ‖ tail.

mod beside;
mod view;
mod words;

#[cfg(test)]
mod tests;

pub use view::FatVolume;
pub(in crate::verify) use view::Medium;
