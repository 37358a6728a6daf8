//! Parsers and writers of published formats.
//!
//! Owns one module per format. Takes bytes and gives values with typed faults, or takes values and
//! gives bytes. Opens no files and knows nothing of kits.

pub mod bagit;
pub mod content;
pub mod fat32;
#[cfg(feature = "library")]
pub mod first_page;
pub mod gpt;
pub mod mbr;
pub mod minisign;
pub mod sha256sums;
pub mod text;
pub mod webvtt;
pub mod workbook;
