//! Arguments, words, bars: the only place that prints or knows a terminal.

mod exit;

pub use exit::Exit;

use std::ffi::OsString;

/// Runs one command and tells how it ended.
pub fn run(_arguments: impl IntoIterator<Item = OsString>) -> Exit {
    Exit::Done
}
