//! What the operating systems do differently while reading, one file each with the same functions.

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
