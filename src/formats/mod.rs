//! Parsers and writers of published formats: bytes to values and back. Opens no files and knows
//! nothing of kits.

pub mod bagit;
pub mod content;
pub mod fat32;
pub mod gpt;
pub mod mbr;
pub mod minisign;
pub mod sha256sums;
pub mod text;
pub mod webvtt;
