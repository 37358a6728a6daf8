//! The records of a ZIP: the end of its directory, the directory's entries, the headers before the data.

pub(super) mod end;
pub(super) mod entry;
pub(super) mod local;
