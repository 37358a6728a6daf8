//! Terminal functions that differ by operating system, one file per system.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub(super) use unix::{has_own_console, show_colours};
#[cfg(windows)]
pub(super) use windows::{has_own_console, show_colours};
