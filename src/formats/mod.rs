//! Bytes to values and back by published specifications; opens no file, knows no kit.

pub mod bagit;
pub mod content;
pub mod fat32;
pub mod gpt;
pub mod mbr;
pub mod minisign;
pub mod sha256sums;
pub mod text;
pub mod webvtt;
