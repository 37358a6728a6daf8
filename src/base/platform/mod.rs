//! What the operating systems do differently, one file each with the same functions.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub(crate) use unix::{
    begin_writing_back, exchange, is_same_file, let_all_read, open_file, read_exact_at, set_direct,
    sync_directory, sync_filesystem,
};
#[cfg(windows)]
pub(crate) use windows::{
    begin_writing_back, exchange, is_same_file, let_all_read, open_file, read_exact_at, set_direct,
    sync_directory, sync_filesystem,
};
