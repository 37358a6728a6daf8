//! The records of a ZIP.
//!
//! Owns parsing the end record, directory entries and local headers. Takes bytes. Gives parsed
//! records and the fields that disagree.

pub(super) mod end;
pub(super) mod entry;
pub(super) mod local;
