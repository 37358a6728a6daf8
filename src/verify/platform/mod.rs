//! What differs between operating systems while reading.
//!
//! Owns one file per system with the same functions. Takes paths and open files. Gives plain files
//! opened safely, and marks that identify folders.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub(super) use unix::{
    FolderMark, folder_mark, forget_cached, is_block_device, is_raw_disk, open_plain_file,
};
#[cfg(windows)]
pub(super) use windows::{
    FolderMark, folder_mark, forget_cached, is_block_device, is_raw_disk, open_plain_file,
};
