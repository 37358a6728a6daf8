//! Terminal functions that differ by operating system, one file per system.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(all(unix, feature = "library"))]
pub(super) use unix::limit_memory;
#[cfg(unix)]
pub(super) use unix::{has_own_console, show_colours};
#[cfg(all(windows, feature = "library"))]
pub(super) use windows::limit_memory;
#[cfg(windows)]
pub(super) use windows::{has_own_console, show_colours};
