//! Searches Office documents: Open XML and OpenDocument packages fully, old Office files and RTF
//! for signs of danger. Takes a package as a source and the others as bytes; adds to the caller's
//! `Findings`.

mod compound;
mod fields;
mod old;
mod package;
mod relationship;
mod rich_text;

pub(super) use old::look_into_compound_file;
pub use package::PART_HEAD_BYTES;
pub(super) use package::look_into_package;
pub(super) use rich_text::look_into_rtf;
