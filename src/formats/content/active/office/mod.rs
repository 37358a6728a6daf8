//! Office documents: Open XML and OpenDocument packages, old compound files, RTF.

mod compound;
mod fields;
mod old_formats;
mod package;
mod relationship;
mod rtf;

pub(super) use old_formats::look_into_compound_file;
pub(super) use package::look_into_package;
pub(super) use rtf::look_into_rtf;
