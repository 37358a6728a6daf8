//! Differences between operating systems: one file per system, all with the same functions.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub(crate) use unix::{
    begin_writing_back, exact_path, exchange, held_file, is_held, is_kept_elsewhere, is_same_file,
    is_volume_root, let_all_read, let_change, may_pass, open_file, read_exact_at, remove_entry,
    set_direct, sync_directory, sync_drive, sync_filesystem,
};
#[cfg(windows)]
pub(crate) use windows::{
    begin_writing_back, exact_path, exchange, held_file, is_held, is_kept_elsewhere, is_same_file,
    is_volume_root, let_all_read, let_change, may_pass, open_file, read_exact_at, remove_entry,
    set_direct, sync_directory, sync_drive, sync_filesystem,
};
